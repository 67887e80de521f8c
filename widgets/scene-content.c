#include "config.h"

#include "widgets/scene-content.h"

#include "diagrams/export/png.h"
#include "diagrams/export/svg.h"
#include "widgets/clipboard-form.h"

#include <math.h>

/* Prints well at the size of a slide: a rack has some 700 x 2,100 pixels. */
#define MOST_DPI 300.0
/* What other programs still take in one piece: a long row becomes coarser. */
#define MOST_PIXELS 40e6

GBytes *
avt_scene_content_to_svg (gconstpointer scene, GError **error)
{
  AvtSvgOptions options = { FALSE, FALSE };

  return avt_svg_export (scene, &options, error);
}

/* The largest that neither the format nor the other program refuses. */
static double
find_dpi (const AvtScene *scene)
{
  double width = MAX (avt_scene_get_width (scene), 1);
  double height = MAX (avt_scene_get_height (scene), 1);
  double by_side = 72 * (AVT_PNG_SIDE_MAX - 1) / MAX (width, height);
  double by_pixels = 72 * sqrt (MIN (MOST_PIXELS, AVT_PNG_PIXELS_MAX) / (width * height));

  return MIN (MOST_DPI, MIN (by_side, by_pixels));
}

GBytes *
avt_scene_content_to_png (gconstpointer scene, GError **error)
{
  AvtPngOptions options = { find_dpi (scene), FALSE };

  return avt_png_export (scene, &options, error);
}

/** avt_scene_content_new: for the clipboard; drawings are written when somebody asks for them */
GdkContentProvider *
avt_scene_content_new (AvtScene *scene)
{
  GdkContentProvider *forms[] = {
    avt_clipboard_form_new ("image/svg+xml", avt_scene_content_to_svg, avt_scene_ref (scene),
                            (GDestroyNotify) avt_scene_unref),
    avt_clipboard_form_new ("image/png", avt_scene_content_to_png, avt_scene_ref (scene),
                            (GDestroyNotify) avt_scene_unref),
  };

  return gdk_content_provider_new_union (forms, G_N_ELEMENTS (forms));
}
