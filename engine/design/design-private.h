/* Shared by design.c, builder.c and stamp.c only. */
#pragma once

#include "engine/design/design.h"

G_BEGIN_DECLS

#define AVT_MAX_INDEXES 16

/** AvtIndex: the entities of a kind ordered by one reference field, then by id. */
typedef struct
{
  AvtKind kind;
  guint field;
  gsize offset;
  AvtTableOrder order;
} AvtIndex;

/** AvtIndexKey: where the entities that name @target begin (@entity none), or one of them. */
typedef struct
{
  AvtId target;
  AvtId entity;
} AvtIndexKey;

struct _AvtStamp
{
  gatomicrefcount ref_count;
  AvtId rack;
};

struct _AvtDesign
{
  gatomicrefcount ref_count;
  AvtTable *tables[AVT_N_KINDS];
  AvtTable *indexes[AVT_MAX_INDEXES];
  AvtTable *stamps;
  AvtExtras *extras;
};

extern const AvtTableOrder _avt_entity_order;
extern const AvtTableOrder _avt_stamp_order;

const AvtIndex *_avt_indexes (guint *n_indexes);
const AvtIndex *_avt_index_of (AvtKind kind, guint field, guint *number);
void _avt_stamps_renew (const AvtDesign *base, AvtDesign *draft, const GArray *changed);

static inline AvtId
_avt_index_target (const AvtIndex *index, gconstpointer entity)
{
  return *(const AvtId *) (gconstpointer) ((const char *) entity + index->offset);
}

G_END_DECLS
