/* Labels for devices and cables, on sheets of stock that is sold everywhere: A4 with 3 x 7 labels
 * of 63.5 x 38.1 mm, Letter with 3 x 10 of 2 5/8 x 1 inch. Each has its words and, for a telephone,
 * the same in a QR code. */
#include "config.h"

#include "diagrams/report/kind.h"
#include "diagrams/report/qr.h"
#include "diagrams/scene/theme.h"
#include "engine/design/order.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define PT_PER_MM (72 / 25.4)
#define PADDING_PT 6.0
#define QR_SHARE 0.36
#define LINE_PT 9.5
#define TITLE_LINE_PT 11.0
/* A code with more is too fine for a label of this size. */
#define QR_TEXT_MAX 300

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

static gboolean
is_link_wanted (const AvtReportSource *source, const AvtLink *link)
{
  if (!avt_report_source_shows (source, link->medium == AVT_MEDIUM_POWER ? PART_POWER
                                                                         : PART_NETWORK))
    return FALSE;
  for (guint i = 0; i < source->racks->len; i++)
    {
      AvtId rack = avt_entity_id (source->racks->pdata[i]);
      const AvtDevice *a = avt_design_device (source->context.design, link->a_device);
      const AvtDevice *b = avt_design_device (source->context.design, link->b_device);

      if ((a != NULL && avt_id_equal (a->rack, rack))
          || (b != NULL && avt_id_equal (b->rack, rack)))
        return TRUE;
    }
  return FALSE;
}

/* Everything that gets a label, as it is met on the way along the racks. */
static GPtrArray *
list_objects (const AvtReportSource *source)
{
  GPtrArray *objects = g_ptr_array_new ();
  AvtTableIter iter;
  gpointer item;

  for (guint i = 0;
       avt_report_source_shows (source, PART_DEVICES) && i < source->racks->len; i++)
    {
      g_autoptr (GPtrArray) devices = avt_design_devices_in_order (
        source->context.design, avt_entity_id (source->racks->pdata[i]));

      g_ptr_array_extend (objects, devices, NULL, NULL);
    }
  avt_table_iter_init (&iter, avt_design_get_table (source->context.design, AVT_KIND_LINK));
  while (avt_table_iter_next (&iter, &item))
    if (is_link_wanted (source, item))
      g_ptr_array_add (objects, item);
  return objects;
}

static char *
place_text (const AvtReportSource *source, const AvtDevice *device)
{
  const AvtRack *rack = avt_design_rack (source->context.design, device->rack);
  const AvtType *type = avt_design_type (source->context.design, device->type);
  g_autofree char *unit = NULL;

  if (rack == NULL)
    return g_strdup ("");
  if (type != NULL && AVT_RECORD_HAS (device, AVT_DEVICE_POSITION_HU))
    unit = avt_rack_span_text (rack, device->position_hu, type->height_hu);
  return unit != NULL ? g_strdup_printf ("%s · %s", rack->name, unit) : g_strdup (rack->name);
}

static char *
end_text (const AvtReportSource *source, AvtId id, const char *key)
{
  const AvtDevice *device = avt_design_device (source->context.design, id);
  const AvtType *type
    = device != NULL ? avt_design_type (source->context.design, device->type) : NULL;
  const AvtPort *port = type != NULL ? avt_type_find_port (type, key) : NULL;
  g_autofree char *place = device != NULL ? place_text (source, device) : g_strdup ("");

  return g_strdup_printf ("%s · %s (%s)", device != NULL ? device->name : "",
                          port != NULL && port->label != NULL ? port->label : key, place);
}

/* Returns: (transfer full): the lines, the first is the name */
static GStrv
device_lines (const AvtReportSource *source, const AvtDevice *device)
{
  const AvtType *type = avt_design_type (source->context.design, device->type);
  GPtrArray *lines = g_ptr_array_new ();

  g_ptr_array_add (lines, g_strdup (device->name));
  g_ptr_array_add (lines, place_text (source, device));
  if (type != NULL)
    g_ptr_array_add (lines, g_strdup (type->name));
  if (device->role != NULL)
    g_ptr_array_add (lines, g_strdup (device->role));
  g_ptr_array_add (lines, NULL);
  return (GStrv) g_ptr_array_free (lines, FALSE);
}

static GStrv
link_lines (const AvtReportSource *source, const AvtLink *link)
{
  const AvtField *medium = &avt_link_type.fields[AVT_LINK_MEDIUM];
  const char *kind = avt_report_source_word (source, medium->values[link->medium].label);
  GPtrArray *lines = g_ptr_array_new ();

  g_ptr_array_add (lines, g_strdup (link->label != NULL ? link->label : kind));
  g_ptr_array_add (lines, end_text (source, link->a_device, link->a_port));
  g_ptr_array_add (lines, end_text (source, link->b_device, link->b_port));
  if (link->label != NULL)
    g_ptr_array_add (lines, g_strdup (kind));
  g_ptr_array_add (lines, NULL);
  return (GStrv) g_ptr_array_free (lines, FALSE);
}

/* What a telephone reads: the words of the label, cut where the code would be too fine. */
static char *
code_text (const GStrv lines)
{
  char *text = g_strjoinv ("\n", lines);
  char *end = text;

  while (*end != '\0' && g_utf8_next_char (end) - text <= QR_TEXT_MAX)
    end = g_utf8_next_char (end);
  *end = '\0';
  return text;
}

static void
draw_label (AvtSceneBuilder *builder, const Stock *stock, guint place, const GStrv lines, AvtId id)
{
  double x = stock->left + (place % stock->n_columns) * stock->step_x + PADDING_PT;
  double y = stock->top + (place / stock->n_columns) * stock->step_y + PADDING_PT;
  double height = stock->height - 2 * PADDING_PT, width = stock->width - 2 * PADDING_PT;
  double side = MIN (height, width * QR_SHARE);
  AvtGroup group = { .id = id, .role = "label", .title = lines[0] };
  g_autofree char *code = code_text (lines);
  double baseline = y + (height - side) / 2 + TITLE_LINE_PT;

  avt_scene_builder_push_group (builder, &group);
  avt_qr_add (builder, avt_rect (x, y + (height - side) / 2, side, side), code);
  for (guint i = 0; lines[i] != NULL && baseline <= y + height; i++)
    {
      AvtTextStyle style = { .color = i == 0 ? avt_theme.ink : avt_theme.ink_soft,
                             .size = i == 0 ? AVT_TEXT_10 : AVT_TEXT_7,
                             .weight = i == 0 ? AVT_TEXT_BOLD : AVT_TEXT_REGULAR };

      if (*lines[i] != '\0')
        avt_scene_builder_add_fitted_text (builder, x + side + PADDING_PT, baseline,
                                           width - side - PADDING_PT, lines[i], &style);
      baseline += i == 0 ? TITLE_LINE_PT : LINE_PT;
    }
  avt_scene_builder_pop_group (builder);
}

static guint
count_sections (const AvtReportSource *source)
{
  g_autoptr (GPtrArray) objects = list_objects (source);
  guint per_page = get_stock (source)->n_columns * get_stock (source)->n_rows;

  return MAX ((objects->len + per_page - 1) / per_page, 1);
}

static void
build_section (AvtReportBuilder *builder, guint section, gpointer user_data)
{
  AvtReportSource *source = user_data;
  const Stock *stock = get_stock (source);
  guint per_page = stock->n_columns * stock->n_rows;
  g_autoptr (GPtrArray) objects = list_objects (source);
  AvtSceneBuilder *scene_builder
    = avt_scene_builder_new (source->context.measurer, stock->page_width, stock->page_height);
  g_autoptr (AvtScene) scene = NULL;

  for (guint i = 0; i < per_page && section * per_page + i < objects->len; i++)
    {
      gconstpointer object = objects->pdata[section * per_page + i];
      g_auto (GStrv) lines = avt_entity_kind (object) == AVT_KIND_LINK
                               ? link_lines (source, object) : device_lines (source, object);

      draw_label (scene_builder, stock, i, lines, avt_entity_id (object));
    }
  scene = avt_scene_builder_end (scene_builder);
  avt_report_add_figure (builder, scene, NULL, NULL);
}

const AvtReportKind avt_report_labels = {
  "labels", N_ ("Labels"), N_ ("For devices and cables, on sheets of labels"), parts,
  AVT_HEADER_NONE, FALSE, TRUE, FALSE, count_sections, build_section,
};
