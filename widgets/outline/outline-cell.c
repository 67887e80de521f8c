#include "config.h"

#include "widgets/outline/outline-cell.h"

#include "widgets/compat.h"

#include <glib/gi18n-lib.h>

/* "18.54 kW", and enough of a type to know it. */
#define LEAST_CHARS 8
#define KEEP_MS 500

struct _AvtOutlineCell
{
  GtkWidget parent_instance;

  AvtSession *session;
  AvtOutlineColumn column;
  AvtEntityRow *row; /* (nullable) */
  GtkWidget *label;
  gboolean is_updating;
};

G_DEFINE_FINAL_TYPE (AvtOutlineCell, avt_outline_cell, GTK_TYPE_WIDGET)

static gboolean
is_editing (AvtOutlineCell *self)
{
  return GTK_IS_EDITABLE_LABEL (self->label)
         && gtk_editable_label_get_editing (GTK_EDITABLE_LABEL (self->label));
}

static void
commit (AvtOutlineCell *self)
{
  AvtDesign *design = avt_session_get_design (self->session);
  AvtId id = avt_entity_row_get_id (self->row);
  gconstpointer entity = avt_design_lookup (design, id);
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->label));
  g_autofree char *before = entity != NULL ? avt_outline_text (design, entity, self->column) : NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;

  if (entity == NULL || g_strcmp0 (text, before) == 0)
    return;
  label = g_strdup_printf (_ ("Edit %s"), avt_entity_name (entity));
  design = avt_outline_with_text (design, id, self->column, text, &error);
  avt_session_commit (self->session, design, error, label, NULL);
  avt_outline_cell_update (self);
}

static void
editing_cb (GtkEditableLabel *label, GParamSpec *pspec, AvtOutlineCell *self)
{
  avt_session_set_typing (self->session, self, is_editing (self));
  if (!is_editing (self) && self->row != NULL && !self->is_updating)
    commit (self);
}

/* Nothing is refused for good here: what is, is told, and the cell says what the design says. */
static gboolean
finish_typing_cb (AvtSession *session, AvtOutlineCell *self)
{
  if (is_editing (self))
    gtk_editable_label_stop_editing (GTK_EDITABLE_LABEL (self->label), TRUE);
  return FALSE;
}

static gboolean
keep_cb (gpointer label)
{
  return G_SOURCE_REMOVE;
}

/* GTK 4.8 looks at an editable label 100 ms after it has lost the focus, also when it is gone by
 * then: deleting the focused row ended the program. */
static void
keep_for_a_while (AvtOutlineCell *self)
{
  g_signal_handlers_disconnect_by_data (self->label, self);
  g_timeout_add_full (G_PRIORITY_DEFAULT, KEEP_MS, keep_cb, g_object_ref (self->label),
                      g_object_unref);
}

static void
avt_outline_cell_dispose (GObject *object)
{
  AvtOutlineCell *self = AVT_OUTLINE_CELL (object);

  self->is_updating = TRUE;
  if (self->session != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->session, self);
      avt_session_set_typing (self->session, self, FALSE);
    }
  if (self->label != NULL && GTK_IS_EDITABLE_LABEL (self->label))
    keep_for_a_while (self);
  g_clear_pointer (&self->label, gtk_widget_unparent);
  g_clear_object (&self->row);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (avt_outline_cell_parent_class)->dispose (object);
}

static void
avt_outline_cell_class_init (AvtOutlineCellClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = avt_outline_cell_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
avt_outline_cell_init (AvtOutlineCell *self)
{
}

static gboolean
has_entry (AvtOutlineColumn column)
{
  return column == AVT_OUTLINE_NAME || column == AVT_OUTLINE_UNIT || column == AVT_OUTLINE_FACE;
}

GtkWidget *
avt_outline_cell_new (AvtSession *session, AvtOutlineColumn column)
{
  AvtOutlineCell *self = g_object_new (AVT_TYPE_OUTLINE_CELL, NULL);

  self->session = g_object_ref (session);
  self->column = column;
  if (has_entry (column))
    {
      self->label = gtk_editable_label_new ("");
      g_signal_connect (self->label, "notify::editing", G_CALLBACK (editing_cb), self);
      g_signal_connect (session, "finish-typing", G_CALLBACK (finish_typing_cb), self);
    }
  else
    {
      self->label = gtk_label_new (NULL);
      gtk_label_set_xalign (GTK_LABEL (self->label), column == AVT_OUTLINE_POWER ? 1 : 0);
      gtk_label_set_ellipsize (GTK_LABEL (self->label), PANGO_ELLIPSIZE_END);
      gtk_label_set_width_chars (GTK_LABEL (self->label), LEAST_CHARS);
    }
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  return GTK_WIDGET (self);
}

/** avt_outline_cell_bind: @row: (nullable) */
void
avt_outline_cell_bind (AvtOutlineCell *self, AvtEntityRow *row)
{
  self->is_updating = TRUE;
  g_set_object (&self->row, row);
  if (is_editing (self))
    gtk_editable_label_stop_editing (GTK_EDITABLE_LABEL (self->label), FALSE);
  self->is_updating = FALSE;
  if (row != NULL)
    avt_outline_cell_update (self);
}

gboolean
avt_outline_cell_is (AvtOutlineCell *self, AvtId id, AvtOutlineColumn column)
{
  return self->column == column && self->row != NULL
         && avt_id_equal (avt_entity_row_get_id (self->row), id);
}

/** avt_outline_cell_begin_edit: @text: (nullable): replaces what the cell says */
void
avt_outline_cell_begin_edit (AvtOutlineCell *self, const char *text)
{
  g_return_if_fail (GTK_IS_EDITABLE_LABEL (self->label));
  gtk_widget_grab_focus (self->label);
  gtk_editable_label_start_editing (GTK_EDITABLE_LABEL (self->label));
  if (text == NULL)
    return;
  gtk_editable_set_text (GTK_EDITABLE (self->label), text);
  gtk_editable_set_position (GTK_EDITABLE (self->label), -1);
}

static void
set_text (AvtOutlineCell *self, gconstpointer entity, const char *text)
{
  if (GTK_IS_LABEL (self->label))
    {
      gtk_label_set_text (GTK_LABEL (self->label), text);
      gtk_widget_set_tooltip_text (self->label, text);
      return;
    }
  gtk_editable_set_text (GTK_EDITABLE (self->label), text);
  gtk_editable_set_editable (GTK_EDITABLE (self->label),
                             avt_outline_can_edit (entity, self->column));
}

/** avt_outline_cell_update: shows what the design says; not while the cell is being edited. */
void
avt_outline_cell_update (AvtOutlineCell *self)
{
  AvtDesign *design = avt_session_get_design (self->session);
  gconstpointer entity
    = self->row != NULL ? avt_design_lookup (design, avt_entity_row_get_id (self->row)) : NULL;
  g_autofree char *text = NULL;
  g_autofree char *spoken = NULL;

  if (entity == NULL || is_editing (self))
    return;
  text = avt_outline_text (design, entity, self->column);
  set_text (self, entity, text);
  /* Translators: what a cell is about, and what it says */
  spoken = self->column == AVT_OUTLINE_NAME
             ? g_strdup (text)
             : g_strdup_printf (_ ("%s: %s"), avt_entity_name (entity), text);
  avt_compat_set_name (self->label, *spoken != '\0' ? spoken : " ");
}
