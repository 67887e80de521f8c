#include "config.h"

#include "engine/calc/feed-failover.h"

#include "engine/base/record.h"
#include "engine/calc/feed-failover-fields.h"
#include "engine/calc/power-grid.h"
#include "engine/calc/power-report.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define FEED(input, i) avt_record_list_at ((input)->feeds, AvtFailoverFeed, i)
#define PDU(input, i) avt_record_list_at ((input)->pdus, AvtFailoverPdu, i)
#define DEVICE(input, i) avt_record_list_at ((input)->devices, AvtFailoverDevice, i)
#define BANK(pdu, i) avt_record_list_at ((pdu)->banks, AvtFailoverBank, i)
#define OUTLET(pdu, i) avt_record_list_at ((pdu)->outlets, AvtFailoverOutlet, i)
#define CORD(device, i) avt_record_list_at ((device)->cords, AvtFailoverCord, i)

/** Model: the input as a grid. Strips are devices 0 to n_pdus - 1 with one inlet of the same
 * number; the devices and their cords follow. */
typedef struct
{
  const AvtFailoverInput *input;
  GHashTable *pdus;     /* name to number + 1 */
  guint *first_outlet;  /* by strip */
  guint *first_bank;    /* by strip */
  AvtGridFeed *feeds;
  AvtGridDevice *devices;
  AvtGridInlet *inlets;
  AvtGridOutlet *outlets;
  AvtGrid grid;
} Model;

static int
find_feed (const AvtFailoverInput *input, const char *id)
{
  for (guint i = 0; i < input->feeds.n_records; i++)
    if (strcmp (FEED (input, i)->id, id) == 0)
      return (int) i;

  return -1;
}

static int
find_bank (const AvtFailoverPdu *pdu, const char *id)
{
  for (guint i = 0; id != NULL && i < pdu->banks.n_records; i++)
    if (strcmp (BANK (pdu, i)->id, id) == 0)
      return (int) i;

  return -1;
}

static int
find_outlet (const AvtFailoverPdu *pdu, const char *id)
{
  for (guint i = 0; i < pdu->outlets.n_records; i++)
    if (strcmp (OUTLET (pdu, i)->id, id) == 0)
      return (int) i;

  return -1;
}

static GHashTable *
index_pdus (const AvtFailoverInput *input)
{
  GHashTable *pdus = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < input->pdus.n_records; i++)
    g_hash_table_insert (pdus, PDU (input, i)->id, GUINT_TO_POINTER (i + 1));

  return pdus;
}

static int
find_pdu (GHashTable *pdus, const char *id)
{
  return (int) GPOINTER_TO_UINT (g_hash_table_lookup (pdus, id)) - 1;
}

static gboolean
check_cord (const AvtFailoverInput *input, GHashTable *pdus, const AvtFailoverCord *cord,
            const char *where, char **path, GError **error)
{
  int pdu = find_pdu (pdus, cord->pdu);
  g_autofree char *pdu_key = g_strconcat (where, ".pdu", NULL);
  g_autofree char *outlet_key = g_strconcat (where, ".outlet", NULL);

  if (pdu < 0)
    return avt_calc_refuse (path, error, pdu_key, "\"%s\" is not the id of one of the pdus",
                            cord->pdu);
  if (find_outlet (PDU (input, pdu), cord->outlet) < 0)
    return avt_calc_refuse (path, error, outlet_key, "\"%s\" is not an outlet of \"%s\"",
                            cord->outlet, cord->pdu);

  return TRUE;
}

static gboolean
check_pdu (const AvtFailoverInput *input, GHashTable *pdus, guint number, char **path,
           GError **error)
{
  const AvtFailoverPdu *pdu = PDU (input, number);
  g_autofree char *feed_key = g_strdup_printf ("pdus[%u].feed", number);
  g_autofree char *cord_key = g_strdup_printf ("pdus[%u].cord", number);

  if (AVT_RECORD_HAS (pdu, AVT_FAILOVER_PDU_FEED) && find_feed (input, pdu->feed) < 0)
    return avt_calc_refuse (path, error, feed_key, "\"%s\" is not the id of one of the feeds",
                            pdu->feed);
  for (guint i = 0; i < pdu->outlets.n_records; i++)
    {
      const AvtFailoverOutlet *outlet = OUTLET (pdu, i);
      g_autofree char *bank_key = g_strdup_printf ("pdus[%u].outlets[%u].bank", number, i);

      if (outlet->bank != NULL && find_bank (pdu, outlet->bank) < 0)
        return avt_calc_refuse (path, error, bank_key, "\"%s\" is not a bank of \"%s\"",
                                outlet->bank, pdu->id);
    }

  return !AVT_RECORD_HAS (pdu, AVT_FAILOVER_PDU_CORD)
         || check_cord (input, pdus, &pdu->cord, cord_key, path, error);
}

static gboolean
check_device (const AvtFailoverInput *input, GHashTable *pdus, guint number, char **path,
              GError **error)
{
  const AvtFailoverDevice *device = DEVICE (input, number);
  g_autofree char *psu_key = g_strdup_printf ("devices[%u].psu", number);

  for (guint i = 0; i < device->cords.n_records; i++)
    {
      g_autofree char *key = g_strdup_printf ("devices[%u].cords[%u]", number, i);

      if (!check_cord (input, pdus, CORD (device, i), key, path, error))
        return FALSE;
    }

  return !AVT_RECORD_HAS (device, AVT_FAILOVER_DEVICE_PSU)
         || avt_psu_input_check (&device->psu, psu_key, path, error);
}

static gboolean
check_feed (const AvtFailoverFeed *feed, guint number, char **path, GError **error)
{
  g_autofree char *inner = NULL;
  g_autofree char *where = NULL;
  g_autoptr (GError) reason = NULL;

  if (avt_supply_check (feed->phases, AVT_RECORD_HAS (feed, AVT_FAILOVER_FEED_CONNECTION), &inner,
                        &reason))
    return TRUE;

  where = g_strdup_printf ("feeds[%u].%s", number, inner);
  return avt_calc_refuse (path, error, where, "%s",
                          reason->message + strlen (inner) + strlen (": "));
}

static gboolean
check (const void *data, char **path, GError **error)
{
  const AvtFailoverInput *input = data;
  g_autoptr (GHashTable) pdus = index_pdus (input);

  for (guint i = 0; i < input->feeds.n_records; i++)
    if (!check_feed (FEED (input, i), i, path, error))
      return FALSE;
  for (guint i = 0; i < input->pdus.n_records; i++)
    if (!check_pdu (input, pdus, i, path, error))
      return FALSE;
  for (guint i = 0; i < input->devices.n_records; i++)
    if (!check_device (input, pdus, i, path, error))
      return FALSE;

  return TRUE;
}

static int
outlet_number (const Model *self, const AvtFailoverCord *cord)
{
  int pdu = find_pdu (self->pdus, cord->pdu);

  return (int) self->first_outlet[pdu] + find_outlet (PDU (self->input, pdu), cord->outlet);
}

static void
add_pdu (Model *self, guint number)
{
  const AvtFailoverPdu *pdu = PDU (self->input, number);
  AvtGridInlet *inlet = &self->inlets[number];

  self->devices[number] = (AvtGridDevice) { .first_inlet = number, .n_inlets = 1 };
  *inlet = (AvtGridInlet) { .device = number, .feed = -1, .outlet = -1 };
  if (AVT_RECORD_HAS (pdu, AVT_FAILOVER_PDU_FEED))
    inlet->feed = find_feed (self->input, pdu->feed);
  else
    inlet->outlet = outlet_number (self, &pdu->cord);

  for (guint i = 0; i < pdu->outlets.n_records; i++)
    {
      const AvtFailoverOutlet *outlet = OUTLET (pdu, i);
      gboolean has_lines = AVT_RECORD_HAS (outlet, AVT_FAILOVER_OUTLET_LINES);
      int bank = find_bank (pdu, outlet->bank);

      self->outlets[self->first_outlet[number] + i] = (AvtGridOutlet) {
        .device = number,
        .inlet = (int) number,
        .leg = has_lines ? outlet->lines : -1,
        .bank = bank >= 0 ? (int) self->first_bank[number] + bank : -1,
      };
      inlet->three_phase = inlet->three_phase || has_lines;
    }
}

static void
add_device (Model *self, guint number, guint *n_inlets)
{
  const AvtFailoverDevice *device = DEVICE (self->input, number);
  guint at = self->input->pdus.n_records + number;

  self->devices[at] = (AvtGridDevice) {
    .first_inlet = *n_inlets,
    .n_inlets = device->cords.n_records,
    .power_w = device->power_w,
    .reactive_per_real = avt_reactive_per_real (device->power_factor),
  };
  if (AVT_RECORD_HAS (device, AVT_FAILOVER_DEVICE_PSU))
    self->devices[at].psu = avt_psu_from_input (&device->psu);

  for (guint i = 0; i < device->cords.n_records; i++)
    self->inlets[(*n_inlets)++]
        = (AvtGridInlet) { .device = at, .feed = -1,
                           .outlet = outlet_number (self, CORD (device, i)) };
}

static guint
count_cords (const AvtFailoverInput *input)
{
  guint n_cords = 0;

  for (guint i = 0; i < input->devices.n_records; i++)
    n_cords += DEVICE (input, i)->cords.n_records;

  return n_cords;
}

static Model *
model_new (const AvtFailoverInput *input)
{
  Model *self = g_new0 (Model, 1);
  guint n_pdus = input->pdus.n_records;
  guint n_devices = n_pdus + input->devices.n_records;
  guint n_inlets = n_pdus;

  self->input = input;
  self->pdus = index_pdus (input);
  self->first_outlet = g_new (guint, n_pdus);
  self->first_bank = g_new (guint, n_pdus);
  for (guint i = 0; i < n_pdus; i++)
    {
      self->first_outlet[i] = self->grid.n_outlets;
      self->first_bank[i] = self->grid.n_banks;
      self->grid.n_outlets += PDU (input, i)->outlets.n_records;
      self->grid.n_banks += PDU (input, i)->banks.n_records;
    }
  self->feeds = g_new (AvtGridFeed, input->feeds.n_records);
  self->devices = g_new (AvtGridDevice, n_devices);
  self->inlets = g_new (AvtGridInlet, n_pdus + count_cords (input));
  self->outlets = g_new (AvtGridOutlet, self->grid.n_outlets);

  for (guint i = 0; i < input->feeds.n_records; i++)
    self->feeds[i] = (AvtGridFeed) {
      FEED (input, i)->side,
      { FEED (input, i)->voltage_v, (guint) FEED (input, i)->phases, FEED (input, i)->connection }
    };
  for (guint i = 0; i < n_pdus; i++)
    add_pdu (self, i);
  for (guint i = 0; i < input->devices.n_records; i++)
    add_device (self, i, &n_inlets);

  self->grid.feeds = self->feeds;
  self->grid.n_feeds = input->feeds.n_records;
  self->grid.devices = self->devices;
  self->grid.n_devices = n_devices;
  self->grid.inlets = self->inlets;
  self->grid.n_inlets = n_inlets;
  self->grid.outlets = self->outlets;
  return self;
}

static void
model_free (Model *self)
{
  g_hash_table_unref (self->pdus);
  g_free (self->first_outlet);
  g_free (self->first_bank);
  g_free (self->feeds);
  g_free (self->devices);
  g_free (self->inlets);
  g_free (self->outlets);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Model, model_free)

/* The feed at the head of the chain above inlet @i; rings have none. */
static int
root_feed (const Model *self, guint i)
{
  for (guint steps = 0; steps <= self->grid.n_devices; steps++)
    {
      if (self->inlets[i].feed >= 0)
        return self->inlets[i].feed;
      i = (guint) self->outlets[self->inlets[i].outlet].inlet;
    }

  return -1;
}

static AvtScenario
failover_of (const Model *self, guint pdu)
{
  int feed = root_feed (self, pdu);

  return feed >= 0 && self->feeds[feed].side == AVT_SIDE_A ? AVT_SCENARIO_B_LOST
                                                           : AVT_SCENARIO_A_LOST;
}

/* The fullest feed of the other side when this one is lost. */
static void
find_partner (const Model *self, const AvtGridFlow *flow, AvtFeedReport *report)
{
  for (guint i = 0; i < self->grid.n_feeds; i++)
    {
      AvtLineLoad lines;

      if (self->feeds[i].side == report->side)
        continue;
      avt_grid_feed_lines (&self->feeds[i], &flow->feeds[i][avt_side_scenario (report->side)],
                           &lines);
      if (report->has_partner && lines.maximum_a <= report->partner_a)
        continue;
      report->has_partner = TRUE;
      report->partner = avt_argument_text (FEED (self->input, i)->id);
      report->partner_a = lines.maximum_a;
    }
}

static void
set_feed_result (AvtFailoverFeedResult *result, const AvtFeedReport *report,
                 const AvtLegLoad *normal, const AvtLegLoad *failover)
{
  const AvtRecordType *type = avt_failover_result_type.fields[AVT_FAILOVER_RESULT_FEEDS].record;

#define SET(field, value) \
  avt_record_set_real (type, result, AVT_FAILOVER_FEED_RESULT_##field, value)
  SET (USABLE_A, report->usable_a);
  SET (NORMAL_W, avt_leg_load_total (normal).p_w);
  SET (FAILOVER_W, avt_leg_load_total (failover).p_w);
  SET (NORMAL_UTILIZATION_PERCENT, 100.0 * report->normal.maximum_a / report->usable_a);
  SET (FAILOVER_UTILIZATION_PERCENT, 100.0 * report->failover.maximum_a / report->usable_a);
  SET (UNATTRIBUTED_W, failover->open.p_w);
#undef SET
  avt_line_currents_set (
      avt_record_set_record (type, result, AVT_FAILOVER_FEED_RESULT_NORMAL_A), &report->normal);
  avt_line_currents_set (
      avt_record_set_record (type, result, AVT_FAILOVER_FEED_RESULT_FAILOVER_A),
      &report->failover);
}

static void
add_feed (const Model *self, const AvtGridFlow *flow, guint i, AvtCalcOutcome *outcome)
{
  const AvtFailoverFeed *feed = FEED (self->input, i);
  AvtSide other = feed->side == AVT_SIDE_A ? AVT_SIDE_B : AVT_SIDE_A;
  const AvtLegLoad *normal = &flow->feeds[i][AVT_SCENARIO_NORMAL];
  const AvtLegLoad *failover = &flow->feeds[i][avt_side_scenario (other)];
  AvtFailoverFeedResult *result = avt_record_append (&avt_failover_result_type, outcome->result,
                                                     AVT_FAILOVER_RESULT_FEEDS);
  AvtFeedReport report = {
    .name = avt_argument_text (feed->id),
    .side = feed->side,
    .n_lines = (guint) feed->phases,
    .breaker_a = feed->breaker_a,
    .usable_a = feed->breaker_a * feed->derating,
    .open_w = MAX (normal->open.p_w, failover->open.p_w),
  };

  avt_grid_feed_lines (&self->feeds[i], normal, &report.normal);
  avt_grid_feed_lines (&self->feeds[i], failover, &report.failover);
  find_partner (self, flow, &report);
  avt_record_set_string (avt_failover_result_type.fields[AVT_FAILOVER_RESULT_FEEDS].record, result,
                         AVT_FAILOVER_FEED_RESULT_ID, feed->id);
  set_feed_result (result, &report, normal, failover);
  avt_report_feed (outcome->findings, &report);
}

/* One outlet, bank or inlet: its record and its finding. */
static void
set_element (AvtFailoverElementResult *result, const AvtRecordType *type,
             const AvtGridPoint *points, AvtScenario failover, AvtElementReport *report,
             AvtCalcOutcome *outcome)
{
  report->normal_a = avt_grid_point_current_a (&points[AVT_SCENARIO_NORMAL]);
  report->failover_a = avt_grid_point_current_a (&points[failover]);

  avt_record_set_string (type, result, AVT_FAILOVER_ELEMENT_ID, report->name);
  if (!isnan (report->normal_a))
    avt_record_set_real (type, result, AVT_FAILOVER_ELEMENT_NORMAL_A, report->normal_a);
  if (!isnan (report->failover_a))
    avt_record_set_real (type, result, AVT_FAILOVER_ELEMENT_FAILOVER_A, report->failover_a);
  if (report->limit_a > 0.0)
    avt_record_set_real (type, result, AVT_FAILOVER_ELEMENT_LIMIT_A, report->limit_a);
  avt_report_element (outcome->findings, report);
}

static void
add_pdu_result (const Model *self, const AvtGridFlow *flow, guint i, AvtCalcOutcome *outcome)
{
  const AvtRecordType *type = avt_failover_result_type.fields[AVT_FAILOVER_RESULT_PDUS].record;
  const AvtRecordType *element_type = type->fields[AVT_FAILOVER_PDU_RESULT_INLET].record;
  const AvtFailoverPdu *pdu = PDU (self->input, i);
  AvtScenario failover = failover_of (self, i);
  int feed = root_feed (self, i);
  double derating = feed >= 0 ? FEED (self->input, feed)->derating : 1.0;
  AvtFailoverPduResult *result
      = avt_record_append (&avt_failover_result_type, outcome->result, AVT_FAILOVER_RESULT_PDUS);
  AvtElementReport report = { .owner = avt_argument_text (pdu->id) };

  avt_record_set_string (type, result, AVT_FAILOVER_PDU_RESULT_ID, pdu->id);
  report.rule = &avt_rule_inlet_overload;
  report.name = pdu->id;
  report.limit_a = pdu->inlet_rated_a;
  set_element (avt_record_set_record (type, result, AVT_FAILOVER_PDU_RESULT_INLET), element_type,
               flow->inlets[i], failover, &report, outcome);

  report.rule = &avt_rule_bank_overload;
  for (guint j = 0; j < pdu->banks.n_records; j++)
    {
      report.name = BANK (pdu, j)->id;
      report.limit_a = BANK (pdu, j)->breaker_a * derating;
      set_element (avt_record_append (type, result, AVT_FAILOVER_PDU_RESULT_BANKS), element_type,
                   flow->banks[self->first_bank[i] + j], failover, &report, outcome);
    }
  report.rule = &avt_rule_outlet_overload;
  for (guint j = 0; j < pdu->outlets.n_records; j++)
    {
      report.name = OUTLET (pdu, j)->id;
      report.limit_a = OUTLET (pdu, j)->rated_a;
      set_element (avt_record_append (type, result, AVT_FAILOVER_PDU_RESULT_OUTLETS),
                   element_type, flow->outlets[self->first_outlet[i] + j], failover, &report,
                   outcome);
    }
}

static void
add_device_result (const Model *self, const AvtGridFlow *flow, guint i, AvtCalcOutcome *outcome)
{
  const AvtRecordType *type = avt_failover_result_type.fields[AVT_FAILOVER_RESULT_DEVICES].record;
  const AvtFailoverDevice *device = DEVICE (self->input, i);
  guint at = self->input->pdus.n_records + i;
  AvtFailoverDeviceResult *result = avt_record_append (
      &avt_failover_result_type, outcome->result, AVT_FAILOVER_RESULT_DEVICES);
  gboolean is_reported = FALSE;

  avt_record_set_string (type, result, AVT_FAILOVER_DEVICE_RESULT_ID, device->id);
  for (guint scenario = 0; scenario < AVT_N_SCENARIOS; scenario++)
    {
      const AvtGridDraw *draw = &flow->devices[at][scenario];

      if (draw->psu_state == AVT_PSU_OK)
        avt_record_set_real (type, result, AVT_FAILOVER_DEVICE_RESULT_NORMAL_W + scenario,
                             draw->input_w);
      else if (!is_reported)
        {
          avt_report_psu (outcome->findings, NULL, 0, avt_argument_text (device->id),
                          device->power_w,
                          avt_grid_live_supplies (&self->devices[at], draw->n_live),
                          device->psu.rated_w);
          is_reported = TRUE;
        }
    }
}

static void
report_rings (const Model *self, const AvtGridFlow *flow, AvtFindings *findings)
{
  for (guint i = 0; i < flow->n_cut_inlets; i++)
    {
      AvtArgument name
          = avt_argument_text (PDU (self->input, self->inlets[flow->cut_inlets[i]].device)->id);

      avt_findings_report (findings, &avt_rule_power_ring, NULL, 0, &name, 1);
    }
}

static void
run (const void *data, AvtCalcOutcome *outcome)
{
  const AvtFailoverInput *input = data;
  g_autoptr (Model) model = model_new (input);
  g_autoptr (AvtGridFlow) flow = avt_grid_solve (&model->grid);
  gboolean has_psu = FALSE;

  for (guint i = 0; i < input->feeds.n_records; i++)
    add_feed (model, flow, i, outcome);
  for (guint i = 0; i < input->pdus.n_records; i++)
    add_pdu_result (model, flow, i, outcome);
  for (guint i = 0; i < input->devices.n_records; i++)
    {
      add_device_result (model, flow, i, outcome);
      has_psu = has_psu || AVT_RECORD_HAS (DEVICE (input, i), AVT_FAILOVER_DEVICE_PSU);
    }
  report_rings (model, flow, outcome->findings);

  avt_calc_outcome_assume (outcome, N_("The live cords of a device share its load equally."));
  avt_calc_outcome_assume (outcome, N_("Strips lose nothing themselves."));
  if (has_psu)
    avt_calc_outcome_cite (outcome, avt_psu_source, AVT_CONFIDENCE_DERIVED);
}

const AvtCalc avt_calc_feed_failover = {
  .name = "feed-failover",
  .title = N_("Load of A and B feeds, normal and after a side is lost"),
  .input = &avt_failover_input_type,
  .result = &avt_failover_result_type,
  .formula = "per cord: P_input / live cords, with the supplies of the live cords; line currents "
             "as phasor sums as in phase-load; failover = the other side lost; "
             "passes when every line, bank, outlet and inlet is within its limit",
  .source = N_("Redundant feeds: each side must carry everything alone"),
  .confidence = AVT_CONFIDENCE_VERIFIED,
  .choices = avt_failover_choices,
  .check = check,
  .run = run,
};
