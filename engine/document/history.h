/* Undo and redo over designs. A design is a value, so a step is a pointer: undo swaps it. This is
 * the stack alone, without files or listeners; AvtDocument holds one. */
#pragma once

#include "engine/design/design.h"

G_BEGIN_DECLS

typedef struct _AvtHistory AvtHistory;

/**
 * AvtHistoryChange: what a commit did.
 * @AVT_HISTORY_SAME: nothing: it was the current design
 * @AVT_HISTORY_STEP: a new step
 * @AVT_HISTORY_MERGED: the last step goes further now
 * @AVT_HISTORY_DROPPED: the last step led back to where it had begun, and is no more
 */
typedef enum
{
  AVT_HISTORY_SAME,
  AVT_HISTORY_STEP,
  AVT_HISTORY_MERGED,
  AVT_HISTORY_DROPPED
} AvtHistoryChange;

#define AVT_HISTORY_MAX_BYTES ((gsize) 256 * 1024 * 1024)

AvtHistory *avt_history_new (AvtDesign *design, gsize max_bytes);
void avt_history_free (AvtHistory *self);
AvtDesign *avt_history_get_design (const AvtHistory *self);

AvtHistoryChange avt_history_commit (AvtHistory *self, AvtDesign *design, const char *label,
                                     const char *merge_key);
void avt_history_end_run (AvtHistory *self);
gboolean avt_history_undo (AvtHistory *self);
gboolean avt_history_redo (AvtHistory *self);
const char *avt_history_get_undo_label (const AvtHistory *self);
const char *avt_history_get_redo_label (const AvtHistory *self);
guint avt_history_get_n_undo (const AvtHistory *self);
guint avt_history_get_n_redo (const AvtHistory *self);
const char *avt_history_get_label (const AvtHistory *self, guint step);
gsize avt_history_get_bytes (const AvtHistory *self);

void avt_history_set_saved (AvtHistory *self, AvtDesign *design);
gboolean avt_history_is_saved (const AvtHistory *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AvtHistory, avt_history_free)

G_END_DECLS
