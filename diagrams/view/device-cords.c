#include "config.h"

#include "diagrams/view/device-cords.h"

/* Strips on strips on strips: more is a ring or a mistake, and a check says so. */
#define MOST_STRIPS 8

/* What the inlet is plugged into: NULL for outlets, interfaces and open ends. */
static const AvtDevice *
strip_at (const AvtDesign *design, const AvtDevice *device, const AvtLink *link,
          const char *near_port, AvtId far_device)
{
  const AvtType *type = avt_design_type (design, device->type);
  const AvtPort *port = type != NULL ? avt_type_find_port (type, near_port) : NULL;

  if (link->medium != AVT_MEDIUM_POWER || port == NULL || port->category != AVT_PORT_POWER_INLET)
    return NULL;
  return avt_design_device (design, far_device);
}

static const AvtDevice *
strip_before (const AvtDesign *design, const AvtDevice *strip)
{
  AvtLinkEnds ends;
  const AvtLink *link;
  const char *near_port, *far_port;
  AvtId far_device;

  avt_design_links_of_device (design, strip->entity.id, &ends);
  while ((link = avt_link_ends_next (&ends, &near_port, &far_device, &far_port)) != NULL)
    {
      const AvtDevice *before = strip_at (design, strip, link, near_port, far_device);

      if (before != NULL)
        return before;
    }
  return NULL;
}

static const AvtFeed *
feed_of (const AvtDesign *design, const AvtDevice *strip)
{
  for (guint i = 0; strip != NULL && i < MOST_STRIPS; i++)
    {
      const AvtFeed *feed = avt_design_feed (design, strip->feed);

      if (feed != NULL)
        return feed;
      strip = strip_before (design, strip);
    }
  return NULL;
}

/** avt_device_cords: Returns: (transfer full) (element-type AvtDeviceCord): the cords in the inlets
 * of the device, in the order of their links */
GArray *
avt_device_cords (const AvtDesign *design, const AvtDevice *device)
{
  GArray *cords = g_array_new (FALSE, FALSE, sizeof (AvtDeviceCord));
  AvtLinkEnds ends;
  const AvtLink *link;
  const char *near_port, *far_port;
  AvtId far_device;

  avt_design_links_of_device (design, device->entity.id, &ends);
  while ((link = avt_link_ends_next (&ends, &near_port, &far_device, &far_port)) != NULL)
    {
      AvtDeviceCord cord
        = { link, near_port, strip_at (design, device, link, near_port, far_device), NULL, NULL };
      const AvtType *type;

      if (cord.strip == NULL)
        continue;
      type = avt_design_type (design, cord.strip->type);
      cord.outlet = type != NULL ? avt_type_find_port (type, far_port) : NULL;
      cord.feed = feed_of (design, cord.strip);
      g_array_append_val (cords, cord);
    }
  return cords;
}
