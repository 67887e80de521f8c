/* What a device is plugged into, cord by cord, as drawings show it. */
#pragma once

#include "engine/design/design.h"

G_BEGIN_DECLS

/**
 * AvtDeviceCord: all borrowed from the design
 * @inlet: key of the inlet
 * @strip: what it is plugged into
 * @outlet: (nullable): %NULL when the type has no such port
 * @feed: (nullable): the feed that the strip hangs on, through other strips if need be
 */
typedef struct
{
  const AvtLink *link;
  const char *inlet;
  const AvtDevice *strip;
  const AvtPort *outlet;
  const AvtFeed *feed;
} AvtDeviceCord;

GArray *avt_device_cords (const AvtDesign *design, const AvtDevice *device);

G_END_DECLS
