/* The one generic entity: a reference-counted, immutable record with an id. Kinds differ only in
 * their struct and field table; new, copy, equal, hash, free are written once. */
#pragma once

#include "engine/base/id.h"
#include "engine/base/record.h"

G_BEGIN_DECLS

/** AvtKind: in this order entities stand in files; a kind refers to earlier kinds where it can. */
typedef enum
{
  AVT_KIND_INFO,
  AVT_KIND_PART,
  AVT_KIND_TYPE,
  AVT_KIND_SITE,
  AVT_KIND_ROOM,
  AVT_KIND_ROW,
  AVT_KIND_FEED,
  AVT_KIND_RACK,
  AVT_KIND_DEVICE,
  AVT_KIND_LINK,
  AVT_KIND_NOTE,
  AVT_N_KINDS
} AvtKind;

typedef struct
{
  AvtKind kind;
  char letter;           /* first character of its ids */
  const char *name;      /* singular: "device" */
  const char *plural;    /* key of its list in files: "devices" */
  const char *label;     /* N_() "Device" */
  int name_field;        /* the field that people call it by */
  const AvtRecordType *record;
} AvtKindInfo;

/** AvtEntity: head of every entity struct. Frozen once it is in a design. */
typedef struct
{
  AvtRecord record;
  gatomicrefcount ref_count;
  const AvtKindInfo *info;
  AvtId id;
} AvtEntity;

const AvtKindInfo *avt_kind_info (AvtKind kind);
const AvtKindInfo *avt_kind_info_by_letter (char letter);
const AvtKindInfo *avt_kind_info_by_name (const char *name);

gpointer avt_entity_new (AvtKind kind, AvtId id);
gpointer avt_entity_copy (gconstpointer entity);
gpointer avt_entity_ref (gpointer entity);
void avt_entity_unref (gpointer entity);
gboolean avt_entity_equal (gconstpointer a, gconstpointer b);
const char *avt_entity_name (gconstpointer entity);

static inline const AvtRecordType *
avt_entity_type (gconstpointer entity)
{
  return ((const AvtEntity *) entity)->info->record;
}

static inline AvtId
avt_entity_id (gconstpointer entity)
{
  return ((const AvtEntity *) entity)->id;
}

static inline AvtKind
avt_entity_kind (gconstpointer entity)
{
  return ((const AvtEntity *) entity)->info->kind;
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AvtEntity, avt_entity_unref)

G_END_DECLS
