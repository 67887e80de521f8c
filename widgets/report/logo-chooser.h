/* The logo of a house style: what it looks like, another one from a file, or none. */
#pragma once

#include "widgets/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define AVT_TYPE_LOGO_CHOOSER (avt_logo_chooser_get_type ())

/** AvtLogoChooser: signal `chosen` (const char *logo): a picture as text, see
 * engine/base/picture.h, which can be drawn; or NULL: none */
G_DECLARE_FINAL_TYPE (AvtLogoChooser, avt_logo_chooser, AVT, LOGO_CHOOSER, GtkWidget)

GtkWidget *avt_logo_chooser_new (AvtSession *session);
void avt_logo_chooser_show (AvtLogoChooser *self, const char *logo);
void avt_logo_chooser_forget (AvtLogoChooser *self);
void avt_logo_chooser_take (AvtLogoChooser *self, GFile *file);
const char *avt_logo_chooser_get_refusal (AvtLogoChooser *self);

G_END_DECLS
