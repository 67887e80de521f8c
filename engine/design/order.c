#include "config.h"

#include "engine/design/order.h"

#include <string.h>

static int
compare_digits (const char **a, const char **b)
{
  gsize length_a, length_b;
  int order;

  while (**a == '0')
    ++*a;
  while (**b == '0')
    ++*b;
  length_a = strspn (*a, "0123456789");
  length_b = strspn (*b, "0123456789");
  if (length_a != length_b)
    return length_a < length_b ? -1 : 1;
  order = strncmp (*a, *b, length_a);
  *a += length_a;
  *b += length_b;
  return order;
}

/**
 * avt_name_order:
 *
 * Numbers in names count as numbers, everything else as bytes: the same on every machine, whatever
 * its locale.
 *
 * Returns: below, at or above 0; 0 only for equal names
 */
int
avt_name_order (const char *a, const char *b)
{
  const char *first = a, *second = b;

  while (*a != '\0' && *b != '\0')
    {
      if (g_ascii_isdigit (*a) && g_ascii_isdigit (*b))
        {
          int order = compare_digits (&a, &b);

          if (order != 0)
            return order;
          continue;
        }
      if (*a != *b)
        return (guchar) *a < (guchar) *b ? -1 : 1;
      a++;
      b++;
    }
  if (*a != *b)
    return *a == '\0' ? -1 : 1;
  return strcmp (first, second); /* "a01" and "a1" */
}

static const char *
row_name (const AvtDesign *design, const AvtRack *rack)
{
  const AvtRow *row = avt_design_row (design, rack->row);

  return row != NULL ? row->name : "";
}

static gint64
rack_place (const AvtRack *rack)
{
  return AVT_RECORD_HAS (rack, AVT_RACK_ORDER) ? rack->order : G_MAXINT64;
}

static int
compare_racks_cb (gconstpointer a, gconstpointer b, gpointer design)
{
  const AvtRack *left = *(const AvtRack *const *) a;
  const AvtRack *right = *(const AvtRack *const *) b;
  int order = avt_name_order (row_name (design, left), row_name (design, right));

  if (order == 0)
    order = avt_id_compare (left->row, right->row);
  if (order == 0 && rack_place (left) != rack_place (right))
    order = rack_place (left) < rack_place (right) ? -1 : 1;
  if (order == 0)
    order = avt_name_order (left->name, right->name);
  return order != 0 ? order : avt_id_compare (left->entity.id, right->entity.id);
}

/**
 * avt_design_racks_in_order:
 *
 * Returns: (transfer container) (element-type AvtRack): the racks by row, place in the row, name;
 *   those without a place stand behind those with one
 */
GPtrArray *
avt_design_racks_in_order (const AvtDesign *design)
{
  GPtrArray *racks = g_ptr_array_new ();
  AvtTableIter iter;
  gpointer rack;

  avt_table_iter_init (&iter, avt_design_get_table (design, AVT_KIND_RACK));
  while (avt_table_iter_next (&iter, &rack))
    g_ptr_array_add (racks, rack);
  g_ptr_array_sort_with_data (racks, compare_racks_cb, (gpointer) design);
  return racks;
}

static gint64
device_place (const AvtDevice *device)
{
  return AVT_RECORD_HAS (device, AVT_DEVICE_POSITION_HU) ? device->position_hu : -1;
}

static int
compare_devices_cb (gconstpointer a, gconstpointer b)
{
  const AvtDevice *above = *(const AvtDevice *const *) a;
  const AvtDevice *below = *(const AvtDevice *const *) b;
  int order;

  if (device_place (above) != device_place (below))
    return device_place (above) > device_place (below) ? -1 : 1;
  if (above->face != below->face)
    return above->face - below->face;
  order = avt_name_order (above->name, below->name);
  return order != 0 ? order : avt_id_compare (above->entity.id, below->entity.id);
}

/**
 * avt_design_devices_in_order:
 *
 * Returns: (transfer container) (element-type AvtDevice): the devices of a rack from the top down,
 *   as one reads an elevation; those in side channels or without a unit last
 */
GPtrArray *
avt_design_devices_in_order (const AvtDesign *design, AvtId rack)
{
  GPtrArray *devices = g_ptr_array_new ();
  AvtReferrers referrers;
  gconstpointer device;

  avt_design_devices_of_rack (design, rack, &referrers);
  while ((device = avt_referrers_next (&referrers)) != NULL)
    g_ptr_array_add (devices, (gpointer) device);
  g_ptr_array_sort (devices, compare_devices_cb);
  return devices;
}

static int
compare_names_cb (gconstpointer a, gconstpointer b)
{
  gconstpointer left = *(const gconstpointer *) a;
  gconstpointer right = *(const gconstpointer *) b;
  int order = avt_name_order (avt_entity_name (left), avt_entity_name (right));

  return order != 0 ? order : avt_id_compare (avt_entity_id (left), avt_entity_id (right));
}

/**
 * avt_design_in_order:
 *
 * Returns: (transfer container) (element-type gpointer): all there is of @kind, racks as they stand
 *   and the rest by name
 */
GPtrArray *
avt_design_in_order (const AvtDesign *design, AvtKind kind)
{
  GPtrArray *entities;
  AvtTableIter iter;
  gpointer entity;

  if (kind == AVT_KIND_RACK)
    return avt_design_racks_in_order (design);
  entities = g_ptr_array_new ();
  avt_table_iter_init (&iter, avt_design_get_table (design, kind));
  while (avt_table_iter_next (&iter, &entity))
    g_ptr_array_add (entities, entity);
  g_ptr_array_sort (entities, compare_names_cb);
  return entities;
}
