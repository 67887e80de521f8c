/* The cables of a report in the order in which they are pulled, and how their ends are named. The
 * cable schedule and the labels read this list, so that they agree. */
#pragma once

#include "diagrams/report/kind.h"

G_BEGIN_DECLS

/**
 * AvtCableEnd: one end of a cable; all borrowed from the design
 * @device: (nullable)
 * @rack: (nullable): the one that the device stands in
 * @port: (nullable): what stands on the device, or the key of the port
 * @place: of the rack in the order of the report; those outside come last
 */
typedef struct
{
  const AvtDevice *device;
  const AvtRack *rack;
  const char *port;
  guint place;
} AvtCableEnd;

/** AvtCableRow: a cable from the rack that comes first */
typedef struct
{
  const AvtLink *link;
  AvtCableEnd from;
  AvtCableEnd to;
} AvtCableRow;

typedef enum
{
  AVT_CABLES_POWER = 1 << 0,
  AVT_CABLES_NETWORK = 1 << 1
} AvtCableKinds;

GArray *avt_cable_list (const AvtReportSource *source, AvtCableKinds kinds);
const char *avt_cable_label (const AvtLink *link);
const char *avt_port_text (const AvtPort *port);
char *avt_device_unit_text (const AvtDesign *design, const AvtDevice *device);

G_END_DECLS
