#include "config.h"

#include "engine/io/journal-line.h"

#include "engine/io/limits.h"

/* The reflected polynomial of ISO 3309, as in Ethernet, zip and PNG. */
#define POLYNOMIAL 0xedb88320u
#define MAX_DIGITS 9

static const guint32 *
crc_table (void)
{
  static guint32 table[256];
  static gsize made;

  if (g_once_init_enter (&made))
    {
      for (guint32 i = 0; i < 256; i++)
        {
          table[i] = i;
          for (guint bit = 0; bit < 8; bit++)
            table[i] = (table[i] >> 1) ^ ((table[i] & 1) ? POLYNOMIAL : 0);
        }
      g_once_init_leave (&made, 1);
    }
  return table;
}

/** avt_journal_crc32: Returns: the CRC-32 of ISO 3309; 0xcbf43926 for "123456789" */
guint32
avt_journal_crc32 (const char *bytes, gsize length)
{
  const guint32 *table = crc_table ();
  guint32 crc = 0xffffffffu;

  for (gsize i = 0; i < length; i++)
    crc = table[(crc ^ (guchar) bytes[i]) & 0xff] ^ (crc >> 8);
  return crc ^ 0xffffffffu;
}

/** avt_journal_line_append: @json is on one line. */
void
avt_journal_line_append (GString *text, const char *json, gsize length)
{
  g_string_append_printf (text, "%" G_GSIZE_FORMAT " %08x ", length,
                          avt_journal_crc32 (json, length));
  g_string_append_len (text, json, (gssize) length);
  g_string_append_c (text, '\n');
}

static gboolean
parse_head (const char *text, gsize length, gsize *position, gsize *json_length, guint32 *crc)
{
  gsize i = 0;

  *json_length = 0;
  for (; i < length && i < MAX_DIGITS && g_ascii_isdigit (text[i]); i++)
    *json_length = *json_length * 10 + (gsize) g_ascii_digit_value (text[i]);
  if (i == 0 || i + 10 > length || text[i] != ' ' || text[i + 9] != ' '
      || *json_length > AVT_LIMIT_DESIGN_BYTES)
    return FALSE;
  *crc = 0;
  for (gsize digit = i + 1; digit < i + 9; digit++)
    {
      int value = g_ascii_xdigit_value (text[digit]);

      if (value < 0)
        return FALSE;
      *crc = *crc << 4 | (guint32) value;
    }
  *position = i + 10;
  return TRUE;
}

/**
 * avt_journal_line_parse:
 * @text: what is left of a journal
 * @length: its bytes
 * @json: (out): what the line holds, inside @text
 * @json_length: (out): its bytes
 *
 * Returns: bytes of the line; 0 when it is cut or damaged
 */
gsize
avt_journal_line_parse (const char *text, gsize length, const char **json, gsize *json_length)
{
  gsize position;
  guint32 crc;

  if (!parse_head (text, length, &position, json_length, &crc)
      || *json_length >= length - position || text[position + *json_length] != '\n'
      || avt_journal_crc32 (text + position, *json_length) != crc)
    return 0;
  *json = text + position;
  return position + *json_length + 1;
}
