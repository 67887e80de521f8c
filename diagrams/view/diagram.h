/* What every diagram is made from, and the list of the diagrams there are. */
#pragma once

#include "diagrams/scene/scene.h"
#include "engine/base/memo.h"
#include "engine/base/words.h"
#include "engine/design/design.h"

G_BEGIN_DECLS

/**
 * AvtDiagramContext: what diagrams read; all borrowed
 * @memo: (nullable): where finished scenes are kept
 * @words: the language of the drawing
 * @layers: AVT_LAYER_SHOW() of each layer that is shown; 0: as usual
 */
typedef struct
{
  AvtDesign *design;
  AvtMemo *memo;
  AvtMeasurer *measurer;
  const AvtWords *words;
  guint32 layers;
} AvtDiagramContext;

/** AvtDiagram: a kind of drawing. Static. */
typedef struct
{
  const char *id;      /* "rack-elevation", as the command line names it */
  const char *title;   /* N_() */
  const char *help;    /* N_(); the question it answers */
  AvtKind scope;       /* what one drawing shows: an entity of this kind; INFO: the design */
  AvtScene *(*build) (const AvtDiagramContext *context, AvtId scope);
} AvtDiagram;

guint avt_diagram_count (void);
const AvtDiagram *avt_diagram_get (guint i);
const AvtDiagram *avt_diagram_find (const char *id);

G_END_DECLS
