/* A rack that a cord leads to joins with all of its devices, so that whole racks are solved once
 * and shared; a device that stands in no rack joins alone. */
#include "config.h"

#include "engine/calc/power-members.h"

#include "engine/calc/device-power.h"

typedef struct
{
  const AvtDesign *design;
  AvtId first_rack;
  guint n_first;       /* the devices of the first rack come first, sorted by id */
  GPtrArray *members;  /* of const AvtDevice */
  GPtrArray *cords;    /* of const AvtLink; each is met from both ends and taken at the first */
  GHashTable *racks;   /* ids of the other racks that have joined; made when needed */
  GHashTable *loose;   /* ids of devices without a rack that have joined */
} Gathering;

/** avt_link_carries_power: Returns: whether the link is a power cord of the plan */
gboolean
avt_link_carries_power (const AvtLink *link)
{
  return link->medium == AVT_MEDIUM_POWER
         && !(AVT_RECORD_HAS (link, AVT_LINK_STATE) && link->state == AVT_STATE_REMOVE);
}

static gboolean
find_sorted (const GPtrArray *members, guint n_sorted, AvtId device, guint *position)
{
  guint low = 0, high = n_sorted;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      const AvtDevice *at = g_ptr_array_index (members, middle);
      int order = avt_id_compare (at->entity.id, device);

      if (order == 0)
        {
          *position = middle;
          return TRUE;
        }
      if (order < 0)
        low = middle + 1;
      else
        high = middle;
    }

  return FALSE;
}

static void
add_rack (Gathering *self, AvtId rack)
{
  AvtReferrers referrers;
  const AvtDevice *device;

  avt_design_devices_of_rack (self->design, rack, &referrers);
  while ((device = avt_referrers_next (&referrers)) != NULL)
    if (avt_device_counts (device))
      g_ptr_array_add (self->members, (gpointer) device);
}

/* Returns: whether @id is new in the set, which is made when it is needed. */
static gboolean
remember (GHashTable **set, AvtId id)
{
  if (*set == NULL)
    *set = g_hash_table_new_full (avt_id_pointer_hash, avt_id_pointer_equal, g_free, NULL);

  return !g_hash_table_contains (*set, &id) && g_hash_table_add (*set, g_memdup2 (&id, sizeof id));
}

static void
reach (Gathering *self, AvtId id)
{
  const AvtDevice *device;
  guint position;

  if (find_sorted (self->members, self->n_first, id, &position))
    return;
  device = avt_design_device (self->design, id);
  if (device == NULL || !avt_device_counts (device))
    return;
  if (avt_id_is_none (device->rack))
    {
      if (remember (&self->loose, id))
        g_ptr_array_add (self->members, (gpointer) device);
    }
  else if (!avt_id_equal (device->rack, self->first_rack) && remember (&self->racks, device->rack))
    add_rack (self, device->rack);
}

static Gathering
gathering_init (const AvtDesign *design, AvtId rack)
{
  return (Gathering) { .design = design, .first_rack = rack, .members = g_ptr_array_new (),
                       .cords = g_ptr_array_new () };
}

static int
compare_devices_cb (gconstpointer a, gconstpointer b)
{
  const AvtDevice *const *left = a;
  const AvtDevice *const *right = b;

  return avt_id_compare ((*left)->entity.id, (*right)->entity.id);
}

static void
reach_neighbours (Gathering *self, const AvtDevice *device)
{
  AvtLinkEnds ends;
  const AvtLink *link;
  const char *near_port, *far_port;
  AvtId far_device;

  avt_design_links_of_device (self->design, device->entity.id, &ends);
  while ((link = avt_link_ends_next (&ends, &near_port, &far_device, &far_port)) != NULL)
    if (avt_link_carries_power (link))
      {
        if (!ends.second)
          g_ptr_array_add (self->cords, (gpointer) link);
        reach (self, far_device);
      }
}

static void
gathering_clear (Gathering *self)
{
  g_clear_pointer (&self->racks, g_hash_table_unref);
  g_clear_pointer (&self->loose, g_hash_table_unref);
}

static AvtPowerMembers
follow_cords (Gathering *self)
{
  for (guint i = 0; i < self->members->len; i++)
    reach_neighbours (self, g_ptr_array_index (self->members, i));

  if (self->members->len > self->n_first)
    g_ptr_array_sort (self->members, compare_devices_cb);
  gathering_clear (self);
  return (AvtPowerMembers) { self->members, self->cords,
                             self->members->len == self->n_first };
}

/**
 * avt_power_members_of_rack:
 *
 * Returns: (transfer full): the devices of the rack, of every rack that power cords lead to from
 *   there, and devices without a rack on the way. Devices and cords that are to be removed do not
 *   count.
 */
AvtPowerMembers
avt_power_members_of_rack (const AvtDesign *design, AvtId rack)
{
  Gathering gathering = gathering_init (design, rack);

  add_rack (&gathering, rack);
  gathering.n_first = gathering.members->len;
  return follow_cords (&gathering);
}

/** avt_power_members_of_device: the same from a device that stands in no rack */
AvtPowerMembers
avt_power_members_of_device (const AvtDesign *design, AvtId device)
{
  Gathering gathering = gathering_init (design, AVT_ID_NONE);

  reach (&gathering, device);
  return follow_cords (&gathering);
}

void
avt_power_members_clear (AvtPowerMembers *self)
{
  g_clear_pointer (&self->devices, g_ptr_array_unref);
  g_clear_pointer (&self->cords, g_ptr_array_unref);
}

/** avt_power_members_find: Returns: whether the device is a member, and its number */
gboolean
avt_power_members_find (const AvtPowerMembers *self, AvtId device, guint *position)
{
  return find_sorted (self->devices, self->devices->len, device, position);
}

/**
 * avt_power_rack_of_loose:
 * @device: a device that stands in no rack
 *
 * Returns: a rack that it hangs together with, or none
 */
AvtId
avt_power_rack_of_loose (const AvtDesign *design, AvtId device)
{
  Gathering gathering = gathering_init (design, AVT_ID_NONE);
  g_autoptr (GPtrArray) members = gathering.members;
  G_GNUC_UNUSED g_autoptr (GPtrArray) cords = gathering.cords;
  AvtId rack = AVT_ID_NONE;

  reach (&gathering, device);
  for (guint i = 0; i < members->len && avt_id_is_none (rack); i++)
    {
      const AvtDevice *at = g_ptr_array_index (members, i);

      rack = at->rack;
      if (avt_id_is_none (rack))
        reach_neighbours (&gathering, at);
    }
  gathering_clear (&gathering);

  return rack;
}

/** Sorting: every device of a design in the list of its rack. */
typedef struct
{
  AvtPowerMembers *racks; /* without devices: cords lead out of the rack */
  guint n_racks;
  GHashTable *numbers; /* id of a device to the number of its rack + 1 */
  AvtId *ids;          /* its keys, beside each other: entities lie all over memory */
  guint n_ids;
} Sorting;

static guint
rack_number (const Sorting *self, AvtId device)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, &device));
}

static void
sort_devices (Sorting *self, const AvtDesign *design)
{
  for (guint i = 0; i < self->n_racks; i++)
    {
      const AvtRack *rack = avt_design_get (design, AVT_KIND_RACK, i);
      AvtReferrers referrers;
      const AvtDevice *device;

      self->racks[i] = (AvtPowerMembers) { g_ptr_array_new (), g_ptr_array_new (), TRUE };
      avt_design_devices_of_rack (design, rack->entity.id, &referrers);
      while ((device = avt_referrers_next (&referrers)) != NULL)
        if (avt_device_counts (device))
          {
            g_ptr_array_add (self->racks[i].devices, (gpointer) device);
            self->ids[self->n_ids] = device->entity.id;
            g_hash_table_insert (self->numbers, &self->ids[self->n_ids++],
                                 GUINT_TO_POINTER (i + 1));
          }
    }
}

/* Whether the device is in the plan and stands in no rack. */
static gboolean
is_loose (const AvtDesign *design, AvtId device)
{
  const AvtDevice *found = avt_design_device (design, device);

  return found != NULL && avt_device_counts (found);
}

static void
sort_cord (Sorting *self, const AvtDesign *design, const AvtLink *link)
{
  guint a = rack_number (self, link->a_device);
  guint b = rack_number (self, link->b_device);

  if (a == b)
    {
      if (a > 0 && self->racks[a - 1].devices != NULL)
        g_ptr_array_add (self->racks[a - 1].cords, (gpointer) link);
      return;
    }
  if ((a == 0 && !is_loose (design, link->a_device))
      || (b == 0 && !is_loose (design, link->b_device)))
    return;
  if (a > 0)
    avt_power_members_clear (&self->racks[a - 1]);
  if (b > 0)
    avt_power_members_clear (&self->racks[b - 1]);
}

/**
 * avt_power_members_of_all_racks:
 * @n_racks: (out): their number
 *
 * The members of every rack that no power cord leads out of, found in one pass over the links:
 * asking each device for its links costs several times as much.
 *
 * Returns: (transfer full) (array length=n_racks): in the order of the table of racks; %NULL
 *   devices where cords lead out, see avt_power_members_of_rack()
 */
AvtPowerMembers *
avt_power_members_of_all_racks (const AvtDesign *design, guint *n_racks)
{
  g_autoptr (GHashTable) numbers
      = g_hash_table_new (avt_id_pointer_hash, avt_id_pointer_equal);
  g_autofree AvtId *ids = g_new (AvtId, avt_design_count (design, AVT_KIND_DEVICE));
  Sorting sorting = { .n_racks = avt_design_count (design, AVT_KIND_RACK), .numbers = numbers,
                      .ids = ids };
  AvtTableIter iter;
  gpointer link;

  sorting.racks = g_new (AvtPowerMembers, sorting.n_racks);
  sort_devices (&sorting, design);
  avt_table_iter_init (&iter, avt_design_get_table (design, AVT_KIND_LINK));
  while (avt_table_iter_next (&iter, &link))
    if (avt_link_carries_power (link))
      sort_cord (&sorting, design, link);

  *n_racks = sorting.n_racks;
  return sorting.racks;
}
