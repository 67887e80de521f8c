/* The cable schedule: for the technician who pulls the cables. */
#include "config.h"

#include "diagrams/report/kind.h"
#include "engine/calc/cable-plan.h"
#include "engine/design/order.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

enum
{
  PART_POWER,
  PART_NETWORK
};

static const AvtReportPart parts[] = {
  [PART_POWER] = { "power", N_ ("Power Cords") },
  [PART_NETWORK] = { "network", N_ ("Network Cables") },
  { NULL, NULL },
};

typedef struct
{
  AvtReportBuilder *builder;
  const AvtReportSource *source;
} Writing;

static const char *
word (const Writing *self, const char *msgid)
{
  return avt_report_source_word (self->source, msgid);
}

static const char *
rack_name (const AvtDesign *design, const AvtDevice *device)
{
  const AvtRack *rack = avt_design_rack (design, device->rack);

  return rack != NULL ? rack->name : NULL;
}

static char *
unit_text (const AvtDesign *design, const AvtDevice *device)
{
  const AvtRack *rack = avt_design_rack (design, device->rack);
  const AvtType *type = avt_design_type (design, device->type);

  if (rack == NULL || type == NULL || !AVT_RECORD_HAS (device, AVT_DEVICE_POSITION_HU))
    return NULL;
  return avt_rack_span_text (rack, device->position_hu, type->height_hu);
}

/* What stands on the device itself, which is what the technician looks for. */
static const char *
port_label (const AvtDesign *design, const AvtDevice *device, const char *key)
{
  const AvtType *type = avt_design_type (design, device->type);
  const AvtPort *port = type != NULL ? avt_type_find_port (type, key) : NULL;

  return port != NULL && port->label != NULL ? port->label : key;
}

static void
add_end (const Writing *self, AvtId id, const char *port)
{
  const AvtDesign *design = self->source->context.design;
  const AvtDevice *device = avt_design_device (design, id);
  g_autofree char *unit = device != NULL ? unit_text (design, device) : NULL;

  avt_report_add_cell (self->builder, device != NULL ? rack_name (design, device) : NULL);
  avt_report_add_cell (self->builder, unit);
  avt_report_add_cell (self->builder, device != NULL ? device->name : NULL);
  avt_report_add_cell (self->builder, device != NULL ? port_label (design, device, port) : port);
}

static void
add_row (const Writing *self, const AvtLink *link, guint number)
{
  const AvtField *medium = &avt_link_type.fields[AVT_LINK_MEDIUM];
  AvtCable cable = avt_cable_of_link (self->source->context.design, link);

  avt_report_begin_row (self->builder, AVT_ROW_BODY);
  avt_report_add_number (self->builder, number);
  avt_report_add_cell (self->builder, link->label);
  avt_report_add_cell (self->builder, word (self, medium->values[link->medium].label));
  add_end (self, link->a_device, link->a_port);
  add_end (self, link->b_device, link->b_port);
  if (isnan (cable.given_mm) && !isnan (avt_cable_planned_mm (&cable)))
    avt_report_add_estimate (self->builder, avt_cable_planned_mm (&cable) / 1000);
  else
    avt_report_add_number (self->builder, cable.given_mm / 1000);
  avt_report_add_cell (self->builder, word (self, avt_state_values[link->state].label));
}

static const char *
device_name (const AvtDesign *design, AvtId id)
{
  const AvtDevice *device = avt_design_device (design, id);

  return device != NULL ? device->name : "";
}

static int
compare_links_cb (gconstpointer a, gconstpointer b, gpointer design)
{
  const AvtLink *left = *(const AvtLink *const *) a, *right = *(const AvtLink *const *) b;
  int order = avt_name_order (device_name (design, left->a_device),
                              device_name (design, right->a_device));

  if (order == 0)
    order = avt_name_order (left->a_port, right->a_port);
  return order != 0 ? order : avt_id_compare (left->entity.id, right->entity.id);
}

static gboolean
touches_racks (const Writing *self, const AvtLink *link)
{
  const AvtDesign *design = self->source->context.design;
  const AvtDevice *a = avt_design_device (design, link->a_device);
  const AvtDevice *b = avt_design_device (design, link->b_device);

  if (self->source->racks->len == avt_design_count (design, AVT_KIND_RACK))
    return TRUE;
  for (guint i = 0; i < self->source->racks->len; i++)
    {
      AvtId rack = avt_entity_id (self->source->racks->pdata[i]);

      if ((a != NULL && avt_id_equal (a->rack, rack))
          || (b != NULL && avt_id_equal (b->rack, rack)))
        return TRUE;
    }
  return FALSE;
}

static GPtrArray *
list_links (const Writing *self, gboolean is_power)
{
  AvtDesign *design = self->source->context.design;
  GPtrArray *links = g_ptr_array_new ();
  AvtTableIter iter;
  gpointer item;

  avt_table_iter_init (&iter, avt_design_get_table (design, AVT_KIND_LINK));
  while (avt_table_iter_next (&iter, &item))
    {
      const AvtLink *link = item;

      if ((link->medium == AVT_MEDIUM_POWER) == is_power && touches_racks (self, link))
        g_ptr_array_add (links, item);
    }
  g_ptr_array_sort_with_data (links, compare_links_cb, design);
  return links;
}

static void
add_table (const Writing *self, const char *name, gboolean is_power)
{
  g_autoptr (GPtrArray) links = list_links (self, is_power);
  const AvtColumn columns[] = {
    { word (self, N_ ("No.")), NULL, AVT_COLUMN_NUMBER, 0, 0 },
    { word (self, N_ ("Label")), NULL, AVT_COLUMN_TEXT, 0, 1 },
    { word (self, N_ ("Medium")), NULL, AVT_COLUMN_TEXT, 0, 0 },
    { word (self, N_ ("From rack")), NULL, AVT_COLUMN_TEXT, 0, 1 },
    { word (self, N_ ("Unit")), NULL, AVT_COLUMN_TEXT, 0, 0 },
    { word (self, N_ ("Device")), NULL, AVT_COLUMN_TEXT, 0, 2 },
    { word (self, N_ ("Port")), NULL, AVT_COLUMN_TEXT, 0, 1 },
    { word (self, N_ ("To rack")), NULL, AVT_COLUMN_TEXT, 0, 1 },
    { word (self, N_ ("Unit")), NULL, AVT_COLUMN_TEXT, 0, 0 },
    { word (self, N_ ("Device")), NULL, AVT_COLUMN_TEXT, 0, 2 },
    { word (self, N_ ("Port")), NULL, AVT_COLUMN_TEXT, 0, 1 },
    { word (self, N_ ("Length")), "m", AVT_COLUMN_NUMBER, 1, 0 },
    { word (self, N_ ("State")), NULL, AVT_COLUMN_TEXT, 0, 0 },
  };

  avt_report_add_heading (self->builder, 1, name, NULL);
  avt_report_begin_table (self->builder, name, NULL, NULL, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < links->len; i++)
    add_row (self, links->pdata[i], i + 1);
  avt_report_end_table (self->builder);
}

static guint
count_sections (const AvtReportSource *source)
{
  return 1;
}

static void
build_section (AvtReportBuilder *builder, guint section, gpointer user_data)
{
  Writing self = { builder, user_data };

  if (avt_report_source_shows (self.source, PART_POWER))
    add_table (&self, word (&self, N_ ("Power Cords")), TRUE);
  if (avt_report_source_shows (self.source, PART_NETWORK))
    add_table (&self, word (&self, N_ ("Network Cables")), FALSE);
}

const AvtReportKind avt_report_cables = {
  "cables", N_ ("Cable Schedule"), N_ ("Which cable goes from where to where, for the technician"),
  parts, AVT_HEADER_TITLE, TRUE, TRUE, TRUE, count_sections, build_section,
};
