#include "config.h"

#include "widgets/inspector/field-row.h"

#include "engine/design/edit.h"
#include "widgets/compat.h"
#include "widgets/inspector/choices.h"
#include "widgets/numbers.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define LEAST_CHARS 8
#define MOST_CHARS 18

struct _AvtFieldRow
{
  GtkListBoxRow parent_instance;

  AvtSession *session;
  GArray *ids; /* of AvtId */
  char *path;
  const AvtField *field;
  GtkWidget *editor;
  AvtChoices *choices; /* of a drop-down, else NULL */
  GtkWidget *error_label;
  char *shown; /* text as last set from the design, NULL: absent */
  gboolean is_mixed;
  gboolean is_updating;
  gboolean is_choosing; /* inside of the drop-down's own signal */
  guint update_idle;
};

G_DEFINE_FINAL_TYPE (AvtFieldRow, avt_field_row, GTK_TYPE_LIST_BOX_ROW)

/** avt_field_is_shown: Returns: whether a field can be edited in one row */
gboolean
avt_field_is_shown (const AvtField *field)
{
  if ((field->flags & AVT_FIELD_HIDDEN) != 0)
    return FALSE;
  switch (field->kind)
    {
    case AVT_FIELD_INTEGER:
    case AVT_FIELD_REAL:
    case AVT_FIELD_BOOLEAN:
    case AVT_FIELD_ENUM:
    case AVT_FIELD_STRING:
    case AVT_FIELD_REFERENCE:
      return TRUE;
    case AVT_FIELD_REFERENCE_LIST:
    case AVT_FIELD_RECORD:
    case AVT_FIELD_RECORD_LIST:
      return FALSE;
    }
  return FALSE;
}

/* A field that is absent shows its default. */
static char *
field_text (AvtDesign *design, AvtId id, const char *path)
{
  gconstpointer entity = avt_design_lookup (design, id);
  const AvtRecordType *type;
  const void *record;
  guint field;

  if (entity == NULL)
    return NULL;
  record = avt_record_resolve (avt_entity_type (entity), entity, path, &type, &field, NULL);
  if (record == NULL)
    return NULL;
  if (!AVT_RECORD_HAS (record, field) && type->fields[field].kind == AVT_FIELD_ENUM
      && (type->fields[field].flags & AVT_FIELD_HAS_DEFAULT) != 0)
    return g_strdup (type->fields[field].values[(int) type->fields[field].fallback].nick);
  return avt_record_get_text (type, record, field, avt_local_number_style ());
}

/**
 * avt_field_shared_text:
 * @is_mixed: (out): whether the entities differ in the field
 *
 * Returns: (transfer full) (nullable): the text they have in common, %NULL when absent or mixed
 */
char *
avt_field_shared_text (AvtDesign *design, const AvtId *ids, guint n_ids, const char *path,
                       gboolean *is_mixed)
{
  char *text = n_ids > 0 ? field_text (design, ids[0], path) : NULL;

  *is_mixed = FALSE;
  for (guint i = 1; i < n_ids && !*is_mixed; i++)
    {
      g_autofree char *other = field_text (design, ids[i], path);

      *is_mixed = g_strcmp0 (text, other) != 0;
    }
  if (*is_mixed)
    g_clear_pointer (&text, g_free);
  return text;
}

/**
 * avt_field_with_text:
 * @text: (nullable): %NULL or empty makes the field unknown, or gives it its default
 *
 * Returns: (transfer full) (nullable): the design with the field changed in all of @ids
 */
AvtDesign *
avt_field_with_text (AvtDesign *design, const AvtId *ids, guint n_ids, const char *path,
                     const char *text, GError **error)
{
  AvtDesign *result = avt_design_ref (design);

  for (guint i = 0; i < n_ids; i++)
    {
      AvtDesign *next
        = text == NULL || *text == '\0'
            ? avt_design_with_field_unset (result, ids[i], path, error)
            : avt_design_with_field_text (result, ids[i], path, text, error);

      avt_design_unref (result);
      if (next == NULL)
        return NULL;
      result = next;
    }
  return result;
}

static const AvtId *
row_ids (AvtFieldRow *self)
{
  return (const AvtId *) (gpointer) self->ids->data;
}

static void
show_error (AvtFieldRow *self, const char *message)
{
  gtk_label_set_text (GTK_LABEL (self->error_label), message != NULL ? message : "");
  gtk_widget_set_visible (self->error_label, message != NULL);
  if (message != NULL)
    gtk_widget_add_css_class (self->editor, "error");
  else
    gtk_widget_remove_css_class (self->editor, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->editor), GTK_ACCESSIBLE_STATE_INVALID,
                               message != NULL ? GTK_ACCESSIBLE_INVALID_TRUE
                                               : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
}

/* The refusal begins with the name of the entity, which is not needed beside its field. */
static void
show_refusal (AvtFieldRow *self, const GError *error)
{
  gconstpointer entity
    = avt_design_lookup (avt_session_get_design (self->session), row_ids (self)[0]);
  g_autofree char *prefix
    = g_strdup_printf ("%s: ", entity != NULL ? avt_entity_name (entity) : "");

  show_error (self, g_str_has_prefix (error->message, prefix) ? error->message + strlen (prefix)
                                                              : error->message);
}

/* What an editor shows; a choice is taken at once and is never typed. */
static char *
typed_text (AvtFieldRow *self)
{
  GtkTextBuffer *buffer;
  GtkTextIter start, end;

  if (GTK_IS_EDITABLE (self->editor))
    return g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->editor)));
  if (!GTK_IS_TEXT_VIEW (self->editor))
    return NULL;
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->editor));
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

/* Typed text is the user's until the design has it: no change from elsewhere replaces it. */
static gboolean
is_typed (AvtFieldRow *self)
{
  g_autofree char *text = typed_text (self);

  return text != NULL && strcmp (text, self->shown != NULL ? self->shown : "") != 0;
}

static gboolean
set_text (AvtFieldRow *self, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;
  AvtDesign *design;

  if (self->is_updating || (!self->is_mixed && g_strcmp0 (text, self->shown) == 0))
    return TRUE;
  design = avt_field_with_text (avt_session_get_design (self->session), row_ids (self),
                                self->ids->len, self->path, text, &error);
  if (design == NULL)
    {
      show_refusal (self, error);
      return FALSE;
    }
  show_error (self, NULL);
  /* Translators: name of a step that can be undone; %s is the label of a field */
  label = g_strdup_printf (_ ("Change %s"), _ (self->field->label));
  avt_session_commit (self->session, design, NULL, label, NULL);
  return TRUE;
}

/* What stands in an empty entry: the default that holds, or that nothing is known. */
static char *
placeholder (AvtFieldRow *self)
{
  g_autofree char *fallback = NULL;

  if (self->is_mixed)
    return g_strdup (_ ("Different values"));
  if (self->field->kind == AVT_FIELD_STRING)
    return g_strdup ((self->field->flags & AVT_FIELD_DATE) != 0 ? _ ("YYYY-MM-DD") : _ ("Not set"));
  if ((self->field->flags & AVT_FIELD_HAS_DEFAULT) == 0)
    return g_strdup (_ ("Unknown"));
  fallback = avt_local_quantity (self->field->fallback, self->field->unit);
  /* Translators: %s is a value, such as "230 V" */
  return g_strdup_printf (_ ("%s (default)"), fallback);
}

static void
update_text (AvtFieldRow *self)
{
  const char *text = self->shown != NULL ? self->shown : "";
  g_autofree char *empty = NULL;

  if (GTK_IS_TEXT_VIEW (self->editor))
    {
      gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->editor)), text, -1);
      return;
    }
  gtk_editable_set_text (GTK_EDITABLE (self->editor), text);
  empty = placeholder (self);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->editor), empty);
  /* A default is read whole; its label wraps. */
  gtk_editable_set_width_chars (GTK_EDITABLE (self->editor),
                                CLAMP ((int) g_utf8_strlen (empty, -1), LEAST_CHARS, MOST_CHARS));
  /* Names are often longer than the pane is wide. */
  gtk_widget_set_tooltip_text (self->editor, self->shown);
}

static gboolean
update_idle_cb (gpointer user_data)
{
  AvtFieldRow *self = user_data;

  self->update_idle = 0;
  avt_field_row_update (self);
  return G_SOURCE_REMOVE;
}

/* The model must not be replaced inside of a signal that it caused. */
static void
replace_choices (AvtFieldRow *self)
{
  g_autoptr (AvtChoices) choices
    = avt_choices_new (avt_session_get_design (self->session), self->field, self->is_mixed);

  if (self->choices != NULL && avt_choices_equal (self->choices, choices))
    return;
  if (self->is_choosing)
    {
      if (self->update_idle == 0)
        self->update_idle = g_idle_add (update_idle_cb, self);
      return;
    }
  g_clear_pointer (&self->choices, avt_choices_free);
  self->choices = g_steal_pointer (&choices);
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->editor), avt_choices_get_model (self->choices));
  gtk_drop_down_set_enable_search (GTK_DROP_DOWN (self->editor),
                                   avt_choices_get_size (self->choices) > 12);
}

static void
update_choices (AvtFieldRow *self)
{
  replace_choices (self);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->editor),
                              avt_choices_find (self->choices, self->shown, self->is_mixed));
}

static void
show_design (AvtFieldRow *self)
{
  self->is_updating = TRUE;
  g_free (self->shown);
  self->shown = avt_field_shared_text (avt_session_get_design (self->session), row_ids (self),
                                       self->ids->len, self->path, &self->is_mixed);
  if (GTK_IS_DROP_DOWN (self->editor))
    update_choices (self);
  else
    update_text (self);
  show_error (self, NULL);
  self->is_updating = FALSE;
  avt_session_set_typing (self->session, self, FALSE);
}

/**
 * avt_field_row_finish: takes what was typed, as when the focus leaves. The design's own way to
 * write it is shown then. Nothing typed leaves different values as they are, and what is absent
 * absent.
 *
 * Returns: %FALSE when it was refused; it stays in the editor, with the reason
 */
gboolean
avt_field_row_finish (AvtFieldRow *self)
{
  G_GNUC_UNUSED g_autoptr (AvtFieldRow) alive = g_object_ref (self);
  g_autofree char *text = typed_text (self);

  if (self->is_updating || !is_typed (self))
    return TRUE;
  if (!set_text (self, text))
    return FALSE;
  show_design (self);
  return TRUE;
}

static void
activate_cb (GtkEditable *editable, AvtFieldRow *self)
{
  avt_field_row_finish (self);
}

static void
left_cb (GtkEventControllerFocus *controller, AvtFieldRow *self)
{
  avt_field_row_finish (self);
}

static void
edited_cb (gpointer source, AvtFieldRow *self)
{
  if (self->is_updating)
    return;
  show_error (self, NULL);
  avt_session_set_typing (self->session, self, is_typed (self));
}

static gboolean
entry_key_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state,
              AvtFieldRow *self)
{
  if (key != GDK_KEY_Escape || !is_typed (self))
    return GDK_EVENT_PROPAGATE;
  show_design (self);
  return GDK_EVENT_STOP;
}

/* An editor that has the focus lives as long as the window thinks so, which may be longer than its
 * row: its signals end with the row. */
static GtkWidget *
new_entry (AvtFieldRow *self)
{
  GtkWidget *entry = gtk_entry_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), 24);
  gtk_editable_set_alignment (GTK_EDITABLE (entry), 1);
  g_signal_connect_object (entry, "activate", G_CALLBACK (activate_cb), self, 0);
  g_signal_connect_object (entry, "changed", G_CALLBACK (edited_cb), self, 0);
  g_signal_connect_object (focus, "leave", G_CALLBACK (left_cb), self, 0);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (entry_key_cb), self, 0);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (entry, focus);
  gtk_widget_add_controller (entry, keys);
  return entry;
}

static GtkWidget *
new_text_view (AvtFieldRow *self)
{
  GtkWidget *view = gtk_text_view_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (view), 6);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (view), 6);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (view), 6);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (view), 6);
  gtk_widget_set_size_request (view, -1, 64);
  gtk_widget_add_css_class (view, "field-text");
  g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "changed",
                           G_CALLBACK (edited_cb), self, 0);
  g_signal_connect_object (focus, "leave", G_CALLBACK (left_cb), self, 0);
  gtk_widget_add_controller (view, focus);
  return view;
}

static void
chosen_cb (GtkDropDown *drop_down, GParamSpec *pspec, AvtFieldRow *self)
{
  guint position = gtk_drop_down_get_selected (drop_down);

  if (self->is_updating || position == GTK_INVALID_LIST_POSITION)
    return;
  self->is_choosing = TRUE;
  if (avt_choices_is_mixed (self->choices, position)
      || !set_text (self, avt_choices_get_text (self->choices, position)))
    avt_field_row_update (self);
  self->is_choosing = FALSE;
}

static GtkWidget *
new_drop_down (AvtFieldRow *self)
{
  GtkWidget *drop_down = gtk_drop_down_new (NULL, gtk_property_expression_new (
                                                    GTK_TYPE_STRING_OBJECT, NULL, "string"));

  g_signal_connect_object (drop_down, "notify::selected", G_CALLBACK (chosen_cb), self, 0);
  return drop_down;
}

static GtkWidget *
new_editor (AvtFieldRow *self)
{
  switch (self->field->kind)
    {
    case AVT_FIELD_STRING:
      return (self->field->flags & AVT_FIELD_MULTILINE) != 0 ? new_text_view (self)
                                                              : new_entry (self);
    case AVT_FIELD_INTEGER:
    case AVT_FIELD_REAL:
      return new_entry (self);
    case AVT_FIELD_BOOLEAN:
    case AVT_FIELD_ENUM:
    case AVT_FIELD_REFERENCE:
      return new_drop_down (self);
    case AVT_FIELD_REFERENCE_LIST:
    case AVT_FIELD_RECORD:
    case AVT_FIELD_RECORD_LIST:
      break;
    }
  g_assert_not_reached ();
}

static void
avt_field_row_dispose (GObject *object)
{
  AvtFieldRow *self = AVT_FIELD_ROW (object);

  self->is_updating = TRUE; /* what loses the focus now edits nothing any more */
  g_clear_handle_id (&self->update_idle, g_source_remove);
  if (self->session != NULL)
    avt_session_set_typing (self->session, self, FALSE);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (avt_field_row_parent_class)->dispose (object);
}

static void
avt_field_row_finalize (GObject *object)
{
  AvtFieldRow *self = AVT_FIELD_ROW (object);

  g_array_unref (self->ids);
  g_clear_pointer (&self->choices, avt_choices_free);
  g_free (self->path);
  g_free (self->shown);
  G_OBJECT_CLASS (avt_field_row_parent_class)->finalize (object);
}

static void
avt_field_row_class_init (AvtFieldRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = avt_field_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = avt_field_row_finalize;
}

static void
avt_field_row_init (AvtFieldRow *self)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (AvtId));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "field-row");
}

/**
 * avt_field_row_update: shows what the design says now. What is being typed stays, and is still
 * compared with the design when it is taken.
 */
void
avt_field_row_update (AvtFieldRow *self)
{
  if (!is_typed (self))
    show_design (self);
}

static void
lay_out (AvtFieldRow *self)
{
  gboolean is_tall = GTK_IS_TEXT_VIEW (self->editor);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *line
    = gtk_box_new (is_tall ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (_ (self->field->label));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_valign (self->editor, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (GTK_BOX (line), self->editor);
  self->error_label = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->error_label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->error_label), 0);
  gtk_widget_add_css_class (self->error_label, "error");
  gtk_widget_add_css_class (self->error_label, "caption");
  gtk_widget_set_visible (self->error_label, FALSE);
  gtk_box_append (GTK_BOX (box), line);
  gtk_box_append (GTK_BOX (box), self->error_label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  if (self->field->help != NULL)
    gtk_widget_set_tooltip_text (GTK_WIDGET (self), _ (self->field->help));
  avt_compat_set_name (self->editor, _ (self->field->label));
  avt_compat_set_name (GTK_WIDGET (self), _ (self->field->label));
}

/**
 * avt_field_row_new:
 * @ids: entities of one kind
 * @path: of a field of that kind which avt_field_is_shown()
 */
GtkWidget *
avt_field_row_new (AvtSession *session, const AvtId *ids, guint n_ids, const char *path)
{
  AvtFieldRow *self = g_object_new (AVT_TYPE_FIELD_ROW, NULL);
  gconstpointer entity = avt_design_lookup (avt_session_get_design (session), ids[0]);
  const AvtRecordType *type;
  guint field;

  self->session = g_object_ref (session);
  g_array_append_vals (self->ids, ids, n_ids);
  self->path = g_strdup (path);
  if (avt_record_resolve (avt_entity_type (entity), entity, path, &type, &field, NULL) == NULL)
    g_assert_not_reached ();
  self->field = &type->fields[field];
  self->editor = new_editor (self);
  lay_out (self);
  avt_field_row_update (self);
  return GTK_WIDGET (self);
}

const char *
avt_field_row_get_path (AvtFieldRow *self)
{
  return self->path;
}

/** avt_field_row_get_label: Returns: (nullable): the name of the field, to be translated */
const char *
avt_field_row_get_label (AvtFieldRow *self)
{
  return self->field->label;
}

GtkWidget *
avt_field_row_get_editor (AvtFieldRow *self)
{
  return self->editor;
}

/** avt_field_row_get_error: Returns: (nullable): why what was typed was refused */
const char *
avt_field_row_get_error (AvtFieldRow *self)
{
  const char *text = gtk_label_get_text (GTK_LABEL (self->error_label));

  return *text != '\0' ? text : NULL;
}

/** avt_field_row_begin_edit: moves the focus into the row, with its text selected. */
void
avt_field_row_begin_edit (AvtFieldRow *self)
{
  gtk_widget_grab_focus (self->editor);
  if (GTK_IS_EDITABLE (self->editor))
    gtk_editable_select_region (GTK_EDITABLE (self->editor), 0, -1);
}
