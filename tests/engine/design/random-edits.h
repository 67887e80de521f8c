/* A seeded source of random edits over every public function of engine/design/edit.h, for tests of
 * whatever must hold after any edit. The same seed gives the same edits as long as the design each
 * is asked for is the same. */
#pragma once

#include "engine/design/edit.h"

G_BEGIN_DECLS

typedef struct _RandomEdits RandomEdits;

/** RandomEditKind: the functions, without their prefix. */
typedef enum
{
  RANDOM_EDIT_ADDED,
  RANDOM_EDIT_REPLACED,
  RANDOM_EDIT_REMOVED,
  RANDOM_EDIT_FIELD_TEXT,
  RANDOM_EDIT_FIELD_UNSET,
  RANDOM_EDIT_DEVICE,
  RANDOM_EDIT_DEVICES_PLACED,
  RANDOM_EDIT_PARTS,
  RANDOM_EDIT_FEED_OF,
  RANDOM_EDIT_LINK,
  RANDOM_EDIT_LINK_MOVED,
  RANDOM_EDIT_LINKS_MOVED,
  RANDOM_EDIT_TYPE,
  RANDOM_EDIT_PASTED,
  RANDOM_EDIT_DUPLICATED,
  RANDOM_EDIT_FILLED,
  RANDOM_EDIT_STATE,
  RANDOM_EDIT_DEVICES_FILLED,
  RANDOM_EDIT_STYLE,
  RANDOM_EDIT_STYLE_CHOSEN,
  RANDOM_EDIT_STYLE_REMOVED,
  N_RANDOM_EDITS
} RandomEditKind;

/** RandomEdit: what the last step did. */
typedef struct
{
  RandomEditKind kind;
  gboolean forced; /* what is physically impossible was let pass */
} RandomEdit;

RandomEdits *random_edits_new (guint64 seed);
void random_edits_free (RandomEdits *self);
AvtDesign *random_edits_begin (RandomEdits *self);
AvtDesign *random_edits_next (RandomEdits *self, AvtDesign *design, RandomEdit *edit,
                              GError **error);
const char *random_edit_name (RandomEditKind kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RandomEdits, random_edits_free)

G_END_DECLS
