/* The lines of a journal: "<bytes> <crc32> <json>\n", bytes in decimal, the CRC-32 of the JSON in
 * eight hexadecimal digits. A line that was cut or damaged is recognised as such. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define AVT_JOURNAL_FORMAT "archivolt-journal"
#define AVT_JOURNAL_VERSION 1

guint32 avt_journal_crc32 (const char *bytes, gsize length);
void avt_journal_line_append (GString *text, const char *json, gsize length);
gsize avt_journal_line_parse (const char *text, gsize length, const char **json,
                              gsize *json_length);

G_END_DECLS
