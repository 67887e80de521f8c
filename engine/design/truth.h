/* Structural truth: what holds for every design. Physical truth (overlap, wrong outlet) is not
 * here: it is findings (engine/check) and refusals of edits (edit.h). */
#pragma once

#include "engine/design/design.h"

G_BEGIN_DECLS

gboolean _avt_truth_check (const AvtDesign *base, const AvtDesign *draft, const GArray *changed,
                           AvtId *culprit, GError **error);
const AvtId *_avt_record_find_named (const AvtRecordType *type, const void *record,
                                     GHashTable *ids);
gboolean _avt_kind_names_in_lists (AvtKind kind, guint32 letters);

static inline guint32
_avt_letter_bit (char letter)
{
  return 1u << (letter - 'a');
}

G_END_DECLS
