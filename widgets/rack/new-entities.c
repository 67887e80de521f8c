#include "config.h"

#include "widgets/rack/new-entities.h"

#include "engine/design/edit.h"

/* The cabinet that is sold most: 42 units, 600 by 1,100 mm. */
#define USUAL_UNITS 42
#define USUAL_WIDTH_MM 600
#define USUAL_DEPTH_MM 1100

/* Single-phase 230 V (IEC 60038) behind the usual 32 A breaker of a rack. */
#define USUAL_VOLTAGE_MV 230000
#define USUAL_BREAKER_MA 32000

static gboolean
has_name (const AvtDesign *design, AvtKind kind, const char *name)
{
  for (guint i = 0; i < avt_design_count (design, kind); i++)
    if (g_strcmp0 (avt_entity_name (avt_design_get (design, kind, i)), name) == 0)
      return TRUE;
  return FALSE;
}

/* "Rack 3"; names go into the design and so are not translated. */
static char *
free_name (const AvtDesign *design, AvtKind kind, const char *stem, guint first)
{
  for (guint n = first;; n++)
    {
      g_autofree char *name = n == 0 ? g_strdup (stem) : g_strdup_printf ("%s %u", stem, n);

      if (!has_name (design, kind, name))
        return g_steal_pointer (&name);
    }
}

static gpointer
new_entity (AvtKind kind, AvtIdSource *ids, AvtId *id)
{
  *id = avt_id_source_next (ids, avt_kind_info (kind)->letter);
  return avt_entity_new (kind, *id);
}

/** avt_with_new_rack: @id: (out): the rack */
AvtDesign *
avt_with_new_rack (AvtDesign *design, AvtIdSource *ids, AvtId *id, GError **error)
{
  AvtRack *rack = new_entity (AVT_KIND_RACK, ids, id);
  g_autofree char *name = free_name (design, AVT_KIND_RACK, "Rack", 1);

  avt_record_set_string (&avt_rack_type, rack, AVT_RACK_NAME, name);
  avt_record_set_integer (&avt_rack_type, rack, AVT_RACK_HEIGHT_HU, 2 * USUAL_UNITS);
  avt_record_set_integer (&avt_rack_type, rack, AVT_RACK_WIDTH_MM, USUAL_WIDTH_MM);
  avt_record_set_integer (&avt_rack_type, rack, AVT_RACK_DEPTH_MM, USUAL_DEPTH_MM);
  return avt_design_with_added (design, rack, error);
}

/** avt_with_new_feed: @id: (out): the feed: on side A, or on B when A has more */
AvtDesign *
avt_with_new_feed (AvtDesign *design, AvtIdSource *ids, AvtId *id, GError **error)
{
  AvtFeed *feed = new_entity (AVT_KIND_FEED, ids, id);
  guint n_on_side[2] = { 0, 0 };
  g_autofree char *name = NULL;
  AvtSide side;

  for (guint i = 0; i < avt_design_count (design, AVT_KIND_FEED); i++)
    n_on_side[((const AvtFeed *) avt_design_get (design, AVT_KIND_FEED, i))->side]++;
  side = n_on_side[AVT_SIDE_B] < n_on_side[AVT_SIDE_A] ? AVT_SIDE_B : AVT_SIDE_A;
  name = free_name (design, AVT_KIND_FEED, side == AVT_SIDE_A ? "Feed A" : "Feed B", 0);
  avt_record_set_string (&avt_feed_type, feed, AVT_FEED_NAME, name);
  avt_record_set_enum (&avt_feed_type, feed, AVT_FEED_SIDE, side);
  avt_record_set_integer (&avt_feed_type, feed, AVT_FEED_VOLTAGE_MV, USUAL_VOLTAGE_MV);
  avt_record_set_integer (&avt_feed_type, feed, AVT_FEED_PHASES, 1);
  avt_record_set_integer (&avt_feed_type, feed, AVT_FEED_BREAKER_MA, USUAL_BREAKER_MA);
  return avt_design_with_added (design, feed, error);
}
