/* From the devices without power data the cords are followed to the feeds; each inlet is passed
 * once. */
#include "config.h"

#include "engine/calc/power-unknown.h"

#include <math.h>

typedef struct
{
  const AvtPowerNet *net;
  guint8 *is_seen; /* by inlet */
  GArray *open;    /* of guint, inlets that are still to be followed */
} Walk;

static void
reach (Walk *self, guint inlet)
{
  if (self->is_seen[inlet] || self->net->inlets[inlet].is_ring)
    return;
  self->is_seen[inlet] = TRUE;
  g_array_append_val (self->open, inlet);
}

static void
reach_device (Walk *self, guint device)
{
  const AvtNetDevice *at = &self->net->devices[device];

  for (guint i = at->first_inlet; i < at->first_inlet + at->n_inlets; i++)
    reach (self, i);
}

/* What hangs on an outlet is drawn by its inlet; of a transferring device, by any of them. */
static void
reach_above (Walk *self, const AvtGridOutlet *outlet)
{
  if (outlet->inlet >= 0)
    reach (self, (guint) outlet->inlet);
  else
    reach_device (self, outlet->device);
}

/**
 * avt_power_net_mark_unknown:
 * @net: solved; its feeds are marked
 * @inlets: of the grid of @net, whose feeds are those of @net
 * @outlets: the same
 *
 * Sets has_unknown of each feed on which a device hangs whose planned power is not known, in the
 * normal state or when a side is lost.
 */
void
avt_power_net_mark_unknown (AvtPowerNet *net, const AvtGridInlet *inlets,
                            const AvtGridOutlet *outlets)
{
  g_autofree guint8 *is_seen = g_new0 (guint8, net->n_inlets);
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (guint));
  Walk self = { net, is_seen, open };

  for (guint i = 0; i < net->n_devices; i++)
    if (net->devices[i].power.draws && isnan (net->devices[i].power.planning_w))
      reach_device (&self, i);
  while (open->len > 0)
    {
      const AvtGridInlet *inlet = &inlets[g_array_index (open, guint, open->len - 1)];

      g_array_set_size (open, open->len - 1);
      if (inlet->feed >= 0)
        net->feeds[inlet->feed].has_unknown = TRUE;
      else if (inlet->outlet >= 0)
        reach_above (&self, &outlets[inlet->outlet]);
    }
}
