#include "config.h"

#include "widgets/rack/cord-plan.h"

#include "engine/calc/connector.h"
#include "widgets/entity-list.h"

#include <string.h>

/** Plan: cords so far; what they take counts as taken. */
typedef struct
{
  AvtDesign *design;
  GArray *cords; /* of AvtCord */
} Plan;

static gboolean
is_planned (const Plan *self, AvtId strip, const char *outlet)
{
  for (guint i = 0; i < self->cords->len; i++)
    {
      const AvtCord *cord = &g_array_index (self->cords, AvtCord, i);

      if (cord->outlet != NULL && avt_id_equal (cord->strip, strip)
          && strcmp (cord->outlet, outlet) == 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_taken (const Plan *self, AvtId strip, const char *outlet)
{
  return avt_design_link_at (self->design, strip, outlet) != NULL
         || is_planned (self, strip, outlet);
}

static int
compare_devices (gconstpointer a, gconstpointer b)
{
  return avt_compare_names (*(const gconstpointer *) a, *(const gconstpointer *) b);
}

/* What distributes power in the rack; @side: -1: on any side, even without a feed */
static GPtrArray *
strips_of (AvtDesign *design, AvtId rack, int side)
{
  GPtrArray *strips = g_ptr_array_new ();
  AvtReferrers referrers;
  const AvtDevice *device;

  avt_design_devices_of_rack (design, rack, &referrers);
  while ((device = avt_referrers_next (&referrers)) != NULL)
    {
      const AvtType *type = avt_design_type (design, device->type);
      const AvtFeed *feed = avt_design_feed (design, device->feed);

      if (type != NULL && avt_type_count_ports (type, AVT_PORT_POWER_OUTLET) > 0
          && (side < 0 || (feed != NULL && feed->side == side)))
        g_ptr_array_add (strips, (gpointer) device);
    }
  g_ptr_array_sort (strips, compare_devices);
  return strips;
}

/* How many cords hang on the same phase of the strip, and of those on the same breaker; the phase
 * weighs more, since a strip may have several breakers on each. */
static guint
count_beside (const Plan *self, const AvtDevice *strip, const AvtType *type, const AvtPort *outlet)
{
  guint n_on_phase = 0, n_on_bank = 0;

  for (guint i = 0; i < type->ports.n_records; i++)
    {
      const AvtPort *other = avt_record_list_at (type->ports, AvtPort, i);

      if (other->category == AVT_PORT_POWER_OUTLET
          && AVT_RECORD_HAS (other, AVT_PORT_LEG) == AVT_RECORD_HAS (outlet, AVT_PORT_LEG)
          && other->leg == outlet->leg && is_taken (self, strip->entity.id, other->key))
        {
          n_on_phase++;
          n_on_bank += g_strcmp0 (other->bank, outlet->bank) == 0;
        }
    }
  return n_on_phase * (type->ports.n_records + 1) + n_on_bank;
}

static void
choose_outlet (const Plan *self, const AvtPort *inlet, int side, AvtId rack, AvtCord *cord)
{
  g_autoptr (GPtrArray) strips = strips_of (self->design, rack, side);
  guint least = G_MAXUINT;

  for (guint s = 0; s < strips->len; s++)
    {
      const AvtDevice *strip = g_ptr_array_index (strips, s);
      const AvtType *type = avt_design_type (self->design, strip->type);

      for (guint i = 0; i < type->ports.n_records; i++)
        {
          const AvtPort *port = avt_record_list_at (type->ports, AvtPort, i);
          guint n_beside;

          if (port->category != AVT_PORT_POWER_OUTLET
              || !avt_connector_fits (inlet->connector, port->connector)
              || is_taken (self, strip->entity.id, port->key))
            continue;
          n_beside = count_beside (self, strip, type, port);
          if (n_beside >= least)
            continue;
          least = n_beside;
          cord->strip = strip->entity.id;
          cord->outlet = port->key;
        }
    }
}

static int
side_of_strip (AvtDesign *design, AvtId strip)
{
  const AvtDevice *device = avt_design_device (design, strip);
  const AvtFeed *feed = device != NULL ? avt_design_feed (design, device->feed) : NULL;

  return feed != NULL ? feed->side : -1;
}

/* The side that fewer cords of the device hang on; A when both are alike. */
static int
next_side (const guint *n_on_side)
{
  return n_on_side[AVT_SIDE_B] < n_on_side[AVT_SIDE_A] ? AVT_SIDE_B : AVT_SIDE_A;
}

static void
count_sides (AvtDesign *design, AvtId device, guint *n_on_side)
{
  AvtLinkEnds ends;
  const AvtLink *link;
  const char *near_port, *far_port;
  AvtId far_device;

  avt_design_links_of_device (design, device, &ends);
  while ((link = avt_link_ends_next (&ends, &near_port, &far_device, &far_port)) != NULL)
    {
      int side = link->medium == AVT_MEDIUM_POWER ? side_of_strip (design, far_device) : -1;

      if (side >= 0)
        n_on_side[side]++;
    }
}

static void
plan_device (Plan *self, const AvtDevice *device)
{
  const AvtType *type = avt_design_type (self->design, device->type);
  guint n_on_side[2] = { 0, 0 };

  if (type == NULL || avt_type_count_ports (type, AVT_PORT_POWER_OUTLET) > 0)
    return;
  count_sides (self->design, device->entity.id, n_on_side);
  for (guint i = 0; i < type->ports.n_records; i++)
    {
      const AvtPort *port = avt_record_list_at (type->ports, AvtPort, i);
      AvtCord cord = { device->entity.id, port->key, AVT_ID_NONE, NULL };
      int side = next_side (n_on_side);

      if (port->category != AVT_PORT_POWER_INLET
          || avt_design_link_at (self->design, device->entity.id, port->key) != NULL)
        continue;
      choose_outlet (self, port, side, device->rack, &cord);
      n_on_side[side]++;
      g_array_append_val (self->cords, cord);
    }
}

/* Rack by rack from the bottom up, so that outlets are taken in the order of the servers. */
static int
compare_from_below (gconstpointer a, gconstpointer b, gpointer design)
{
  const AvtDevice *first = *(const AvtDevice *const *) a, *second = *(const AvtDevice *const *) b;
  const AvtRack *rack = avt_design_rack (design, first->rack);
  const AvtRack *other = avt_design_rack (design, second->rack);

  return rack != other ? avt_compare_names (rack, other) : -avt_compare_positions (first, second);
}

/**
 * avt_cord_plan:
 * @devices: those that distribute power are left alone
 *
 * Returns: (transfer full) (element-type AvtCord): a cord for each inlet that has none
 */
GArray *
avt_cord_plan (AvtDesign *design, const AvtId *devices, guint n_devices)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new ();
  Plan plan = { design, g_array_new (FALSE, FALSE, sizeof (AvtCord)) };

  for (guint i = 0; i < n_devices; i++)
    {
      const AvtDevice *device = avt_design_device (design, devices[i]);

      if (device != NULL && avt_design_rack (design, device->rack) != NULL)
        g_ptr_array_add (list, (gpointer) device);
    }
  g_ptr_array_sort_with_data (list, compare_from_below, design);
  for (guint i = 0; i < list->len; i++)
    plan_device (&plan, g_ptr_array_index (list, i));
  return plan.cords;
}

/** avt_cord_outlets: Returns: (transfer full) (element-type AvtPortAddress): every free outlet of
 * the rack that the inlet of @cord fits */
GArray *
avt_cord_outlets (AvtDesign *design, const AvtCord *cord)
{
  const AvtDevice *device = avt_design_device (design, cord->device);
  const AvtPort *inlet
    = avt_type_find_port (avt_design_type (design, device->type), cord->inlet);
  g_autoptr (GPtrArray) strips = strips_of (design, device->rack, -1);
  GArray *outlets = g_array_new (FALSE, FALSE, sizeof (AvtPortAddress));

  for (guint s = 0; s < strips->len; s++)
    {
      const AvtDevice *strip = g_ptr_array_index (strips, s);
      const AvtType *type = avt_design_type (design, strip->type);

      for (guint i = 0; i < type->ports.n_records; i++)
        {
          const AvtPort *port = avt_record_list_at (type->ports, AvtPort, i);
          AvtPortAddress address = { strip->entity.id, port->key };

          if (port->category == AVT_PORT_POWER_OUTLET
              && avt_connector_fits (inlet->connector, port->connector)
              && avt_design_link_at (design, strip->entity.id, port->key) == NULL)
            g_array_append_val (outlets, address);
        }
    }
  return outlets;
}

/** avt_with_cords: plugs all of them in, or none; those without an outlet are passed over. */
AvtDesign *
avt_with_cords (AvtDesign *design, AvtIdSource *ids, const AvtCord *cords, guint n_cords,
                GError **error)
{
  AvtDesign *result = avt_design_ref (design);

  for (guint i = 0; i < n_cords; i++)
    {
      AvtPortAddress inlet = { cords[i].device, cords[i].inlet };
      AvtPortAddress outlet = { cords[i].strip, cords[i].outlet };
      AvtDesign *next;

      if (cords[i].outlet == NULL)
        continue;
      next = avt_design_with_link (result, ids, AVT_MEDIUM_POWER, inlet, outlet, FALSE, NULL,
                                   error);
      avt_design_unref (result);
      if (next == NULL)
        return NULL;
      result = next;
    }
  return result;
}
