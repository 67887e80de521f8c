/* Shared by outline.c (what the table shows) and outline-keys.c (editing it by keys). */
#pragma once

#include "widgets/outline/outline-cell.h"
#include "widgets/selection-adapter.h"

G_BEGIN_DECLS

struct _AvtOutline
{
  GtkWidget parent_instance;

  AvtSession *session;
  GtkWidget *stack; /* the table, or what to do without any row */
  GtkWidget *view;
  GtkWidget *add_menu;
  GtkWidget *object_menu;
  AvtSelectionAdapter *selection;
  GPtrArray *cells; /* of AvtOutlineCell: those that show something */
  GtkWidget *focus_before; /* (nullable) weak: what had the focus when a menu was opened */
  guint focus_idle;
};

AvtOutlineCell *_avt_outline_find_cell (AvtOutline *self, AvtId id, AvtOutlineColumn column);
void _avt_outline_scroll_to (AvtOutline *self, AvtId id);
void _avt_outline_add_keys (AvtOutline *self);

G_END_DECLS
