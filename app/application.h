/* The application: one process, several windows, what they share. */
#pragma once

#include "diagrams/scene/measure.h"
#include "engine/base/words.h"
#include "engine/document/document.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define AVT_TYPE_APPLICATION (avt_application_get_type ())
G_DECLARE_FINAL_TYPE (AvtApplication, avt_application, AVT, APPLICATION, AdwApplication)

AvtApplication *avt_application_new (void);
AvtMeasurer *avt_application_get_measurer (AvtApplication *self);
AvtWords *avt_application_get_words (AvtApplication *self);
AvtDesign *avt_application_get_library (AvtApplication *self);
const char *avt_application_get_journal_folder (AvtApplication *self);
AvtDocument *avt_application_new_document (AvtApplication *self);
GtkWindow *avt_application_find_window (AvtApplication *self, GFile *file);
void avt_application_open_document (AvtApplication *self, AvtDocument *document);

G_END_DECLS
