/* Does everything breathe from the cold aisle into the hot one? */
#include "config.h"

#include "engine/calc/rack-airflow.h"
#include "engine/check/subjects.h"

#include <glib/gi18n-lib.h>

static const AvtRule hot_intake = {
  "airflow-hot-intake", AVT_SEVERITY_WARNING,
  N_ ("%1 takes its air from the rear of %2, which is the hot aisle."),
  N_ ("Turn it round, or order it with the opposite airflow."),
  N_ ("Hot and cold aisles: air goes in at the front of the rack and out at its rear"),
};
static const AvtRule neighbours = {
  "airflow-neighbours", AVT_SEVERITY_WARNING,
  N_ ("%1 and %2 stand side by side in %3 and blow in opposite directions."),
  N_ ("Give both the same airflow, or set them apart."),
  N_ ("Hot and cold aisles: one takes in what the other blows out"),
};
static const AvtRule side = {
  "airflow-side", AVT_SEVERITY_WARNING, N_ ("%1 breathes through the side of %2."),
  N_ ("Plan a baffle or air duct that leads cold air to it."),
  N_ ("Hot and cold aisles: the air beside the rails is neither"),
};
static const AvtRule rear_mounted = {
  "airflow-rear-mounted", AVT_SEVERITY_WARNING,
  N_ ("%1 is mounted at the rear of %2, and its airflow is not known."),
  N_ ("Order the kit that takes air in from the front of the rack, and enter the airflow of its "
      "type."),
  N_ ("Hot and cold aisles: ports at the rear need port-side exhaust"),
};
static const AvtRule gaps = {
  "airflow-gaps", AVT_SEVERITY_INFO,
  N_ ("The front of %1 is open over %2; warm air flows back through it."),
  N_ ("Close it with blanking panels for %2."),
  N_ ("Recirculation through open units between the cold and the hot aisle"),
};
static const AvtRule unknown = {
  "airflow-unknown", AVT_SEVERITY_INFO, N_ ("Devices in %1 whose airflow is not known: %2."),
  N_ ("Enter the airflow of their types."), N_ ("Airflow of the device types"),
};

static const AvtRule *const rules[]
    = { &hot_intake, &neighbours, &side, &rear_mounted, &gaps, &unknown, NULL };

static void
report (AvtCheckRun *run, const AvtRule *rule, AvtId device, AvtId rack)
{
  AvtId about[] = { device, rack };
  AvtArgument arguments[] = { avt_argument_entity (device), avt_argument_entity (rack) };

  avt_findings_report (run->findings, rule, about, G_N_ELEMENTS (about), arguments,
                       G_N_ELEMENTS (arguments));
}

/* The smaller id first, so that both of a pair say the same. */
static void
report_neighbours (AvtCheckRun *run, const AvtDeviceAirflow *flow, AvtId rack)
{
  gboolean is_first = avt_id_compare (flow->device, flow->neighbour) < 0;
  AvtId about[] = { is_first ? flow->device : flow->neighbour,
                    is_first ? flow->neighbour : flow->device, rack };
  AvtArgument arguments[] = { avt_argument_entity (about[0]), avt_argument_entity (about[1]),
                              avt_argument_entity (rack) };

  avt_findings_report (run->findings, &neighbours, about, G_N_ELEMENTS (about), arguments,
                       G_N_ELEMENTS (arguments));
}

static void
check_device (AvtCheckRun *run, const AvtDeviceAirflow *flow, AvtId rack)
{
  if (flow->conflicts & AVT_AIR_CONFLICT_HOT_INTAKE)
    report (run, &hot_intake, flow->device, rack);
  if (flow->conflicts & AVT_AIR_CONFLICT_NEIGHBOUR)
    report_neighbours (run, flow, rack);
  if (flow->conflicts & AVT_AIR_CONFLICT_SIDE)
    report (run, &side, flow->device, rack);
  if (flow->conflicts & AVT_AIR_CONFLICT_REAR_MOUNTED)
    report (run, &rear_mounted, flow->device, rack);
}

static void
check_rack (AvtCheckRun *run, const AvtRack *rack)
{
  g_autoptr (AvtRackAirflow) airflow = avt_rack_airflow (run->design, rack);
  AvtId about = rack->entity.id;
  AvtArgument arguments[]
      = { avt_argument_entity (about),
          avt_argument_quantity ((double) airflow->gap_hu, AVT_UNIT_HALF_RACK_UNIT) };

  for (guint i = 0; i < airflow->n_devices; i++)
    check_device (run, &airflow->devices[i], about);
  if (airflow->gap_hu > 0)
    avt_findings_report (run->findings, &gaps, &about, 1, arguments, G_N_ELEMENTS (arguments));
  arguments[1] = avt_argument_count (airflow->n_unknown);
  if (airflow->n_unknown > 0)
    avt_findings_report (run->findings, &unknown, &about, 1, arguments, G_N_ELEMENTS (arguments));
}

const AvtCheckSubject avt_check_airflow = { "airflow", rules, check_rack, NULL };
