/* The bars of a rack in words, for those who cannot see them. */
#pragma once

#include "diagrams/view/feed-bars.h"

G_BEGIN_DECLS

char *avt_rack_bars_describe (const AvtFeedBars *bars);

G_END_DECLS
