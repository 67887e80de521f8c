/* Asks what the template shall be called that a design becomes. */
#pragma once

#include "app/window.h"

G_BEGIN_DECLS

void avt_template_dialog_run (AvtWindow *window);

G_END_DECLS
