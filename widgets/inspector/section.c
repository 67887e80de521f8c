#include "config.h"

#include "widgets/inspector/section.h"

#include "widgets/compat.h"

/** avt_section_new_label: Returns: a label that wraps, from the start */
GtkWidget *
avt_section_new_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

/** avt_section_new: @suffix: (nullable): stands at the end of the heading */
GtkWidget *
avt_section_new (const char *title, GtkWidget *suffix)
{
  GtkWidget *section = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = avt_section_new_label (title, "heading");

  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (head), label);
  if (suffix != NULL)
    gtk_box_append (GTK_BOX (head), suffix);
  gtk_box_append (GTK_BOX (section), head);
  return section;
}

/** avt_section_add_list: @name: for assistive technology */
GtkWidget *
avt_section_add_list (GtkWidget *section, const char *name)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  avt_compat_set_name (list, name);
  gtk_box_append (GTK_BOX (section), list);
  return list;
}

/** avt_section_add_line: a number with its words; @css_class: (nullable): of both */
GtkWidget *
avt_section_add_line (GtkWidget *section, const char *label, const char *value,
                      const char *css_class)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = avt_section_new_label (label, css_class);
  GtkWidget *number = gtk_label_new (value);

  gtk_widget_set_hexpand (words, TRUE);
  gtk_label_set_xalign (GTK_LABEL (number), 1);
  gtk_widget_add_css_class (number, "numeric");
  if (css_class != NULL)
    gtk_widget_add_css_class (number, css_class);
  gtk_box_append (GTK_BOX (line), words);
  gtk_box_append (GTK_BOX (line), number);
  gtk_box_append (GTK_BOX (section), line);
  return line;
}
