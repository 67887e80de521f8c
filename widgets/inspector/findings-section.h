/* What the checks say about what is selected. */
#pragma once

#include "widgets/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *avt_findings_section_new (AvtSession *session, AvtId id);

G_END_DECLS
