#include "config.h"

#include "diagrams/view/layers.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const AvtLayerInfo infos[AVT_N_LAYERS] = {
  [AVT_LAYER_POWER_A] = { "power-a", N_ ("Power A") },
  [AVT_LAYER_POWER_B] = { "power-b", N_ ("Power B") },
  [AVT_LAYER_PHASES] = { "phases", N_ ("Phases") },
  [AVT_LAYER_NETWORK] = { "network", N_ ("Network") },
  [AVT_LAYER_STATE] = { "state", N_ ("State") },
  [AVT_LAYER_FACES] = { "faces", N_ ("Faces") },
};

const AvtLayerInfo *
avt_layer_info (AvtLayer layer)
{
  return &infos[layer];
}

static gboolean
find (const char *id, guint32 *layers)
{
  for (guint i = 0; i < AVT_N_LAYERS; i++)
    if (strcmp (infos[i].id, id) == 0)
      {
        *layers |= AVT_LAYER_SHOW (i);
        return TRUE;
      }
  return FALSE;
}

/**
 * avt_layers_parse:
 * @text: ids with commas between: "power-a,phases"; empty: no layer at all
 * @layers: (out): the mask of them
 *
 * Returns: whether all of them are known
 */
gboolean
avt_layers_parse (const char *text, guint32 *layers)
{
  g_auto (GStrv) ids = g_strsplit (text, ",", -1);

  *layers = AVT_LAYERS_CHOSEN;
  for (guint i = 0; ids[i] != NULL; i++)
    if (!find (g_strstrip (ids[i]), layers) && (*ids[i] != '\0' || ids[1] != NULL))
      return FALSE;
  return TRUE;
}

/** avt_layers_list: Returns: (transfer full): the ids of all, "power-a, power-b" */
char *
avt_layers_list (void)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < AVT_N_LAYERS; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", infos[i].id);
  return g_string_free (text, FALSE);
}

/** avt_layers_show: @layers: a mask; 0 stands for AVT_LAYERS_USUAL */
gboolean
avt_layers_show (guint32 layers, AvtLayer layer)
{
  return ((layers != 0 ? layers : AVT_LAYERS_USUAL) & AVT_LAYER_SHOW (layer)) != 0;
}
