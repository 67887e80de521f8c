#include "config.h"

#include "widgets/preview-list.h"

#include "widgets/compat.h"

#define MOST_HEIGHT_PX 280
#define WHAT_CHARS 22

/**
 * avt_preview_list_new:
 * @name: what the list is called for those who hear it
 * @list: (out) (transfer none): where lines are added
 *
 * Returns: (transfer floating): as high as its lines, then it scrolls
 */
GtkWidget *
avt_preview_list_new (const char *name, GtkWidget **list)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  *list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (*list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (*list, "boxed-list");
  avt_compat_set_name (*list, name);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), *list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), MOST_HEIGHT_PX);
  return scroller;
}

/** avt_preview_list_add: @what is shortened where it is too long, @where it goes to never */
void
avt_preview_list_add (GtkWidget *list, const char *what, const char *where)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (what);
  g_autofree char *spoken = g_strdup_printf ("%s: %s", what, where);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_label_set_width_chars (GTK_LABEL (label), WHAT_CHARS);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), gtk_label_new (where));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_add_css_class (row, "field-row");
  avt_compat_set_name (row, spoken);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
}
