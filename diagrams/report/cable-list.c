#include "config.h"

#include "diagrams/report/cable-list.h"

#include "engine/design/order.h"

#include <string.h>

typedef struct
{
  const AvtReportSource *source;
  GHashTable *places; /* rack to its place in the report + 1; only asked */
  gboolean is_whole;  /* every rack of the design */
  AvtCableKinds kinds;
} Listing;

/** avt_cable_label: Returns: what is printed on the cable: its label, or its id while it was given
 * none, because no other word for it is unique and stays */
const char *
avt_cable_label (const AvtLink *link)
{
  return link->label != NULL && *link->label != '\0' ? link->label : link->entity.id.text;
}

/** avt_port_text: Returns: (nullable): what stands on the device itself, which is what the
 * technician looks for */
const char *
avt_port_text (const AvtPort *port)
{
  return port == NULL ? NULL : port->label != NULL ? port->label : port->key;
}

/** avt_device_unit_text: Returns: (transfer full) (nullable): "U29–U30"; %NULL without a unit */
char *
avt_device_unit_text (const AvtDesign *design, const AvtDevice *device)
{
  const AvtRack *rack = avt_design_rack (design, device->rack);
  const AvtType *type = avt_design_type (design, device->type);

  if (rack == NULL || type == NULL || !AVT_RECORD_HAS (device, AVT_DEVICE_POSITION_HU))
    return NULL;
  return avt_rack_span_text (rack, device->position_hu, type->height_hu);
}

static AvtCableEnd
find_end (const Listing *self, AvtId id, const char *key)
{
  const AvtDesign *design = self->source->context.design;
  const AvtDevice *device = avt_design_device (design, id);
  const AvtType *type = device != NULL ? avt_design_type (design, device->type) : NULL;
  const AvtPort *port = type != NULL ? avt_type_find_port (type, key) : NULL;
  const AvtRack *rack = device != NULL ? avt_design_rack (design, device->rack) : NULL;
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (self->places, rack));

  return (AvtCableEnd){ device, rack, port != NULL ? avt_port_text (port) : key,
                        place > 0 ? place - 1 : G_MAXUINT };
}

static gboolean
is_kind_wanted (const Listing *self, const AvtLink *link)
{
  AvtCableKinds kind
    = link->medium == AVT_MEDIUM_POWER ? AVT_CABLES_POWER : AVT_CABLES_NETWORK;

  return (self->kinds & kind) != 0;
}

static void
add_link (const Listing *self, const AvtLink *link, GArray *rows)
{
  AvtCableRow row = { link, find_end (self, link->a_device, link->a_port),
                      find_end (self, link->b_device, link->b_port) };

  if (!self->is_whole && row.from.place == G_MAXUINT && row.to.place == G_MAXUINT)
    return;
  if (row.to.place < row.from.place)
    {
      AvtCableEnd end = row.from;

      row.from = row.to;
      row.to = end;
    }
  g_array_append_val (rows, row);
}

static gint64
height_of (const AvtCableEnd *end)
{
  const AvtDevice *device = end->device;

  return device != NULL && AVT_RECORD_HAS (device, AVT_DEVICE_POSITION_HU) ? device->position_hu
                                                                          : 0;
}

/* From the top of the rack down. */
static int
compare_ends (const AvtCableEnd *a, const AvtCableEnd *b)
{
  gint64 above = height_of (b) - height_of (a);
  int order = (above > 0) - (above < 0);

  if (order == 0 && a->device != NULL && b->device != NULL)
    order = avt_name_order (a->device->name, b->device->name);
  return order != 0 ? order : avt_name_order (a->port, b->port);
}

/* Power first; then what goes the same way stands together, since it is pulled together. */
static int
compare_rows_cb (gconstpointer a, gconstpointer b)
{
  const AvtCableRow *left = a, *right = b;
  int order = (left->link->medium != AVT_MEDIUM_POWER) - (right->link->medium != AVT_MEDIUM_POWER);

  if (order == 0)
    order = (left->from.place > right->from.place) - (left->from.place < right->from.place);
  if (order == 0)
    order = (left->to.place > right->to.place) - (left->to.place < right->to.place);
  if (order == 0)
    order = compare_ends (&left->from, &right->from);
  if (order == 0)
    order = compare_ends (&left->to, &right->to);
  return order != 0 ? order : avt_id_compare (left->link->entity.id, right->link->entity.id);
}

/**
 * avt_cable_list:
 * @source: what the report is made of; of some racks only the cables that touch them are listed
 *
 * Time grows with the number of cables, not with the racks.
 *
 * Returns: (transfer full): #AvtCableRow, power cords first, then by way, then from the top down
 */
GArray *
avt_cable_list (const AvtReportSource *source, AvtCableKinds kinds)
{
  const AvtDesign *design = source->context.design;
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (AvtCableRow));
  g_autoptr (GHashTable) places = g_hash_table_new (NULL, NULL);
  Listing self = { source, places, source->racks->len == avt_design_count (design, AVT_KIND_RACK),
                   kinds };
  AvtTableIter iter;
  gpointer link;

  for (guint i = 0; i < source->racks->len; i++)
    g_hash_table_insert (places, source->racks->pdata[i], GUINT_TO_POINTER (i + 1));
  avt_table_iter_init (&iter, avt_design_get_table (design, AVT_KIND_LINK));
  while (avt_table_iter_next (&iter, &link))
    if (is_kind_wanted (&self, link))
      add_link (&self, link, rows);
  g_array_sort (rows, compare_rows_cb);
  return rows;
}
