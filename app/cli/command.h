/* What a command sees: its arguments, and the ways to read, write and complain that all commands
 * share. */
#pragma once

#include "app/cli/options.h"
#include "diagrams/scene/face.h"
#include "engine/base/words.h"
#include "engine/design/design.h"
#include "engine/io/json-writer.h"
#include "engine/io/save.h"

G_BEGIN_DECLS

int avt_command_place (int n_words, char **words);

/* Arguments, already checked against the table. */
AvtArguments *avt_arguments_parse (const AvtCommand *command, int n_words, char **words);
AvtArguments *avt_arguments_parse_unfinished (const AvtCommand *command, int n_words,
                                              char **words);
gboolean avt_arguments_takes_options (const AvtArguments *self);
int avt_arguments_get_next (const AvtArguments *self, const AvtOption **option);
void avt_arguments_free (AvtArguments *self);
const AvtCommand *avt_arguments_get_command (const AvtArguments *self);
guint avt_arguments_count (const AvtArguments *self);
const char *avt_arguments_get (const AvtArguments *self, guint i);
gboolean avt_arguments_has (const AvtArguments *self, const char *option);
const char *avt_arguments_get_text (const AvtArguments *self, const char *option);
double avt_arguments_get_number (const AvtArguments *self, const char *option, double fallback);
const char *const *avt_arguments_get_all (const AvtArguments *self, const char *option);
gboolean avt_arguments_is_quiet (const AvtArguments *self);
gboolean avt_arguments_wants_json (const AvtArguments *self);

/* Messages, on standard error as "archivolt-cli: MESSAGE", made safe for terminals. */
void avt_complain (const char *format, ...) G_GNUC_PRINTF (1, 2);
void avt_remark (const AvtArguments *arguments, const char *format, ...) G_GNUC_PRINTF (2, 3);
void avt_remark_faces (const AvtArguments *arguments, AvtFaceStore *faces);
void avt_remark_unused (const AvtArguments *arguments, const char *option, const char *use);
AvtExit avt_refuse_usage (const AvtArguments *arguments, const char *format, ...)
  G_GNUC_PRINTF (2, 3);
AvtExit avt_refuse_input (const GError *error);
AvtExit avt_refuse_output (const GError *error);

/* Input: NULL with @exit set, and the complaint made. "-" is standard input. */
const char *avt_input_name (const char *path);
GBytes *avt_read_input (const char *path, gsize max_bytes, AvtExit *exit);
AvtDesign *avt_read_design (const char *path, AvtExit *exit);
AvtDesign *avt_read_design_to_write (const char *path, AvtFileState *state, AvtExit *exit);

/* Output: the exit code. "-" is standard output. */
gboolean avt_output_is_design (const AvtArguments *arguments, const char *output);
AvtExit avt_write_output (const char *path, GBytes *bytes);
AvtExit avt_write_design (const char *path, const AvtDesign *design, AvtFileState *state);
AvtExit avt_write_design_back (const char *path, const AvtDesign *design, const char *origin,
                               AvtFileState *state);
void avt_append_row (GString *text, const char *format, ...) G_GNUC_PRINTF (2, 3);
AvtExit avt_print (const char *text);
AvtExit avt_print_json (AvtJsonWriter *writer);
AvtExit avt_print_files (const AvtArguments *arguments, const char *const *files);

/** avt_command_words: Returns: (transfer full): the words for --lang, or of the design */
AvtWords *avt_command_words (const AvtArguments *arguments, const AvtDesign *design);
const char *avt_command_date (const AvtArguments *arguments, const AvtDesign *design);

/* The commands, one file each. */
AvtExit avt_command_new (const AvtArguments *arguments);
AvtExit avt_command_info (const AvtArguments *arguments);
AvtExit avt_command_check (const AvtArguments *arguments);
AvtExit avt_command_render (const AvtArguments *arguments);
AvtExit avt_command_report (const AvtArguments *arguments);
AvtExit avt_command_import (const AvtArguments *arguments);
AvtExit avt_command_convert (const AvtArguments *arguments);
AvtExit avt_command_diff (const AvtArguments *arguments);
AvtExit avt_command_calc (const AvtArguments *arguments);

extern const char *const avt_import_formats[]; /* ends with NULL */

/* Documentation, from the same table. */
char *avt_help_overview (void);
char *avt_help_command (const AvtCommand *command);
char *avt_man_page (void);

/* What shells complete, from the same table; see complete.c. */
AvtExit avt_complete (int n_words, char **words);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AvtArguments, avt_arguments_free)

G_END_DECLS
