/* Everything in the design as a table that can be edited: racks with their devices, devices in no
 * rack, feeds. The same selection as the drawing; for keyboards and screen readers it is the
 * editor, because GTK 4.8 cannot expose drawn items. */
#pragma once

#include "widgets/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define AVT_TYPE_OUTLINE (avt_outline_get_type ())
G_DECLARE_FINAL_TYPE (AvtOutline, avt_outline, AVT, OUTLINE, GtkWidget)

GtkWidget *avt_outline_new (AvtSession *session);
GtkSelectionModel *avt_outline_get_model (AvtOutline *self);
void avt_outline_focus (AvtOutline *self);

/* What a cell shows and what an edit of it does, without the cell. */
typedef enum
{
  AVT_OUTLINE_NAME,
  AVT_OUTLINE_UNIT,
  AVT_OUTLINE_FACE,
  AVT_OUTLINE_TYPE,
  AVT_OUTLINE_POWER,
  AVT_OUTLINE_N_COLUMNS
} AvtOutlineColumn;

char *avt_outline_text (AvtDesign *design, gconstpointer entity, AvtOutlineColumn column);
gboolean avt_outline_can_edit (gconstpointer entity, AvtOutlineColumn column);
AvtDesign *avt_outline_with_text (AvtDesign *design, AvtId id, AvtOutlineColumn column,
                                  const char *text, GError **error);
AvtDesign *avt_outline_with_moved (AvtDesign *design, const AvtId *devices, guint n_devices,
                                   gint64 half_units, GError **error);

G_END_DECLS
