/* Labels for devices and cables, on sheets of stock that is sold everywhere: A4 with 3 x 7 labels
 * of 63.5 x 38.1 mm, Letter with 3 x 10 of 2 5/8 x 1 inch. Each has its words and a QR code of its
 * id and name, no finer than telephones read from any printer: with %QR_NAME_MAX bytes it has 37
 * modules a side and a quiet zone of four, at 0.42 mm each on Letter and 0.48 mm on A4. */
#include "config.h"

#include "diagrams/report/cable-list.h"
#include "diagrams/report/qr.h"
#include "diagrams/report/text-draw.h"
#include "diagrams/scene/theme.h"
#include "engine/base/finding-text.h"
#include "engine/design/order.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define PT_PER_MM (72 / 25.4)
#define PADDING_PT 6.0
#define GAP_PT 4.0 /* beside the quiet zone of the code */
#define QR_SHARE 0.36
#define LINE_PT 9.5
#define TITLE_LINE_PT 11.0
#define QR_NAME_MAX 64
#define MARK_PT 6.0
#define MARK_GAP_PT 2.0

enum
{
  PART_DEVICES,
  PART_POWER,
  PART_NETWORK
};

static const AvtReportPart parts[] = {
  [PART_DEVICES] = { "devices", N_ ("Devices") },
  [PART_POWER] = { "power", N_ ("Power Cords") },
  [PART_NETWORK] = { "network", N_ ("Network Cables") },
  { NULL, NULL },
};

/** Stock: a sheet of labels, in points */
typedef struct
{
  double page_width;
  double page_height;
  double left;
  double top;
  double width;
  double height;
  double step_x;
  double step_y;
  guint n_columns;
  guint n_rows;
} Stock;

static const Stock a4_stock = {
  210 * PT_PER_MM, 297 * PT_PER_MM, 7.2 * PT_PER_MM, 15.1 * PT_PER_MM, 63.5 * PT_PER_MM,
  38.1 * PT_PER_MM, 66 * PT_PER_MM, 38.1 * PT_PER_MM, 3, 7,
};

static const Stock letter_stock = { 612, 792, 13.5, 36, 189, 72, 198, 72, 3, 10 };

static const Stock *
get_stock (const AvtReportSource *source)
{
  return avt_paper_turn (source->style.paper, FALSE) == AVT_PAPER_LETTER ? &letter_stock
                                                                         : &a4_stock;
}

/* What gets a label: a device, or a cable where that is NULL. */
typedef struct
{
  const AvtDevice *device;
  AvtCableRow cable;
} Object;

static AvtCableKinds
wanted_cables (const AvtReportSource *source)
{
  return (avt_report_source_shows (source, PART_POWER) ? AVT_CABLES_POWER : 0)
         | (avt_report_source_shows (source, PART_NETWORK) ? AVT_CABLES_NETWORK : 0);
}

static void
add_devices (const AvtReportSource *source, GArray *objects)
{
  for (guint i = 0; i < source->racks->len; i++)
    {
      g_autoptr (GPtrArray) devices = avt_design_devices_in_order (
        source->context.design, avt_entity_id (source->racks->pdata[i]));

      for (guint k = 0; k < devices->len; k++)
        g_array_append_val (objects, ((Object){ .device = devices->pdata[k] }));
    }
}

/* Everything that gets a label, as it is met on the way along the racks. */
static GArray *
list_objects (const AvtReportSource *source)
{
  GArray *objects = g_array_new (FALSE, FALSE, sizeof (Object));
  g_autoptr (GArray) cables = avt_cable_list (source, wanted_cables (source));

  if (avt_report_source_shows (source, PART_DEVICES))
    add_devices (source, objects);
  for (guint i = 0; i < cables->len; i++)
    {
      Object object = { NULL, g_array_index (cables, AvtCableRow, i) };

      g_array_append_val (objects, object);
    }
  return objects;
}

/* "FRA1-07-02 · U14" */
static char *
place_text (const AvtReportSource *source, const AvtDevice *device)
{
  const AvtRack *rack = avt_design_rack (source->context.design, device->rack);
  g_autofree char *unit = avt_device_unit_text (source->context.design, device);

  if (rack == NULL)
    return NULL;
  return unit != NULL ? g_strdup_printf ("%s · %s", rack->name, unit) : g_strdup (rack->name);
}

static char *
end_text (const AvtCableEnd *end)
{
  return end->device != NULL ? g_strdup_printf ("%s · %s", end->device->name, end->port)
                             : g_strdup (end->port);
}

static void
add_line (GPtrArray *lines, char *text)
{
  if (text != NULL && *text != '\0')
    g_ptr_array_add (lines, text);
  else
    g_free (text);
}

static void
add_device_lines (const AvtReportSource *source, const AvtDevice *device, GPtrArray *lines)
{
  const AvtType *type = avt_design_type (source->context.design, device->type);

  add_line (lines, g_strdup (device->name));
  add_line (lines, place_text (source, device));
  add_line (lines, g_strdup (type != NULL ? type->name : NULL));
  add_line (lines, g_strdup (device->role));
}

static void
add_end_lines (const AvtReportSource *source, const AvtCableEnd *end, GPtrArray *lines)
{
  add_line (lines, end_text (end));
  if (end->device != NULL)
    add_line (lines, place_text (source, end->device));
}

static void
add_cable_lines (const AvtReportSource *source, const AvtCableRow *cable, GPtrArray *lines)
{
  const AvtField *medium = &avt_link_type.fields[AVT_LINK_MEDIUM];

  add_line (lines, g_strdup (avt_cable_label (cable->link)));
  add_end_lines (source, &cable->from, lines);
  add_end_lines (source, &cable->to, lines);
  add_line (lines, g_strdup (avt_report_source_word (
                     source, medium->values[cable->link->medium].label)));
}

/* Returns: (transfer full): the first is what the thing is called */
static GPtrArray *
list_lines (const AvtReportSource *source, const Object *object)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);

  if (object->device != NULL)
    add_device_lines (source, object->device, lines);
  else
    add_cable_lines (source, &object->cable, lines);
  return lines;
}

/* In a code, where every byte makes it finer. */
static char *
plain_end_text (const AvtCableEnd *end)
{
  return g_strdup_printf ("%s %s", end->device != NULL ? end->device->name : "", end->port);
}

static char *
object_name (const Object *object)
{
  const AvtLink *link = object->cable.link;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  if (object->device != NULL)
    return g_strdup (object->device->name);
  if (link->label != NULL && *link->label != '\0')
    return g_strdup (link->label);
  from = plain_end_text (&object->cable.from);
  to = plain_end_text (&object->cable.to);
  return g_strdup_printf ("%s - %s", from, to);
}

static AvtId
object_id (const Object *object)
{
  return object->device != NULL ? object->device->entity.id : object->cable.link->entity.id;
}

/* What a telephone reads: the id, which finds the thing whatever it is called by now, and on a line
 * of its own the name, cut where the code would be too fine. */
static char *
code_text (const Object *object)
{
  g_autofree char *name = object_name (object);
  char *end = name;

  while (*end != '\0' && g_utf8_next_char (end) - name <= QR_NAME_MAX)
    end = g_utf8_next_char (end);
  *end = '\0';
  return g_strdup_printf ("%s\n%s", object_id (object).text, name);
}

/* Nothing that identifies is shortened while there are lines to spare. */
static void
draw_lines (AvtSceneBuilder *builder, AvtMeasurer *measurer, const GPtrArray *texts, AvtRect rect)
{
  double bottom = avt_rect_bottom (rect) + 0.01, y = rect.y;
  double spare_pt = rect.height - TITLE_LINE_PT - LINE_PT * (texts->len - 1);

  for (guint i = 0; i < texts->len; i++)
    {
      gboolean is_title = i == 0;
      double line_pt = is_title ? TITLE_LINE_PT : LINE_PT;
      AvtTextStyle style = { .color = is_title ? avt_theme.ink : avt_theme.ink_soft,
                             .size = is_title ? AVT_TEXT_10 : AVT_TEXT_7,
                             .weight = is_title ? AVT_TEXT_BOLD : AVT_TEXT_REGULAR };
      g_autoptr (AvtLines) lines = avt_lines_new_plain (measurer, texts->pdata[i], style.size,
                                                        style.weight, rect.width);
      guint n_lines = 1 + (guint) MIN (MAX (spare_pt, 0) / line_pt, lines->n_lines - 1);

      if (y + line_pt > bottom)
        return;
      avt_text_draw_lines (builder, lines, rect.x, y, line_pt, n_lines, &style);
      spare_pt -= (n_lines - 1) * line_pt;
      y += n_lines * line_pt;
    }
}

static void
draw_label (AvtSceneBuilder *builder, const AvtReportSource *source, const Stock *stock,
            guint place, const Object *object)
{
  double x = stock->left + (place % stock->n_columns) * stock->step_x + PADDING_PT;
  double y = stock->top + (place / stock->n_columns) * stock->step_y + PADDING_PT;
  double height = stock->height - 2 * PADDING_PT, width = stock->width - 2 * PADDING_PT;
  double side = MIN (height, width * QR_SHARE);
  double top = y + (height - side) / 2;
  g_autoptr (GPtrArray) lines = list_lines (source, object);
  AvtGroup group
    = { .id = object_id (object), .role = "label", .title = lines->pdata[0] };
  g_autofree char *code = code_text (object);

  avt_scene_builder_push_group (builder, &group);
  avt_qr_add (builder, avt_rect (x, top, side, side), code);
  draw_lines (builder, source->context.measurer, lines,
              avt_rect (x + side + GAP_PT, top, width - side - GAP_PT, y + height - top));
  avt_scene_builder_pop_group (builder);
}

static void
draw_mark (AvtSceneBuilder *builder, double x1, double y1, double x2, double y2)
{
  AvtStyle style = { .stroke = avt_theme.ink_soft, .width_pt = avt_theme.line_frame_pt };

  avt_scene_builder_add_line (builder, x1, y1, x2, y2, &style);
}

/* Where plain paper is cut; in the margins, which stay when stock is peeled. */
static void
draw_cut_marks (AvtSceneBuilder *builder, const Stock *stock)
{
  double bottom = stock->top + (stock->n_rows - 1) * stock->step_y + stock->height;
  double right = stock->left + (stock->n_columns - 1) * stock->step_x + stock->width;

  for (guint i = 0; i < 2 * stock->n_columns; i++)
    {
      double x = stock->left + (i / 2) * stock->step_x + (i % 2) * stock->width;

      draw_mark (builder, x, stock->top - MARK_GAP_PT - MARK_PT, x, stock->top - MARK_GAP_PT);
      draw_mark (builder, x, bottom + MARK_GAP_PT, x, bottom + MARK_GAP_PT + MARK_PT);
    }
  for (guint i = 0; i <= stock->n_rows; i++)
    {
      double y = i < stock->n_rows ? stock->top + i * stock->step_y : bottom;

      draw_mark (builder, stock->left - MARK_GAP_PT - MARK_PT, y, stock->left - MARK_GAP_PT, y);
      draw_mark (builder, right + MARK_GAP_PT, y, right + MARK_GAP_PT + MARK_PT, y);
    }
}

/* Which stock to load, and that the printer must not fit the page. */
static void
draw_stock (AvtSceneBuilder *builder, const AvtReportSource *source, const Stock *stock,
            guint sheet, guint n_sheets)
{
  const AvtArgument arguments[]
    = { avt_argument_quantity (stock->width / PT_PER_MM, AVT_UNIT_MILLIMETRE),
        avt_argument_quantity (stock->height / PT_PER_MM, AVT_UNIT_MILLIMETRE),
        avt_argument_count (stock->n_columns * stock->n_rows), avt_argument_count (sheet + 1),
        avt_argument_count (n_sheets) };
  /* Translators: width and height of a label, how many a sheet has; sheet x of y */
  g_autofree char *text = avt_sentence (
    N_ ("Labels of %1 × %2, %3 a sheet; print at full size. Sheet %4 of %5"),
    source->context.words, arguments, G_N_ELEMENTS (arguments), NULL, NULL);
  AvtTextStyle style
    = { .color = avt_theme.ink_soft, .size = AVT_TEXT_6, .anchor = AVT_ANCHOR_MIDDLE };

  avt_scene_builder_add_fitted_text (builder, stock->page_width / 2,
                                     stock->top - MARK_GAP_PT - MARK_PT - 2,
                                     stock->page_width - 2 * stock->left, text, &style);
}

static guint
count_sheets (const Stock *stock, const GArray *objects)
{
  guint per_page = stock->n_columns * stock->n_rows;

  return MAX ((objects->len + per_page - 1) / per_page, 1);
}

static guint
count_sections (const AvtReportSource *source)
{
  g_autoptr (GArray) objects = list_objects (source);

  return count_sheets (get_stock (source), objects);
}

/* A sheet is built in the time of its own labels: the list is made once. */
static const GArray *
get_objects (AvtReportSource *source)
{
  if (source->labels == NULL)
    source->labels = list_objects (source);
  return source->labels;
}

static void
build_section (AvtReportBuilder *builder, guint section, gpointer user_data)
{
  AvtReportSource *source = user_data;
  const Stock *stock = get_stock (source);
  guint per_page = stock->n_columns * stock->n_rows;
  const GArray *objects = get_objects (source);
  AvtSceneBuilder *scene_builder
    = avt_scene_builder_new (source->context.measurer, stock->page_width, stock->page_height);
  g_autoptr (AvtScene) scene = NULL;

  draw_cut_marks (scene_builder, stock);
  draw_stock (scene_builder, source, stock, section, count_sheets (stock, objects));
  for (guint i = 0; i < per_page && section * per_page + i < objects->len; i++)
    draw_label (scene_builder, source, stock, i,
                &g_array_index (objects, Object, section * per_page + i));
  scene = avt_scene_builder_end (scene_builder);
  avt_report_add_figure (builder, scene, NULL, NULL);
}

const AvtReportKind avt_report_labels = {
  "labels", N_ ("Labels"), N_ ("For devices and cables, on sheets of labels"), parts,
  AVT_HEADER_NONE, FALSE, TRUE, FALSE, count_sections, build_section, TRUE,
};
