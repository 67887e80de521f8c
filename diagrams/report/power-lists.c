/* What page 1 of the power sheet sums up, piece by piece: devices, cords, lines. */
#include "config.h"

#include "diagrams/report/power-sheet.h"

#include "diagrams/report/cable-list.h"
#include "engine/calc/airflow.h"
#include "engine/calc/rack-mass.h"
#include "engine/calc/rack-power.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static const char *
word (const AvtSheet *self, const char *msgid)
{
  return avt_report_source_word (self->source, msgid);
}

/* Devices */

static void
add_power_cells (const AvtSheet *self, const AvtDevice *device)
{
  const AvtDesign *design = self->source->context.design;
  AvtDevicePower power = avt_device_power (design, device);
  const AvtField *basis = &avt_device_type.fields[AVT_DEVICE_POWER_BASIS];

  if (!power.draws)
    {
      for (guint i = 0; i < 8; i++)
        avt_report_add_empty (self->builder);
      return;
    }
  avt_report_add_number (self->builder, power.input.idle_w);
  avt_report_add_number (self->builder, power.input.typical_w);
  avt_report_add_number (self->builder, power.input.peak_w);
  avt_sheet_note_unknown (self, avt_report_add_number (self->builder, power.planning_w));
  avt_sheet_note_basis (
    self, avt_report_add_cell (self->builder, word (self, basis->values[power.basis].label)),
    &power);
  avt_report_add_number (self->builder, avt_design_apparent_va (design, power.planning_w));
  avt_report_add_number (self->builder, avt_design_current_a (design, power.planning_w));
  avt_report_add_number (self->builder, power.planning_w * AVT_BTU_H_PER_W);
}

static void
add_device (const AvtSheet *self, const AvtDevice *device)
{
  const AvtType *type = avt_design_type (self->source->context.design, device->type);
  g_autofree char *unit = avt_device_unit_text (self->source->context.design, device);

  avt_report_begin_row (self->builder, AVT_ROW_BODY);
  avt_report_add_cell (self->builder, unit);
  avt_report_add_cell (self->builder, device->name);
  avt_report_add_cell (self->builder, type != NULL ? type->name : NULL);
  add_power_cells (self, device);
  avt_report_add_number (self->builder,
                         type != NULL && AVT_RECORD_HAS (type, AVT_TYPE_FIELD_MASS_G)
                           ? (double) type->mass_g / 1000 : NAN);
}

static void
add_device_total (const AvtSheet *self)
{
  const AvtDesign *design = self->source->context.design;
  AvtRackPower power
    = avt_rack_power_get (self->source->context.memo, design, self->rack->entity.id);
  AvtRackMass mass = avt_rack_mass (design, self->rack);

  avt_report_begin_row (self->builder, AVT_ROW_TOTAL);
  avt_report_add_empty (self->builder);
  avt_report_add_cell (self->builder, word (self, N_ ("Total")));
  avt_report_add_empty (self->builder);
  avt_sheet_add_sum (self, &power.idle, power.n_drawing, 1);
  avt_sheet_add_sum (self, &power.typical, power.n_drawing, 1);
  avt_sheet_add_sum (self, &power.peak, power.n_drawing, 1);
  avt_sheet_add_sum (self, &power.planning, power.n_drawing, 1);
  avt_report_add_empty (self->builder);
  avt_sheet_add_sum (self, &power.planning, power.n_drawing, avt_design_apparent_va (design, 1));
  avt_sheet_add_sum (self, &power.planning, power.n_drawing, avt_design_current_a (design, 1));
  avt_sheet_add_sum (self, &power.planning, power.n_drawing, AVT_BTU_H_PER_W);
  avt_report_add_sum (self->builder, mass.n_known > 0 ? (double) mass.known_g / 1000 : NAN,
                      mass.n_unknown > 0);
}

/** avt_sheet_add_devices: what each device draws, gives off and weighs */
void
avt_sheet_add_devices (const AvtSheet *self)
{
  const AvtColumn columns[] = {
    { word (self, N_ ("Unit")), NULL, AVT_COLUMN_TEXT, 0, 0 },
    { word (self, N_ ("Device")), NULL, AVT_COLUMN_TEXT, 0, 1.2 },
    { word (self, N_ ("Type")), NULL, AVT_COLUMN_TEXT, 0, 1 },
    { word (self, N_ ("Idle")), "W", AVT_COLUMN_NUMBER, 0, 0 },
    { word (self, N_ ("Typical")), "W", AVT_COLUMN_NUMBER, 0, 0 },
    { word (self, N_ ("Peak")), "W", AVT_COLUMN_NUMBER, 0, 0 },
    { word (self, N_ ("Planned")), "W", AVT_COLUMN_NUMBER, 0, 0 },
    { word (self, N_ ("Basis")), NULL, AVT_COLUMN_TEXT, 0, 0 },
    { word (self, N_ ("Load")), "VA", AVT_COLUMN_NUMBER, 0, 0 },
    { word (self, N_ ("Current")), "A", AVT_COLUMN_NUMBER, 1, 0 },
    { word (self, N_ ("Heat")), "BTU/h", AVT_COLUMN_NUMBER, 0, 0 },
    { word (self, N_ ("Mass")), "kg", AVT_COLUMN_NUMBER, 1, 0 },
  };

  avt_report_add_heading (self->builder, 2, word (self, N_ ("Devices")), NULL);
  avt_report_begin_table (self->builder, word (self, N_ ("Devices")), NULL, NULL, columns,
                          G_N_ELEMENTS (columns));
  for (guint i = 0; i < self->devices->len; i++)
    add_device (self, self->devices->pdata[i]);
  add_device_total (self);
  avt_report_end_table (self->builder);
}

/* Outlets */

/* What a cord is plugged into at its other end. */
typedef struct
{
  const AvtLink *cord;
  const AvtDevice *device;
  const AvtPort *port;
} Socket;

static Socket
find_socket (const AvtDesign *design, const AvtNetPoint *inlet, AvtId near)
{
  const AvtLink *link = avt_design_link (design, inlet->link);
  gboolean is_a = link != NULL && avt_id_equal (link->a_device, near);
  Socket socket = { link, NULL, NULL };
  const AvtType *type;

  if (link == NULL)
    return socket;
  socket.device = avt_design_device (design, is_a ? link->b_device : link->a_device);
  type = socket.device != NULL ? avt_design_type (design, socket.device->type) : NULL;
  if (type != NULL)
    socket.port = avt_type_find_port (type, is_a ? link->b_port : link->a_port);
  return socket;
}

static const char *
leg_text (const AvtPort *port)
{
  if (port == NULL || !AVT_RECORD_HAS (port, AVT_PORT_LEG))
    return NULL;
  return avt_port_type.fields[AVT_PORT_LEG].values[port->leg].label;
}

static const char *
feed_text (const AvtDesign *design, const AvtNetPoint *inlet, const Socket *socket)
{
  const AvtFeed *feed = avt_design_feed (design, inlet->feed);

  if (feed == NULL && socket->device != NULL)
    feed = avt_design_feed (design, socket->device->feed);
  return feed != NULL ? feed->name : NULL;
}

static void
add_inlet (const AvtSheet *self, const AvtDevice *device, const AvtNetPoint *inlet)
{
  const AvtDesign *design = self->source->context.design;
  const AvtType *type = avt_design_type (design, device->type);
  Socket socket = find_socket (design, inlet, device->entity.id);
  const AvtPort *own = inlet->port != AVT_NET_NO_PORT
                         ? avt_record_list_at (type->ports, AvtPort, inlet->port) : NULL;
  g_autofree char *unit = avt_device_unit_text (self->source->context.design, device);
  gboolean is_loose = socket.device == NULL && avt_id_is_none (inlet->feed);
  const char *strip = is_loose ? word (self, N_ ("not plugged in"))
                      : socket.device != NULL ? socket.device->name
                                              : NULL;

  avt_report_begin_row (self->builder, AVT_ROW_BODY);
  avt_report_add_cell (self->builder, unit);
  avt_report_add_cell (self->builder, device->name)->status = is_loose ? AVT_STATUS_WARNING : -1;
  avt_report_add_cell (self->builder, avt_port_text (own));
  avt_report_add_cell (self->builder, socket.cord != NULL ? avt_cable_label (socket.cord) : NULL);
  avt_report_add_cell (self->builder, feed_text (design, inlet, &socket));
  avt_report_add_cell (self->builder, strip);
  avt_report_add_cell (self->builder, avt_port_text (socket.port));
  avt_report_add_cell (self->builder, leg_text (socket.port));
  avt_report_add_cell (self->builder, socket.port != NULL ? socket.port->bank : NULL);
  if (is_loose)
    return;
  avt_report_add_number (self->builder, avt_net_point_normal_a (inlet));
  avt_report_add_number (self->builder, avt_net_point_failover_a (inlet));
}

static void
add_inlets (const AvtSheet *self, const AvtDevice *device)
{
  const AvtNetDevice *found = avt_power_net_find (self->net, device->entity.id);

  for (guint i = 0; found != NULL && i < found->n_inlets; i++)
    add_inlet (self, device, &self->net->inlets[found->first_inlet + i]);
}

/** avt_sheet_add_outlets: each cord of each device, where it is plugged in, and what it carries */
void
avt_sheet_add_outlets (const AvtSheet *self)
{
  const AvtColumn columns[] = {
    { word (self, N_ ("Unit")), NULL, AVT_COLUMN_TEXT, 0, 0 },
    { word (self, N_ ("Device")), NULL, AVT_COLUMN_TEXT, 0, 2 },
    { word (self, N_ ("Inlet")), NULL, AVT_COLUMN_TEXT, 0, 1 },
    { word (self, N_ ("Cord")), NULL, AVT_COLUMN_TEXT, 0, 1 },
    { word (self, N_ ("Feed")), NULL, AVT_COLUMN_TEXT, 0, 1 },
    { word (self, N_ ("Strip")), NULL, AVT_COLUMN_TEXT, 0, 1 },
    { word (self, N_ ("Outlet")), NULL, AVT_COLUMN_TEXT, 0, 1 },
    { word (self, N_ ("Phase")), NULL, AVT_COLUMN_TEXT, 0, 0 },
    { word (self, N_ ("Bank")), NULL, AVT_COLUMN_TEXT, 0, 0 },
    { word (self, N_ ("Normal")), "A", AVT_COLUMN_NUMBER, 1, 0 },
    { word (self, N_ ("Other side lost")), "A", AVT_COLUMN_NUMBER, 1, 0 },
  };

  avt_report_add_heading (self->builder, 2, word (self, N_ ("Outlets")), NULL);
  avt_report_begin_table (self->builder, word (self, N_ ("Outlets")), NULL, NULL, columns,
                          G_N_ELEMENTS (columns));
  for (guint i = 0; i < self->devices->len; i++)
    add_inlets (self, self->devices->pdata[i]);
  avt_report_end_table (self->builder);
}

/* Lines */

static void
add_line (const AvtSheet *self, const AvtFeed *feed, const AvtFeedLoad *load, guint line)
{
  g_autofree char *label = avt_sheet_line_label (self, feed, load->n_lines, line);
  double normal_a = load->lines[AVT_SCENARIO_NORMAL].current_a[line];
  double failover_a = avt_feed_load_failover (load)->current_a[line];
  gboolean is_partial = avt_feed_load_is_partial (load);

  avt_report_begin_row (self->builder, AVT_ROW_BODY);
  avt_report_add_cell (self->builder, label)->status
    = avt_sheet_load_status (load, fmax (normal_a, failover_a));
  avt_report_add_cell (self->builder, feed->name);
  avt_report_add_number (self->builder, load->breaker_a);
  avt_report_add_number (self->builder, load->usable_a);
  avt_report_add_sum (self->builder, normal_a, is_partial);
  avt_report_add_sum (self->builder, failover_a, is_partial);
  avt_report_add_sum (self->builder, 100 * failover_a / load->usable_a, is_partial);
}

/** avt_sheet_add_lines: each line of each feed, now and when the other side is lost */
void
avt_sheet_add_lines (const AvtSheet *self)
{
  const AvtColumn columns[] = {
    { word (self, N_ ("Line")), NULL, AVT_COLUMN_TEXT, 0, 1 },
    { word (self, N_ ("Feed")), NULL, AVT_COLUMN_TEXT, 0, 1 },
    { word (self, N_ ("Breaker")), "A", AVT_COLUMN_NUMBER, 1, 0 },
    { word (self, N_ ("Usable")), "A", AVT_COLUMN_NUMBER, 1, 0 },
    { word (self, N_ ("Normal")), "A", AVT_COLUMN_NUMBER, 1, 0 },
    { word (self, N_ ("Other side lost")), "A", AVT_COLUMN_NUMBER, 1, 0 },
    { word (self, N_ ("Used")), "%", AVT_COLUMN_NUMBER, 1, 0 },
  };

  if (self->feeds->len == 0)
    return;
  avt_report_add_heading (self->builder, 2, word (self, N_ ("Lines")), NULL);
  avt_report_begin_table (self->builder, word (self, N_ ("Lines")), NULL, NULL, columns,
                          G_N_ELEMENTS (columns));
  for (guint i = 0; i < self->feeds->len; i++)
    {
      const AvtFeed *feed = self->feeds->pdata[i];
      const AvtFeedLoad *load = avt_feed_loads_find (self->loads, feed->entity.id);

      for (guint line = 0; load != NULL && line < load->n_lines; line++)
        add_line (self, feed, load, line);
    }
  avt_report_end_table (self->builder);
}
