#include "config.h"

#include "diagrams/scene/theme.h"

#include <math.h>

#define MM (72 / 25.4)

const AvtTheme avt_theme = {
  .paper = AVT_COLOR (0xffffff),
  .ink = AVT_COLOR (0x1d2129),
  .ink_soft = AVT_COLOR (0x5c6470),
  .line = AVT_COLOR (0x3a404b),
  .line_soft = AVT_COLOR (0xc9ced6),
  .surface = AVT_COLOR (0xfafbfd),
  .device = AVT_COLOR (0xffffff),
  .device_soft = AVT_COLOR (0xeef1f5),
  .limit = AVT_COLOR (0xb3261e),

  /* Each set is spread in lightness as far as 4.5:1 allows, for greyscale and for every eye. */
  .feeds = {
    { AVT_COLOR (0x174f8f), AVT_COLOR (0xd3e2f3), AVT_HATCH_NONE, "A" },
    { AVT_COLOR (0xb3541e), AVT_COLOR (0xfdf2ea), AVT_HATCH_RISING, "B" },
  },
  .phases = {
    { AVT_COLOR (0x7a4419), AVT_COLOR (0xf1e6dc), AVT_HATCH_NONE, "L1" },
    { AVT_COLOR (0x1d2129), AVT_COLOR (0xe4e5e8), AVT_HATCH_NONE, "L2" },
    { AVT_COLOR (0x6e7279), AVT_COLOR (0xf7f7f8), AVT_HATCH_NONE, "L3" },
  },
  .statuses = {
    { AVT_COLOR (0x226431), AVT_COLOR (0xe6f4e9), AVT_HATCH_NONE, "tick" },
    { AVT_COLOR (0x9a6700), AVT_COLOR (0xfdf6e6), AVT_HATCH_NONE, "triangle" },
    { AVT_COLOR (0x931d17), AVT_COLOR (0xfae0de), AVT_HATCH_NONE, "cross" },
    { AVT_COLOR (0x60656d), AVT_COLOR (0xf3f4f5), AVT_HATCH_NONE, "question" },
  },
  .traffics = {
    { AVT_COLOR (0x174f8f), AVT_COLOR (0xd3e2f3), AVT_HATCH_NONE, "D" },
    { AVT_COLOR (0x671f6c), AVT_COLOR (0xf0e6f6), AVT_HATCH_NONE, "S" },
    { AVT_COLOR (0x287239), AVT_COLOR (0xe6f4e9), AVT_HATCH_NONE, "M" },
    { AVT_COLOR (0x9a6700), AVT_COLOR (0xfdf6e6), AVT_HATCH_NONE, "V" },
  },

  .line_frame_pt = 0.35f,
  .line_normal_pt = 0.5f,
  .line_emphasis_pt = 1.0f,
  .line_trunk_pt = 2.0f,

  .dash_pt = 3,
  .dash_gap_pt = 2,
  .dot_pt = 1,
  .dot_gap_pt = 2,
  .hatch_step_pt = 4,
  .hatch_width_pt = 0.5,

  .margin_pt = 12 * MM,
  .grid_pt = 4,
  .corner_pt = 2,
  .lane_pt = 4,
  .a4_width_pt = 210 * MM,
  .a4_height_pt = 297 * MM,
  .a3_width_pt = 297 * MM,
  .a3_height_pt = 420 * MM,
  .letter_width_pt = 612,
  .letter_height_pt = 792,

  .text_least_px = 9,
  .target_least_px = 24,
  .pick_slop_px = 4,
};

static double
linear (guint8 value)
{
  double share = value / 255.0;

  return share <= 0.04045 ? share / 12.92 : pow ((share + 0.055) / 1.055, 2.4);
}

/**
 * avt_color_get_luminance:
 *
 * Returns: the relative luminance of the opaque colour from 0 (black) to 1 (white), as WCAG 2.1
 *     defines it
 */
double
avt_color_get_luminance (AvtColor color)
{
  return 0.2126 * linear (color.red) + 0.7152 * linear (color.green) + 0.0722 * linear (color.blue);
}

/** avt_color_get_contrast: Returns: the contrast ratio of WCAG 2.1, from 1 to 21 */
double
avt_color_get_contrast (AvtColor a, AvtColor b)
{
  double one = avt_color_get_luminance (a), other = avt_color_get_luminance (b);

  return (MAX (one, other) + 0.05) / (MIN (one, other) + 0.05);
}
