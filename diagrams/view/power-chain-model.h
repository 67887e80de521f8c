/* What a power chain shows, as plain numbers and words: what supplies a rack or a design, what it
 * supplies, and the cords between. */
#pragma once

#include "diagrams/view/diagram.h"
#include "engine/design/feed.h"

G_BEGIN_DECLS

#define AVT_CHAIN_NONE (-1)

/** AvtChainReading: a load against its limit, in ampere; NaN: not known */
typedef struct
{
  const char *label;
  double normal_a;
  double failover_a; /* with the other side lost */
  double limit_a;
} AvtChainReading;

/**
 * AvtChainTap: a place on a supply where a cord leaves
 * @load: what the cord leads to, by its number in the model
 * @port: (nullable): the name of the cord's other end
 * @y: its middle; set by the layout, as the other coordinates
 */
typedef struct
{
  AvtChainReading reading;
  guint load;
  const char *port;
  double y;
  double load_y;
  double lane_x;
} AvtChainTap;

/**
 * AvtChainGroup: taps behind one branch breaker
 * @has_reading: it has a breaker of its own; without one nothing is said about it
 */
typedef struct
{
  AvtChainReading reading;
  gboolean has_reading;
  gint64 order;
  GArray *taps; /* of AvtChainTap */
  double y;
} AvtChainGroup;

/**
 * AvtChainSupply: a feed, a strip, a UPS
 * @parent: the supply it hangs on, by its number, or AVT_CHAIN_NONE
 * @depth: 0: a feed, or what hangs on nothing
 */
typedef struct
{
  AvtId id;
  AvtSide side;
  int parent;
  guint depth;
  gboolean is_feed;
  const char *title;
  const char *subtitle;
  guint n_lines;
  AvtChainReading lines[3];
  GArray *groups; /* of AvtChainGroup */
  AvtRect rect;
  double bus_y; /* where it is connected to its parent */
} AvtChainSupply;

/**
 * AvtChainLoad: a device, or a rack with all in it
 * @from: (nullable): what supplies it, when that is no supply of a side, such as a transfer switch
 */
typedef struct
{
  AvtId id;
  const char *title;
  const char *numbers;
  const char *from;
  guint n_taps[2]; /* on sides A and B */
  gboolean is_planned;
  AvtRect rect;
} AvtChainLoad;

typedef struct
{
  GStringChunk *strings;
  GArray *supplies; /* of AvtChainSupply; parents before children */
  GArray *loads;    /* of AvtChainLoad */
} AvtChainModel;

AvtChainModel *avt_chain_model_new (const AvtDiagramContext *context, AvtId scope);
void avt_chain_model_free (AvtChainModel *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AvtChainModel, avt_chain_model_free)

G_END_DECLS
