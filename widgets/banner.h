/* A lasting state above the content: a sentence and what can be done about it. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define AVT_TYPE_BANNER (avt_banner_get_type ())
G_DECLARE_FINAL_TYPE (AvtBanner, avt_banner, AVT, BANNER, GtkWidget)

GtkWidget *avt_banner_new (void);
void avt_banner_add_button (AvtBanner *self, const char *label, const char *action);
void avt_banner_show (AvtBanner *self, const char *text);
void avt_banner_hide (AvtBanner *self);
gboolean avt_banner_is_shown (AvtBanner *self);
const char *avt_banner_get_text (AvtBanner *self);

G_END_DECLS
