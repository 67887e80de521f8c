#include "config.h"

#include "diagrams/view/diagram.h"

#include "diagrams/view/airflow.h"
#include "diagrams/view/phase-load.h"
#include "diagrams/view/power-chain.h"
#include "diagrams/view/rack-elevation.h"
#include "diagrams/view/row-elevation.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const AvtDiagram diagrams[] = {
  { "rack-elevation", N_ ("Rack Elevation"), N_ ("Where does everything stand?"),
    AVT_SCOPE (AVT_KIND_RACK), FALSE, NULL, avt_rack_elevation_build },
  { "row-elevation", N_ ("Row Elevation"), N_ ("What stands in the racks side by side?"),
    AVT_SCOPE (AVT_KIND_ROW) | AVT_SCOPE (AVT_KIND_INFO), TRUE, avt_row_elevation_count_sheets,
    avt_row_elevation_build },
  { "power-chain", N_ ("Power Chain"),
    N_ ("What feeds it, over which path, and does it hold when a side is lost?"),
    AVT_SCOPE (AVT_KIND_RACK) | AVT_SCOPE (AVT_KIND_INFO), FALSE,
    avt_power_chain_count_sheets, avt_power_chain_build },
  { "phase-load", N_ ("Phase Load"), N_ ("Does each line of each feed hold?"),
    AVT_SCOPE (AVT_KIND_RACK) | AVT_SCOPE (AVT_KIND_FEED) | AVT_SCOPE (AVT_KIND_INFO), FALSE,
    avt_phase_load_count_sheets, avt_phase_load_build },
  { "airflow", N_ ("Airflow"), N_ ("Does each device take cold air, and how warm does it get?"),
    AVT_SCOPE (AVT_KIND_RACK), FALSE, NULL, avt_airflow_build },
};

guint
avt_diagram_count (void)
{
  return G_N_ELEMENTS (diagrams);
}

const AvtDiagram *
avt_diagram_get (guint i)
{
  g_return_val_if_fail (i < G_N_ELEMENTS (diagrams), NULL);
  return &diagrams[i];
}

/** avt_diagram_find: Returns: (nullable): the diagram called @id */
const AvtDiagram *
avt_diagram_find (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (diagrams); i++)
    if (strcmp (diagrams[i].id, id) == 0)
      return &diagrams[i];
  return NULL;
}

/** avt_diagram_count_sheets: Returns: how many sheets it takes; 0: there is nothing to draw */
guint
avt_diagram_count_sheets (const AvtDiagram *self, const AvtDiagramContext *context, AvtId scope)
{
  return self->count_sheets != NULL ? self->count_sheets (context, scope) : 1;
}

/** avt_diagram_shows: Returns: whether the face is wanted */
gboolean
avt_diagram_shows (const AvtDiagramContext *context, AvtFaces face)
{
  return context->faces == 0 || (context->faces & face) != 0;
}
