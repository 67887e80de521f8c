#include "config.h"

#include "diagrams/scene/sign.h"

#define STROKE_SHARE 0.16 /* of the box, for lines that are seen at 6 points */

typedef struct
{
  AvtSceneBuilder *builder;
  AvtRect box;
  AvtColor color;
} Sign;

static void
move_to (const Sign *self, double x, double y)
{
  avt_scene_builder_move_to (self->builder, self->box.x + x * self->box.width,
                             self->box.y + y * self->box.height);
}

static void
line_to (const Sign *self, double x, double y)
{
  avt_scene_builder_line_to (self->builder, self->box.x + x * self->box.width,
                             self->box.y + y * self->box.height);
}

static AvtStyle
line_style (const Sign *self)
{
  return (AvtStyle){ .stroke = self->color,
                     .width_pt = (float) (self->box.width * STROKE_SHARE) };
}

static void
draw_tick (const Sign *self)
{
  AvtStyle style = line_style (self);

  move_to (self, 0.1, 0.55);
  line_to (self, 0.4, 0.85);
  line_to (self, 0.9, 0.2);
  avt_scene_builder_end_path (self->builder, &style);
}

static void
draw_triangle (const Sign *self)
{
  AvtStyle style = { .fill = self->color };

  move_to (self, 0.5, 0.05);
  line_to (self, 1, 0.95);
  line_to (self, 0, 0.95);
  avt_scene_builder_close_path (self->builder);
  avt_scene_builder_end_path (self->builder, &style);
}

static void
draw_cross (const Sign *self)
{
  AvtStyle style = line_style (self);

  move_to (self, 0.12, 0.12);
  line_to (self, 0.88, 0.88);
  move_to (self, 0.88, 0.12);
  line_to (self, 0.12, 0.88);
  avt_scene_builder_end_path (self->builder, &style);
}

static void
draw_question (const Sign *self)
{
  AvtTextStyle style = { .color = self->color,
                         .size = self->box.height < 8 ? AVT_TEXT_7 : AVT_TEXT_8,
                         .weight = AVT_TEXT_BOLD,
                         .anchor = AVT_ANCHOR_MIDDLE };

  avt_scene_builder_add_text (self->builder, self->box.x + self->box.width / 2,
                              avt_rect_bottom (self->box) - self->box.height * 0.1, "?", &style);
}

/** avt_scene_builder_add_sign: @box: what it fills; square, from 5 points on */
void
avt_scene_builder_add_sign (AvtSceneBuilder *self, AvtStatus status, AvtRect box)
{
  Sign sign = { self, box, avt_theme.statuses[status].color };

  switch (status)
    {
    case AVT_STATUS_FINE:
      draw_tick (&sign);
      break;
    case AVT_STATUS_WARNING:
      draw_triangle (&sign);
      break;
    case AVT_STATUS_ERROR:
      draw_cross (&sign);
      break;
    case AVT_STATUS_UNKNOWN:
      draw_question (&sign);
      break;
    }
}
