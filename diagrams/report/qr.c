#include "config.h"

#include "diagrams/report/qr.h"

#include "diagrams/scene/theme.h"

#include <qrencode.h>
#include <string.h>

/* ISO/IEC 18004 asks for a quiet zone of four modules; the white of the label gives the rest. */
#define QUIET_MODULES 2

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

/**
 * avt_qr_add:
 * @text: UTF-8
 *
 * Draws a code of @text into @rect: byte mode, correction of level M.
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
  code = QRcode_encodeString8bit (text, 0, QR_ECLEVEL_M);
  if (code == NULL)
    return FALSE;
  add_modules (builder, rect, code);
  QRcode_free (code);
  return TRUE;
}
