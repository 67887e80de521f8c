/* Does a text answer what a person typed? Words in any order, letters without regard to case and
 * accents, parts of words, and a slip of the finger in a longer word. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** AvtMatcher: what was typed, taken apart once. */
typedef struct _AvtMatcher AvtMatcher;

char *avt_match_fold (const char *text);

AvtMatcher *avt_matcher_new (const char *query);
void avt_matcher_free (AvtMatcher *self);
gboolean avt_matcher_is_empty (const AvtMatcher *self);
guint avt_matcher_rate (const AvtMatcher *self, const char *folded);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AvtMatcher, avt_matcher_free)

G_END_DECLS
