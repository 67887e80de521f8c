/* Names for copies: counted on, "esx04" to "esx05". */
#pragma once

#include "engine/design/design.h"

G_BEGIN_DECLS

/** AvtNames: the names of one kind that are taken. */
typedef struct _AvtNames AvtNames;

char *avt_name_count_on (const char *name);

AvtNames *avt_names_new (const AvtDesign *design, AvtKind kind);
void avt_names_free (AvtNames *self);
char *avt_names_take (AvtNames *self, const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AvtNames, avt_names_free)

G_END_DECLS
