#include "config.h"

#include "widgets/inspector/parts-group.h"

#include "engine/design/edit.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  AvtPartsGroup *group;
  AvtId part;
  GtkWidget *row;
  GtkWidget *quantity;
} PartRow;

struct _AvtPartsGroup
{
  AvtSession *session; /* borrowed: the inspector outlives its groups */
  AvtId holder;
  GtkWidget *group;
  GtkWidget *adder;      /* a drop-down of parts */
  GtkStringList *names;
  GArray *part_ids;      /* of AvtId, as the drop-down lists them */
  GPtrArray *rows;       /* of PartRow */
  gboolean is_updating;
};

static const AvtRecordList *
list_of (AvtPartsGroup *self, gboolean *is_inherited)
{
  AvtDesign *design = avt_session_get_design (self->session);
  const AvtType *type = avt_design_type (design, self->holder);
  const AvtDevice *device = avt_design_device (design, self->holder);

  *is_inherited = device != NULL && !AVT_RECORD_HAS (device, AVT_DEVICE_PARTS);
  if (device != NULL)
    type = avt_design_type (design, device->type);
  if (device != NULL && !*is_inherited)
    return &device->parts;
  return type != NULL ? &type->parts : NULL;
}

/* Sets the list of the holder to the present one, changed: @quantity 0 takes the part out, and an
 * unknown part is put behind the others. */
static void
change (AvtPartsGroup *self, AvtId part, gint64 quantity, const char *label, const char *merge_key)
{
  g_autoptr (GArray) parts = g_array_new (FALSE, FALSE, sizeof (AvtId));
  g_autoptr (GArray) quantities = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (AvtDesign) design = NULL;
  g_autoptr (GError) error = NULL;
  gboolean is_inherited;
  gboolean found = FALSE;
  const AvtRecordList *list = list_of (self, &is_inherited);

  for (guint i = 0; list != NULL && i < list->n_records; i++)
    {
      const AvtPartUse *use = avt_record_list_at (*list, AvtPartUse, i);
      gboolean is_it = avt_id_equal (use->part, part);
      gint64 wanted = is_it ? quantity : use->quantity;

      found |= is_it;
      if (wanted > 0)
        {
          g_array_append_val (parts, use->part);
          g_array_append_val (quantities, wanted);
        }
    }
  if (!found && quantity > 0)
    {
      g_array_append_val (parts, part);
      g_array_append_val (quantities, quantity);
    }
  design = avt_design_with_parts (avt_session_get_design (self->session), self->holder,
                                  (const AvtId *) (gpointer) parts->data,
                                  (const gint64 *) (gpointer) quantities->data, parts->len, &error);
  avt_session_commit (self->session, design, error, label, merge_key);
}

static void
quantity_cb (GtkSpinButton *spin, PartRow *row)
{
  if (!row->group->is_updating)
    change (row->group, row->part, gtk_spin_button_get_value_as_int (spin),
            _ ("Change Number of Parts"), row->part.text);
}

static void
remove_cb (GtkButton *button, PartRow *row)
{
  change (row->group, row->part, 0, _ ("Remove Part"), NULL);
}

static void
part_row_free (gpointer data)
{
  PartRow *row = data;

  g_signal_handlers_disconnect_by_data (row->quantity, row);
  g_free (row);
}

static char *
part_subtitle (AvtPartsGroup *self, const AvtPart *part)
{
  g_autofree char *power = avt_record_get_text (
      &avt_part_type, part, AVT_PART_FIELD_POWER_TYPICAL_MW,
      avt_words_get_number_style (avt_session_get_words (self->session)));

  return g_strdup (power != NULL ? power : _ ("power unknown"));
}

static void
add_row (AvtPartsGroup *self, const AvtPartUse *use)
{
  const AvtPart *part = avt_design_part (avt_session_get_design (self->session), use->part);
  GtkWidget *remove = gtk_button_new_from_icon_name ("list-remove-symbolic");
  PartRow *row = g_new0 (PartRow, 1);
  g_autofree char *subtitle = part_subtitle (self, part);

  row->group = self;
  row->part = use->part;
  row->row = adw_action_row_new ();
  row->quantity = gtk_spin_button_new_with_range (1, 10000, 1);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (row->quantity), (double) use->quantity);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row->row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row->row), part->name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row->row), subtitle);
  gtk_widget_set_valign (row->quantity, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (remove, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (remove, "flat");
  gtk_widget_set_tooltip_text (remove, _ ("Remove Part"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row->quantity), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Quantity"), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (remove), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Remove Part"), -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row->row), row->quantity);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row->row), remove);
  g_signal_connect (row->quantity, "value-changed", G_CALLBACK (quantity_cb), row);
  g_signal_connect_data (remove, "clicked", G_CALLBACK (remove_cb), row, NULL, 0);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->group), row->row);
  g_ptr_array_add (self->rows, row);
}

static gboolean
shows (AvtPartsGroup *self, const AvtRecordList *list)
{
  if (list == NULL || list->n_records != self->rows->len)
    return list == NULL && self->rows->len == 0;
  for (guint i = 0; i < list->n_records; i++)
    if (!avt_id_equal (avt_record_list_at (*list, AvtPartUse, i)->part,
                       ((PartRow *) g_ptr_array_index (self->rows, i))->part))
      return FALSE;
  return TRUE;
}

static void
rebuild_rows (AvtPartsGroup *self, const AvtRecordList *list)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self->group),
                                  ((PartRow *) g_ptr_array_index (self->rows, i))->row);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; list != NULL && i < list->n_records; i++)
    add_row (self, avt_record_list_at (*list, AvtPartUse, i));
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate (avt_entity_name (*(const gconstpointer *) a),
                         avt_entity_name (*(const gconstpointer *) b));
}

static void
fill_adder (AvtPartsGroup *self)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();
  AvtTableIter iter;
  gpointer part;

  gtk_string_list_splice (self->names, 0, g_list_model_get_n_items (G_LIST_MODEL (self->names)),
                          NULL);
  g_array_set_size (self->part_ids, 0);
  avt_table_iter_init (&iter, avt_design_get_table (avt_session_get_design (self->session),
                                                    AVT_KIND_PART));
  while (avt_table_iter_next (&iter, &part))
    g_ptr_array_add (parts, part);
  g_ptr_array_sort (parts, compare_names);
  gtk_string_list_append (self->names, _ ("Add Part"));
  for (guint i = 0; i < parts->len; i++)
    {
      AvtId id = avt_entity_id (g_ptr_array_index (parts, i));

      gtk_string_list_append (self->names, avt_entity_name (g_ptr_array_index (parts, i)));
      g_array_append_val (self->part_ids, id);
    }
  gtk_widget_set_sensitive (self->adder, parts->len > 0);
}

static void
add_cb (GtkDropDown *adder, GParamSpec *pspec, AvtPartsGroup *self)
{
  guint selected = gtk_drop_down_get_selected (adder);

  if (self->is_updating || selected == 0 || selected > self->part_ids->len)
    return;
  change (self, g_array_index (self->part_ids, AvtId, selected - 1), 1, _ ("Add Part"), NULL);
  gtk_drop_down_set_selected (adder, 0);
}

/** avt_parts_group_new: @holder: a device or a device type. Returns: (transfer full): its parts */
AvtPartsGroup *
avt_parts_group_new (AvtSession *session, AvtId holder)
{
  AvtPartsGroup *self = g_new0 (AvtPartsGroup, 1);

  self->session = session;
  self->holder = holder;
  self->group = g_object_ref_sink (adw_preferences_group_new ());
  self->names = gtk_string_list_new (NULL);
  self->part_ids = g_array_new (FALSE, FALSE, sizeof (AvtId));
  self->rows = g_ptr_array_new_with_free_func (part_row_free);
  self->adder = gtk_drop_down_new (g_object_ref (G_LIST_MODEL (self->names)), NULL);
  gtk_widget_add_css_class (self->adder, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->adder), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Add Part"), -1);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self->group), _ ("Parts"));
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self->group), self->adder);
  g_signal_connect (self->adder, "notify::selected", G_CALLBACK (add_cb), self);
  avt_parts_group_update (self);
  return self;
}

void
avt_parts_group_free (AvtPartsGroup *self)
{
  g_signal_handlers_disconnect_by_data (self->adder, self);
  g_ptr_array_unref (self->rows);
  g_object_unref (self->group);
  g_object_unref (self->names);
  g_array_unref (self->part_ids);
  g_free (self);
}

GtkWidget *
avt_parts_group_get_widget (AvtPartsGroup *self)
{
  return self->group;
}

/** avt_parts_group_update: shows the parts as they are by now. */
void
avt_parts_group_update (AvtPartsGroup *self)
{
  gboolean is_inherited;
  const AvtRecordList *list = list_of (self, &is_inherited);

  self->is_updating = TRUE;
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self->group),
                                         is_inherited ? _ ("As its type is delivered") : NULL);
  if (!shows (self, list))
    rebuild_rows (self, list);
  for (guint i = 0; i < self->rows->len; i++)
    gtk_spin_button_set_value (
        GTK_SPIN_BUTTON (((PartRow *) g_ptr_array_index (self->rows, i))->quantity),
        (double) avt_record_list_at (*list, AvtPartUse, i)->quantity);
  fill_adder (self);
  self->is_updating = FALSE;
}
