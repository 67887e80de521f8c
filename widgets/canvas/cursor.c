#include "config.h"

#include "widgets/canvas/cursor.h"

struct _AvtCursor
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (AvtCursor, avt_cursor, GTK_TYPE_WIDGET)

static void
avt_cursor_class_init (AvtCursorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_css_name (widget_class, "cursor");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_OPTION);
}

static void
avt_cursor_init (AvtCursor *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

GtkWidget *
avt_cursor_new (void)
{
  return g_object_new (AVT_TYPE_CURSOR, NULL);
}

/** avt_cursor_set_words: what is read aloud: a name, and a sentence more */
void
avt_cursor_set_words (AvtCursor *self, const char *label, const char *description,
                      gboolean is_selected)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  description != NULL ? description : "", -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_SELECTED, is_selected,
                               -1);
}
