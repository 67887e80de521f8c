#include "config.h"

#include "engine/calc/bill.h"

#include "engine/calc/cable-plan.h"
#include "engine/design/order.h"

#include <math.h>
#include <string.h>

typedef struct
{
  const AvtDesign *design;
  GArray *lines;        /* of AvtBillLine */
  GHashTable *by_item;  /* type or part to place in lines + 1; only asked */
  GHashTable *by_cable; /* AvtBillCable to the same; only asked */
} Counting;

static void
add_quantity (AvtBillLine *line, int state, gint64 quantity)
{
  switch ((AvtState) state)
    {
    case AVT_STATE_PLANNED:
      line->n_planned += quantity;
      break;
    case AVT_STATE_EXISTING:
      line->n_existing += quantity;
      break;
    case AVT_STATE_REMOVE:
      break;
    }
}

static void
count_item (Counting *self, AvtBillKind kind, gconstpointer item, int state, gint64 quantity)
{
  const AvtEntity *entity = item;
  guint place;

  if (item == NULL || state == AVT_STATE_REMOVE)
    return;
  place = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_item, item));
  if (place == 0)
    {
      AvtBillLine line = { .kind = kind, .item = entity->id };

      g_array_append_val (self->lines, line);
      place = self->lines->len;
      g_hash_table_insert (self->by_item, (gpointer) item, GUINT_TO_POINTER (place));
    }
  add_quantity (&g_array_index (self->lines, AvtBillLine, place - 1), state, quantity);
}

static void
count_parts (Counting *self, const AvtRecordList *parts, int state)
{
  for (guint i = 0; i < parts->n_records; i++)
    {
      const AvtPartUse *use = avt_record_list_at (*parts, AvtPartUse, i);

      count_item (self, AVT_BILL_PART, avt_design_part (self->design, use->part), state,
                  use->quantity);
    }
}

static void
count_device (Counting *self, const AvtDevice *device)
{
  const AvtType *type = avt_design_type (self->design, device->type);

  count_item (self, AVT_BILL_TYPE, type, device->state, 1);
  if (AVT_RECORD_HAS (device, AVT_DEVICE_PARTS))
    count_parts (self, &device->parts, device->state);
  else if (type != NULL)
    count_parts (self, &type->parts, device->state);
}

static guint
hash_text (const char *text)
{
  return text != NULL ? g_str_hash (text) : 0;
}

static guint
hash_cable_cb (gconstpointer data)
{
  const AvtBillCable *cable = data;

  return g_int64_hash (&cable->length_mm) ^ hash_text (cable->connectors[0])
         ^ 31 * hash_text (cable->connectors[1]) ^ 7 * hash_text (cable->colour)
         ^ (guint) (2 * cable->medium + (cable->is_estimate ? 1 : 0));
}

static int
compare_cables (const AvtBillCable *a, const AvtBillCable *b)
{
  int order = (int) a->medium - (int) b->medium;

  for (guint i = 0; order == 0 && i < G_N_ELEMENTS (a->connectors); i++)
    order = g_strcmp0 (a->connectors[i], b->connectors[i]);
  if (order == 0)
    order = (a->length_mm > b->length_mm) - (a->length_mm < b->length_mm);
  if (order == 0)
    order = g_strcmp0 (a->colour, b->colour);
  return order != 0 ? order : a->is_estimate - b->is_estimate;
}

static gboolean
equal_cables_cb (gconstpointer a, gconstpointer b)
{
  return compare_cables (a, b) == 0;
}

static const char *
connector_of (const AvtDesign *design, AvtId id, const char *key)
{
  const AvtDevice *device = avt_design_device (design, id);
  const AvtType *type = device != NULL ? avt_design_type (design, device->type) : NULL;
  const AvtPort *port = type != NULL ? avt_type_find_port (type, key) : NULL;

  return port != NULL ? port->connector : NULL;
}

static AvtBillCable
describe_cable (const AvtDesign *design, const AvtLink *link)
{
  const char *a = connector_of (design, link->a_device, link->a_port);
  const char *b = connector_of (design, link->b_device, link->b_port);
  gboolean is_swapped = g_strcmp0 (a, b) > 0;
  AvtCable way = avt_cable_of_link (design, link);
  double length_mm = avt_cable_planned_mm (&way);

  return (AvtBillCable){ (AvtMedium) link->medium,
                         { is_swapped ? b : a, is_swapped ? a : b },
                         link->colour,
                         isnan (length_mm) ? 0 : llround (length_mm),
                         isnan (way.given_mm) && !isnan (length_mm) };
}

static void
count_link (Counting *self, const AvtLink *link)
{
  AvtBillLine line = { .kind = AVT_BILL_CABLE, .item = AVT_ID_NONE,
                       .cable = describe_cable (self->design, link) };
  guint place;

  if (link->state == AVT_STATE_REMOVE)
    return;
  place = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_cable, &line.cable));
  if (place == 0)
    {
      g_array_append_val (self->lines, line);
      place = self->lines->len;
      g_hash_table_insert (self->by_cable, g_memdup2 (&line.cable, sizeof line.cable),
                           GUINT_TO_POINTER (place));
    }
  add_quantity (&g_array_index (self->lines, AvtBillLine, place - 1), link->state, 1);
}

static int
category_of (const AvtDesign *design, const AvtBillLine *line)
{
  switch (line->kind)
    {
    case AVT_BILL_TYPE:
      return avt_design_type (design, line->item)->category;
    case AVT_BILL_PART:
      return avt_design_part (design, line->item)->category;
    case AVT_BILL_CABLE:
      break;
    }
  return 0;
}

static int
compare_lines_cb (gconstpointer a, gconstpointer b, gpointer design)
{
  const AvtBillLine *left = a, *right = b;
  int order;

  if (left->kind != right->kind)
    return (int) left->kind - (int) right->kind;
  if (left->kind == AVT_BILL_CABLE)
    return compare_cables (&left->cable, &right->cable);
  order = category_of (design, left) - category_of (design, right);
  if (order != 0)
    return order;
  order = avt_name_order (avt_entity_name (avt_design_lookup (design, left->item)),
                          avt_entity_name (avt_design_lookup (design, right->item)));
  return order != 0 ? order : avt_id_compare (left->item, right->item);
}

/**
 * avt_bill_new:
 *
 * A device counts its type and the parts that stand in it; a device with parts of its own counts
 * those instead of its type's. Cables count by medium, connectors, length and colour; a length that
 * the plan does not give is the stock length of the cable schedule.
 *
 * Returns: (transfer full): the bill, in a fixed order
 */
AvtBill *
avt_bill_new (const AvtDesign *design)
{
  Counting counting = { design, g_array_new (FALSE, FALSE, sizeof (AvtBillLine)),
                        g_hash_table_new (NULL, NULL),
                        g_hash_table_new_full (hash_cable_cb, equal_cables_cb, g_free, NULL) };
  AvtBill *self = g_new0 (AvtBill, 1);
  AvtTableIter iter;
  gpointer item;

  avt_table_iter_init (&iter, avt_design_get_table (design, AVT_KIND_DEVICE));
  while (avt_table_iter_next (&iter, &item))
    count_device (&counting, item);
  avt_table_iter_init (&iter, avt_design_get_table (design, AVT_KIND_LINK));
  while (avt_table_iter_next (&iter, &item))
    count_link (&counting, item);
  g_array_sort_with_data (counting.lines, compare_lines_cb, (gpointer) design);
  g_hash_table_unref (counting.by_item);
  g_hash_table_unref (counting.by_cable);
  self->n_lines = counting.lines->len;
  self->lines = (AvtBillLine *) (gpointer) g_array_free (counting.lines, FALSE);
  return self;
}

void
avt_bill_free (AvtBill *self)
{
  g_free (self->lines);
  g_free (self);
}
