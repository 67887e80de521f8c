/* What is copied out of a design: a small design of its own, so that it can be written, read and
 * drawn like any other, and which of its entities the copy is of. The others are there because
 * those name them: the types and parts, the rack a device stood in, the feed of a power strip. */
#pragma once

#include "engine/design/design.h"

G_BEGIN_DECLS

/** AvtFragment: @copied: what was selected, with what hangs on it */
typedef struct
{
  AvtDesign *design;
  AvtId *copied;
  guint n_copied;
} AvtFragment;

AvtFragment *avt_fragment_new (AvtDesign *design, const AvtId *copied, guint n_copied);
AvtFragment *avt_fragment_of (AvtDesign *design, const AvtId *selection, guint n_selected,
                              GError **error);
void avt_fragment_free (AvtFragment *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AvtFragment, avt_fragment_free)

G_END_DECLS
