/* The parts of a device or a device type, to be changed, added and taken away. */
#pragma once

#include "widgets/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *avt_parts_section_new (AvtSession *session, AvtId holder);

/* What the section does, without it. */
const AvtRecordList *avt_parts_of (AvtDesign *design, AvtId holder, gboolean *is_own);
AvtDesign *avt_with_part_quantity (AvtDesign *design, AvtId holder, AvtId part, gint64 quantity,
                                   GError **error);

G_END_DECLS
