#include "config.h"

#include "diagrams/view/diagram.h"

#include "diagrams/view/rack-elevation.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const AvtDiagram diagrams[] = {
  { "rack-elevation", N_ ("Rack Elevation"), N_ ("Where does everything stand?"), AVT_KIND_RACK,
    avt_rack_elevation_build },
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
