/* The window About, and what a report of a fault should say. */
#pragma once

#include "app/application.h"

G_BEGIN_DECLS

char *avt_about_debug_info (AvtApplication *application, GtkWindow *window);
void avt_about_run (AvtApplication *application, GtkWindow *parent);

G_END_DECLS
