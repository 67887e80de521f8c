/* What all commands share: complaints, reading and writing. */
#include "config.h"

#include "app/cli/command.h"
#include "engine/base/finding-text.h"
#include "engine/document/locale-folder.h"
#include "engine/io/design-file.h"
#include "engine/io/limits.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void
complain_safely (const char *message)
{
  g_autofree char *safe = avt_text_for_terminal (message);

  fprintf (stderr, "archivolt-cli: %s\n", safe);
}

/** avt_complain: one line on standard error. */
void
avt_complain (const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list values;

  va_start (values, format);
  message = g_strdup_vprintf (format, values);
  va_end (values);
  complain_safely (message);
}

/** avt_remark: one line on standard error that --quiet silences. */
void
avt_remark (const AvtArguments *arguments, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list values;

  if (avt_arguments_is_quiet (arguments))
    return;
  va_start (values, format);
  message = g_strdup_vprintf (format, values);
  va_end (values);
  complain_safely (message);
}

/** avt_remark_faces: says so when @faces lack what could be drawn on another day. */
void
avt_remark_faces (const AvtArguments *arguments, AvtFaceStore *faces)
{
  if (avt_face_store_has_given_up (faces))
    avt_remark (arguments, _("archivolt-svg does not answer; pictures are left out"));
}

/** avt_remark_unused: says so when @option was given though it is only for @use. */
void
avt_remark_unused (const AvtArguments *arguments, const char *option, const char *use)
{
  if (avt_arguments_has (arguments, option))
    avt_remark (arguments, _("--%s: changes nothing here; it is for %s"), option, use);
}

/** avt_refuse_usage: Returns: the exit code for it, after complaining and pointing at the help */
AvtExit
avt_refuse_usage (const AvtArguments *arguments, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list values;

  va_start (values, format);
  message = g_strdup_vprintf (format, values);
  va_end (values);
  complain_safely (message);
  avt_complain (_("see archivolt-cli %s --help"), avt_arguments_get_command (arguments)->name);
  return AVT_EXIT_USAGE;
}

/* What the system refused is unreadable; what was read and makes no sense is invalid. */
static AvtExit
exit_of (const GError *error)
{
  if (error->domain != AVT_IO_ERROR)
    return AVT_EXIT_USAGE;
  switch ((AvtIOError) error->code)
    {
    case AVT_IO_ERROR_SYNTAX:
    case AVT_IO_ERROR_LIMIT:
    case AVT_IO_ERROR_INVALID:
    case AVT_IO_ERROR_VERSION:
      return AVT_EXIT_USAGE;
    case AVT_IO_ERROR_FAILED:
    case AVT_IO_ERROR_NOT_FOUND:
    case AVT_IO_ERROR_NOT_REGULAR:
    case AVT_IO_ERROR_DENIED:
    case AVT_IO_ERROR_READ_ONLY:
    case AVT_IO_ERROR_FULL:
    case AVT_IO_ERROR_CHANGED:
    case AVT_IO_ERROR_HARD_LINK:
    case AVT_IO_ERROR_READ_BACK:
    case AVT_IO_ERROR_NOT_SYNCED:
    case AVT_IO_ERROR_LOCKED:
      return AVT_EXIT_UNREADABLE;
    }
  return AVT_EXIT_UNREADABLE;
}

/** avt_refuse_input: Returns: 2 or 3, after complaining */
AvtExit
avt_refuse_input (const GError *error)
{
  complain_safely (error->message);
  return exit_of (error);
}

/** avt_refuse_output: Returns: 4, after complaining */
AvtExit
avt_refuse_output (const GError *error)
{
  complain_safely (error->message);
  return AVT_EXIT_UNWRITTEN;
}

static gboolean
is_standard (const char *path)
{
  return strcmp (path, "-") == 0;
}

/** avt_input_name: Returns: how messages call the file @path */
const char *
avt_input_name (const char *path)
{
  return is_standard (path) ? _("standard input") : path;
}

static GBytes *
read_bytes (const char *path, gsize max_bytes, AvtFileState *state, AvtExit *exit)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes = is_standard (path)
                    ? avt_read_stream (STDIN_FILENO, avt_input_name (path), max_bytes, &error)
                    : avt_read_file (path, max_bytes, state, &error);

  if (bytes == NULL)
    *exit = avt_refuse_input (error);
  return bytes;
}

/** avt_read_input: Returns: (transfer full) (nullable): a whole file, or standard input */
GBytes *
avt_read_input (const char *path, gsize max_bytes, AvtExit *exit)
{
  return read_bytes (path, max_bytes, NULL, exit);
}

static AvtDesign *
read_design (const char *path, AvtFileState *state, AvtFileInfo *info, AvtExit *exit)
{
  g_autoptr (GBytes) bytes = read_bytes (path, AVT_LIMIT_DESIGN_BYTES, state, exit);
  g_autoptr (GError) error = NULL;
  AvtDesign *design;

  if (bytes == NULL)
    return NULL;
  design = avt_design_from_bytes (bytes, avt_input_name (path), info, &error);
  if (design == NULL)
    *exit = avt_refuse_input (error);
  return design;
}

AvtDesign *
avt_read_design (const char *path, AvtExit *exit)
{
  return read_design (path, NULL, NULL, exit);
}

/**
 * avt_read_design_to_write:
 * @state: (out) (optional): what the file looked like, for saving over it
 *
 * As avt_read_design(), for commands that write the design again: a file of a newer major version
 * is refused, because what it means by what it holds is not known here.
 */
AvtDesign *
avt_read_design_to_write (const char *path, AvtFileState *state, AvtExit *exit)
{
  AvtFileInfo info = { 0 };
  g_autoptr (AvtDesign) design = read_design (path, state, &info, exit);

  if (design == NULL || !info.read_only)
    return g_steal_pointer (&design);
  avt_complain (_("%s: has version %d.%d, which can be looked at but not written; versions up to "
                  "%d are"),
                path, info.version_major, info.version_minor, AVT_DESIGN_VERSION_MAJOR);
  *exit = AVT_EXIT_USAGE;
  return NULL;
}

static AvtExit
print_bytes (const void *data, gsize length)
{
  if (fwrite (data, 1, length, stdout) == length && fflush (stdout) == 0)
    return AVT_EXIT_DONE;
  avt_complain (_("standard output: cannot be written (%s)"), g_strerror (errno));
  return AVT_EXIT_UNWRITTEN;
}

/**
 * avt_output_is_design:
 *
 * A format that is named apart from the file must not lead to the loss of a design.
 *
 * Returns: whether @output is called as one, or is the one that was read; the complaint was made
 */
gboolean
avt_output_is_design (const AvtArguments *arguments, const char *output)
{
  const char *input = avt_arguments_get (arguments, 0);
  struct stat of_input, of_output;

  if (!g_str_has_suffix (output, AVT_FILE_SUFFIX)
      && !(stat (input, &of_input) == 0 && stat (output, &of_output) == 0
           && of_input.st_dev == of_output.st_dev && of_input.st_ino == of_output.st_ino))
    return FALSE;
  avt_refuse_usage (arguments, _("--output: \"%s\" is a design; choose another name"), output);
  return TRUE;
}

/** avt_write_output: replaces the file whole, or prints on standard output. */
AvtExit
avt_write_output (const char *path, GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  gsize length;
  const void *data = g_bytes_get_data (bytes, &length);

  if (is_standard (path))
    return print_bytes (data, length);
  if (avt_save_atomic (path, bytes, NULL, AVT_SAVE_DEFAULT, &error))
    return AVT_EXIT_DONE;
  return avt_refuse_output (error);
}

/* Says what the user can do, where the library only says that the file is not as expected. */
static AvtExit
refuse_existing (const char *path)
{
  avt_complain (_("%s: the file exists already; choose another name"), path);
  return AVT_EXIT_UNWRITTEN;
}

/**
 * avt_write_design:
 * @state: (nullable): what the file must still look like; all zero: it must not exist; %NULL:
 *   whatever it is
 */
AvtExit
avt_write_design (const char *path, const AvtDesign *design, AvtFileState *state)
{
  g_autoptr (GError) error = NULL;
  gboolean must_be_new = state != NULL && !state->exists;

  if (is_standard (path))
    {
      g_autoptr (GBytes) bytes = avt_design_to_bytes (design);

      return avt_write_output (path, bytes);
    }
  if (avt_design_save (design, path, state, AVT_SAVE_DEFAULT, &error))
    return AVT_EXIT_DONE;
  if (must_be_new && g_error_matches (error, AVT_IO_ERROR, AVT_IO_ERROR_CHANGED))
    return refuse_existing (path);
  return avt_refuse_output (error);
}

/**
 * avt_write_design_back:
 * @path: where to
 * @origin: (nullable): where the design was read
 * @state: what that file looked like
 *
 * Over its own file, which must still be as it was read; any other must be new, for who names a
 * design there by mistake would lose it.
 */
AvtExit
avt_write_design_back (const char *path, const AvtDesign *design, const char *origin,
                       AvtFileState *state)
{
  AvtFileState none = { 0 };

  return avt_write_design (path, design, g_strcmp0 (path, origin) == 0 ? state : &none);
}

/** avt_append_row: appends a line whose words may come from a file. */
void
avt_append_row (GString *text, const char *format, ...)
{
  g_autofree char *row = NULL;
  g_autofree char *safe = NULL;
  va_list values;

  va_start (values, format);
  row = g_strdup_vprintf (format, values);
  va_end (values);
  safe = avt_text_for_terminal (row);
  g_string_append_printf (text, "%s\n", safe);
}

AvtExit
avt_print (const char *text)
{
  return print_bytes (text, strlen (text));
}

AvtExit
avt_print_json (AvtJsonWriter *writer)
{
  gsize length;
  g_autofree char *text = avt_json_writer_finish (writer, &length);

  return print_bytes (text, length);
}

/** avt_print_files: what was written, as JSON where that is asked for. */
AvtExit
avt_print_files (const AvtArguments *arguments, const char *const *files)
{
  AvtJsonWriter *writer;

  if (!avt_arguments_wants_json (arguments) || (files[0] != NULL && is_standard (files[0])))
    return AVT_EXIT_DONE;
  writer = avt_json_writer_new (AVT_JSON_LAYOUT_FILE);
  avt_json_writer_begin_array (writer);
  for (guint i = 0; files[i] != NULL; i++)
    avt_json_writer_string (writer, files[i]);
  avt_json_writer_end_array (writer);
  return avt_print_json (writer);
}

AvtWords *
avt_command_words (const AvtArguments *arguments, const AvtDesign *design)
{
  const char *language = avt_arguments_get_text (arguments, "lang");

  if (language == NULL && design != NULL)
    language = avt_design_get_info (design)->language;
  return avt_words_new (language, avt_locale_folder ());
}

/**
 * avt_command_date:
 *
 * Returns: (nullable): the day to judge by: --as-of, or the newest revision of the design. Never
 *   today: the same input makes the same output on every day.
 */
const char *
avt_command_date (const AvtArguments *arguments, const AvtDesign *design)
{
  const char *date = avt_arguments_get_text (arguments, "as-of");
  const AvtInfo *info = avt_design_get_info (design);

  if (date != NULL)
    return date;
  for (guint i = 0; i < info->revisions.n_records; i++)
    {
      const char *of_revision = avt_record_list_at (info->revisions, AvtRevision, i)->date;

      if (of_revision != NULL && g_strcmp0 (of_revision, date) > 0)
        date = of_revision;
    }
  return date;
}
