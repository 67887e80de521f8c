#include "config.h"

#include "diagrams/report/qr.h"

#include "diagrams/scene/theme.h"

#include <qrencode.h>
#include <string.h>

/* The quiet zone of ISO/IEC 18004. */
#define QUIET_MODULES 4
/* The assignment number of UTF-8, by AIM ITS/04-023. */
#define ECI_UTF8 26

/* Runs of dark modules, one rectangle each, in one path: readers of SVG and PDF get one object. */
static void
add_modules (AvtSceneBuilder *builder, AvtRect rect, const QRcode *code)
{
  double module = MIN (rect.width, rect.height) / (code->width + 2 * QUIET_MODULES);
  AvtStyle style = { .fill = avt_theme.ink };

  for (int row = 0; row < code->width; row++)
    for (int column = 0; column < code->width; column++)
      {
        const unsigned char *at = code->data + row * code->width;
        double x = rect.x + (column + QUIET_MODULES) * module;
        double y = rect.y + (row + QUIET_MODULES) * module;
        int end = column;

        while (end < code->width && (at[end] & 1) != 0)
          end++;
        if (end == column)
          continue;
        avt_scene_builder_move_to (builder, x, y);
        avt_scene_builder_line_to (builder, x + (end - column) * module, y);
        avt_scene_builder_line_to (builder, x + (end - column) * module, y + module);
        avt_scene_builder_line_to (builder, x, y + module);
        avt_scene_builder_close_path (builder);
        column = end;
      }
  avt_scene_builder_end_path (builder, &style);
}

/* Readers guess what bytes beyond ASCII mean, unless the code says UTF-8. */
static QRcode *
encode (const char *text)
{
  QRinput *input = QRinput_new2 (0, QR_ECLEVEL_M);
  gboolean is_sound = g_str_is_ascii (text)
                      || QRinput_appendECIheader (input, ECI_UTF8) == 0;
  QRcode *code = NULL;

  if (is_sound
      && QRinput_append (input, QR_MODE_8, (int) strlen (text), (const guint8 *) text) == 0)
    code = QRcode_encodeInput (input);
  QRinput_free (input);
  return code;
}

/**
 * avt_qr_add:
 * @text: UTF-8
 *
 * Draws a code of @text into @rect, its quiet zone with it: byte mode, correction of level M. Equal
 * texts give equal codes.
 *
 * Returns: whether it was drawn; a text that is empty or longer than %AVT_QR_BYTES_MAX is not
 */
gboolean
avt_qr_add (AvtSceneBuilder *builder, AvtRect rect, const char *text)
{
  gsize length = text != NULL ? strlen (text) : 0;
  QRcode *code;

  if (length == 0 || length > AVT_QR_BYTES_MAX)
    return FALSE;
  code = encode (text);
  if (code == NULL)
    return FALSE;
  add_modules (builder, rect, code);
  QRcode_free (code);
  return TRUE;
}
