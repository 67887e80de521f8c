#include "config.h"

#include "engine/calc/bill.h"

#include "engine/design/order.h"

typedef struct
{
  const AvtDesign *design;
  GArray *lines;        /* of AvtBillLine */
  GHashTable *by_item;  /* id to place in lines + 1; only asked */
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

/* There are few kinds of cables, so they are searched in order. */
static void
count_link (Counting *self, const AvtLink *link)
{
  gint64 length_mm = AVT_RECORD_HAS (link, AVT_LINK_LENGTH_MM) ? link->length_mm : 0;
  AvtBillLine line = { .kind = AVT_BILL_CABLE, .item = AVT_ID_NONE,
                       .medium = (AvtMedium) link->medium, .length_mm = length_mm };

  if (link->state == AVT_STATE_REMOVE)
    return;
  for (guint i = 0; i < self->lines->len; i++)
    {
      AvtBillLine *old = &g_array_index (self->lines, AvtBillLine, i);

      if (old->kind == AVT_BILL_CABLE && old->medium == line.medium
          && old->length_mm == length_mm)
        {
          add_quantity (old, link->state, 1);
          return;
        }
    }
  add_quantity (&line, link->state, 1);
  g_array_append_val (self->lines, line);
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
      return (int) line->medium;
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
  order = category_of (design, left) - category_of (design, right);
  if (order != 0)
    return order;
  if (left->kind == AVT_BILL_CABLE)
    return left->length_mm < right->length_mm ? -1 : left->length_mm > right->length_mm;
  order = avt_name_order (avt_entity_name (avt_design_lookup (design, left->item)),
                          avt_entity_name (avt_design_lookup (design, right->item)));
  return order != 0 ? order : avt_id_compare (left->item, right->item);
}

/**
 * avt_bill_new:
 *
 * A device counts its type and the parts that stand in it; a device with parts of its own counts
 * those instead of its type's. Cables count by medium and length.
 *
 * Returns: (transfer full): the bill, in a fixed order
 */
AvtBill *
avt_bill_new (const AvtDesign *design)
{
  Counting counting = { design, g_array_new (FALSE, FALSE, sizeof (AvtBillLine)),
                        g_hash_table_new (NULL, NULL) };
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
