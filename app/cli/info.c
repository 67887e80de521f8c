#include "config.h"

#include "app/cli/command.h"
#include "app/cli/info-cables.h"
#include "app/cli/info-heat.h"
#include "app/cli/info-rack.h"
#include "engine/calc/feed-load.h"
#include "engine/calc/phase-load.h"
#include "engine/calc/rack-power.h"
#include "engine/calc/rack-space.h"
#include "engine/design/order.h"

#include <glib/gi18n-lib.h>
#include <math.h>

typedef struct
{
  const AvtArguments *arguments;
  AvtDesign *design;
  AvtMemo *memo;
  AvtWords *words;
  AvtFeedLoads *feeds;
  GPtrArray *ordered; /* of AvtFeedLoad: side A first, by name */
  AvtRackPower power;
  GString *text;
} Info;

/* What devices of one basis plan with. */
typedef struct
{
  guint n_devices;
  AvtPowerSum planning;
} BasisSum;

#define N_BASES (AVT_BASIS_BUDGET + 1)

static const char *const scenario_keys[AVT_N_SCENARIOS] = { "normal", "a_lost", "b_lost" };

static void
info_clear (Info *self)
{
  g_clear_pointer (&self->ordered, g_ptr_array_unref);
  g_clear_pointer (&self->feeds, avt_feed_loads_unref);
  g_clear_pointer (&self->words, avt_words_unref);
  g_clear_pointer (&self->memo, avt_memo_unref);
  g_clear_pointer (&self->design, avt_design_unref);
  if (self->text != NULL)
    g_string_free (self->text, TRUE);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Info, info_clear)

static void
sum_bases (const Info *self, BasisSum *sums)
{
  for (guint i = 0; i < avt_design_count (self->design, AVT_KIND_DEVICE); i++)
    {
      const AvtDevice *device = avt_design_get (self->design, AVT_KIND_DEVICE, i);
      AvtDevicePower power = avt_device_power (self->design, device);
      BasisSum *sum = &sums[power.basis];

      if (!power.draws || !avt_device_counts (device))
        continue;
      sum->n_devices++;
      sum->planning.known_w += power.known_w;
      sum->planning.n_unknown += isnan (power.planning_w) ? 1 : 0;
    }
}

static const AvtEnumValue *
basis_value (AvtPowerBasis basis)
{
  return &avt_device_type.fields[AVT_DEVICE_POWER_BASIS].values[basis];
}

/* Pieces of equipment that state a typical power, but not the one of @field, for which the typical
 * one stands in. */
static gint64
count_stand_ins (const Info *self, guint field)
{
  gint64 n_pieces = 0;

  for (guint i = 0; i < avt_design_count (self->design, AVT_KIND_DEVICE); i++)
    {
      const AvtDevice *device = avt_design_get (self->design, AVT_KIND_DEVICE, i);
      const AvtType *type = avt_design_type (self->design, device->type);
      const AvtRecordList *uses
        = AVT_RECORD_HAS (device, AVT_DEVICE_PARTS) ? &device->parts : &type->parts;

      for (guint j = 0; j < uses->n_records && avt_device_counts (device); j++)
        {
          const AvtPartUse *use = avt_record_list_at (*uses, AvtPartUse, j);
          const AvtPart *part = avt_design_part (self->design, use->part);

          if (AVT_RECORD_HAS (part, AVT_PART_FIELD_POWER_TYPICAL_MW)
              && !AVT_RECORD_HAS (part, field))
            n_pieces += use->quantity;
        }
    }
  return n_pieces;
}

static int
compare_feeds_cb (gconstpointer a, gconstpointer b, gpointer design)
{
  const AvtFeedLoad *left = *(const AvtFeedLoad *const *) a;
  const AvtFeedLoad *right = *(const AvtFeedLoad *const *) b;
  int order = (int) left->side - (int) right->side;

  if (order == 0)
    order = g_strcmp0 (avt_design_feed (design, left->feed)->name,
                       avt_design_feed (design, right->feed)->name);
  return order != 0 ? order : avt_id_compare (left->feed, right->feed);
}

static void
order_feeds (Info *self)
{
  self->ordered = g_ptr_array_new ();
  for (guint i = 0; i < self->feeds->n_feeds; i++)
    g_ptr_array_add (self->ordered, &self->feeds->feeds[i]);
  g_ptr_array_sort_with_data (self->ordered, compare_feeds_cb, self->design);
}

/* Share of the breaker's usable current that the fullest line takes; NaN without a breaker. */
static double
utilization_percent (const AvtFeedLoad *feed, AvtScenario scenario)
{
  return feed->usable_a > 0 ? 100 * feed->lines[scenario].maximum_a / feed->usable_a : NAN;
}

/* A feed that is lost itself carries nothing; what matters is the loss of the other side. */
static gboolean
is_scenario_of (const AvtFeedLoad *feed, AvtScenario scenario)
{
  return !avt_scenario_is_lost (scenario, feed->side);
}

/* JSON */

static void
write_sum (AvtJsonWriter *writer, const char *name, const AvtPowerSum *sum)
{
  g_autofree char *power_key = g_strconcat (name, "_w", NULL);
  g_autofree char *unknown_key = g_strconcat (name, "_unknown", NULL);

  avt_json_put_real (writer, power_key, sum->known_w);
  avt_json_put_integer (writer, unknown_key, sum->n_unknown);
}

static void
write_power (AvtJsonWriter *writer, const AvtRackPower *power)
{
  avt_json_put_integer (writer, "n_devices", power->n_devices);
  avt_json_put_integer (writer, "n_drawing", power->n_drawing);
  write_sum (writer, "planning", &power->planning);
  write_sum (writer, "idle", &power->idle);
  write_sum (writer, "typical", &power->typical);
  write_sum (writer, "peak", &power->peak);
}

static void
write_counts (const Info *self, AvtJsonWriter *writer)
{
  avt_json_writer_key (writer, "counts");
  avt_json_writer_begin_object (writer);
  for (guint kind = AVT_KIND_PART; kind < AVT_N_KINDS; kind++)
    avt_json_put_integer (writer, avt_kind_info (kind)->plural,
                          avt_design_count (self->design, kind));
  avt_json_writer_end_object (writer);
}

static void
write_bases (const Info *self, AvtJsonWriter *writer)
{
  BasisSum sums[N_BASES] = { 0 };

  sum_bases (self, sums);
  avt_json_writer_key (writer, "power_by_basis");
  avt_json_writer_begin_array (writer);
  for (guint basis = 0; basis < N_BASES; basis++)
    {
      if (sums[basis].n_devices == 0)
        continue;
      avt_json_writer_begin_object (writer);
      avt_json_put_string (writer, "basis", basis_value ((AvtPowerBasis) basis)->nick);
      avt_json_put_integer (writer, "n_devices", sums[basis].n_devices);
      write_sum (writer, "planning", &sums[basis].planning);
      avt_json_writer_end_object (writer);
    }
  avt_json_writer_end_array (writer);
}

static void
write_racks (const Info *self, AvtJsonWriter *writer)
{
  g_autoptr (GPtrArray) racks = avt_design_racks_in_order (self->design);

  avt_json_writer_key (writer, "racks");
  avt_json_writer_begin_array (writer);
  for (guint i = 0; i < racks->len; i++)
    {
      const AvtRack *rack = racks->pdata[i];
      AvtRackPower power = avt_rack_power_get (self->memo, self->design, rack->entity.id);
      AvtRackSpace space = avt_rack_space (self->design, rack);

      avt_json_writer_begin_object (writer);
      avt_json_put_string (writer, "id", rack->entity.id.text);
      avt_json_put_string (writer, "name", rack->name);
      avt_json_put_integer (writer, "units", space.units);
      avt_json_put_integer (writer, "free_units", space.free_units);
      avt_info_write_rack (writer, self->design, rack);
      write_power (writer, &power);
      avt_info_write_rack_heat (writer, self->memo, self->design, rack->entity.id);
      avt_json_writer_end_object (writer);
    }
  avt_json_writer_end_array (writer);
}

static void
write_lines (AvtJsonWriter *writer, const AvtFeedLoad *feed, AvtScenario scenario)
{
  const AvtLineLoad *lines = &feed->lines[scenario];

  avt_json_writer_key (writer, scenario_keys[scenario]);
  avt_json_writer_begin_object (writer);
  avt_json_writer_key (writer, "line_current_a");
  avt_json_writer_begin_object (writer);
  for (guint line = 0; line < feed->n_lines; line++)
    avt_json_put_real (writer, avt_phase_line_values[line].nick, lines->current_a[line]);
  avt_json_writer_end_object (writer);
  avt_json_put_real (writer, "power_w", avt_leg_load_total (&feed->loads[scenario]).p_w);
  avt_json_put_real (writer, "apparent_va", lines->apparent_va);
  avt_json_put_real (writer, "power_of_unknown_phase_w", feed->loads[scenario].open.p_w);
  avt_json_put_real (writer, "imbalance_percent",
                     feed->n_lines > 1 ? lines->imbalance_percent : NAN);
  avt_json_put_real (writer, "utilization_percent", utilization_percent (feed, scenario));
  avt_json_writer_end_object (writer);
}

static void
write_feeds (const Info *self, AvtJsonWriter *writer)
{
  avt_json_writer_key (writer, "feeds");
  avt_json_writer_begin_array (writer);
  for (guint i = 0; i < self->ordered->len; i++)
    {
      const AvtFeedLoad *load = self->ordered->pdata[i];
      const AvtFeed *feed = avt_design_feed (self->design, load->feed);

      avt_json_writer_begin_object (writer);
      avt_json_put_string (writer, "id", load->feed.text);
      avt_json_put_string (writer, "name", feed->name);
      avt_json_put_string (writer, "side", load->side == AVT_SIDE_A ? "A" : "B");
      avt_json_put_real (writer, "breaker_a", load->breaker_a > 0 ? load->breaker_a : NAN);
      avt_json_put_real (writer, "usable_a", load->usable_a > 0 ? load->usable_a : NAN);
      avt_json_put_integer (writer, "n_devices", load->n_devices);
      avt_json_writer_key (writer, "is_partial");
      avt_json_writer_boolean (writer, avt_feed_load_is_partial (load));
      for (guint scenario = 0; scenario < AVT_N_SCENARIOS; scenario++)
        if (is_scenario_of (load, (AvtScenario) scenario))
          write_lines (writer, load, (AvtScenario) scenario);
      avt_json_writer_end_object (writer);
    }
  avt_json_writer_end_array (writer);
}

static AvtExit
print_json (Info *self)
{
  const AvtInfo *info = avt_design_get_info (self->design);
  AvtJsonWriter *writer = avt_json_writer_new (AVT_JSON_LAYOUT_FILE);

  avt_json_writer_begin_object (writer);
  avt_json_put_string (writer, "name", info->name);
  avt_json_put_string (writer, "customer", info->customer);
  avt_json_put_string (writer, "author", info->author);
  avt_json_put_string (writer, "as_of", avt_command_date (self->arguments, self->design));
  write_counts (self, writer);
  avt_json_writer_key (writer, "power");
  avt_json_writer_begin_object (writer);
  write_power (writer, &self->power);
  avt_json_put_integer (writer, "idle_taken_as_typical",
                        count_stand_ins (self, AVT_PART_FIELD_POWER_IDLE_MW));
  avt_json_put_integer (writer, "peak_taken_as_typical",
                        count_stand_ins (self, AVT_PART_FIELD_POWER_PEAK_MW));
  avt_json_writer_end_object (writer);
  write_bases (self, writer);
  write_racks (self, writer);
  write_feeds (self, writer);
  avt_info_write_cables (writer, self->design);
  avt_info_write_rooms (writer, self->memo, self->design);
  avt_info_write_ups (writer, self->memo, self->design);
  avt_json_writer_end_object (writer);
  return avt_print_json (writer);
}

/* Text */

static const char *
word (const Info *self, const char *msgid)
{
  return avt_words_get (self->words, msgid);
}

static char *
quantity (const Info *self, double value, AvtUnit unit)
{
  return avt_quantity_format (value, unit, avt_words_get_number_style (self->words));
}

/* "3.5 kW", "at least 3.5 kW, unknown: 2", "unknown: 2" */
static char *
sum_words (const Info *self, const AvtPowerSum *sum)
{
  g_autofree char *power = quantity (self, sum->known_w, AVT_UNIT_WATT);

  if (sum->n_unknown == 0)
    return g_steal_pointer (&power);
  if (sum->known_w > 0)
    return g_strdup_printf ("%s %s, %s: %u", word (self, N_("at least")), power,
                            word (self, N_("unknown")), sum->n_unknown);
  return g_strdup_printf ("%s: %u", word (self, N_("unknown")), sum->n_unknown);
}

static void
append_sum (Info *self, const char *indent, const char *label, const AvtPowerSum *sum)
{
  g_autofree char *words = sum_words (self, sum);

  avt_append_row (self->text, "%s%s: %s", indent, label, words);
}

static void
append_counts (Info *self)
{
  for (guint kind = AVT_KIND_PART; kind < AVT_N_KINDS; kind++)
    if (avt_design_count (self->design, kind) > 0)
      avt_append_row (self->text, "  %s: %u", word (self, avt_kind_info (kind)->plural),
                      avt_design_count (self->design, kind));
}

static void
append_bases (Info *self)
{
  BasisSum sums[N_BASES] = { 0 };

  sum_bases (self, sums);
  for (guint basis = 0; basis < N_BASES; basis++)
    {
      g_autofree char *words = sum_words (self, &sums[basis].planning);

      if (sums[basis].n_devices > 0)
        avt_append_row (self->text, "    %s: %s (%s: %u)",
                        word (self, basis_value ((AvtPowerBasis) basis)->label), words,
                        word (self, N_("devices")), sums[basis].n_devices);
    }
}

static void
append_stand_ins (Info *self, guint field)
{
  gint64 n_pieces = count_stand_ins (self, field);

  if (n_pieces > 0)
    g_string_append_printf (self->text, "    %s: %" G_GINT64_FORMAT "\n",
                            word (self, N_("parts without this figure, taken as typical")),
                            n_pieces);
}

static void
append_power (Info *self)
{
  g_string_append_printf (self->text, "%s\n", word (self, N_("Power")));
  append_sum (self, "  ", word (self, N_("planned with")), &self->power.planning);
  append_bases (self);
  append_sum (self, "  ", word (self, N_("idle")), &self->power.idle);
  append_stand_ins (self, AVT_PART_FIELD_POWER_IDLE_MW);
  append_sum (self, "  ", word (self, N_("typical")), &self->power.typical);
  append_sum (self, "  ", word (self, N_("peak")), &self->power.peak);
  append_stand_ins (self, AVT_PART_FIELD_POWER_PEAK_MW);
}

static void
append_racks (Info *self)
{
  g_autoptr (GPtrArray) racks = avt_design_racks_in_order (self->design);

  for (guint i = 0; i < racks->len; i++)
    {
      const AvtRack *rack = racks->pdata[i];
      AvtRackPower power = avt_rack_power_get (self->memo, self->design, rack->entity.id);
      AvtRackSpace space = avt_rack_space (self->design, rack);
      g_autofree char *planning = sum_words (self, &power.planning);
      g_autofree char *units = quantity (self, 2.0 * (double) space.units,
                                         AVT_UNIT_HALF_RACK_UNIT);
      g_autofree char *free_units = quantity (self, 2.0 * (double) space.free_units,
                                              AVT_UNIT_HALF_RACK_UNIT);

      avt_append_row (self->text, "%s", rack->name);
      avt_append_row (self->text, "  %s: %u", word (self, N_("devices")), power.n_devices);
      avt_append_row (self->text, "  %s: %s, %s: %s", word (self, N_("height")), units,
                      word (self, N_("free")), free_units);
      avt_info_append_rack (self->text, self->words, self->design, rack);
      avt_append_row (self->text, "  %s: %s", word (self, N_("planned with")), planning);
      avt_info_append_rack_heat (self->text, self->words, self->memo, self->design,
                                 rack->entity.id);
    }
}

static const char *
scenario_words (const Info *self, AvtScenario scenario)
{
  switch (scenario)
    {
    case AVT_SCENARIO_NORMAL:
      return word (self, N_("normal"));
    case AVT_SCENARIO_A_LOST:
      return word (self, N_("side A lost"));
    case AVT_SCENARIO_B_LOST:
      return word (self, N_("side B lost"));
    case AVT_N_SCENARIOS:
      break;
    }
  g_assert_not_reached ();
}

static void
append_lines (Info *self, const AvtFeedLoad *feed, AvtScenario scenario)
{
  const AvtLineLoad *lines = &feed->lines[scenario];
  g_autofree char *power
    = quantity (self, avt_leg_load_total (&feed->loads[scenario]).p_w, AVT_UNIT_WATT);
  g_autofree char *share
    = quantity (self, utilization_percent (feed, scenario), AVT_UNIT_PERCENT);
  g_autoptr (GString) currents = g_string_new (NULL);

  for (guint line = 0; line < feed->n_lines; line++)
    {
      g_autofree char *current = quantity (self, lines->current_a[line], AVT_UNIT_AMPERE);

      g_string_append_printf (currents, ", %s %s", avt_phase_line_values[line].nick, current);
    }
  avt_append_row (self->text, "  %s: %s%s%s%s (%s)", scenario_words (self, scenario),
                  feed->has_unknown ? word (self, N_("at least")) : "",
                  feed->has_unknown ? " " : "", power, currents->str, share);
  if (feed->loads[scenario].open.p_w > 0)
    {
      g_autofree char *open = quantity (self, feed->loads[scenario].open.p_w, AVT_UNIT_WATT);

      avt_append_row (self->text, "    %s: %s", word (self, N_("of unknown phase, in no line")),
                      open);
    }
}

static void
append_feeds (Info *self)
{
  for (guint i = 0; i < self->ordered->len; i++)
    {
      const AvtFeedLoad *load = self->ordered->pdata[i];
      const AvtFeed *feed = avt_design_feed (self->design, load->feed);
      g_autofree char *breaker
        = quantity (self, load->breaker_a > 0 ? load->breaker_a : NAN, AVT_UNIT_AMPERE);
      g_autofree char *usable
        = quantity (self, load->usable_a > 0 ? load->usable_a : NAN, AVT_UNIT_AMPERE);

      avt_append_row (self->text, "%s (%s %s)", feed->name, word (self, N_("side")),
                      load->side == AVT_SIDE_A ? "A" : "B");
      avt_append_row (self->text, "  %s: %s, %s: %s", word (self, N_("breaker")), breaker,
                      word (self, N_("usable")), usable);
      for (guint scenario = 0; scenario < AVT_N_SCENARIOS; scenario++)
        if (is_scenario_of (load, (AvtScenario) scenario))
          append_lines (self, load, (AvtScenario) scenario);
    }
}

static AvtExit
print_text (Info *self)
{
  const AvtInfo *info = avt_design_get_info (self->design);

  self->text = g_string_new (NULL);
  avt_append_row (self->text, "%s", info->name != NULL ? info->name
                                                       : word (self, N_("(no name)")));
  append_counts (self);
  append_power (self);
  append_racks (self);
  append_feeds (self);
  avt_info_append_cables (self->text, self->words, self->design);
  avt_info_append_rooms (self->text, self->words, self->memo, self->design);
  avt_info_append_ups (self->text, self->words, self->memo, self->design);
  return avt_print (self->text->str);
}

/** avt_command_info: archivolt-cli info */
AvtExit
avt_command_info (const AvtArguments *arguments)
{
  g_auto (Info) self = { .arguments = arguments };
  AvtExit exit;

  self.design = avt_read_design (avt_arguments_get (arguments, 0), &exit);
  if (self.design == NULL)
    return exit;
  self.memo = avt_memo_new ();
  self.words = avt_command_words (arguments, self.design);
  self.power = avt_design_power (self.memo, self.design);
  self.feeds = avt_feed_loads_get (self.memo, self.design);
  order_feeds (&self);
  return avt_arguments_wants_json (arguments) ? print_json (&self) : print_text (&self);
}
