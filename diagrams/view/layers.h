/* What a drawing of racks can show or leave out. Layers are computed from the design; nobody sorts
 * objects into them. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  AVT_LAYER_POWER_A, /* cords to feeds of side A */
  AVT_LAYER_POWER_B,
  AVT_LAYER_PHASES,  /* which line each cord loads */
  AVT_LAYER_NETWORK, /* cables of interfaces */
  AVT_LAYER_STATE,   /* existing, planned, to be removed */
  AVT_LAYER_FACES,   /* what the fronts look like */
} AvtLayer;

#define AVT_N_LAYERS 6
#define AVT_LAYER_SHOW(layer) (1u << (layer))
/* In every mask that was chosen, so that a mask of nothing at all can be told from no mask. */
#define AVT_LAYERS_CHOSEN (1u << 31)
#define AVT_LAYERS_USUAL                                                                          \
  (AVT_LAYERS_CHOSEN | AVT_LAYER_SHOW (AVT_LAYER_STATE) | AVT_LAYER_SHOW (AVT_LAYER_FACES))

/** AvtLayerInfo: @id: as the command line names it; @title: N_() */
typedef struct
{
  const char *id;
  const char *title;
} AvtLayerInfo;

const AvtLayerInfo *avt_layer_info (AvtLayer layer);
gboolean avt_layers_parse (const char *text, guint32 *layers);
char *avt_layers_list (void);
gboolean avt_layers_show (guint32 layers, AvtLayer layer);

G_END_DECLS
