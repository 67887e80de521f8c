/* A drawing as a value: an immutable tree of a few kinds of nodes, from which the screen, PDF,
 * PNG, SVG, print and hit testing are made. Coordinates are points, tree order is z-order, styles
 * are resolved into the nodes and bounds are fixed when a node is made.
 *
 * The nodes of a scene come from one arena. A scene may hold other scenes as shared children, so
 * that after an edit only the racks that changed are built again. Reference counts are atomic:
 * scenes may be handed to worker threads. */
#pragma once

#include "diagrams/scene/geometry.h"
#include "diagrams/scene/image.h"
#include "diagrams/scene/measure.h"
#include "diagrams/scene/style.h"
#include "engine/base/id.h"

G_BEGIN_DECLS

typedef struct _AvtScene AvtScene;
typedef struct _AvtSceneBuilder AvtSceneBuilder;
typedef struct _AvtNode AvtNode;

typedef enum
{
  AVT_NODE_GROUP,
  AVT_NODE_RECTANGLE,
  AVT_NODE_PATH,
  AVT_NODE_TEXT,
  AVT_NODE_IMAGE,
  AVT_NODE_LINK,
  AVT_NODE_SCENE,
} AvtNodeKind;

/** AvtPicking: what of a group answers to the pointer. */
typedef enum
{
  AVT_PICK_CONTENT, /* what it paints */
  AVT_PICK_BOUNDS,  /* all of its bounds */
  AVT_PICK_NONE,    /* nothing in it */
} AvtPicking;

/**
 * AvtGroup: what a group says about its children
 * @id: the entity they show, or %AVT_ID_NONE
 * @role: (nullable): what it is, such as "device": lower-case ASCII, a static string
 * @title: (nullable): its name, for tooltips and the SVG title
 * @description: (nullable): one sentence more
 * @anchor: (nullable): the name that internal links of a document lead to
 * @transform: where the children's origin lies; a scale of 0 stands for 1
 * @clip: (nullable): in the children's coordinates
 *
 * Strings are copied, but for @role.
 */
typedef struct
{
  AvtId id;
  const char *role;
  const char *title;
  const char *description;
  const char *anchor;
  AvtTransform transform;
  const AvtRect *clip;
  AvtPicking picking;
} AvtGroup;

/** AvtNode: the common head of all nodes; @bounds is what it paints,
 * in its parent's coordinates. */
struct _AvtNode
{
  const AvtNode *next;
  AvtRect bounds;
  AvtNodeKind kind;
};

typedef struct
{
  AvtNode node;
  AvtGroup group;
  const AvtNode *first;
  /*< private >*/
  AvtNode *last;
  gpointer parent;
} AvtGroupNode;

typedef struct
{
  AvtNode node;
  const AvtStyle *style;
  AvtRect rect;
} AvtRectangleNode;

/** AvtPathVerb: a step of a path and the numbers it takes. */
typedef enum
{
  AVT_PATH_MOVE,  /* x y */
  AVT_PATH_LINE,  /* x y */
  AVT_PATH_ARC,   /* centre x y, radius, start angle, end angle */
  AVT_PATH_CLOSE, /* none */
} AvtPathVerb;

typedef struct
{
  AvtNode node;
  const AvtStyle *style;
  guint n_verbs;
  guint n_numbers;
  const guint8 *verbs;
  const double *numbers;
} AvtPathNode;

/**
 * AvtTextNode: one line of text
 * @text: what is painted: valid UTF-8 without control characters
 * @full: (nullable): the whole text, when @text was shortened
 * @x, @y: the anchor on the baseline
 * @width_pt: the advance of @text
 * @shape: (nullable): the glyphs of a text that the table of @font does not cover
 */
typedef struct
{
  AvtNode node;
  const AvtTextStyle *style;
  const char *text;
  const char *full;
  guint length;
  float width_pt;
  double x;
  double y;
  const AvtFont *font;
  const AvtShape *shape;
} AvtTextNode;

typedef struct
{
  AvtNode node;
  AvtRect rect;
  AvtImage *image;
} AvtImageNode;

/** AvtLinkNode: an area that leads to @uri, or to the group whose anchor is @anchor. */
typedef struct
{
  AvtNode node;
  const char *uri;
  const char *anchor;
} AvtLinkNode;

typedef struct
{
  AvtNode node;
  AvtTransform transform;
  AvtScene *scene;
} AvtSceneNode;

/**
 * AvtNodeFunc:
 * @node: a node, parents before children
 * @transform: from the parent of @node to the scene that is visited
 *
 * Returns: whether to visit the children of @node too
 */
typedef gboolean (*AvtNodeFunc) (const AvtNode *node, const AvtTransform *transform,
                                 gpointer user_data);

AvtScene *avt_scene_ref (AvtScene *self);
void avt_scene_unref (AvtScene *self);

double avt_scene_get_width (const AvtScene *self);
double avt_scene_get_height (const AvtScene *self);
const char *avt_scene_get_title (const AvtScene *self);
const char *avt_scene_get_description (const AvtScene *self);
const char *avt_scene_get_symbol (const AvtScene *self);
AvtRect avt_scene_get_bounds (const AvtScene *self);
const AvtNode *avt_scene_get_first (const AvtScene *self);
AvtMeasurer *avt_scene_get_measurer (const AvtScene *self);
guint avt_scene_get_n_nodes (const AvtScene *self);
gboolean avt_scene_has_links (const AvtScene *self);
void avt_scene_visit (const AvtScene *self, AvtNodeFunc func, gpointer user_data);

/* Building. Positions beyond AVT_COORDINATE_MAX are moved to it, and what is not a number to 0. */
AvtSceneBuilder *avt_scene_builder_new (AvtMeasurer *measurer, double width_pt, double height_pt);
AvtScene *avt_scene_builder_end (AvtSceneBuilder *self);
void avt_scene_builder_free (AvtSceneBuilder *self);

AvtMeasurer *avt_scene_builder_get_measurer (AvtSceneBuilder *self);
void avt_scene_builder_set_title (AvtSceneBuilder *self, const char *title,
                                  const char *description);
void avt_scene_builder_set_symbol (AvtSceneBuilder *self, const char *symbol);
void avt_scene_builder_push_group (AvtSceneBuilder *self, const AvtGroup *group);
void avt_scene_builder_pop_group (AvtSceneBuilder *self);
void avt_scene_builder_add_rectangle (AvtSceneBuilder *self, AvtRect rect, const AvtStyle *style);
void avt_scene_builder_add_line (AvtSceneBuilder *self, double x1, double y1, double x2, double y2,
                                 const AvtStyle *style);
void avt_scene_builder_move_to (AvtSceneBuilder *self, double x, double y);
void avt_scene_builder_line_to (AvtSceneBuilder *self, double x, double y);
void avt_scene_builder_arc (AvtSceneBuilder *self, double x, double y, double radius,
                            double start_rad, double end_rad);
void avt_scene_builder_close_path (AvtSceneBuilder *self);
void avt_scene_builder_end_path (AvtSceneBuilder *self, const AvtStyle *style);
double avt_scene_builder_add_text (AvtSceneBuilder *self, double x, double y, const char *text,
                                   const AvtTextStyle *style);
gboolean avt_scene_builder_add_fitted_text (AvtSceneBuilder *self, double x, double y,
                                            double width_pt, const char *text,
                                            const AvtTextStyle *style);
void avt_scene_builder_add_image (AvtSceneBuilder *self, AvtRect rect, AvtImage *image);
void avt_scene_builder_add_link (AvtSceneBuilder *self, AvtRect rect, const char *uri);
void avt_scene_builder_add_link_to (AvtSceneBuilder *self, AvtRect rect, const char *anchor);
void avt_scene_builder_add_scene (AvtSceneBuilder *self, AvtScene *scene, AvtTransform transform);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AvtScene, avt_scene_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AvtSceneBuilder, avt_scene_builder_free)

G_END_DECLS
