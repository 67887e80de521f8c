/* How shapes and texts look, resolved: a scene names colours and widths, never classes. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** AvtColor: sRGB, not premultiplied; alpha 0 means "not painted". */
typedef struct
{
  guint8 red;
  guint8 green;
  guint8 blue;
  guint8 alpha;
} AvtColor;

#define AVT_COLOR_NONE ((AvtColor){ 0, 0, 0, 0 })

/** AVT_COLOR: an opaque colour from 0xrrggbb. */
#define AVT_COLOR(rgb)                                                                            \
  ((AvtColor){ (guint8) ((rgb) >> 16 & 255), (guint8) ((rgb) >> 8 & 255), (guint8) ((rgb) & 255), \
               255 })

typedef enum
{
  AVT_DASH_SOLID,
  AVT_DASH_DASHED, /* standby or planned */
  AVT_DASH_DOTTED, /* removed */
} AvtDash;

typedef enum
{
  AVT_HATCH_NONE,
  AVT_HATCH_RISING,  /* lines from lower left to upper right: feed B, estimates */
  AVT_HATCH_FALLING, /* from upper left to lower right */
  AVT_HATCH_CROSS,   /* both */
} AvtHatch;

/**
 * AvtStyle: how a rectangle or a path is painted
 * @fill: the ground, painted first
 * @hatch_color: of the hatch lines, painted on the ground
 * @stroke: of the outline, painted last, centred on the edge; ends and joins are square
 * @width_pt: of the outline
 */
typedef struct
{
  AvtColor fill;
  AvtColor stroke;
  AvtColor hatch_color;
  float width_pt;
  AvtDash dash;
  AvtHatch hatch;
} AvtStyle;

/** AvtTextSize: the only sizes there are, in points. */
typedef enum
{
  AVT_TEXT_6,
  AVT_TEXT_7,
  AVT_TEXT_8,
  AVT_TEXT_10,
  AVT_TEXT_14,
} AvtTextSize;

#define AVT_N_TEXT_SIZES 5

typedef enum
{
  AVT_TEXT_REGULAR,
  AVT_TEXT_BOLD,
} AvtTextWeight;

#define AVT_N_TEXT_WEIGHTS 2

/** AvtTextAnchor: which point of the baseline stands at the given position. */
typedef enum
{
  AVT_ANCHOR_START,
  AVT_ANCHOR_MIDDLE,
  AVT_ANCHOR_END,
} AvtTextAnchor;

/** AvtTextTurn: only labels of vertical devices are turned. */
typedef enum
{
  AVT_TURN_NONE,
  AVT_TURN_UP,   /* reads from bottom to top */
  AVT_TURN_DOWN, /* reads from top to bottom */
} AvtTextTurn;

/**
 * AvtTextStyle: how a text is painted
 * @backing: the ground of a text on hatches or lines, behind it and a little at both ends; it
 *     belongs to the text: where a text is dropped, so is its backing
 */
typedef struct
{
  AvtColor color;
  AvtTextSize size;
  AvtTextWeight weight;
  AvtTextAnchor anchor;
  AvtTextTurn turn;
  AvtColor backing;
} AvtTextStyle;

static inline gboolean
avt_color_equal (AvtColor a, AvtColor b)
{
  return a.red == b.red && a.green == b.green && a.blue == b.blue && a.alpha == b.alpha;
}

static inline gboolean
avt_style_equal (const AvtStyle *a, const AvtStyle *b)
{
  return avt_color_equal (a->fill, b->fill) && avt_color_equal (a->stroke, b->stroke)
         && avt_color_equal (a->hatch_color, b->hatch_color) && a->width_pt == b->width_pt
         && a->dash == b->dash && a->hatch == b->hatch;
}

static inline gboolean
avt_text_style_equal (const AvtTextStyle *a, const AvtTextStyle *b)
{
  return avt_color_equal (a->color, b->color) && a->size == b->size && a->weight == b->weight
         && a->anchor == b->anchor && a->turn == b->turn
         && avt_color_equal (a->backing, b->backing);
}

G_END_DECLS
