/* The bars of one rack: the lines of the feeds that its devices hang on. */
#pragma once

#include "diagrams/view/power-bars.h"

G_BEGIN_DECLS

typedef struct _AvtRackBars AvtRackBars;

AvtRackBars *avt_rack_bars_new (AvtDesign *design, AvtMemo *memo, AvtId rack,
                                const gboolean *lost);
void avt_rack_bars_free (AvtRackBars *self);
const AvtPowerBar *avt_rack_bars_get (const AvtRackBars *self, guint *n_bars);
char *avt_rack_bars_describe (const AvtRackBars *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AvtRackBars, avt_rack_bars_free)

G_END_DECLS
