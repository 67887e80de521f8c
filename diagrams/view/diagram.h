/* What every diagram is made from, and the list of the diagrams there are. */
#pragma once

#include "diagrams/scene/face.h"
#include "diagrams/view/paper.h"
#include "engine/base/memo.h"
#include "engine/base/words.h"
#include "engine/design/design.h"

G_BEGIN_DECLS

typedef enum
{
  AVT_SHOW_FRONT = 1 << 0,
  AVT_SHOW_REAR = 1 << 1
} AvtFaces;

/**
 * AvtDiagramContext: what diagrams read; all borrowed
 * @memo: (nullable): where finished scenes are kept
 * @words: the language of the drawing
 * @layers: AVT_LAYER_SHOW() of each layer that is shown; 0: as usual
 * @paper: the sheet that diagrams which are made for paper fill
 * @faces: of racks in a row that are shown; 0: both
 * @face_store: (nullable): fronts and rears of device types; without it they are schematic
 * @is_hasty: faces that are not drawn yet are left out, for those who must not wait for them; they
 *   draw again when the store has them
 */
typedef struct
{
  AvtDesign *design;
  AvtMemo *memo;
  AvtMeasurer *measurer;
  const AvtWords *words;
  guint32 layers;
  AvtPaper paper;
  AvtFaces faces;
  AvtFaceStore *face_store;
  gboolean is_hasty;
} AvtDiagramContext;

/** AVT_SCOPE: a kind of entity that a diagram can be drawn of; AVT_KIND_INFO: the design. */
#define AVT_SCOPE(kind) (1u << (kind))

/**
 * AvtDiagram: a kind of drawing. Static.
 * @scopes: AVT_SCOPE() of what one drawing can show
 * @whole_is_parts: the sheets of the design are those of the other scopes, and of what is in none
 * @count_sheets: (nullable): how many sheets it takes; without it one. 0: nothing to draw
 * @build: draws a sheet, the first is 0
 */
typedef struct
{
  const char *id;      /* "rack-elevation", as the command line names it */
  const char *title;   /* N_() */
  const char *help;    /* N_(); the question it answers */
  guint scopes;
  gboolean whole_is_parts;
  guint (*count_sheets) (const AvtDiagramContext *context, AvtId scope);
  AvtScene *(*build) (const AvtDiagramContext *context, AvtId scope, guint sheet);
} AvtDiagram;

guint avt_diagram_count (void);
const AvtDiagram *avt_diagram_get (guint i);
const AvtDiagram *avt_diagram_find (const char *id);
guint avt_diagram_count_sheets (const AvtDiagram *self, const AvtDiagramContext *context,
                                AvtId scope);
gboolean avt_diagram_shows (const AvtDiagramContext *context, AvtFaces face);

G_END_DECLS
