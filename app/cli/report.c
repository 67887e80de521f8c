/* archivolt-cli report: documents and sheets. */
#include "config.h"

#include "app/cli/order.h"
#include "diagrams/report/csv.h"
#include "diagrams/report/dump.h"
#include "diagrams/report/kind.h"
#include "diagrams/report/report-pdf.h"
#include "diagrams/report/xlsx.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  const AvtArguments *arguments;
  AvtExportOrder order;
  gboolean has_parts; /* in @order; they may be none */
  AvtReportStyle style;
  AvtDesign *design;
  AvtMemo *memo;
  AvtMeasurer *measurer;
  AvtWords *words;
  AvtFaceStore *faces;
  AvtReport *report;
} Report;

/* What one ending of a file's name stands for. NULL and @error: it could not be made. */
typedef struct
{
  const char *ending;
  gboolean is_of_tables;
  GBytes *(*write) (Report *self, GError **error);
} Format;

static void
report_clear (Report *self)
{
  g_clear_pointer (&self->report, avt_report_unref);
  avt_report_style_clear (&self->style);
  g_clear_pointer (&self->design, avt_design_unref);
  g_clear_pointer (&self->memo, avt_memo_unref);
  g_clear_pointer (&self->measurer, avt_measurer_unref);
  g_clear_pointer (&self->words, avt_words_unref);
  g_clear_pointer (&self->faces, avt_face_store_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Report, report_clear)

static GBytes *
write_pdf (Report *self, GError **error)
{
  g_autoptr (AvtPages) pages = avt_pages_new (self->report, self->measurer);
  GByteArray *bytes = g_byte_array_new ();

  if (avt_pages_write_pdf (pages, avt_export_append_cb, bytes, NULL, NULL, error))
    return g_byte_array_free_to_bytes (bytes);
  g_byte_array_unref (bytes);
  return NULL;
}

static GBytes *
write_xlsx (Report *self, GError **error)
{
  return avt_report_to_xlsx (self->report, error);
}

static GBytes *
write_csv (Report *self, GError **error)
{
  return avt_report_to_csv (self->report,
                            avt_arguments_has (self->arguments, "no-guard") ? AVT_CSV_UNGUARDED
                                                                            : AVT_CSV_DEFAULT);
}

static GBytes *
write_json (Report *self, GError **error)
{
  AvtJsonWriter *writer = avt_json_writer_new (AVT_JSON_LAYOUT_FILE);
  gsize length;
  char *text;

  avt_report_dump (self->report, writer);
  text = avt_json_writer_finish (writer, &length);
  return g_bytes_new_take (text, length);
}

static const Format formats[] = {
  { "pdf", FALSE, write_pdf },
  { "xlsx", TRUE, write_xlsx },
  { "csv", TRUE, write_csv },
  { "json", FALSE, write_json },
};

static const Format *
find_ending (const char *ending)
{
  for (guint i = 0; ending != NULL && i < G_N_ELEMENTS (formats); i++)
    if (g_ascii_strcasecmp (ending, formats[i].ending) == 0)
      return &formats[i];
  return NULL;
}

/* As --format says, or the name ends, or else as the preset says. */
static const Format *
find_format (const Report *self, const char *output)
{
  const char *name = avt_arguments_get_text (self->arguments, "format");
  const char *dot = strrchr (output, '.');
  const Format *format = find_ending (name != NULL ? name : dot != NULL ? dot + 1 : NULL);

  if (format == NULL && avt_arguments_has (self->arguments, "preset"))
    format = find_ending (avt_export_format_get_ending (self->order.format));
  return format;
}

/* By id, or by a name that only one rack has. */
static gboolean
find_rack (Report *self, const char *text, AvtId *rack)
{
  AvtTableIter iter;
  gpointer item;
  guint n_found = 0;

  if (avt_id_parse (text, rack) && avt_design_rack (self->design, *rack) != NULL)
    return TRUE;
  avt_table_iter_init (&iter, avt_design_get_table (self->design, AVT_KIND_RACK));
  while (avt_table_iter_next (&iter, &item))
    if (strcmp (avt_entity_name (item), text) == 0)
      {
        *rack = avt_entity_id (item);
        n_found++;
      }
  return n_found == 1;
}

static int
find_part (const AvtReportKind *kind, const char *nick)
{
  for (int i = 0; kind->parts[i].nick != NULL; i++)
    if (strcmp (kind->parts[i].nick, nick) == 0)
      return i;
  return -1;
}

static char *
list_parts (const AvtReportKind *kind)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; kind->parts[i].nick != NULL; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", kind->parts[i].nick);
  return g_string_free (text, FALSE);
}

/* Those that are named; else those of the preset, unless a detail is named; else of the detail. */
static AvtExit
choose_parts (Report *self)
{
  const AvtReportKind *kind = self->order.report;
  const char *text = avt_arguments_get_text (self->arguments, "parts");
  g_auto (GStrv) nicks = text != NULL ? g_strsplit (text, ",", -1) : NULL;

  if (text != NULL)
    self->order.parts = 0;
  else if (!self->has_parts || avt_arguments_has (self->arguments, "detail"))
    self->order.parts = avt_report_kind_parts_at (kind, self->order.detail);
  for (guint i = 0; nicks != NULL && nicks[i] != NULL; i++)
    {
      int part = find_part (kind, nicks[i]);
      g_autofree char *allowed = list_parts (kind);

      if (part < 0)
        return avt_refuse_usage (self->arguments,
                                 _ ("--parts: \"%s\" is no part of this report; allowed: %s"),
                                 nicks[i], allowed);
      self->order.parts |= 1u << part;
    }
  return AVT_EXIT_DONE;
}

static AvtExit
build (Report *self)
{
  const char *rack_text = avt_arguments_get_text (self->arguments, "rack");
  AvtDiagramContext context = { self->design, self->memo, NULL, self->words };
  AvtId rack = AVT_ID_NONE;
  AvtExit exit;
  g_autoptr (GError) error = NULL;

  if (rack_text != NULL && !find_rack (self, rack_text, &rack))
    return avt_refuse_usage (self->arguments,
                             _ ("--rack: \"%s\" is neither the id nor the only name of a rack"),
                             rack_text);
  self->measurer = avt_measurer_new (&error);
  if (self->measurer == NULL)
    return avt_refuse_output (error);
  context.measurer = self->measurer;
  self->faces = avt_face_store_new_found (self->measurer);
  context.face_store = self->faces;
  exit = avt_command_style (self->arguments, &context, &self->order, &self->style);
  if (exit == AVT_EXIT_DONE)
    exit = choose_parts (self);
  if (exit == AVT_EXIT_DONE)
    self->report = avt_report_kind_build (self->order.report, &context, &self->style,
                                          self->order.parts, rack);
  return exit;
}

static AvtExit
write_report (Report *self, const Format *format, const char *output)
{
  const char *files[] = { output, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = format->write (self, &error);
  AvtExit exit;

  if (bytes == NULL)
    return avt_refuse_output (error);
  avt_remark_faces (self->arguments, self->faces);
  exit = avt_write_output (output, bytes);
  return exit == AVT_EXIT_DONE ? avt_print_files (self->arguments, files) : exit;
}

/* What was asked for and changes nothing in this document. */
static void
remark_unused (const Report *self, const Format *format)
{
  static const char *const looks[] = { "page", "accent", "logo", "font" };

  if (!self->order.report->is_of_racks)
    avt_remark_unused (self->arguments, "rack", _ ("documents of racks"));
  if (strcmp (format->ending, "csv") != 0)
    avt_remark_unused (self->arguments, "no-guard", "CSV");
  for (guint i = 0; strcmp (format->ending, "pdf") != 0 && i < G_N_ELEMENTS (looks); i++)
    avt_remark_unused (self->arguments, looks[i], "PDF");
}

/* The kind is named, or that of the preset. */
static AvtExit
choose_kind (Report *self)
{
  const char *kind = avt_arguments_get_text (self->arguments, "kind");
  AvtExit exit = avt_command_preset (self->arguments, self->design, &self->order);

  if (exit != AVT_EXIT_DONE)
    return exit;
  self->has_parts = avt_arguments_has (self->arguments, "preset");
  if (kind != NULL && avt_report_kind_find (kind) != self->order.report)
    {
      self->order.report = avt_report_kind_find (kind);
      self->has_parts = FALSE;
    }
  if (self->order.report == NULL)
    return avt_refuse_usage (self->arguments,
                             _ ("--preset: \"%s\" is of a diagram; render draws it"),
                             avt_arguments_get_text (self->arguments, "preset"));
  return AVT_EXIT_DONE;
}

/** avt_command_report: archivolt-cli report */
AvtExit
avt_command_report (const AvtArguments *arguments)
{
  g_auto (Report) self
    = { .arguments = arguments,
        .order = { .paper = AVT_PAPER_A4, .detail = AVT_LEVEL_STANDARD } };
  const char *output = avt_arguments_get_text (arguments, "output");
  const Format *format;
  AvtExit exit;

  if (output == NULL
      || (!avt_arguments_has (arguments, "kind") && !avt_arguments_has (arguments, "preset")))
    return avt_refuse_usage (arguments, _ ("report: needs --kind or --preset, and --output"));
  self.design = avt_read_design (avt_arguments_get (arguments, 0), &exit);
  if (self.design == NULL)
    return exit;
  exit = choose_kind (&self);
  if (exit != AVT_EXIT_DONE)
    return exit;
  format = find_format (&self, output);
  if (format == NULL)
    return avt_refuse_usage (arguments,
                             _ ("--output: \"%s\": the name ends with .pdf, .xlsx, .csv or .json, "
                                "or --format says it"),
                             output);
  if (avt_output_is_design (arguments, output))
    return AVT_EXIT_USAGE;
  if (format->is_of_tables && !self.order.report->has_tables)
    return avt_refuse_usage (arguments,
                             _ ("--output: \"%s\": this report has no tables, only pages"),
                             output);
  remark_unused (&self, format);
  self.words = avt_command_order_words (arguments, self.design, &self.order);
  self.memo = avt_memo_new ();
  exit = build (&self);
  return exit == AVT_EXIT_DONE ? write_report (&self, format, output) : exit;
}
