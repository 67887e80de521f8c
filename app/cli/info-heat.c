#include "config.h"

#include "app/cli/info-heat.h"

#include "engine/base/finding-text.h"
#include "engine/calc/airflow.h"
#include "engine/calc/rack-heat.h"
#include "engine/calc/room-load.h"
#include "engine/calc/ups-load.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static const char *const air_keys[AVT_N_AIR_STATES] = { "idle", "typical", "peak" };
static const char *const air_words[AVT_N_AIR_STATES]
  = { N_("idle %1"), N_("typical %1"), N_("peak %1") };

/* JSON */

static void
write_air (AvtJsonWriter *writer, const char *key, const AvtRackAir *air)
{
  avt_json_writer_key (writer, key);
  avt_json_writer_begin_object (writer);
  avt_json_put_real (writer, "heat_w", air->heat_w);
  avt_json_put_real (writer, "airflow_m3_h", air->airflow_m3_h);
  avt_json_put_real (writer, "delta_t_k", air->rise_k);
  avt_json_put_integer (writer, "n_unknown", air->n_unknown);
  avt_json_writer_end_object (writer);
}

/** avt_info_write_rack_heat: the key "heat" of a rack */
void
avt_info_write_rack_heat (AvtJsonWriter *writer, AvtMemo *memo, const AvtDesign *design,
                          AvtId rack)
{
  AvtRackHeat heat = avt_rack_heat (memo, design, rack);

  avt_json_writer_key (writer, "heat");
  avt_json_writer_begin_object (writer);
  avt_json_put_real (writer, "heat_w", heat.heat.known_w);
  avt_json_put_real (writer, "heat_btu_h", heat.heat.known_w * AVT_BTU_H_PER_W);
  avt_json_put_real (writer, "cooling_tons", avt_cooling_tons (heat.heat.known_w));
  avt_json_put_integer (writer, "n_unknown", heat.heat.n_unknown);
  avt_json_put_real (writer, "altitude_m", heat.climate.altitude_m);
  avt_json_put_real (writer, "air_density_kg_m3", heat.climate.density_kg_m3);
  avt_json_put_real (writer, "planned_delta_t_k", heat.climate.rise_k);
  avt_json_put_real (writer, "airflow_m3_h", heat.needed_m3_h);
  for (guint state = 0; state < AVT_N_AIR_STATES; state++)
    write_air (writer, air_keys[state], &heat.air[state]);
  avt_json_writer_end_object (writer);
}

static void
write_energy (AvtJsonWriter *writer, const AvtEnergy *energy)
{
  avt_json_writer_key (writer, "energy");
  avt_json_writer_begin_object (writer);
  avt_json_put_real (writer, "facility_w", energy->facility_w);
  avt_json_put_real (writer, "annual_kwh", energy->annual_kwh);
  avt_json_put_real (writer, "annual_cost", energy->annual_cost);
  avt_json_put_real (writer, "annual_co2_kg", energy->annual_co2_kg);
  avt_json_writer_end_object (writer);
}

static void
write_room (AvtJsonWriter *writer, const AvtDesign *design, const AvtRoomLoad *load)
{
  const AvtRoom *room = avt_design_lookup (design, load->room);

  avt_json_writer_begin_object (writer);
  avt_json_put_string (writer, "id", room != NULL ? room->entity.id.text : NULL);
  avt_json_put_string (writer, "name", room != NULL ? room->name : NULL);
  avt_json_put_integer (writer, "n_racks", load->n_racks);
  avt_json_put_real (writer, "it_w", load->heat.it_w);
  avt_json_put_integer (writer, "it_unknown", load->it.n_unknown);
  avt_json_put_real (writer, "ups_w", load->heat.ups_w);
  avt_json_put_integer (writer, "ups_unknown", load->n_ups_unknown);
  avt_json_put_real (writer, "distribution_w", load->heat.distribution_w);
  avt_json_put_real (writer, "lighting_w", load->heat.lighting_w);
  avt_json_put_real (writer, "people_w", load->heat.people_w);
  avt_json_put_real (writer, "total_w", load->heat.total_w);
  avt_json_put_real (writer, "btu_h", load->heat.total_w * AVT_BTU_H_PER_W);
  avt_json_put_real (writer, "tons", load->tons);
  avt_json_put_real (writer, "cooling_w", load->cooling_w);
  avt_json_put_real (writer, "cooling_units_needed",
                     load->units_needed > 0 ? (double) load->units_needed : NAN);
  avt_json_put_string (writer, "currency", load->tariffs.currency);
  write_energy (writer, &load->energy);
  avt_json_writer_end_object (writer);
}

/** avt_info_write_rooms: the keys "rooms" and "energy" of a design */
void
avt_info_write_rooms (AvtJsonWriter *writer, AvtMemo *memo, const AvtDesign *design)
{
  g_autoptr (AvtRoomLoads) loads = avt_room_loads_new (memo, design);

  avt_json_writer_key (writer, "rooms");
  avt_json_writer_begin_array (writer);
  for (guint i = 0; i < loads->n_rooms; i++)
    write_room (writer, design, &loads->rooms[i]);
  avt_json_writer_end_array (writer);
  write_energy (writer, &loads->energy);
}

/** avt_info_write_ups: the key "ups" of a design */
void
avt_info_write_ups (AvtJsonWriter *writer, AvtMemo *memo, const AvtDesign *design)
{
  g_autoptr (GArray) loads = avt_ups_loads_new (memo, design);

  avt_json_writer_key (writer, "ups");
  avt_json_writer_begin_array (writer);
  for (guint i = 0; i < loads->len; i++)
    {
      const AvtUpsLoad *load = &g_array_index (loads, AvtUpsLoad, i);

      avt_json_writer_begin_object (writer);
      avt_json_put_string (writer, "id", load->device.text);
      avt_json_put_string (writer, "name", avt_design_device (design, load->device)->name);
      avt_json_put_real (writer, "load_w", load->load_w);
      avt_json_put_real (writer, "load_va", load->load_va);
      avt_json_put_integer (writer, "n_unknown", load->n_unknown);
      avt_json_put_real (writer, "required_w", load->size.required_w);
      avt_json_put_real (writer, "required_va", load->size.required_va);
      avt_json_put_real (writer, "rated_w", load->rated_w);
      avt_json_put_real (writer, "rated_va", load->rated_va);
      avt_json_put_real (writer, "utilization_percent", load->utilization_percent);
      avt_json_put_real (writer, "runtime_h", load->runtime_h);
      avt_json_writer_end_object (writer);
    }
  avt_json_writer_end_array (writer);
}

/* Text */

static char *
quantity (const AvtWords *words, double value, AvtUnit unit)
{
  return avt_quantity_format (value, unit, avt_words_get_number_style (words));
}

static char *
number (const AvtWords *words, double value, guint decimals)
{
  return avt_number_format (value, decimals, avt_words_get_number_style (words));
}

/* One text for translators, with the quantities in it. */
static char *
say (const AvtWords *words, const char *template, const char *first, const char *second)
{
  const AvtArgument arguments[]
    = { avt_argument_text (first), avt_argument_text (second != NULL ? second : "") };

  return avt_sentence (template, words, arguments, second != NULL ? 2 : 1, NULL, NULL);
}

static void
append_said (GString *text, const AvtWords *words, const char *indent, const char *template,
             const char *first, const char *second)
{
  g_autofree char *row = say (words, template, first, second);

  avt_append_row (text, "%s%s", indent, row);
}

static void
append_airs (GString *text, const AvtWords *words, const AvtRackHeat *heat)
{
  g_autoptr (GString) row = g_string_new (NULL);

  for (guint state = 0; state < AVT_N_AIR_STATES; state++)
    if (!isnan (heat->air[state].rise_k))
      {
        g_autofree char *rise = quantity (words, heat->air[state].rise_k, AVT_UNIT_KELVIN);
        g_autofree char *said = say (words, air_words[state], rise, NULL);

        g_string_append_printf (row, "%s%s", row->len > 0 ? ", " : "", said);
      }
  if (row->len > 0)
    append_said (text, words, "  ", N_("temperature rise: %1"), row->str, NULL);
}

/** avt_info_append_rack_heat: heat and air of a rack, in rows */
void
avt_info_append_rack_heat (GString *text, const AvtWords *words, AvtMemo *memo,
                           const AvtDesign *design, AvtId rack)
{
  AvtRackHeat heat = avt_rack_heat (memo, design, rack);
  g_autofree char *btu_h
      = quantity (words, heat.heat.known_w * AVT_BTU_H_PER_W, AVT_UNIT_BTU_PER_HOUR);
  g_autofree char *tons = number (words, avt_cooling_tons (heat.heat.known_w), 2);
  g_autofree char *airflow = quantity (words, heat.needed_m3_h, AVT_UNIT_CUBIC_METRE_PER_HOUR);
  g_autofree char *rise = quantity (words, heat.climate.rise_k, AVT_UNIT_KELVIN);

  append_said (text, words, "  ", N_("heat: %1, tons of refrigeration: %2"), btu_h, tons);
  append_said (text, words, "  ", N_("airflow: %1 at a rise of %2"), airflow, rise);
  append_airs (text, words, &heat);
}

static void
append_energy (GString *text, const AvtWords *words, const char *indent, const AvtEnergy *energy,
               const char *currency)
{
  g_autofree char *kwh = number (words, energy->annual_kwh, 0);
  g_autofree char *cost = number (words, energy->annual_cost, 0);
  g_autofree char *co2 = number (words, energy->annual_co2_kg, 0);

  if (isnan (energy->annual_kwh))
    return;
  append_said (text, words, indent, N_("energy of a year: %1 kWh"), kwh, NULL);
  if (!isnan (energy->annual_cost))
    append_said (text, words, indent, N_("cost of a year: %1 %2"), cost,
                 currency != NULL ? currency : "");
  if (!isnan (energy->annual_co2_kg))
    append_said (text, words, indent, N_("CO2 of a year: %1 kg"), co2, NULL);
}

static void
append_room (GString *text, const AvtWords *words, const AvtDesign *design,
             const AvtRoomLoad *load)
{
  const AvtRoom *room = avt_design_lookup (design, load->room);
  g_autofree char *total = quantity (words, load->heat.total_w, AVT_UNIT_WATT);
  g_autofree char *tons = number (words, load->tons, 2);
  g_autofree char *cooling = quantity (words, load->cooling_w, AVT_UNIT_WATT);

  avt_append_row (text, "%s", room != NULL ? room->name : avt_words_get (words, N_("In no room")));
  append_said (text, words, "  ", N_("heat: %1, tons of refrigeration: %2"), total, tons);
  if (!isnan (load->cooling_w))
    append_said (text, words, "  ", N_("cooling without spare units: %1"), cooling, NULL);
  append_energy (text, words, "  ", &load->energy, load->tariffs.currency);
}

/** avt_info_append_rooms: heat and energy of the rooms */
void
avt_info_append_rooms (GString *text, const AvtWords *words, AvtMemo *memo,
                       const AvtDesign *design)
{
  g_autoptr (AvtRoomLoads) loads = avt_room_loads_new (memo, design);

  for (guint i = 0; i < loads->n_rooms; i++)
    append_room (text, words, design, &loads->rooms[i]);
}

/** avt_info_append_ups: load and runtime of the UPSs */
void
avt_info_append_ups (GString *text, const AvtWords *words, AvtMemo *memo, const AvtDesign *design)
{
  g_autoptr (GArray) loads = avt_ups_loads_new (memo, design);

  for (guint i = 0; i < loads->len; i++)
    {
      const AvtUpsLoad *load = &g_array_index (loads, AvtUpsLoad, i);
      g_autofree char *power = quantity (words, load->load_w, AVT_UNIT_WATT);
      g_autofree char *share = quantity (words, load->utilization_percent, AVT_UNIT_PERCENT);
      g_autofree char *minutes = number (words, floor (60.0 * load->runtime_h), 0);
      g_autofree char *unknown = number (words, load->n_unknown, 0);

      avt_append_row (text, "%s", avt_design_device (design, load->device)->name);
      append_said (text, words, "  ", N_("carries: %1 (%2)"), power, share);
      if (load->n_unknown > 0)
        append_said (text, words, "  ", N_("devices without power data: %1"), unknown, NULL);
      if (isfinite (load->runtime_h))
        append_said (text, words, "  ", N_("runtime: %1 min"), minutes, NULL);
    }
}
