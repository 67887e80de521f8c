#include "config.h"

#include "app/cli/info-rack.h"

#include "engine/calc/rack-mass.h"
#include "engine/calc/rack-space.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* JSON */

static void
write_space (AvtJsonWriter *writer, const AvtRackSpace *space)
{
  avt_json_writer_key (writer, "space");
  avt_json_writer_begin_object (writer);
  avt_json_put_integer (writer, "front_free_units", space->side_free_units[AVT_RACK_SIDE_FRONT]);
  avt_json_put_integer (writer, "rear_free_units", space->side_free_units[AVT_RACK_SIDE_REAR]);
  avt_json_put_integer (writer, "largest_block_units", space->block_units);
  avt_json_put_real (writer, "largest_block_at",
                     space->block_units > 0 ? (double) space->block_position_hu / 2 : NAN);
  avt_json_put_real (writer, "blanking_units", (double) space->blank_hu / 2);
  avt_json_put_real (writer, "half_blanking_units", (double) space->half_blank_hu / 2);
  avt_json_writer_end_object (writer);
}

static void
write_mass (AvtJsonWriter *writer, const AvtRackMass *mass)
{
  avt_json_writer_key (writer, "mass");
  avt_json_writer_begin_object (writer);
  avt_json_put_real (writer, "equipment_kg", (double) mass->known_g / 1000);
  avt_json_put_integer (writer, "equipment_unknown", mass->n_unknown);
  avt_json_put_real (writer, "cable_kg", mass->cable_g / 1000);
  avt_json_put_real (writer, "rack_kg", mass->rack_g / 1000);
  avt_json_put_real (writer, "total_kg", mass->total_g / 1000);
  avt_json_put_real (writer, "floor_kg_m2", mass->floor_kg_m2);
  avt_json_put_real (writer, "point_kg", mass->point_kg);
  avt_json_put_real (writer, "centre_u", mass->centre_u);
  avt_json_put_real (writer, "centre_percent", mass->centre_percent);
  avt_json_writer_end_object (writer);
}

/** avt_info_write_rack: the keys "space" and "mass" of a rack */
void
avt_info_write_rack (AvtJsonWriter *writer, const AvtDesign *design, const AvtRack *rack)
{
  AvtRackSpace space = avt_rack_space (design, rack);
  AvtRackMass mass = avt_rack_mass (design, rack);

  write_space (writer, &space);
  write_mass (writer, &mass);
}

/* Text */

static char *
quantity (const AvtWords *words, double value, AvtUnit unit)
{
  return avt_quantity_format (value, unit, avt_words_get_number_style (words));
}

static char *
units (const AvtWords *words, gint64 height_hu)
{
  return quantity (words, (double) height_hu, AVT_UNIT_HALF_RACK_UNIT);
}

static void
append_space (GString *text, const AvtWords *words, const AvtRackSpace *space)
{
  g_autofree char *front = units (words, 2 * space->side_free_units[AVT_RACK_SIDE_FRONT]);
  g_autofree char *rear = units (words, 2 * space->side_free_units[AVT_RACK_SIDE_REAR]);
  g_autofree char *block = units (words, 2 * space->block_units);
  g_autofree char *blank = units (words, space->blank_hu);

  avt_append_row (text, "  %s: %s, %s: %s, %s: %s", avt_words_get (words, N_("free at the front")),
                  front, avt_words_get (words, N_("at the rear")), rear,
                  avt_words_get (words, N_("largest block")), block);
  if (space->blank_hu > 0)
    avt_append_row (text, "  %s: %s", avt_words_get (words, N_("blanking panels needed")), blank);
}

/* "mass: at least 191.4 kg, 290 kg/m², on a foot: 47.9 kg, unknown: 2" */
static void
append_mass (GString *text, const AvtWords *words, const AvtRackMass *mass)
{
  g_autofree char *total = quantity (words, mass->total_g / 1000, AVT_UNIT_KILOGRAM);
  g_autofree char *point = quantity (words, mass->point_kg, AVT_UNIT_KILOGRAM);
  g_autoptr (GString) row = g_string_new (NULL);

  if (avt_rack_mass_is_partial (mass))
    g_string_append_printf (row, "%s ", avt_words_get (words, N_("at least")));
  g_string_append (row, total);
  if (!isnan (mass->floor_kg_m2))
    {
      g_autofree char *load = avt_number_format (ceil (mass->floor_kg_m2), 0,
                                                 avt_words_get_number_style (words));

      g_string_append_printf (row, ", %s kg/m²", load);
    }
  g_string_append_printf (row, ", %s: %s", avt_words_get (words, N_("on a foot")), point);
  if (mass->n_unknown > 0)
    g_string_append_printf (row, ", %s: %u", avt_words_get (words, N_("unknown")),
                            mass->n_unknown);
  avt_append_row (text, "  %s: %s", avt_words_get (words, N_("mass")), row->str);
}

static void
append_centre (GString *text, const AvtWords *words, const AvtRackMass *mass)
{
  g_autofree char *height = quantity (words, 2 * mass->centre_u, AVT_UNIT_HALF_RACK_UNIT);
  g_autofree char *share = quantity (words, mass->centre_percent, AVT_UNIT_PERCENT);

  if (!isnan (mass->centre_u))
    avt_append_row (text, "  %s: %s (%s)", avt_words_get (words, N_("centre of gravity")), height,
                    share);
}

/** avt_info_append_rack: the lines of space and mass of a rack; of mass only what is known */
void
avt_info_append_rack (GString *text, const AvtWords *words, const AvtDesign *design,
                      const AvtRack *rack)
{
  AvtRackSpace space = avt_rack_space (design, rack);
  AvtRackMass mass = avt_rack_mass (design, rack);

  append_space (text, words, &space);
  if (mass.n_known == 0 && isnan (mass.rack_g))
    {
      if (mass.n_unknown > 0)
        avt_append_row (text, "  %s: %s: %u", avt_words_get (words, N_("mass")),
                        avt_words_get (words, N_("unknown")), mass.n_unknown);
      return;
    }
  append_mass (text, words, &mass);
  append_centre (text, words, &mass);
}
