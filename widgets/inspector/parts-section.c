#include "config.h"

#include "widgets/inspector/parts-section.h"

#include "engine/design/edit.h"
#include "widgets/compat.h"
#include "widgets/entity-list.h"
#include "widgets/inspector/section.h"

#include <glib/gi18n-lib.h>

/** Use: one row: which part of which holder. */
typedef struct
{
  AvtSession *session; /* outlives the row */
  AvtId holder;
  AvtId part;
} Use;

/** avt_parts_of: @is_own: (out): FALSE: a device that has the parts of its type */
const AvtRecordList *
avt_parts_of (AvtDesign *design, AvtId holder, gboolean *is_own)
{
  const AvtDevice *device = avt_design_device (design, holder);
  const AvtType *type = avt_design_type (design, holder);

  *is_own = TRUE;
  if (type != NULL)
    return &type->parts;
  if (device == NULL)
    return NULL;
  *is_own = AVT_RECORD_HAS (device, AVT_DEVICE_PARTS);
  if (*is_own)
    return &device->parts;
  type = avt_design_type (design, device->type);
  return type != NULL ? &type->parts : NULL;
}

/**
 * avt_with_part_quantity:
 * @quantity: 0 takes the part away
 *
 * A device that had the parts of its type gets a list of its own.
 */
AvtDesign *
avt_with_part_quantity (AvtDesign *design, AvtId holder, AvtId part, gint64 quantity,
                        GError **error)
{
  gboolean is_own;
  const AvtRecordList *uses = avt_parts_of (design, holder, &is_own);
  g_autoptr (GArray) parts = g_array_new (FALSE, FALSE, sizeof (AvtId));
  g_autoptr (GArray) quantities = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean is_found = FALSE;

  for (guint i = 0; uses != NULL && i < uses->n_records; i++)
    {
      const AvtPartUse *use = avt_record_list_at (*uses, AvtPartUse, i);
      gboolean is_it = avt_id_equal (use->part, part);
      gint64 new_quantity = is_it ? quantity : use->quantity;

      is_found = is_found || is_it;
      if (new_quantity <= 0)
        continue;
      g_array_append_val (parts, use->part);
      g_array_append_val (quantities, new_quantity);
    }
  if (!is_found && quantity > 0)
    {
      g_array_append_val (parts, part);
      g_array_append_val (quantities, quantity);
    }
  return avt_design_with_parts (design, holder, (const AvtId *) (gpointer) parts->data,
                                (const gint64 *) (gpointer) quantities->data, parts->len, error);
}

static void
commit (Use *use, gint64 quantity, const char *label, const char *merge_key)
{
  g_autoptr (GError) error = NULL;
  AvtDesign *next = avt_with_part_quantity (avt_session_get_design (use->session), use->holder,
                                            use->part, quantity, &error);

  avt_session_commit (use->session, next, error, label, merge_key);
}

static void
quantity_cb (GtkSpinButton *spin, Use *use)
{
  AvtDesign *design = avt_session_get_design (use->session);
  g_autofree char *key = g_strdup_printf ("parts-%s-%s", use->holder.text, use->part.text);
  gboolean is_own;
  const AvtRecordList *uses = avt_parts_of (design, use->holder, &is_own);

  for (guint i = 0; uses != NULL && i < uses->n_records; i++)
    {
      const AvtPartUse *now = avt_record_list_at (*uses, AvtPartUse, i);

      if (avt_id_equal (now->part, use->part)
          && now->quantity != gtk_spin_button_get_value_as_int (spin))
        {
          commit (use, gtk_spin_button_get_value_as_int (spin), _ ("Change Quantity"), key);
          return;
        }
    }
}

/* A number that is being typed is a value only when the focus leaves. */
static gboolean
finish_typing_cb (AvtSession *session, GtkSpinButton *spin)
{
  gtk_spin_button_update (spin);
  return FALSE;
}

static void
remove_cb (GtkButton *button, Use *use)
{
  commit (use, 0, _ ("Remove Part"), NULL);
}

static void
free_use (gpointer use, GClosure *closure)
{
  g_free (use);
}

static Use *
new_use (AvtSession *session, AvtId holder, AvtId part)
{
  Use *use = g_new (Use, 1);

  *use = (Use){ session, holder, part };
  return use;
}

static GtkWidget *
new_row (AvtSession *session, AvtId holder, const AvtPartUse *part_use, const char *name)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = avt_section_new_label (name, NULL);
  GtkWidget *spin = gtk_spin_button_new_with_range (1, 10000, 1);
  GtkWidget *button = gtk_button_new_from_icon_name ("list-remove-symbolic");
  GtkWidget *row = gtk_list_box_row_new ();
  g_autofree char *spin_name = g_strdup_printf (_ ("Quantity of %s"), name);
  g_autofree char *button_name = g_strdup_printf (_ ("Remove %s"), name);

  gtk_widget_set_hexpand (label, TRUE);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), (double) part_use->quantity);
  gtk_editable_set_width_chars (GTK_EDITABLE (spin), 3);
  gtk_widget_set_valign (spin, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, button_name);
  avt_compat_set_name (spin, spin_name);
  avt_compat_set_name (button, button_name);
  g_signal_connect_data (spin, "value-changed", G_CALLBACK (quantity_cb),
                         new_use (session, holder, part_use->part), free_use, 0);
  g_signal_connect_object (session, "finish-typing", G_CALLBACK (finish_typing_cb), spin, 0);
  g_signal_connect_data (button, "clicked", G_CALLBACK (remove_cb),
                         new_use (session, holder, part_use->part), free_use, 0);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), spin);
  gtk_box_append (GTK_BOX (box), button);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_widget_add_css_class (row, "field-row");
  avt_compat_set_name (row, name);
  return row;
}

static void
add_cb (GtkDropDown *drop_down, GParamSpec *pspec, Use *use)
{
  guint position = gtk_drop_down_get_selected (drop_down);
  GListModel *model = gtk_drop_down_get_model (drop_down);
  g_autoptr (GObject) item = NULL;

  if (position == 0 || position == GTK_INVALID_LIST_POSITION)
    return;
  item = g_list_model_get_item (model, position);
  for (guint i = 0; i < avt_design_count (avt_session_get_design (use->session), AVT_KIND_PART);
       i++)
    {
      const AvtPart *part
        = avt_design_get (avt_session_get_design (use->session), AVT_KIND_PART, i);

      if (g_strcmp0 (part->name, gtk_string_object_get_string (GTK_STRING_OBJECT (item))) == 0)
        {
          use->part = part->entity.id;
          commit (use, 1, _ ("Add Part"), NULL);
          return;
        }
    }
}

static int
compare_words (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate (*(const char *const *) a, *(const char *const *) b);
}

/* The parts of the design that the holder does not have. */
static GtkWidget *
new_adder (AvtSession *session, AvtId holder, const AvtRecordList *uses)
{
  AvtDesign *design = avt_session_get_design (session);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  GtkWidget *drop_down;

  for (guint i = 0; i < avt_design_count (design, AVT_KIND_PART); i++)
    {
      const AvtPart *part = avt_design_get (design, AVT_KIND_PART, i);
      gboolean is_used = FALSE;

      for (guint u = 0; uses != NULL && u < uses->n_records; u++)
        is_used = is_used
                  || avt_id_equal (avt_record_list_at (*uses, AvtPartUse, u)->part,
                                   part->entity.id);
      if (!is_used)
        g_ptr_array_add (names, part->name);
    }
  if (names->len == 0)
    return NULL;
  g_ptr_array_sort (names, compare_words);
  g_ptr_array_insert (names, 0, (gpointer) _ ("Add a Part"));
  g_ptr_array_add (names, NULL);
  drop_down = gtk_drop_down_new_from_strings ((const char *const *) names->pdata);
  g_signal_connect_data (drop_down, "notify::selected", G_CALLBACK (add_cb),
                         new_use (session, holder, AVT_ID_NONE), free_use, 0);
  avt_compat_set_name (drop_down, _ ("Add a Part"));
  return drop_down;
}

/** avt_parts_section_new: Returns: (nullable): %NULL for what has no parts */
GtkWidget *
avt_parts_section_new (AvtSession *session, AvtId holder)
{
  AvtDesign *design = avt_session_get_design (session);
  gboolean is_own;
  const AvtRecordList *uses = avt_parts_of (design, holder, &is_own);
  GtkWidget *adder;
  GtkWidget *section;
  GtkWidget *list;

  if (uses == NULL || (uses->n_records == 0 && avt_design_count (design, AVT_KIND_PART) == 0))
    return NULL;
  section = avt_section_new (is_own ? _ ("Parts") : _ ("Parts of the Type"), NULL);
  if (uses->n_records > 0)
    {
      list = avt_section_add_list (section, _ ("Parts"));
      for (guint i = 0; i < uses->n_records; i++)
        {
          const AvtPartUse *use = avt_record_list_at (*uses, AvtPartUse, i);
          gconstpointer part = avt_design_lookup (design, use->part);

          gtk_list_box_append (GTK_LIST_BOX (list),
                               new_row (session, holder, use,
                                        part != NULL ? avt_entity_name (part) : use->part.text));
        }
    }
  adder = new_adder (session, holder, uses);
  if (adder != NULL)
    gtk_box_append (GTK_BOX (section), adder);
  return section;
}
