#include "config.h"

#include "widgets/inspector/field-row.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A list of more than this many names is no list to choose from. */
#define MAX_CHOICES 2000

struct _AvtFieldRow
{
  AvtSession *session; /* borrowed: the inspector outlives its rows */
  const AvtRecordType *type;
  guint field;
  char *path;
  AvtFieldRowApply apply;
  gpointer user_data;

  GtkWidget *row;
  GtkWidget *message_row; /* what was refused, below the row */
  GtkLabel *message;
  GtkWidget *control;     /* switch or text view; otherwise the row itself */
  GtkEventController *focus; /* of an entry or a text view; belongs to it */
  GtkStringList *choices; /* of a combo row */
  GPtrArray *choice_texts; /* what each choice sets; NULL: unknown */
  char *shown;            /* the text of the design that is shown */
  gboolean is_updating;
};

static const AvtField *
description (const AvtFieldRow *self)
{
  return &self->type->fields[self->field];
}

static const char *
label_of (const AvtFieldRow *self)
{
  const AvtField *field = description (self);

  return field->label != NULL ? _ (field->label) : field->name;
}

static void
show_message (AvtFieldRow *self, const char *text)
{
  gtk_label_set_text (self->message, text != NULL ? text : "");
  gtk_widget_set_visible (self->message_row, text != NULL);
  if (text != NULL)
    gtk_widget_add_css_class (self->row, "error");
  else
    gtk_widget_remove_css_class (self->row, "error");
}

static void
apply_text (AvtFieldRow *self, const char *text)
{
  g_autoptr (GError) error = NULL;

  if (self->is_updating || g_strcmp0 (text, self->shown) == 0)
    return;
  if (!self->apply (self->path, label_of (self), text, &error, self->user_data))
    {
      show_message (self, error != NULL ? error->message : NULL);
      return;
    }
  show_message (self, NULL);
  /* "1 kW" was the same as "1,000 W": show it as it is written everywhere. */
  if (ADW_IS_ENTRY_ROW (self->row))
    gtk_editable_set_text (GTK_EDITABLE (self->row), self->shown != NULL ? self->shown : "");
}

/* An emptied entry says that the value is not known; only text fields can be empty. */
static void
apply_entry (AvtFieldRow *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->row));

  if (self->shown == NULL && *text == '\0')
    return;
  apply_text (self, *text != '\0' ? text : NULL);
}

static void
entry_apply_cb (AdwEntryRow *row, AvtFieldRow *self)
{
  apply_entry (self);
}

static void
entry_leave_cb (GtkEventControllerFocus *controller, AvtFieldRow *self)
{
  apply_entry (self);
}

static GtkWidget *
make_entry (AvtFieldRow *self)
{
  GtkWidget *row = adw_entry_row_new ();

  self->focus = gtk_event_controller_focus_new ();
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (row), TRUE);
  g_signal_connect (row, "apply", G_CALLBACK (entry_apply_cb), self);
  g_signal_connect (self->focus, "leave", G_CALLBACK (entry_leave_cb), self);
  gtk_widget_add_controller (row, self->focus);
  return row;
}

static void
switch_cb (GtkSwitch *toggle, GParamSpec *pspec, AvtFieldRow *self)
{
  apply_text (self, gtk_switch_get_active (toggle) ? "true" : "false");
}

static GtkWidget *
make_switch (AvtFieldRow *self)
{
  GtkWidget *row = adw_action_row_new ();

  self->control = gtk_switch_new ();
  gtk_widget_set_valign (self->control, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->control), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label_of (self), -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), self->control);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), self->control);
  g_signal_connect (self->control, "notify::active", G_CALLBACK (switch_cb), self);
  return row;
}

static void
combo_cb (AdwComboRow *row, GParamSpec *pspec, AvtFieldRow *self)
{
  guint selected = adw_combo_row_get_selected (row);

  if (!self->is_updating && selected < self->choice_texts->len)
    apply_text (self, g_ptr_array_index (self->choice_texts, selected));
}

static GtkWidget *
make_combo (AvtFieldRow *self)
{
  GtkWidget *row = adw_combo_row_new ();

  self->choices = gtk_string_list_new (NULL);
  self->choice_texts = g_ptr_array_new_with_free_func (g_free);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (self->choices));
  g_signal_connect (row, "notify::selected", G_CALLBACK (combo_cb), self);
  return row;
}

static void
text_leave_cb (GtkEventControllerFocus *controller, AvtFieldRow *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->control));
  GtkTextIter start;
  GtkTextIter end;
  g_autofree char *text = NULL;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  if (self->shown == NULL && *text == '\0')
    return;
  apply_text (self, *text != '\0' ? text : NULL);
}

static GtkWidget *
make_text_view (AvtFieldRow *self)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *caption = gtk_label_new (label_of (self));

  self->focus = gtk_event_controller_focus_new ();
  self->control = gtk_text_view_new ();
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self->control), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self->control), FALSE);
  gtk_widget_set_size_request (self->control, -1, 54);
  gtk_widget_add_css_class (self->control, "card");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->control), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label_of (self), -1);
  g_signal_connect (self->focus, "leave", G_CALLBACK (text_leave_cb), self);
  gtk_widget_add_controller (self->control, self->focus);
  gtk_widget_add_css_class (caption, "caption");
  gtk_widget_add_css_class (caption, "dim-label");
  gtk_label_set_xalign (GTK_LABEL (caption), 0);
  gtk_box_append (GTK_BOX (box), caption);
  gtk_box_append (GTK_BOX (box), self->control);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 8);
  gtk_widget_set_margin_bottom (box, 10);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  return row;
}

static GtkWidget *
make_plain (AvtFieldRow *self)
{
  GtkWidget *row = adw_action_row_new ();

  self->control = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->control), PANGO_ELLIPSIZE_MIDDLE);
  gtk_widget_add_css_class (self->control, "dim-label");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), self->control);
  return row;
}

static GtkWidget *
make_row (AvtFieldRow *self)
{
  const AvtField *field = description (self);

  switch (field->kind)
    {
    case AVT_FIELD_INTEGER:
    case AVT_FIELD_REAL:
      return make_entry (self);
    case AVT_FIELD_STRING:
      return field->flags & AVT_FIELD_MULTILINE ? make_text_view (self) : make_entry (self);
    case AVT_FIELD_BOOLEAN:
      return make_switch (self);
    case AVT_FIELD_ENUM:
    case AVT_FIELD_REFERENCE:
      return make_combo (self);
    case AVT_FIELD_REFERENCE_LIST:
    case AVT_FIELD_RECORD:
    case AVT_FIELD_RECORD_LIST:
      return make_plain (self);
    }
  g_assert_not_reached ();
}

static void
make_message (AvtFieldRow *self)
{
  self->message_row = gtk_list_box_row_new ();
  self->message = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->message, TRUE);
  gtk_label_set_xalign (self->message, 0);
  gtk_widget_set_margin_start (GTK_WIDGET (self->message), 12);
  gtk_widget_set_margin_end (GTK_WIDGET (self->message), 12);
  gtk_widget_set_margin_top (GTK_WIDGET (self->message), 6);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self->message), 6);
  gtk_widget_add_css_class (GTK_WIDGET (self->message), "error");
  gtk_widget_add_css_class (GTK_WIDGET (self->message), "caption");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self->message_row), GTK_WIDGET (self->message));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self->message_row), FALSE);
  gtk_widget_set_visible (self->message_row, FALSE);
}

/**
 * avt_field_row_new:
 * @session: must outlive the row
 * @path: the field path of the field in its entity
 * @apply: makes the change
 *
 * Returns: (transfer full): a row; its widgets belong to the group they are added to
 */
AvtFieldRow *
avt_field_row_new (AvtSession *session, const AvtRecordType *type, guint field, const char *path,
                   AvtFieldRowApply apply, gpointer user_data)
{
  AvtFieldRow *self = g_new0 (AvtFieldRow, 1);

  self->session = session;
  self->type = type;
  self->field = field;
  self->path = g_strdup (path);
  self->apply = apply;
  self->user_data = user_data;
  self->row = g_object_ref_sink (make_row (self));
  if (ADW_IS_PREFERENCES_ROW (self->row))
    {
      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->row), label_of (self));
    }
  if (description (self)->help != NULL)
    gtk_widget_set_tooltip_text (self->row, _ (description (self)->help));
  make_message (self);
  g_object_ref_sink (self->message_row);
  return self;
}

void
avt_field_row_free (AvtFieldRow *self)
{
  /* Losing the focus when the row goes must not set anything. */
  self->is_updating = TRUE;
  if (self->control != NULL)
    g_signal_handlers_disconnect_by_data (self->control, self);
  if (self->focus != NULL)
    g_signal_handlers_disconnect_by_data (self->focus, self);
  g_signal_handlers_disconnect_by_data (self->row, self);
  g_object_unref (self->row);
  g_object_unref (self->message_row);
  g_clear_object (&self->choices);
  g_clear_pointer (&self->choice_texts, g_ptr_array_unref);
  g_free (self->shown);
  g_free (self->path);
  g_free (self);
}

void
avt_field_row_add_to (AvtFieldRow *self, AdwPreferencesGroup *group)
{
  adw_preferences_group_add (group, self->row);
  adw_preferences_group_add (group, self->message_row);
}

const char *
avt_field_row_get_path (AvtFieldRow *self)
{
  return self->path;
}

GtkWidget *
avt_field_row_get_widget (AvtFieldRow *self)
{
  return self->row;
}

static void
add_choice (AvtFieldRow *self, const char *name, const char *text)
{
  gtk_string_list_append (self->choices, name);
  g_ptr_array_add (self->choice_texts, g_strdup (text));
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  gconstpointer left = *(const gconstpointer *) a;
  gconstpointer right = *(const gconstpointer *) b;
  int order = g_utf8_collate (avt_entity_name (left), avt_entity_name (right));

  return order != 0 ? order : avt_id_compare (avt_entity_id (left), avt_entity_id (right));
}

static void
add_entities (AvtFieldRow *self, AvtDesign *design)
{
  g_autoptr (GPtrArray) entities = g_ptr_array_new ();

  const char *letter = description (self)->targets;

  for (; letter != NULL && *letter != '\0'; letter++)
    {
      AvtTableIter iter;
      gpointer entity;

      avt_table_iter_init (&iter, avt_design_get_table (
                                      design, avt_kind_info_by_letter (*letter)->kind));
      while (avt_table_iter_next (&iter, &entity) && entities->len < MAX_CHOICES)
        g_ptr_array_add (entities, entity);
    }
  g_ptr_array_sort (entities, compare_names);
  for (guint i = 0; i < entities->len; i++)
    {
      gconstpointer entity = g_ptr_array_index (entities, i);

      add_choice (self, avt_entity_name (entity), avt_entity_id (entity).text);
    }
}

static void
fill_choices (AvtFieldRow *self)
{
  const AvtField *field = description (self);

  gtk_string_list_splice (self->choices, 0, g_list_model_get_n_items (G_LIST_MODEL (self->choices)),
                          NULL);
  g_ptr_array_set_size (self->choice_texts, 0);
  if (!(field->flags & (AVT_FIELD_REQUIRED | AVT_FIELD_HAS_DEFAULT)))
    add_choice (self, field->kind == AVT_FIELD_REFERENCE ? _ ("None") : _ ("Unknown"), NULL);
  if (field->kind == AVT_FIELD_REFERENCE)
    add_entities (self, avt_session_get_design (self->session));
  else
    for (guint i = 0; field->values[i].nick != NULL; i++)
      add_choice (self, _ (field->values[i].label), field->values[i].nick);
}

static void
update_combo (AvtFieldRow *self, const char *text)
{
  fill_choices (self);
  for (guint i = 0; i < self->choice_texts->len; i++)
    if (g_strcmp0 (g_ptr_array_index (self->choice_texts, i), text) == 0)
      {
        adw_combo_row_set_selected (ADW_COMBO_ROW (self->row), i);
        return;
      }
}

/* A field with a default is never unknown: what it holds is shown. */
static char *
text_of (const AvtFieldRow *self, const void *record)
{
  const AvtField *field = description (self);
  const void *member = (const char *) record + field->offset;

  if (!AVT_RECORD_HAS (record, self->field) && (field->flags & AVT_FIELD_HAS_DEFAULT))
    {
      if (field->kind == AVT_FIELD_ENUM)
        return g_strdup (field->values[*(const int *) member].nick);
      if (field->kind == AVT_FIELD_BOOLEAN)
        return g_strdup (*(const gboolean *) member ? "true" : "false");
      if (field->kind == AVT_FIELD_INTEGER)
        return avt_quantity_format_exact (
            *(const gint64 *) member, field->unit,
            avt_words_get_number_style (avt_session_get_words (self->session)));
    }
  return avt_record_get_text (self->type, record, self->field,
                              avt_words_get_number_style (avt_session_get_words (self->session)));
}

/** avt_field_row_update: shows the field of @record, unless the user is typing into the row. */
void
avt_field_row_update (AvtFieldRow *self, const void *record)
{
  g_autofree char *text = text_of (self, record);
  gboolean is_same = g_strcmp0 (text, self->shown) == 0;

  self->is_updating = TRUE;
  g_free (self->shown);
  self->shown = g_strdup (text);
  if (ADW_IS_COMBO_ROW (self->row))
    update_combo (self, text);
  else if (GTK_IS_SWITCH (self->control))
    gtk_switch_set_active (GTK_SWITCH (self->control), g_strcmp0 (text, "true") == 0);
  else if (GTK_IS_TEXT_VIEW (self->control))
    {
      if (!is_same)
        gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->control)),
                                  text != NULL ? text : "", -1);
    }
  else if (GTK_IS_LABEL (self->control))
    gtk_label_set_text (GTK_LABEL (self->control), text != NULL ? text : _ ("Unknown"));
  else if (!is_same)
    gtk_editable_set_text (GTK_EDITABLE (self->row), text != NULL ? text : "");
  self->is_updating = FALSE;
  if (!is_same)
    show_message (self, NULL);
}
