/* Shared by rack-editor.c (what stands where) and rack-editor-actions.c. */
#pragma once

#include "widgets/catalogue/catalogue.h"
#include "widgets/rack/rack-editor.h"

G_BEGIN_DECLS

struct _AvtRackEditor
{
  GtkWidget parent_instance;

  AvtSession *session;
  AvtRackView *view;
  AvtCatalogue *catalogue;
  AvtInspector *inspector;
  GtkWidget *root;
  GtkWidget *centre;     /* a stack: the racks, or what to do without any */
  GtkWidget *left_pane;
  GtkWidget *right_pane;
  GtkWidget *left_stack;
  GtkWidget *zoom_label;
  GtkWidget *view_buttons[AVT_N_ELEVATION_VIEWS];
  GtkWidget *power;
  GtkWidget *menu;
};

G_END_DECLS
