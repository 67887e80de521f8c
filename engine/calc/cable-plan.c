#include "config.h"

#include "engine/calc/cable-plan.h"

#include "engine/design/fit.h"
#include "engine/design/order.h"

#include <math.h>
#include <string.h>

/* One end of a link and where it is. */
typedef struct
{
  const AvtPort *port;
  const AvtRack *rack; /* NULL: the device stands nowhere */
  double height_mm;
} End;

/* The ports of a strip are spread evenly along it, kind by kind, from the bottom (estimate). */
static double
strip_centre_u (const AvtType *type, const AvtPort *port, const AvtRack *rack)
{
  guint before = 0;
  guint count = 0;

  for (guint i = 0; i < type->ports.n_records; i++)
    {
      const AvtPort *other = avt_record_list_at (type->ports, AvtPort, i);

      if (other->category != port->category)
        continue;
      before += other < port;
      count++;
    }
  return ((double) before + 0.5) / count * (double) rack->height_hu / 2;
}

static End
find_end (const AvtDesign *design, AvtId id, const char *key)
{
  const AvtDevice *device = avt_design_device (design, id);
  const AvtType *type = avt_design_type (design, device->type);
  End end = { avt_type_find_port (type, key), avt_design_rack (design, device->rack), NAN };
  double centre_u;

  if (end.rack == NULL)
    return end;
  if (avt_slot_is_channel ((AvtSlot) device->slot))
    centre_u = strip_centre_u (type, end.port, end.rack);
  else if (AVT_RECORD_HAS (device, AVT_DEVICE_POSITION_HU))
    centre_u = (double) (device->position_hu - 2) / 2 + (double) type->height_hu / 4;
  else
    return (End){ end.port, NULL, NAN };
  end.height_mm = avt_cable_port_height_mm (centre_u);
  return end;
}

static double
width_mm (const AvtRack *rack)
{
  return AVT_RECORD_HAS (rack, AVT_RACK_WIDTH_MM) ? (double) rack->width_mm
                                                  : AVT_USUAL_RACK_WIDTH_MM;
}

/* From middle to middle, all racks between as wide as the two are on average. */
static double
across_mm (const AvtRack *a, const AvtRack *b)
{
  return (double) ABS (a->order - b->order) * (width_mm (a) + width_mm (b)) / 2;
}

/* Rows of a room stand in the order of their names (estimate). */
static double
count_aisles (const AvtDesign *design, const AvtRow *a, const AvtRow *b)
{
  const char *first = avt_name_order (a->name, b->name) <= 0 ? a->name : b->name;
  const char *last = first == a->name ? b->name : a->name;
  double count = 1;
  AvtReferrers referrers;
  const AvtRow *row;

  avt_design_referrers (design, AVT_KIND_ROW, AVT_ROW_ROOM, a->room, &referrers);
  while ((row = avt_referrers_next (&referrers)) != NULL)
    if (avt_name_order (row->name, first) > 0 && avt_name_order (row->name, last) < 0)
      count++;
  return count;
}

static AvtCableWay
find_way (const AvtDesign *design, const AvtRack *a, const AvtRack *b, AvtCableRun *run)
{
  const AvtRow *a_row = avt_design_row (design, a->row);
  const AvtRow *b_row = avt_design_row (design, b->row);
  const AvtRoom *room;

  if (a == b)
    return AVT_CABLE_IN_RACK;
  if (a_row == NULL || b_row == NULL || !AVT_RECORD_HAS (a, AVT_RACK_ORDER)
      || !AVT_RECORD_HAS (b, AVT_RACK_ORDER))
    return AVT_CABLE_UNKNOWN;
  if (a_row != b_row && (avt_id_is_none (a_row->room) || !avt_id_equal (a_row->room, b_row->room)))
    return AVT_CABLE_UNKNOWN;
  room = avt_design_room (design, a_row->room);
  if (room != NULL && AVT_RECORD_HAS (room, AVT_ROOM_TRAY_HEIGHT_MM))
    run->tray_mm = (double) room->tray_height_mm;
  if (room != NULL && AVT_RECORD_HAS (room, AVT_ROOM_AISLE_WIDTH_MM))
    run->aisle_mm = (double) room->aisle_width_mm;
  run->leaves_rack = TRUE;
  run->across_mm = across_mm (a, b);
  run->crossings = a_row != b_row ? count_aisles (design, a_row, b_row) : 0;
  return a_row == b_row ? AVT_CABLE_IN_ROW : AVT_CABLE_ACROSS_ROWS;
}

static double
rate_bps (const AvtPort *port)
{
  return AVT_RECORD_HAS (port, AVT_PORT_RATE_BPS) ? (double) port->rate_bps : NAN;
}

/**
 * avt_cable_of_link:
 *
 * Returns: how the cable goes and how long it must be, by avt_cable_run_mm()
 */
AvtCable
avt_cable_of_link (const AvtDesign *design, const AvtLink *link)
{
  AvtCable cable = { link->entity.id, AVT_CABLE_UNKNOWN, NAN, NAN, NAN, NAN, NAN, NAN };
  AvtCableRun run = AVT_CABLE_RUN_USUAL;
  End a = find_end (design, link->a_device, link->a_port);
  End b = find_end (design, link->b_device, link->b_port);

  if (AVT_RECORD_HAS (link, AVT_LINK_LENGTH_MM))
    cable.given_mm = (double) link->length_mm;
  cable.limit_mm = avt_cable_limit_mm ((AvtMedium) link->medium,
                                       fmin (rate_bps (a.port), rate_bps (b.port)));
  if (a.rack == NULL || b.rack == NULL)
    return cable;
  run.a_height_mm = a.height_mm;
  run.b_height_mm = b.height_mm;
  cable.way = find_way (design, a.rack, b.rack, &run);
  if (cable.way == AVT_CABLE_UNKNOWN)
    return cable;
  cable.path_mm = avt_cable_run_mm (&run);
  cable.straight_mm = avt_cable_straight_mm (&run);
  cable.computed_mm = cable.path_mm * (1 + AVT_CABLE_MARGIN_PERCENT / 100.0);
  cable.stock_mm = avt_cable_stock_mm (cable.computed_mm);
  return cable;
}

/** avt_cable_planned_mm: Returns: the length to order: what the plan gives, else the stock length,
 * else what was computed; NaN when none is known */
double
avt_cable_planned_mm (const AvtCable *cable)
{
  if (!isnan (cable->given_mm))
    return cable->given_mm;
  return isnan (cable->stock_mm) ? cable->computed_mm : cable->stock_mm;
}

/** avt_design_cables: Returns: (transfer full): #AvtCable of every link, in id order */
GArray *
avt_design_cables (const AvtDesign *design)
{
  GArray *cables = g_array_new (FALSE, FALSE, sizeof (AvtCable));
  AvtTableIter iter;
  gpointer link;

  avt_table_iter_init (&iter, avt_design_get_table (design, AVT_KIND_LINK));
  while (avt_table_iter_next (&iter, &link))
    {
      AvtCable cable = avt_cable_of_link (design, link);

      g_array_append_val (cables, cable);
    }
  return cables;
}
