/* What can be opened with one click: designs that were open lately, samples and templates. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define AVT_TYPE_OPEN_POPOVER (avt_open_popover_get_type ())

/** AvtOpenPopover: signal `chosen` (GFile *file, gboolean is_template) */
G_DECLARE_FINAL_TYPE (AvtOpenPopover, avt_open_popover, AVT, OPEN_POPOVER, GtkPopover)

GtkWidget *avt_open_popover_new (void);

G_END_DECLS
