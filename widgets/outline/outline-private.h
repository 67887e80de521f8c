/* Shared by outline.c (what the table shows) and outline-keys.c (editing it by keys). */
#pragma once

#include "widgets/outline/outline-cell.h"
#include "widgets/selection-adapter.h"

G_BEGIN_DECLS

struct _AvtOutline
{
  GtkWidget parent_instance;

  AvtSession *session;
  GtkWidget *scroller;
  GtkWidget *view;
  GtkWidget *add_menu;
  GtkWidget *object_menu;
  AvtSelectionAdapter *selection;
  GPtrArray *cells; /* of AvtOutlineCell: those that show something */
  guint focus_idle;
};

AvtOutlineCell *_avt_outline_find_cell (AvtOutline *self, AvtId id, AvtOutlineColumn column);
void _avt_outline_scroll_to (AvtOutline *self, AvtId id);
void _avt_outline_add_keys (AvtOutline *self);

G_END_DECLS
