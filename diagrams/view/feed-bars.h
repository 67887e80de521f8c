/* The bars of a rack, a feed or a design: the lines of its feeds. */
#pragma once

#include "diagrams/view/power-bars.h"

G_BEGIN_DECLS

typedef struct _AvtFeedBars AvtFeedBars;

AvtFeedBars *avt_feed_bars_new (AvtDesign *design, AvtMemo *memo, AvtId scope,
                                const gboolean *lost);
void avt_feed_bars_free (AvtFeedBars *self);
const AvtPowerBar *avt_feed_bars_get (const AvtFeedBars *self, guint *n_bars);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AvtFeedBars, avt_feed_bars_free)

G_END_DECLS
