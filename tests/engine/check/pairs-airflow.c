/* Rules of airflow. */
#include "config.h"

#include "tests/engine/check/pairs.h"

/* A device of one unit; @airflow may be NULL. */
static AvtId
add_breathing (Fixture *self, AvtId rack, AvtTypeCategory category, const char *airflow,
               gint64 unit)
{
  AvtId type = take (self, new_type (self, category, 2));

  if (airflow != NULL)
    set_field (self, type, "airflow", airflow);
  return add_device (self, "device", type, rack, unit);
}

static void
hot_intake (Fixture *self, gboolean broken)
{
  AvtId device = add_breathing (self, add_rack (self), AVT_TYPE_SWITCH, "rear-to-front", 1);

  set_field (self, device, "face", broken ? "front" : "rear");
}

static void
neighbours (Fixture *self, gboolean broken)
{
  AvtId rack = add_rack (self);

  add_breathing (self, rack, AVT_TYPE_SERVER, "front-to-rear", 1);
  add_breathing (self, rack, AVT_TYPE_SERVER, "rear-to-front", broken ? 2 : 3);
}

static void
side (Fixture *self, gboolean broken)
{
  add_breathing (self, add_rack (self), AVT_TYPE_SWITCH,
                 broken ? "right-to-left" : "front-to-rear", 1);
}

static void
rear_mounted (Fixture *self, gboolean broken)
{
  AvtId device = add_breathing (self, add_rack (self), AVT_TYPE_SWITCH,
                                broken ? NULL : "rear-to-front", 1);

  set_field (self, device, "face", "rear");
}

/* Two units, the second with a blanking panel or none. */
static void
gaps (Fixture *self, gboolean broken)
{
  AvtId rack = add_rack (self);

  set_field (self, rack, "height_hu", "2U");
  add_breathing (self, rack, AVT_TYPE_SERVER, "front-to-rear", 1);
  if (!broken)
    add_breathing (self, rack, AVT_TYPE_BLANK, NULL, 2);
}

static void
unknown (Fixture *self, gboolean broken)
{
  add_breathing (self, add_rack (self), AVT_TYPE_SERVER, broken ? NULL : "front-to-rear", 1);
}

const RulePair airflow_pairs[] = {
  { "airflow-hot-intake", hot_intake, 1 },
  { "airflow-neighbours", neighbours, 1 },
  { "airflow-side", side, 1 },
  { "airflow-rear-mounted", rear_mounted, 1 },
  { "airflow-gaps", gaps, 1 },
  { "airflow-unknown", unknown, 1 },
  { NULL },
};
