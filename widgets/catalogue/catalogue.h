/* The device types one can place: those of the design, and those of the installed catalogue. */
#pragma once

#include "widgets/catalogue/catalogue-item.h"
#include "widgets/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define AVT_TYPE_CATALOGUE (avt_catalogue_get_type ())

/** AvtCatalogue: signal `place-requested` (AvtCatalogueItem *item) */
G_DECLARE_FINAL_TYPE (AvtCatalogue, avt_catalogue, AVT, CATALOGUE, GtkWidget)

GtkWidget *avt_catalogue_new (AvtSession *session, AvtDesign *library);
void avt_catalogue_search (AvtCatalogue *self, const char *text);
void avt_catalogue_focus_search (AvtCatalogue *self);
GListModel *avt_catalogue_get_shown (AvtCatalogue *self);

G_END_DECLS
