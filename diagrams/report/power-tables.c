#include "config.h"

#include "diagrams/report/power-sheet.h"

#include "diagrams/view/feed-bars.h"
#include "engine/base/finding-text.h"
#include "engine/calc/airflow.h"
#include "engine/calc/rack-heat.h"
#include "engine/calc/rack-mass.h"
#include "engine/calc/rack-power.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* More lines than a sheet has room for. */
#define BARS_MOST 12

static const char *
word (const AvtSheet *self, const char *msgid)
{
  return avt_report_source_word (self->source, msgid);
}

/* Feeds and phases */

/* Over its limit, over the planning line, or neither. */
static int
line_status (const AvtFeedLoad *load, double normal_a, double failover_a)
{
  double most_a = fmax (normal_a, failover_a);

  if (isnan (most_a))
    return AVT_STATUS_UNKNOWN;
  if (most_a > load->usable_a * (1 + AVT_LIMIT_TOLERANCE))
    return AVT_STATUS_ERROR;
  if (load->planning_a > 0 && most_a > load->planning_a * (1 + AVT_LIMIT_TOLERANCE))
    return AVT_STATUS_WARNING;
  return AVT_STATUS_FINE;
}

static void
add_line (const AvtSheet *self, const AvtFeed *feed, const AvtFeedLoad *load, guint line)
{
  g_autofree char *label = avt_sheet_line_label (self, feed, load->n_lines, line);
  double normal_a = load->lines[AVT_SCENARIO_NORMAL].current_a[line];
  double failover_a = avt_feed_load_failover (load)->current_a[line];

  avt_report_begin_row (self->builder, AVT_ROW_BODY);
  avt_report_add_cell (self->builder, label)->status = line_status (load, normal_a, failover_a);
  avt_report_add_number (self->builder, normal_a);
  avt_report_add_number (self->builder, failover_a);
  avt_report_add_number (self->builder, load->usable_a);
  avt_report_add_number (self->builder, 100 * failover_a / load->usable_a);
}

/* Does each line hold? To be seen from two steps away; the table below has the numbers. */
static void
add_chart (const AvtSheet *self, double width_pt)
{
  g_autoptr (AvtFeedBars) bars
    = avt_feed_bars_new (self->source->context.design, self->source->context.memo,
                         self->rack->entity.id, NULL);
  g_autoptr (AvtScene) scene = NULL;
  guint n_bars;
  const AvtPowerBar *list = avt_feed_bars_get (bars, &n_bars);

  if (n_bars == 0 || n_bars > BARS_MOST)
    return;
  scene = avt_power_bars_new (&self->source->context, word (self, N_ ("Load of each line")), list,
                              n_bars, width_pt);
  avt_report_add_figure (self->builder, scene, NULL, NULL);
}

/** avt_sheet_add_feeds: each line of each feed, now and when the other side is lost;
 * @chart_pt: width of the chart of them, 0: none */
void
avt_sheet_add_feeds (const AvtSheet *self, double chart_pt)
{
  const AvtColumn columns[] = {
    { word (self, N_ ("Line")), NULL, AVT_COLUMN_TEXT, 0, 1 },
    { word (self, N_ ("Normal")), "A", AVT_COLUMN_NUMBER, 1, 0 },
    { word (self, N_ ("Other side lost")), "A", AVT_COLUMN_NUMBER, 1, 0 },
    { word (self, N_ ("Usable")), "A", AVT_COLUMN_NUMBER, 1, 0 },
    { word (self, N_ ("Used")), "%", AVT_COLUMN_NUMBER, 1, 0 },
  };

  avt_report_add_heading (self->builder, 2, word (self, N_ ("Feeds and Phases")), NULL);
  if (self->feeds->len == 0)
    {
      avt_report_add_note (self->builder, AVT_STATUS_UNKNOWN,
                           word (self, N_ ("No device of the rack hangs on a feed.")), NULL);
      return;
    }
  if (chart_pt > 0)
    add_chart (self, chart_pt);
  avt_report_begin_table (self->builder, word (self, N_ ("Feeds")), NULL, NULL, columns,
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

/* Totals */

static void
add_total (const AvtSheet *self, const char *label, const AvtRackPower *power, double factor)
{
  guint n = power->n_drawing;

  avt_report_begin_row (self->builder, AVT_ROW_BODY);
  avt_report_add_cell (self->builder, label);
  avt_report_add_number (self->builder, factor * avt_power_sum_w (&power->idle, n));
  avt_report_add_number (self->builder, factor * avt_power_sum_w (&power->typical, n));
  avt_report_add_number (self->builder, factor * avt_power_sum_w (&power->peak, n));
  avt_report_add_number (self->builder, factor * avt_power_sum_w (&power->planning, n));
}

static void
add_unknown (const AvtSheet *self, const char *label, guint n_unknown)
{
  g_autofree char *text = NULL;

  if (n_unknown == 0)
    return;
  text = g_strdup_printf ("%s: %u", label, n_unknown);
  avt_report_add_note (self->builder, AVT_STATUS_UNKNOWN, text, NULL);
}

static char *
quantity (const AvtSheet *self, double value, AvtUnit unit)
{
  if (isnan (value))
    return g_strdup (word (self, N_ ("unknown")));
  return avt_quantity_format (value, unit,
                              avt_words_get_number_style (self->source->context.words));
}

static void
add_fact (const AvtSheet *self, const char *label, double value, AvtUnit unit, double limit,
          AvtStatus above)
{
  g_autofree char *text = quantity (self, value, unit);
  g_autofree char *most = quantity (self, limit, unit);

  avt_report_begin_row (self->builder, AVT_ROW_BODY);
  avt_report_add_cell (self->builder, label)->status
    = isnan (value) || isnan (limit) ? -1 : value > limit ? (int) above : AVT_STATUS_FINE;
  avt_report_add_cell (self->builder, text);
  avt_report_add_cell (self->builder, most);
}

/* A number whose unit stands in its label. */
static void
add_plain_fact (const AvtSheet *self, const char *label, double value, double limit,
                AvtStatus above)
{
  const AvtNumberStyle *style = avt_words_get_number_style (self->source->context.words);
  g_autofree char *text = isnan (value) ? g_strdup (word (self, N_ ("unknown")))
                                        : avt_number_format (value, 0, style);
  g_autofree char *most = isnan (limit) ? g_strdup (word (self, N_ ("unknown")))
                                        : avt_number_format (limit, 0, style);

  avt_report_begin_row (self->builder, AVT_ROW_BODY);
  avt_report_add_cell (self->builder, label)->status
    = isnan (value) || isnan (limit) ? -1 : value > limit ? (int) above : AVT_STATUS_FINE;
  avt_report_add_cell (self->builder, text);
  avt_report_add_cell (self->builder, most);
}

/* What the rack weighs, against what it and the floor may carry. */
static void
add_mass (const AvtSheet *self, const AvtRackMass *mass)
{
  AvtMassLimits limits = avt_rack_mass_limits (self->source->context.design, self->rack);
  const AvtColumn columns[] = {
    { word (self, N_ ("Mass")), NULL, AVT_COLUMN_TEXT, 0, 2 },
    { word (self, N_ ("Planned")), NULL, AVT_COLUMN_TEXT, 0, 1 },
    { word (self, N_ ("Limit")), NULL, AVT_COLUMN_TEXT, 0, 1 },
  };
  double known_g = mass->n_known > 0 ? (double) mass->known_g : NAN;
  double total_g = mass->n_known > 0 ? mass->total_g : NAN;

  g_autofree char *equipment = quantity (self, known_g, AVT_UNIT_GRAM);

  avt_report_begin_table (self->builder, word (self, N_ ("Mass")), NULL, NULL, columns,
                          G_N_ELEMENTS (columns));
  avt_report_begin_row (self->builder, AVT_ROW_BODY);
  avt_report_add_cell (self->builder, word (self, N_ ("Equipment")));
  avt_report_add_cell (self->builder, equipment);
  add_fact (self, word (self, N_ ("With the cabinet and cables")), total_g, AVT_UNIT_GRAM,
            limits.static_g, AVT_STATUS_ERROR);
  add_fact (self, word (self, N_ ("While it is rolled")), total_g, AVT_UNIT_GRAM,
            limits.rolling_g, AVT_STATUS_WARNING);
  add_fact (self, word (self, N_ ("On one foot")), mass->n_known > 0 ? mass->point_kg : NAN,
            AVT_UNIT_KILOGRAM, limits.point_kg, AVT_STATUS_ERROR);
  add_plain_fact (self, word (self, N_ ("On the floor, kg/m²")),
                  mass->n_known > 0 ? mass->floor_kg_m2 : NAN, limits.floor_kg_m2,
                  AVT_STATUS_ERROR);
  add_plain_fact (self, word (self, N_ ("Centre of gravity, % of the height")),
                  mass->centre_percent, AVT_TOP_HEAVY_PERCENT, AVT_STATUS_WARNING);
  avt_report_end_table (self->builder);
}

/* By the climate of the room: air is thinner up high. */
static void
add_air (const AvtSheet *self, const AvtRackPower *power)
{
  const AvtDesign *design = self->source->context.design;
  AvtClimate climate
    = avt_design_climate (design, avt_design_room_of_rack (design, self->rack->entity.id));
  const AvtArgument rise = avt_argument_count ((gint64) climate.rise_k);
  g_autofree char *label = avt_sentence (N_ ("Airflow at %1 K, m³/h"),
                                         self->source->context.words, &rise, 1, NULL, NULL);

  add_total (self, label, power, avt_airflow_m3_h (1, climate.rise_k, climate.density_kg_m3));
}

/* How much the air warms; of the devices that say how much air they move. */
static void
add_rise (const AvtSheet *self)
{
  AvtRackHeat heat = avt_rack_heat (self->source->context.memo, self->source->context.design,
                                    self->rack->entity.id);

  if (isnan (heat.air[AVT_AIR_TYPICAL].rise_k))
    return;
  avt_report_begin_row (self->builder, AVT_ROW_BODY);
  avt_report_add_cell (self->builder, word (self, N_ ("Air rise, K")));
  for (guint i = 0; i < AVT_N_AIR_STATES; i++)
    avt_report_add_number (self->builder, heat.air[i].rise_k);
  avt_report_add_empty (self->builder);
}

/** avt_sheet_add_totals: power, heat and air of the rack, in the four states */
void
avt_sheet_add_totals (const AvtSheet *self)
{
  const AvtDesign *design = self->source->context.design;
  AvtRackPower power
    = avt_rack_power_get (self->source->context.memo, design, self->rack->entity.id);
  AvtRackMass mass = avt_rack_mass (design, self->rack);
  const AvtColumn columns[] = {
    { word (self, N_ ("Total")), NULL, AVT_COLUMN_TEXT, 0, 1 },
    { word (self, N_ ("Idle")), NULL, AVT_COLUMN_NUMBER, 0, 0 },
    { word (self, N_ ("Typical")), NULL, AVT_COLUMN_NUMBER, 0, 0 },
    { word (self, N_ ("Peak")), NULL, AVT_COLUMN_NUMBER, 0, 0 },
    { word (self, N_ ("Planned")), NULL, AVT_COLUMN_NUMBER, 0, 0 },
  };

  avt_report_add_heading (self->builder, 2, word (self, N_ ("Totals")), NULL);
  avt_report_begin_table (self->builder, word (self, N_ ("Totals")), NULL, NULL, columns,
                          G_N_ELEMENTS (columns));
  add_total (self, word (self, N_ ("Power, W")), &power, 1);
  add_total (self, word (self, N_ ("Apparent, VA")), &power, avt_design_apparent_va (design, 1));
  add_total (self, word (self, N_ ("Heat, BTU/h")), &power, AVT_BTU_H_PER_W);
  add_air (self, &power);
  add_rise (self);
  avt_report_end_table (self->builder);
  add_mass (self, &mass);
  add_unknown (self, word (self, N_ ("Devices without power data, in no total")),
               power.planning.n_unknown);
  add_unknown (self, word (self, N_ ("Devices without mass")), mass.n_unknown);
}

/* Devices */

static char *
unit_text (const AvtSheet *self, const AvtDevice *device, const AvtType *type)
{
  if (type == NULL || !AVT_RECORD_HAS (device, AVT_DEVICE_POSITION_HU))
    return NULL;
  return avt_rack_span_text (self->rack, device->position_hu, type->height_hu);
}

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
  avt_report_add_number (self->builder, power.planning_w);
  avt_report_add_cell (self->builder, word (self, basis->values[power.basis].label));
  avt_report_add_number (self->builder, avt_design_apparent_va (design, power.planning_w));
  avt_report_add_number (self->builder, avt_design_current_a (design, power.planning_w));
  avt_report_add_number (self->builder, power.planning_w * AVT_BTU_H_PER_W);
}

static void
add_device (const AvtSheet *self, const AvtDevice *device)
{
  const AvtType *type = avt_design_type (self->source->context.design, device->type);
  g_autofree char *unit = unit_text (self, device, type);

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
  double planned_w = avt_power_sum_w (&power.planning, power.n_drawing);
  AvtRackMass mass = avt_rack_mass (design, self->rack);

  avt_report_begin_row (self->builder, AVT_ROW_TOTAL);
  avt_report_add_empty (self->builder);
  avt_report_add_cell (self->builder, word (self, N_ ("Total")));
  avt_report_add_empty (self->builder);
  avt_report_add_number (self->builder, avt_power_sum_w (&power.idle, power.n_drawing));
  avt_report_add_number (self->builder, avt_power_sum_w (&power.typical, power.n_drawing));
  avt_report_add_number (self->builder, avt_power_sum_w (&power.peak, power.n_drawing));
  avt_report_add_number (self->builder, planned_w);
  avt_report_add_empty (self->builder);
  avt_report_add_number (self->builder, avt_design_apparent_va (design, planned_w));
  avt_report_add_number (self->builder, avt_design_current_a (design, planned_w));
  avt_report_add_number (self->builder, planned_w * AVT_BTU_H_PER_W);
  avt_report_add_number (self->builder,
                         mass.n_known > 0 ? (double) mass.known_g / 1000 : NAN);
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
  const AvtDevice *device;
  const AvtPort *port;
} Socket;

static Socket
find_socket (const AvtDesign *design, const AvtNetPoint *inlet, AvtId near)
{
  const AvtLink *link = avt_design_link (design, inlet->link);
  gboolean is_a = link != NULL && avt_id_equal (link->a_device, near);
  Socket socket = { NULL, NULL };
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

static const char *
port_text (const AvtPort *port)
{
  return port == NULL ? NULL : port->label != NULL ? port->label : port->key;
}

static void
add_inlet (const AvtSheet *self, const AvtDevice *device, const AvtNetPoint *inlet)
{
  const AvtDesign *design = self->source->context.design;
  const AvtType *type = avt_design_type (design, device->type);
  Socket socket = find_socket (design, inlet, device->entity.id);
  const AvtPort *own = inlet->port != AVT_NET_NO_PORT
                         ? avt_record_list_at (type->ports, AvtPort, inlet->port) : NULL;
  g_autofree char *unit = unit_text (self, device, type);
  gboolean is_loose = socket.device == NULL && avt_id_is_none (inlet->feed);

  avt_report_begin_row (self->builder, AVT_ROW_BODY);
  avt_report_add_cell (self->builder, unit);
  avt_report_add_cell (self->builder, device->name)->status = is_loose ? AVT_STATUS_WARNING : -1;
  avt_report_add_cell (self->builder, port_text (own));
  avt_report_add_cell (self->builder, feed_text (design, inlet, &socket));
  avt_report_add_cell (self->builder, socket.device != NULL ? socket.device->name : NULL);
  avt_report_add_cell (self->builder, port_text (socket.port));
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
