/* What a drop-down of a field offers: the words that are shown, and the text each stands for. */
#pragma once

#include "engine/design/design.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _AvtChoices AvtChoices;

AvtChoices *avt_choices_new (AvtDesign *design, const AvtField *field, gboolean with_mixed);
void avt_choices_free (AvtChoices *self);
GListModel *avt_choices_get_model (AvtChoices *self);
guint avt_choices_get_size (AvtChoices *self);
const char *avt_choices_get_text (AvtChoices *self, guint position);
gboolean avt_choices_is_mixed (AvtChoices *self, guint position);
gboolean avt_choices_equal (AvtChoices *a, AvtChoices *b);
guint avt_choices_find (AvtChoices *self, const char *text, gboolean is_mixed);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AvtChoices, avt_choices_free)

G_END_DECLS
