/* The rule by which a language chooses a plural form: the C expression in n that stands in the
 * header of a .mo file, such as "nplurals=2; plural=(n != 1);". */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _AvtPlural AvtPlural; /* immutable */

AvtPlural *avt_plural_new (const char *rule);
void avt_plural_free (AvtPlural *self);
guint avt_plural_get_n_forms (const AvtPlural *self);
guint avt_plural_choose (const AvtPlural *self, guint64 n);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AvtPlural, avt_plural_free)

G_END_DECLS
