/* The ports of a device or a type to read, and the power cords of a device to take out. */
#pragma once

#include "widgets/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *avt_ports_section_new (AvtSession *session, AvtId id);
GtkWidget *avt_cords_section_new (AvtSession *session, AvtId device);
char *avt_ports_summary (const AvtType *type);

G_END_DECLS
