#include "config.h"

#include "diagrams/view/device-front.h"

#include "diagrams/scene/theme.h"

#include <math.h>

#define INSET 4
#define BADGE_WIDTH 30
#define FACE_LEAST_HEIGHT 6
#define FACE_TOLERANCE 0.1
#define BADGE_HEIGHT 9 /* at most; one and a half units look no different from one */

static AvtStyle
detail_style (void)
{
  return (AvtStyle){ .fill = avt_theme.device_soft,
                     .stroke = avt_theme.line_soft,
                     .width_pt = avt_theme.line_frame_pt };
}

/* One box and the lines between its cells: a box for each cell made a rack of servers cost five
 * times as much, in a PDF as on the screen. */
static void
add_grid (AvtSceneBuilder *builder, AvtRect rect, guint columns, guint rows)
{
  AvtStyle style = detail_style ();

  avt_scene_builder_add_rectangle (builder, rect, &style);
  for (guint column = 1; column < columns; column++)
    {
      double x = rect.x + rect.width * column / columns;

      avt_scene_builder_move_to (builder, x, rect.y);
      avt_scene_builder_line_to (builder, x, avt_rect_bottom (rect));
    }
  for (guint row = 1; row < rows; row++)
    {
      double y = rect.y + rect.height * row / rows;

      avt_scene_builder_move_to (builder, rect.x, y);
      avt_scene_builder_line_to (builder, avt_rect_right (rect), y);
    }
  style.fill = AVT_COLOR_NONE;
  avt_scene_builder_end_path (builder, &style);
}

static AvtScene *
get_face (const AvtDiagramContext *context, const char *svg, gboolean *will_come)
{
  gboolean is_coming = FALSE;
  AvtScene *face = context->is_hasty
                     ? avt_face_store_peek (context->face_store, svg, &is_coming)
                     : avt_face_store_get (context->face_store, svg);

  *will_come |= is_coming;
  return face;
}

/**
 * avt_device_face_add:
 * @svg: (nullable): the face, to scale
 * @rect: the whole front; a face as wide that is more than a tenth higher or lower is another
 *   thing's
 * @will_come: (inout): set when the context is hasty and the face not drawn yet
 *
 * Returns: whether there is a face and it has been drawn
 */
gboolean
avt_device_face_add (AvtSceneBuilder *builder, const AvtDiagramContext *context, const char *svg,
                     AvtRect rect, gboolean *will_come)
{
  g_autoptr (AvtScene) face = NULL;
  double scale, height;

  if (context->face_store == NULL || svg == NULL || rect.height < FACE_LEAST_HEIGHT)
    return FALSE;
  face = get_face (context, svg, will_come);
  if (face == NULL)
    return FALSE;
  scale = rect.width / avt_scene_get_width (face);
  height = avt_scene_get_height (face) * scale;
  if (fabs (height - rect.height) > rect.height * FACE_TOLERANCE)
    return FALSE;
  avt_scene_builder_add_scene (
      builder, face,
      (AvtTransform){ rect.x, rect.y + (rect.height - height) / 2, scale });
  return TRUE;
}

/**
 * avt_device_front_add:
 * @rect: the whole front
 *
 * Draws drive bays for a server or an array, two rows of ports for a switch, one for a patch
 * panel, outlets for a power strip, nothing for the rest.
 *
 * Returns: the x at which the label may begin
 */
double
avt_device_front_add (AvtSceneBuilder *builder, const AvtType *type, AvtRect rect)
{
  double height = MIN (BADGE_HEIGHT, rect.height - 3);
  AvtRect badge = avt_rect (rect.x + INSET, rect.y + (rect.height - height) / 2, BADGE_WIDTH,
                            height);

  if (height < 3 || rect.width < 4 * BADGE_WIDTH)
    return rect.x + INSET;
  switch ((AvtTypeCategory) type->category)
    {
    case AVT_TYPE_SERVER:
    case AVT_TYPE_CHASSIS:
      add_grid (builder, badge, 10, 1);
      break;
    case AVT_TYPE_STORAGE:
      add_grid (builder, badge, 4, 3);
      break;
    case AVT_TYPE_SWITCH:
      add_grid (builder, badge, 12, 2);
      break;
    case AVT_TYPE_PATCH_PANEL:
      add_grid (builder, badge, 12, 1);
      break;
    case AVT_TYPE_PDU:
    case AVT_TYPE_UPS:
    case AVT_TYPE_TRANSFER_SWITCH:
      add_grid (builder, badge, 6, 1);
      break;
    case AVT_TYPE_SHELF:
    case AVT_TYPE_BLANK:
    case AVT_TYPE_OTHER:
      return rect.x + INSET;
    }
  return rect.x + INSET + BADGE_WIDTH + INSET;
}
