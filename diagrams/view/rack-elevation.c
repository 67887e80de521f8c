/* What is drawn where, in three layers: the cabinet with its units, the outlines of what stands on
 * the other face, and the devices of this face. */
#include "config.h"

#include "diagrams/view/rack-elevation.h"

#include "diagrams/scene/number.h"
#include "diagrams/scene/theme.h"
#include "diagrams/view/device-cords.h"
#include "diagrams/view/device-front.h"
#include "diagrams/view/layers.h"
#include "diagrams/view/rack-cords.h"
#include "diagrams/view/rack-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define PAD 4
#define TITLE_Y 14
#define SUBTITLE_Y 28
#define HEADING_INSET 6
#define VIEW_LABEL_RISE 5
#define VIEW_LABEL_ROOM 16
/* Of the usual surround: a ruler with less room has no numbers. */
#define LEAST_RULER 0.25
#define PLUG_ROOM 1.2
#define STRIP_TEXT_PT 7.0 /* height of the name along a strip */
#define PHASE_TAG_WIDTH 9
#define PHASE_TAG_HEIGHT 6.5
#define PLATE_HEIGHT 10
#define FACE_LEAST_UNIT_PT 12 /* 1:10; on smaller units labels would hide the face */
#define FACE_LABEL_INSET 10 /* beside the holes of the ears */
#define TYPE_LEAST_HEIGHT 24
#define CROSS 6
#define LEAST_TYPE_WIDTH 40 /* with less room most of its name would be cut away */
#define LEAST_LABEL_HEIGHT 6.3 /* below this not even the smallest type fits */

const AvtElevationOptions avt_elevation_options_paper = { AVT_ELEVATION_SHOW_ALL, 8, 1, 0, 0, 0 };
const AvtElevationOptions avt_elevation_options_screen
    = { AVT_ELEVATION_SHOW (AVT_ELEVATION_FRONT), 8, 0, 0, 0, 0 };

/* Passes of a view, from the back to the front. Seen from the left, what stands on the left hides
 * what stands on the right. */
typedef enum
{
  PASS_GHOSTS,
  PASS_RIGHT,
  PASS_DEVICES,
  N_PASSES
} Pass;

typedef struct
{
  const AvtDiagramContext *context;
  AvtSceneBuilder *builder;
  const AvtRack *rack;
  AvtElevationLayout layout;
  AvtElevationView view;
  guint scale_divisor;
  guint32 layers;
  GArray *drawn;         /* of AvtDrawnDevice, in this view */
  gboolean is_screen;    /* the toolbar says which side it is */
  gboolean has_existing; /* then what is only planned is dashed */
  gboolean is_unfinished; /* faces will come */
} Drawing;

static const char *
word (const Drawing *self, const char *msgid)
{
  return avt_words_get (self->context->words, msgid);
}

static AvtTextStyle
text_style (AvtTextSize size, AvtColor color, AvtTextAnchor anchor)
{
  return (AvtTextStyle){ .color = color, .size = size, .anchor = anchor };
}

/* The baseline that centres capitals of @size on @middle. */
static double
baseline (const Drawing *self, AvtTextSize size, double middle)
{
  const AvtFont *font = avt_measurer_get_font (self->context->measurer, size, AVT_TEXT_REGULAR);

  return middle + avt_font_get_cap_height (font) / 2;
}

/* The right half of the heading: which design, which revision of it, at which scale. */
static void
draw_provenance (Drawing *self, double x, double width)
{
  AvtTextStyle name = text_style (AVT_TEXT_8, avt_theme.ink, AVT_ANCHOR_END);
  AvtTextStyle soft = text_style (AVT_TEXT_7, avt_theme.ink_soft, AVT_ANCHOR_END);
  g_autofree char *revision = avt_design_revision_text (self->context);
  g_autofree char *line = g_strdup_printf ("%s%s%s 1:%u", revision, *revision != '\0' ? " · " : "",
                                           word (self, N_ ("Scale")), self->scale_divisor);

  name.weight = AVT_TEXT_BOLD;
  avt_scene_builder_add_fitted_text (
      self->builder, x, TITLE_Y + HEADING_INSET, width,
      avt_design_title_text (self->context), &name);
  avt_scene_builder_add_fitted_text (self->builder, x, SUBTITLE_Y + HEADING_INSET, width, line,
                                     &soft);
}

static void
draw_heading (Drawing *self)
{
  AvtTextStyle title = text_style (AVT_TEXT_14, avt_theme.ink, AVT_ANCHOR_START);
  AvtTextStyle subtitle = text_style (AVT_TEXT_8, avt_theme.ink_soft, AVT_ANCHOR_START);
  g_autofree char *scope = avt_rack_scope_text (self->context, self->rack);
  double x = avt_theme.grid_pt * 3;
  double width = (self->layout.width_pt - 2 * x) / 2 - PAD;

  title.weight = AVT_TEXT_BOLD;
  avt_scene_builder_add_fitted_text (self->builder, x, TITLE_Y + HEADING_INSET, width,
                                     self->rack->name, &title);
  avt_scene_builder_add_fitted_text (self->builder, x, SUBTITLE_Y + HEADING_INSET, width, scope,
                                     &subtitle);
  draw_provenance (self, self->layout.width_pt - x, width);
}

static void
draw_totals (Drawing *self)
{
  AvtTextStyle style = text_style (AVT_TEXT_8, avt_theme.ink, AVT_ANCHOR_START);
  AvtTextStyle soft = text_style (AVT_TEXT_7, avt_theme.ink_soft, AVT_ANCHOR_START);
  g_autofree char *totals = avt_rack_totals_text (self->context, self->rack);
  g_autofree char *space = avt_rack_space_text (self->context, self->rack);
  double x = avt_theme.grid_pt * 3;
  double width = self->layout.width_pt - 2 * x;
  double y = self->layout.height_pt - x;

  avt_scene_builder_add_fitted_text (self->builder, x, y - 12, width, totals, &style);
  avt_scene_builder_add_fitted_text (self->builder, x, y, width, space, &soft);
}

/* The name as large as the room above the cabinet allows: it is what is looked for in a row. */
static void
draw_screen_label (Drawing *self)
{
  AvtRect frame = self->layout.frames[self->view];
  double room = (VIEW_LABEL_ROOM - VIEW_LABEL_RISE / 2.0) * self->layout.surround;
  AvtTextStyle style = text_style (room >= 14   ? AVT_TEXT_14
                                   : room >= 10 ? AVT_TEXT_10
                                                : AVT_TEXT_8,
                                   avt_theme.ink, AVT_ANCHOR_MIDDLE);

  style.weight = AVT_TEXT_BOLD;
  avt_scene_builder_add_fitted_text (
      self->builder, frame.x + frame.width / 2,
      frame.y - VIEW_LABEL_RISE * self->layout.surround,
      self->layout.width_pt - 2 * PAD * self->layout.surround, self->rack->name, &style);
}

static void
draw_view_label (Drawing *self)
{
  static const char *const labels[] = { N_ ("Front"), N_ ("Rear"), N_ ("Side, front on the left") };
  AvtTextStyle style = text_style (AVT_TEXT_8, avt_theme.ink, AVT_ANCHOR_MIDDLE);
  AvtRect frame = self->layout.frames[self->view];
  g_autofree char *label
      = g_strdup_printf ("%s · %s", self->rack->name, word (self, labels[self->view]));

  style.weight = AVT_TEXT_BOLD;
  avt_scene_builder_add_fitted_text (self->builder, frame.x + frame.width / 2,
                                     frame.y - VIEW_LABEL_RISE, frame.width, label, &style);
}

static void
draw_unit_lines (Drawing *self)
{
  AvtRect panel = self->layout.panels[self->view];
  AvtStyle line = { .stroke = avt_theme.line_soft, .width_pt = avt_theme.line_frame_pt };

  for (gint64 hu = 2; hu <= self->layout.height_hu + 2; hu += 2)
    {
      double y = avt_elevation_layout_y (&self->layout, (double) hu);

      avt_scene_builder_move_to (self->builder, panel.x, y);
      avt_scene_builder_line_to (self->builder, avt_rect_right (panel), y);
    }
  avt_scene_builder_end_path (self->builder, &line);
}

static void
draw_unit_numbers (Drawing *self)
{
  AvtTextStyle style = text_style (AVT_TEXT_6, avt_theme.ink_soft, AVT_ANCHOR_END);
  double x = self->layout.frames[self->view].x - MIN (PAD, PAD * self->layout.surround);
  guint step = self->layout.unit_pt >= 9 ? 1 : 5;

  if (self->layout.surround < LEAST_RULER)
    return;

  for (gint64 u = 1; u <= self->layout.height_hu / 2; u++)
    {
      gint64 label = self->rack->numbering == AVT_NUMBERING_TOP_DOWN
                         ? self->layout.height_hu / 2 - u + 1
                         : u;
      double middle = avt_elevation_layout_y (&self->layout, (double) (2 * u + 1));
      char text[AVT_NUMBER_MAX];

      if (label != 1 && label % step != 0)
        continue;
      *avt_number_write_whole (text, (guint64) label) = '\0';
      avt_scene_builder_add_text (self->builder, x, baseline (self, AVT_TEXT_6, middle), text,
                                  &style);
    }
}

static void
draw_cabinet (Drawing *self)
{
  AvtRect panel = self->layout.panels[self->view];
  AvtStyle cabinet = { .fill = avt_theme.paper,
                       .stroke = avt_theme.ink,
                       .width_pt = avt_theme.line_emphasis_pt };
  AvtStyle inside = { .fill = avt_theme.surface,
                      .stroke = avt_theme.line_soft,
                      .width_pt = avt_theme.line_normal_pt };

  if (self->is_screen)
    draw_screen_label (self);
  else
    draw_view_label (self);
  avt_scene_builder_add_rectangle (self->builder, self->layout.frames[self->view], &cabinet);
  avt_scene_builder_add_rectangle (self->builder, panel, &inside);
  draw_unit_lines (self);
  draw_unit_numbers (self);
}

static AvtDash
state_dash (const Drawing *self, const AvtDevice *device)
{
  if (!avt_layers_show (self->layers, AVT_LAYER_STATE))
    return AVT_DASH_SOLID;
  switch ((AvtState) device->state)
    {
    case AVT_STATE_PLANNED:
      return self->has_existing ? AVT_DASH_DASHED : AVT_DASH_SOLID;
    case AVT_STATE_EXISTING:
      return AVT_DASH_SOLID;
    case AVT_STATE_REMOVE:
      return AVT_DASH_DOTTED;
    }
  return AVT_DASH_SOLID;
}

/* Returns the device's numbers, or NULL. */
static char *
push_device (Drawing *self, const AvtDevice *device, const AvtType *type, const char *role)
{
  char *numbers = avt_device_numbers_text (self->context, device, type);
  g_autofree char *description = avt_device_description (self->context, device, type, numbers);
  AvtGroup group = { .id = device->entity.id,
                     .role = role,
                     .title = device->name,
                     .description = description,
                     .picking = AVT_PICK_BOUNDS };

  avt_scene_builder_push_group (self->builder, &group);
  return numbers;
}

/* The numbers, or only the first of them, in what the name leaves; Returns: the room taken. */
static double
draw_numbers (Drawing *self, const char *numbers, double right, double y, double room,
              const AvtTextStyle *style)
{
  const char *end = strstr (numbers, " · ");
  g_autofree char *first = end != NULL ? g_strndup (numbers, (gsize) (end - numbers)) : NULL;
  const char *const choices[] = { numbers, first };

  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    {
      double width;

      if (choices[i] == NULL)
        continue;
      width = avt_measurer_get_width (self->context->measurer, choices[i], style->size,
                                      style->weight);
      if (width > room)
        continue;
      avt_scene_builder_add_text (self->builder, right, y, choices[i], style);
      return width + PAD;
    }
  return 0;
}

/* The face of a device as it is seen from this side, or NULL. */
static const char *
face_of (const Drawing *self, const AvtDevice *device, const AvtType *type)
{
  if (self->view == AVT_ELEVATION_SIDE)
    return NULL;
  return (device->face == AVT_FACE_REAR) == (self->view == AVT_ELEVATION_REAR) ? type->face_front
                                                                              : type->face_rear;
}

/* Behind a label on a face. */
static void
draw_plate (Drawing *self, double left, double right, AvtRect rect)
{
  AvtStyle style = { .fill = avt_theme.paper };
  double height = MIN (PLATE_HEIGHT, rect.height - 3);

  avt_scene_builder_add_rectangle (self->builder,
                                   avt_rect (left - 2, rect.y + (rect.height - height) / 2,
                                             right - left + 4, height),
                                   &style);
}

/* On a face the name and the numbers stand on plates; the type is left to those that are two units
 * high, where its line hides little. */
static void
draw_face_labels (Drawing *self, const AvtDevice *device, const AvtType *type,
                  const char *numbers, AvtRect rect)
{
  AvtMeasurer *measurer = self->context->measurer;
  AvtTextSize size = rect.height >= 9 ? AVT_TEXT_8 : AVT_TEXT_6;
  AvtTextStyle name = text_style (size, avt_theme.ink, AVT_ANCHOR_START);
  AvtTextStyle soft = text_style (AVT_TEXT_6, avt_theme.ink_soft, AVT_ANCHOR_START);
  AvtTextStyle end = text_style (size == AVT_TEXT_8 ? AVT_TEXT_7 : AVT_TEXT_6, avt_theme.ink,
                                 AVT_ANCHOR_END);
  double y = baseline (self, size, rect.y + rect.height / 2);
  double left = rect.x + FACE_LABEL_INSET, right = avt_rect_right (rect) - FACE_LABEL_INSET;
  double name_width = avt_measurer_get_width (measurer, device->name, size, AVT_TEXT_REGULAR);
  double type_width = rect.height < TYPE_LEAST_HEIGHT
                        ? 0
                        : PAD + avt_measurer_get_width (measurer, type->name, soft.size,
                                                        AVT_TEXT_REGULAR);

  if (numbers != NULL)
    {
      double width = avt_measurer_get_width (measurer, numbers, end.size, AVT_TEXT_REGULAR);

      if (width < (right - left) / 2)
        {
          draw_plate (self, right - width, right, rect);
          right -= draw_numbers (self, numbers, right, y, width, &end) + PAD;
        }
    }
  if (name_width + type_width > right - left)
    type_width = 0;
  draw_plate (self, left, left + MIN (name_width + type_width, right - left), rect);
  avt_scene_builder_add_fitted_text (self->builder, left, y, right - left, device->name, &name);
  if (type_width > 0)
    avt_scene_builder_add_text (self->builder, left + name_width + PAD, y, type->name, &soft);
}

/* Whether the bays or ports of @device look at the reader. */
static gboolean
is_own_face (const Drawing *self, const AvtDevice *device)
{
  return self->view == (device->face == AVT_FACE_REAR ? AVT_ELEVATION_REAR : AVT_ELEVATION_FRONT);
}

/* On a sheet of several views the numbers of a device stand once: at its own face. */
static gboolean
shows_numbers (const Drawing *self, const AvtDevice *device)
{
  return is_own_face (self, device) || !self->layout.shown[AVT_ELEVATION_FRONT]
         || !self->layout.shown[AVT_ELEVATION_REAR];
}

/* Name and type on the left, the two numbers that matter on the right; the name goes first where
 * it is all that fits. */
static void
draw_labels (Drawing *self, const AvtDevice *device, const AvtType *type, const char *numbers,
             AvtRect rect)
{
  AvtTextSize size = rect.height >= 9 ? AVT_TEXT_8 : AVT_TEXT_6;
  AvtTextStyle name = text_style (size, avt_theme.ink, AVT_ANCHOR_START);
  AvtTextStyle soft = text_style (size == AVT_TEXT_8 ? AVT_TEXT_7 : AVT_TEXT_6,
                                  avt_theme.ink_soft, AVT_ANCHOR_START);
  AvtTextStyle end = text_style (soft.size, avt_theme.ink, AVT_ANCHOR_END);
  double y = baseline (self, size, rect.y + rect.height / 2);
  double left;
  double right = avt_rect_right (rect) - PAD;
  double name_width;

  if (rect.height < LEAST_LABEL_HEIGHT)
    return;
  left = avt_layers_show (self->layers, AVT_LAYER_FACES) && is_own_face (self, device)
           ? avt_device_front_add (self->builder, type, rect)
           : rect.x + PAD;
  name_width = avt_measurer_get_width (self->context->measurer, device->name, size,
                                       AVT_TEXT_REGULAR);
  if (numbers != NULL && shows_numbers (self, device))
    {
      /* A name that fits is whole, be it a size smaller; one that is longer than its place is cut
       * before the numbers are left out. */
      double small = avt_measurer_get_width (self->context->measurer, device->name, soft.size,
                                             AVT_TEXT_REGULAR);
      double least = small <= right - left ? small : (right - left) * 0.4;

      right -= draw_numbers (self, numbers, right, y, right - left - least - PAD, &end);
    }
  avt_scene_builder_add_fitted_text (self->builder, left, y, right - left, device->name, &name);
  left += name_width + PAD;
  if (right - left >= LEAST_TYPE_WIDTH)
    avt_scene_builder_add_fitted_text (self->builder, left, y, right - left, type->name, &soft);
}

/* The phases that the cords of a device load, as tags inside of its edges; @rect: (inout): what is
 * left of it. The cord of side A stands where its strip does. */
static void
draw_phases (Drawing *self, const AvtDevice *device, AvtRect *rect)
{
  g_autoptr (GArray) cords = avt_device_cords (self->context->design, device);
  AvtTextStyle style = text_style (AVT_TEXT_6, avt_theme.ink, AVT_ANCHOR_MIDDLE);
  double middle = rect->y + rect->height / 2;
  AvtRect tag = avt_rect (0, middle - PHASE_TAG_HEIGHT / 2.0, PHASE_TAG_WIDTH, PHASE_TAG_HEIGHT);

  if (rect->height < PHASE_TAG_HEIGHT)
    return;
  for (guint i = 0; i < cords->len && rect->width > 4 * PHASE_TAG_WIDTH; i++)
    {
      const AvtDeviceCord *cord = &g_array_index (cords, AvtDeviceCord, i);
      gboolean is_b = cord->feed != NULL && cord->feed->side == AVT_SIDE_B;
      const AvtSign *sign;
      AvtStyle plate;

      if (cord->outlet == NULL || !AVT_RECORD_HAS (cord->outlet, AVT_PORT_LEG)
          || cord->outlet->leg > AVT_LEG_L3)
        continue;
      sign = &avt_theme.phases[cord->outlet->leg];
      plate = (AvtStyle){ .fill = sign->tint, .stroke = sign->color,
                          .width_pt = avt_theme.line_normal_pt };
      tag.x = is_b == (self->view == AVT_ELEVATION_FRONT)
                ? avt_rect_right (*rect) - PHASE_TAG_WIDTH - 1
                : rect->x + 1;
      avt_scene_builder_add_rectangle (self->builder, tag, &plate);
      avt_scene_builder_add_text (self->builder, tag.x + tag.width / 2,
                                  baseline (self, AVT_TEXT_6, middle), sign->mark, &style);
      if (tag.x < rect->x + 2)
        rect->x += PHASE_TAG_WIDTH;
      rect->width -= PHASE_TAG_WIDTH;
    }
}

/* What will be removed is crossed out as well as dotted. */
static void
draw_removal (Drawing *self, const AvtDevice *device, AvtRect *rect)
{
  AvtStyle style = { .stroke = avt_theme.ink_soft, .width_pt = avt_theme.line_emphasis_pt };
  double size = MIN (CROSS, rect->height - 3);
  double x = rect->x + 3, y = rect->y + (rect->height - size) / 2;

  if (device->state != AVT_STATE_REMOVE || size < 3)
    return;
  avt_scene_builder_move_to (self->builder, x, y);
  avt_scene_builder_line_to (self->builder, x + size, y + size);
  avt_scene_builder_move_to (self->builder, x + size, y);
  avt_scene_builder_line_to (self->builder, x, y + size);
  avt_scene_builder_end_path (self->builder, &style);
  rect->x += size + 3;
  rect->width -= size + 3;
}

static void
draw_device (Drawing *self, const AvtDevice *device, const AvtType *type, AvtRect rect)
{
  gboolean is_blank = type->category == AVT_TYPE_BLANK;
  AvtStyle style = { .fill = is_blank ? avt_theme.device_soft : avt_theme.device,
                     .stroke = avt_theme.line,
                     .width_pt = avt_theme.line_normal_pt,
                     .dash = state_dash (self, device) };
  g_autofree char *numbers = push_device (self, device, type, "device");
  gboolean has_face;

  avt_scene_builder_add_rectangle (self->builder, avt_rect_grow (rect, -0.6), &style);
  has_face = self->layout.unit_pt >= FACE_LEAST_UNIT_PT
             && avt_layers_show (self->layers, AVT_LAYER_FACES)
             && avt_device_face_add (self->builder, self->context,
                                     face_of (self, device, type), rect,
                                     &self->is_unfinished);
  if (avt_layers_show (self->layers, AVT_LAYER_PHASES) && self->view != AVT_ELEVATION_SIDE)
    draw_phases (self, device, &rect);
  if (avt_layers_show (self->layers, AVT_LAYER_STATE))
    draw_removal (self, device, &rect);
  if (has_face)
    draw_face_labels (self, device, type, numbers, rect);
  else
    draw_labels (self, device, type, numbers, rect);
  avt_scene_builder_pop_group (self->builder);
}

static const AvtSign *
feed_sign (const Drawing *self, const AvtDevice *device)
{
  const AvtFeed *feed = avt_design_feed (self->context->design, device->feed);

  return feed != NULL ? &avt_theme.feeds[feed->side] : NULL;
}

/* A 0U device: its side's colour and hatch, the letter of the side, its name along the strip. */
static void
draw_channel_device (Drawing *self, const AvtDevice *device, const AvtType *type, AvtRect rect)
{
  const AvtSign *sign = feed_sign (self, device);
  AvtColor edge = sign != NULL ? sign->color : avt_theme.line;
  AvtStyle style = { .fill = sign != NULL ? sign->tint : avt_theme.device_soft,
                     .stroke = edge,
                     .width_pt = avt_theme.line_normal_pt,
                     .dash = state_dash (self, device) };
  AvtTextStyle mark = text_style (rect.width >= 10 ? AVT_TEXT_8 : AVT_TEXT_6, edge,
                                  AVT_ANCHOR_MIDDLE);
  AvtTextStyle label = text_style (AVT_TEXT_7, avt_theme.ink, AVT_ANCHOR_MIDDLE);
  g_autofree char *text = avt_device_strip_text (self->context, device, type);
  double middle = rect.x + rect.width / 2;
  double cap = avt_font_get_cap_height (
      avt_measurer_get_font (self->context->measurer, AVT_TEXT_7, AVT_TEXT_REGULAR));

  if (sign != NULL && sign->hatch != AVT_HATCH_NONE)
    {
      style.hatch = sign->hatch;
      style.hatch_color = sign->color;
      mark.backing = label.backing = style.fill;
    }
  g_free (push_device (self, device, type, "channel-device"));
  avt_scene_builder_add_rectangle (self->builder, rect, &style);
  mark.weight = AVT_TEXT_BOLD;
  if (sign != NULL && rect.width >= 5)
    avt_scene_builder_add_text (self->builder, middle,
                                baseline (self, mark.size, rect.y + 7.5), sign->mark, &mark);
  if (rect.width >= STRIP_TEXT_PT - 0.6)
    {
      /* Cords are plugged in along the inner edge; the letters stay within the outer one. */
      double spare = CLAMP ((rect.width - STRIP_TEXT_PT) / 2, 0, PLUG_ROOM);
      double outwards = rect.x < self->layout.panels[self->view].x ? -spare : spare;

      label.turn = AVT_TURN_UP;
      avt_scene_builder_add_fitted_text (self->builder, middle + outwards + cap / 2,
                                         rect.y + rect.height / 2, rect.height - 40, text, &label);
    }
  avt_scene_builder_pop_group (self->builder);
}

/* What stands on the other face and does not reach through: its outline only. */
static void
draw_ghost (Drawing *self, const AvtDevice *device, const AvtType *type, AvtRect rect)
{
  AvtStyle style = { .fill = avt_theme.surface,
                     .stroke = avt_theme.line_soft,
                     .width_pt = avt_theme.line_normal_pt,
                     .dash = AVT_DASH_DASHED };
  AvtTextStyle label = text_style (AVT_TEXT_6, avt_theme.ink_soft, AVT_ANCHOR_MIDDLE);
  g_autofree char *text
      = g_strdup_printf ("%s (%s)", device->name,
                         word (self, device->face == AVT_FACE_REAR ? N_ ("rear") : N_ ("front")));

  g_free (push_device (self, device, type, "ghost"));
  avt_scene_builder_add_rectangle (self->builder, avt_rect_grow (rect, -0.6), &style);
  if (rect.height >= LEAST_LABEL_HEIGHT)
    avt_scene_builder_add_fitted_text (self->builder, rect.x + rect.width / 2,
                                       baseline (self, AVT_TEXT_6, rect.y + rect.height / 2),
                                       rect.width - 2 * PAD, text, &label);
  avt_scene_builder_pop_group (self->builder);
}

static gboolean
is_ghost (const Drawing *self, const AvtDevice *device, const AvtType *type)
{
  AvtFace face = self->view == AVT_ELEVATION_REAR ? AVT_FACE_REAR : AVT_FACE_FRONT;

  if (self->view == AVT_ELEVATION_SIDE || type->full_depth)
    return FALSE;
  return device->face != (int) face;
}

/* Whether a device of this face stands where the ghost would be. */
static gboolean
is_covered (const Drawing *self, const AvtDevice *ghost, const AvtType *ghost_type)
{
  AvtReferrers referrers;
  const AvtDevice *device;

  avt_design_devices_of_rack (self->context->design, self->rack->entity.id, &referrers);
  while ((device = avt_referrers_next (&referrers)) != NULL)
    {
      const AvtType *type = avt_design_type (self->context->design, device->type);

      if (device != ghost && !avt_slot_is_channel ((AvtSlot) device->slot)
          && !is_ghost (self, device, type)
          && device->position_hu < ghost->position_hu + ghost_type->height_hu
          && ghost->position_hu < device->position_hu + type->height_hu)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_on_the_right (const AvtDevice *device)
{
  return device->slot == AVT_SLOT_RIGHT || device->slot == AVT_SLOT_CHANNEL_RIGHT_1
         || device->slot == AVT_SLOT_CHANNEL_RIGHT_2;
}

static void
draw_one (Drawing *self, const AvtDevice *device, Pass pass)
{
  const AvtType *type = avt_design_type (self->context->design, device->type);
  gboolean in_channel = avt_slot_is_channel ((AvtSlot) device->slot);
  AvtPlace place = avt_device_place (device);
  AvtDrawnDevice drawn;
  AvtRect rect;

  if (!in_channel && (!AVT_RECORD_HAS (device, AVT_DEVICE_POSITION_HU) || type->height_hu == 0))
    return; /* in the rack, but nowhere in it: a finding says so */
  rect = avt_elevation_layout_place (&self->layout, self->view, type, &place);
  drawn = (AvtDrawnDevice){ device, type, rect };
  if (is_ghost (self, device, type) && !in_channel)
    {
      if (pass != PASS_GHOSTS || is_covered (self, device, type))
        return;
      draw_ghost (self, device, type, rect);
      g_array_append_val (self->drawn, drawn);
    }
  else if (pass == (is_on_the_right (device) ? PASS_RIGHT : PASS_DEVICES))
    {
      if (in_channel)
        draw_channel_device (self, device, type, rect);
      else
        draw_device (self, device, type, rect);
      g_array_append_val (self->drawn, drawn);
    }
}

static void
draw_devices (Drawing *self, Pass pass)
{
  AvtReferrers referrers;
  const AvtDevice *device;

  avt_design_devices_of_rack (self->context->design, self->rack->entity.id, &referrers);
  while ((device = avt_referrers_next (&referrers)) != NULL)
    draw_one (self, device, pass);
}

static void
draw_conflict (Drawing *self, AvtRect rect, const char *title)
{
  AvtColor color = avt_theme.statuses[AVT_STATUS_ERROR].color;
  AvtStyle style = { .stroke = color,
                     .width_pt = avt_theme.line_emphasis_pt,
                     .hatch = AVT_HATCH_CROSS,
                     .hatch_color = color };
  AvtGroup group = { .role = "conflict", .title = title, .picking = AVT_PICK_NONE };

  avt_scene_builder_push_group (self->builder, &group);
  avt_scene_builder_add_rectangle (self->builder, rect, &style);
  avt_scene_builder_pop_group (self->builder);
}

/* What the rules of places say is one thing in the way of the other, where they are drawn over each
 * other. */
static void
draw_meeting (Drawing *self, const AvtDrawnDevice *one, const AvtDrawnDevice *other)
{
  const AvtDesign *design = self->context->design;
  AvtRect shared = avt_rect_intersection (one->rect, other->rect);
  AvtPlace place = avt_device_place (one->device);
  g_autofree char *title = NULL;

  if (shared.width < 0.1 || shared.height < 0.1
      || avt_devices_conflict (design, self->rack, avt_design_type (design, one->device->type),
                               &place, other->device)
             == AVT_FITS)
    return;
  title = g_strdup_printf ("%s – %s", one->device->name, other->device->name);
  draw_conflict (self, shared, title);
}

/* What meets in the depth of the rack, and what stands out of the cabinet. */
static void
draw_conflicts (Drawing *self)
{
  AvtRect frame = self->layout.frames[self->view];

  for (guint i = 0; i < self->drawn->len; i++)
    {
      const AvtDrawnDevice *one = &g_array_index (self->drawn, AvtDrawnDevice, i);
      AvtRect behind = one->rect, before = one->rect;

      for (guint j = i + 1; j < self->drawn->len; j++)
        draw_meeting (self, one, &g_array_index (self->drawn, AvtDrawnDevice, j));
      if (avt_slot_is_channel ((AvtSlot) one->device->slot))
        continue;
      behind.width = avt_rect_right (one->rect) - avt_rect_right (frame);
      behind.x = avt_rect_right (frame);
      before.width = frame.x - one->rect.x;
      if (behind.width > 0.1)
        draw_conflict (self, behind, one->device->name);
      if (before.width > 0.1)
        draw_conflict (self, before, one->device->name);
    }
}

static void
draw_view (Drawing *self)
{
  static const char *const roles[] = { "front", "rear", "side" };
  AvtGroup group = { .role = roles[self->view] };

  g_array_set_size (self->drawn, 0);
  avt_scene_builder_push_group (self->builder, &group);
  draw_cabinet (self);
  for (guint pass = 0; pass < N_PASSES; pass++)
    draw_devices (self, (Pass) pass);
  if (self->view != AVT_ELEVATION_SIDE)
    avt_rack_cords_add (self->context, self->builder, &self->layout, self->view,
                        (const AvtDrawnDevice *) (gpointer) self->drawn->data, self->drawn->len,
                        self->layers);
  else
    draw_conflicts (self);
  avt_scene_builder_pop_group (self->builder);
}

static gboolean
has_existing (const AvtDiagramContext *context, AvtId rack)
{
  AvtReferrers referrers;
  const AvtDevice *device;

  avt_design_devices_of_rack (context->design, rack, &referrers);
  while ((device = avt_referrers_next (&referrers)) != NULL)
    if (device->state == AVT_STATE_EXISTING)
      return TRUE;
  return FALSE;
}

static AvtScene *
draw (const AvtDiagramContext *context, const AvtRack *rack, const AvtElevationOptions *options,
      gboolean *is_unfinished)
{
  g_autoptr (AvtSceneBuilder) builder = NULL;
  g_autofree char *scope = avt_rack_scope_text (context, rack);
  g_autoptr (GArray) drawn = g_array_new (FALSE, FALSE, sizeof (AvtDrawnDevice));
  Drawing drawing = { .context = context, .rack = rack, .drawn = drawn,
                      .layers = options->layers };
  AvtGroup group = { .id = rack->entity.id,
                     .role = "rack",
                     .title = rack->name,
                     .description = scope };

  avt_elevation_layout_init (&drawing.layout, rack, options);
  drawing.scale_divisor = options->scale_divisor;
  drawing.is_screen = options->base_divisor > 0;
  drawing.has_existing = options->has_existing || has_existing (context, rack->entity.id);
  builder = avt_scene_builder_new (context->measurer, drawing.layout.width_pt,
                                   drawing.layout.height_pt);
  drawing.builder = builder;
  avt_scene_builder_set_title (builder, rack->name, scope);
  avt_scene_builder_push_group (builder, &group);
  if (options->heading)
    draw_heading (&drawing);
  for (drawing.view = 0; drawing.view < AVT_N_ELEVATION_VIEWS; drawing.view++)
    if (drawing.layout.shown[drawing.view])
      draw_view (&drawing);
  if (options->heading)
    draw_totals (&drawing);
  avt_scene_builder_pop_group (builder);
  *is_unfinished = drawing.is_unfinished;
  return avt_scene_builder_end (g_steal_pointer (&builder));
}

static const AvtMemoKind elevation_kind = { "rack-elevation",
                                            (gpointer (*) (gpointer)) avt_scene_ref,
                                            (void (*) (gpointer)) avt_scene_unref };

/**
 * avt_rack_elevation:
 * @options: what is shown
 *
 * Devices are named by entity id in groups of the roles "device", "channel-device" and "ghost".
 * With a memo the scene is kept for as long as nothing changes that the rack can see, unless
 * faces are still to come.
 *
 * Returns: (transfer full) (nullable): the elevation, %NULL when there is no such rack
 */
AvtScene *
avt_rack_elevation (const AvtDiagramContext *context, AvtId rack,
                    const AvtElevationOptions *options)
{
  const AvtRack *found = avt_design_rack (context->design, rack);
  AvtStamp *stamp = avt_design_rack_stamp (context->design, rack);
  AvtMemoHold holds[] = {
    { stamp, (gpointer (*) (gpointer)) avt_stamp_ref, (void (*) (gpointer)) avt_stamp_unref },
    { context->measurer, (gpointer (*) (gpointer)) avt_measurer_ref,
      (void (*) (gpointer)) avt_measurer_unref },
    { (gpointer) context->words, (gpointer (*) (gpointer)) avt_words_ref,
      (void (*) (gpointer)) avt_words_unref },
    { context->face_store, (gpointer (*) (gpointer)) avt_face_store_ref,
      (void (*) (gpointer)) avt_face_store_unref },
  };
  guint n_holds = G_N_ELEMENTS (holds) - (context->face_store == NULL);
  gboolean is_unfinished;
  AvtScene *scene = NULL;

  if (found == NULL)
    return NULL;
  if (context->memo != NULL)
    scene = avt_memo_lookup (context->memo, &elevation_kind, holds, n_holds, options,
                             sizeof *options);
  if (scene == NULL)
    {
      scene = draw (context, found, options, &is_unfinished);
      if (context->memo != NULL && !is_unfinished)
        avt_memo_store (context->memo, &elevation_kind, holds, n_holds, options,
                        sizeof *options, scene);
    }
  return scene;
}

/** avt_rack_elevation_build: the elevation for paper: all views, heading and totals. */
AvtScene *
avt_rack_elevation_build (const AvtDiagramContext *context, AvtId rack, guint sheet G_GNUC_UNUSED)
{
  AvtElevationOptions options = avt_elevation_options_paper;

  options.layers = context->layers;
  return avt_rack_elevation (context, rack, &options);
}
