/* Words in a language of their own. gettext follows the language of the process and is not safe
 * beside threads that change it, but a German report is made in an English window, on a worker
 * thread. So the words of reports and findings come from the same .mo files through this reader. */
#pragma once

#include "engine/base/quantity.h"

G_BEGIN_DECLS

typedef struct _AvtWords AvtWords; /* immutable, atomically counted */

AvtWords *avt_words_new (const char *language, const char *mo_dir);
AvtWords *avt_words_new_from_bytes (const char *language, const char *bytes, gsize n_bytes);
AvtWords *avt_words_ref (AvtWords *self);
void avt_words_unref (AvtWords *self);
const char *avt_words_get_language (const AvtWords *self);
const AvtNumberStyle *avt_words_get_number_style (const AvtWords *self);
const char *avt_words_get (const AvtWords *self, const char *msgid);
const char *avt_words_get_plural (const AvtWords *self, const char *msgid,
                                  const char *msgid_plural, guint64 n);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AvtWords, avt_words_unref)

G_END_DECLS
