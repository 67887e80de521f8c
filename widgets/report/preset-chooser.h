/* The presets of the design: choosing one, and keeping, renaming and deleting them. */
#pragma once

#include "diagrams/report/presets.h"
#include "widgets/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define AVT_TYPE_PRESET_CHOOSER (avt_preset_chooser_get_type ())

/** AvtPresetChooser: signal `chosen`: the user wants what the preset says */
G_DECLARE_FINAL_TYPE (AvtPresetChooser, avt_preset_chooser, AVT, PRESET_CHOOSER, GtkWidget)

GtkWidget *avt_preset_chooser_new (AvtSession *session, gboolean only_reports);
GtkWidget *avt_preset_chooser_get_note (AvtPresetChooser *self);
const AvtPreset *avt_preset_chooser_get (AvtPresetChooser *self);
void avt_preset_chooser_set (AvtPresetChooser *self, const char *name);
void avt_preset_chooser_show_order (AvtPresetChooser *self, const AvtExportOrder *order);
gboolean avt_preset_chooser_is_changed (AvtPresetChooser *self);

void avt_preset_chooser_save_as (AvtPresetChooser *self, const char *name);
void avt_preset_chooser_rename (AvtPresetChooser *self, const char *name);

G_END_DECLS
