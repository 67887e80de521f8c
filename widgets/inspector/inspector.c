#include "config.h"

#include "widgets/inspector/inspector.h"

#include "engine/calc/device-power.h"
#include "engine/design/edit.h"
#include "widgets/inspector/field-row.h"
#include "widgets/inspector/parts-group.h"
#include "widgets/inspector/power-group.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

struct _AvtInspector
{
  GtkWidget parent_instance;

  AvtSession *session;
  AvtId shown;          /* the entity whose rows there are, or none */
  GPtrArray *rows;      /* of AvtFieldRow */
  AvtPartsGroup *parts;

  GtkWidget *scroller;
  GtkLabel *title;
  GtkLabel *subtitle;
  GtkWidget *groups;
  GtkWidget *power; /* where the power group stands */
};

G_DEFINE_FINAL_TYPE (AvtInspector, avt_inspector, GTK_TYPE_WIDGET)

static gboolean
apply_cb (const char *path, const char *label, const char *text, GError **error,
          gpointer user_data)
{
  AvtInspector *self = user_data;
  AvtDesign *before = avt_session_get_design (self->session);
  g_autofree char *step = g_strdup_printf (_ ("Change %s"), label);
  g_autoptr (AvtDesign) design
      = text != NULL ? avt_design_with_field_text (before, self->shown, path, text, error)
                     : avt_design_with_field_unset (before, self->shown, path, error);

  if (design == NULL)
    return FALSE;
  avt_document_commit (avt_session_get_document (self->session), design, step, NULL);
  return TRUE;
}

static void
clear (AvtInspector *self)
{
  GtkWidget *child;

  g_ptr_array_set_size (self->rows, 0);
  g_clear_pointer (&self->parts, avt_parts_group_free);
  self->power = NULL;
  while ((child = gtk_widget_get_first_child (self->groups)) != NULL)
    gtk_box_remove (GTK_BOX (self->groups), child);
}

static AdwPreferencesGroup *
add_group (AvtInspector *self, const char *title)
{
  GtkWidget *group = adw_preferences_group_new ();

  if (title != NULL)
    adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  gtk_box_append (GTK_BOX (self->groups), group);
  return ADW_PREFERENCES_GROUP (group);
}

static void add_fields (AvtInspector *self, AdwPreferencesGroup *group, const AvtRecordType *type,
                        const char *prefix);

static void
add_field (AvtInspector *self, AdwPreferencesGroup *group, const AvtRecordType *type, guint i,
           const char *prefix)
{
  const AvtField *field = &type->fields[i];
  g_autofree char *path
      = prefix != NULL ? g_strdup_printf ("%s.%s", prefix, field->name) : g_strdup (field->name);
  AvtFieldRow *row;

  if (field->flags & AVT_FIELD_HIDDEN)
    return;
  if (field->kind == AVT_FIELD_RECORD)
    {
      add_fields (self, add_group (self, _ (field->label)), field->record, path);
      return;
    }
  if (field->kind == AVT_FIELD_RECORD_LIST && field->record == &avt_part_use_type)
    return; /* the parts have a group of their own */
  row = avt_field_row_new (self->session, type, i, path, apply_cb, self);
  avt_field_row_add_to (row, group);
  g_ptr_array_add (self->rows, row);
}

static void
add_fields (AvtInspector *self, AdwPreferencesGroup *group, const AvtRecordType *type,
            const char *prefix)
{
  for (guint i = 0; i < type->n_fields; i++)
    add_field (self, group, type, i, prefix);
}

static void
replace_power (AvtInspector *self, const AvtDevice *device)
{
  GtkWidget *group = avt_power_group_new (self->session, device);

  gtk_box_insert_child_after (GTK_BOX (self->groups), group, self->power);
  if (self->power != NULL)
    gtk_box_remove (GTK_BOX (self->groups), self->power);
  self->power = group;
}

static void
build (AvtInspector *self, gconstpointer entity)
{
  AvtKind kind = avt_entity_kind (entity);

  clear (self);
  self->shown = avt_entity_id (entity);
  if (kind == AVT_KIND_DEVICE)
    replace_power (self, entity);
  if (kind == AVT_KIND_DEVICE || kind == AVT_KIND_TYPE)
    {
      self->parts = avt_parts_group_new (self->session, self->shown);
      gtk_box_append (GTK_BOX (self->groups), avt_parts_group_get_widget (self->parts));
    }
  add_fields (self, add_group (self, _ ("Properties")), avt_entity_type (entity), NULL);
}

static char *
device_subtitle (AvtDesign *design, const AvtDevice *device)
{
  const AvtType *type = avt_design_type (design, device->type);
  const AvtRack *rack = avt_design_rack (design, device->rack);
  g_autofree char *span = NULL;

  if (rack == NULL)
    return g_strdup_printf ("%s · %s", type->name, _ ("not placed"));
  if (!AVT_RECORD_HAS (device, AVT_DEVICE_POSITION_HU))
    return g_strdup_printf ("%s · %s", type->name, rack->name);
  span = avt_rack_span_text (rack, device->position_hu, type->height_hu);
  return g_strdup_printf ("%s · %s · %s", type->name, rack->name, span);
}

static void
update_head (AvtInspector *self, gconstpointer entity)
{
  AvtDesign *design = avt_session_get_design (self->session);
  g_autofree char *subtitle = NULL;

  if (avt_entity_kind (entity) == AVT_KIND_DEVICE)
    subtitle = device_subtitle (design, entity);
  else
    subtitle = g_strdup (_ (((const AvtEntity *) entity)->info->label));
  gtk_label_set_text (self->title, avt_entity_kind (entity) == AVT_KIND_INFO
                                           && ((const AvtInfo *) entity)->name == NULL
                                       ? _ ("Design")
                                       : avt_entity_name (entity));
  gtk_label_set_text (self->subtitle, subtitle);
}

/* The record that the row at @path shows, inside the entity. */
static const void *
holder_of (gconstpointer entity, const char *path)
{
  const AvtRecordType *type;
  guint field;

  return avt_record_resolve (avt_entity_type (entity), entity, path, &type, &field, NULL);
}

static void
update_rows (AvtInspector *self, gconstpointer entity)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      AvtFieldRow *row = g_ptr_array_index (self->rows, i);
      const void *record = holder_of (entity, avt_field_row_get_path (row));

      if (record != NULL)
        avt_field_row_update (row, record);
    }
}

static void
show_entity (AvtInspector *self, gconstpointer entity)
{
  gboolean is_new = !avt_id_equal (self->shown, avt_entity_id (entity));

  if (is_new)
    build (self, entity);
  else if (avt_entity_kind (entity) == AVT_KIND_DEVICE)
    replace_power (self, entity);
  update_head (self, entity);
  update_rows (self, entity);
  if (self->parts != NULL && !is_new)
    avt_parts_group_update (self->parts);
}

static void
show_many (AvtInspector *self, const AvtId *ids, guint n_ids)
{
  AvtDesign *design = avt_session_get_design (self->session);
  const AvtNumberStyle *style = avt_words_get_number_style (avt_session_get_words (self->session));
  double power_w = 0;
  guint n_unknown = 0;
  g_autofree char *title = NULL;
  g_autofree char *power = NULL;
  g_autofree char *subtitle = NULL;

  for (guint i = 0; i < n_ids; i++)
    {
      const AvtDevice *device = avt_design_device (design, ids[i]);

      if (device != NULL)
        {
          AvtDevicePower one = avt_device_power (design, device);

          power_w += one.known_w;
          n_unknown += isnan (one.planning_w) != 0;
        }
    }
  clear (self);
  self->shown = AVT_ID_NONE;
  title = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u Object", "%u Objects", n_ids), n_ids);
  power = avt_number_format (power_w, 0, style);
  subtitle = n_unknown == 0
                 ? g_strdup_printf (_ ("%s W together"), power)
                 : g_strdup_printf (_ ("%s W together, %u without power data"), power, n_unknown);
  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->subtitle, subtitle);
}

static void
refresh (AvtInspector *self)
{
  guint n_ids;
  const AvtId *ids = avt_session_get_selection (self->session, &n_ids);
  AvtDesign *design = avt_session_get_design (self->session);
  gconstpointer entity = n_ids == 1 ? avt_design_lookup (design, ids[0]) : NULL;

  if (n_ids > 1)
    show_many (self, ids, n_ids);
  else
    show_entity (self, entity != NULL ? entity : avt_design_get_info (design));
}

static void
changed_cb (AvtDocument *document, const AvtDelta *delta, AvtInspector *self)
{
  refresh (self);
}

static void
selection_cb (AvtSession *session, AvtInspector *self)
{
  refresh (self);
}

static void
avt_inspector_dispose (GObject *object)
{
  AvtInspector *self = AVT_INSPECTOR (object);

  if (self->session != NULL)
    {
      clear (self);
      g_signal_handlers_disconnect_by_data (avt_session_get_document (self->session), self);
      g_signal_handlers_disconnect_by_data (self->session, self);
      g_clear_object (&self->session);
    }
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  G_OBJECT_CLASS (avt_inspector_parent_class)->dispose (object);
}

static void
avt_inspector_class_init (AvtInspectorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = avt_inspector_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkLabel *
make_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_widget_add_css_class (label, css_class);
  return GTK_LABEL (label);
}

static void
avt_inspector_init (AvtInspector *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) avt_field_row_free);
  self->title = make_label ("title-4");
  self->subtitle = make_label ("dim-label");
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->subtitle));
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 18);
  self->groups = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), self->groups);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), box);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  gtk_widget_set_size_request (GTK_WIDGET (self), 280, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Inspector"), -1);
}

/** avt_inspector_new: Returns: (transfer floating): the inspector of a window's session */
GtkWidget *
avt_inspector_new (AvtSession *session)
{
  AvtInspector *self = g_object_new (AVT_TYPE_INSPECTOR, NULL);

  self->session = g_object_ref (session);
  g_signal_connect (session, "selection-changed", G_CALLBACK (selection_cb), self);
  g_signal_connect (avt_session_get_document (session), "changed", G_CALLBACK (changed_cb), self);
  refresh (self);
  return GTK_WIDGET (self);
}

/** avt_inspector_focus_field: puts the keyboard into the row of @path: F2 goes to "name". Returns:
 * whether there is such a row */
gboolean
avt_inspector_focus_field (AvtInspector *self, const char *path)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      AvtFieldRow *row = g_ptr_array_index (self->rows, i);

      if (strcmp (avt_field_row_get_path (row), path) == 0)
        return gtk_widget_grab_focus (avt_field_row_get_widget (row));
    }
  return FALSE;
}
