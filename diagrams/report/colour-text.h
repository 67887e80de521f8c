/* The colour of a cable in a word: nobody looks for a number in a hall. */
#pragma once

#include "engine/base/words.h"

G_BEGIN_DECLS

char *avt_colour_text (const char *colour, const AvtWords *words);

G_END_DECLS
