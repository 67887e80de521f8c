/* The parts of a device or type, with their quantities, to be edited. */
#pragma once

#include "widgets/session.h"

#include <adwaita.h>

G_BEGIN_DECLS

typedef struct _AvtPartsGroup AvtPartsGroup;

AvtPartsGroup *avt_parts_group_new (AvtSession *session, AvtId holder);
void avt_parts_group_free (AvtPartsGroup *self);
GtkWidget *avt_parts_group_get_widget (AvtPartsGroup *self);
void avt_parts_group_update (AvtPartsGroup *self);

G_END_DECLS
