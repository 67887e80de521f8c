#include "config.h"

#include "widgets/inspector/inspector.h"

#include "widgets/inspector/findings-section.h"
#include "widgets/inspector/parts-section.h"
#include "widgets/inspector/ports-section.h"
#include "widgets/inspector/power-section.h"
#include "widgets/inspector/section.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _AvtInspector
{
  GtkWidget parent_instance;

  AvtSession *session;
  GtkWidget *scroller;
  GtkWidget *box;
  GtkWidget *title;
  GtkWidget *subtitle;
  GtkWidget *numbers;  /* made anew after each edit */
  GtkWidget *sections; /* made anew when what they list is another */
  char *listed;
  GtkWidget *fields;
  GPtrArray *rows;     /* of AvtFieldRow */
  GArray *ids;         /* of AvtId: what the rows are about */
};

G_DEFINE_FINAL_TYPE (AvtInspector, avt_inspector, GTK_TYPE_WIDGET)

static const AvtId *
ids_of (AvtInspector *self)
{
  return (const AvtId *) (gpointer) self->ids->data;
}

/* One kind, or nothing: fields of different kinds have nothing in common. */
static void
collect_ids (AvtInspector *self)
{
  AvtDesign *design = avt_session_get_design (self->session);
  guint n_ids;
  const AvtId *ids = avt_session_get_selection (self->session, &n_ids);
  AvtId info = avt_entity_id (avt_design_get_info (design));

  g_array_set_size (self->ids, 0);
  if (n_ids == 0)
    g_array_append_val (self->ids, info);
  for (guint i = 0; i < n_ids; i++)
    if (avt_id_letter (ids[i]) == avt_id_letter (ids[0]))
      g_array_append_val (self->ids, ids[i]);
  if (n_ids > 0 && self->ids->len < n_ids)
    g_array_set_size (self->ids, 0);
}

/** Relevance: a field that only matters under a basis of power. */
typedef struct
{
  const char *path;
  guint bases; /* bit by AvtPowerBasis */
} Relevance;

static const Relevance power_fields[] = {
  { "power_idle_mw", 1 << AVT_BASIS_MEASURED | 1 << AVT_BASIS_VENDOR },
  { "power_typical_mw", 1 << AVT_BASIS_MEASURED | 1 << AVT_BASIS_VENDOR },
  { "power_peak_mw", 1 << AVT_BASIS_MEASURED | 1 << AVT_BASIS_VENDOR },
  { "budget_mw", 1 << AVT_BASIS_BUDGET },
  { "nameplate_mw", 1 << AVT_BASIS_NAMEPLATE },
  { "nameplate_factor_permille", 1 << AVT_BASIS_NAMEPLATE },
};

static gboolean
device_concerns (AvtDesign *design, const AvtDevice *device, const char *path)
{
  const AvtType *type = avt_design_type (design, device->type);

  for (guint i = 0; i < G_N_ELEMENTS (power_fields); i++)
    if (strcmp (power_fields[i].path, path) == 0)
      return (power_fields[i].bases >> device->power_basis & 1u) != 0;
  if (type == NULL)
    return TRUE;
  if (strcmp (path, "feed") == 0)
    return avt_type_count_ports (type, AVT_PORT_POWER_OUTLET) > 0
           || AVT_RECORD_HAS (device, AVT_DEVICE_FEED);
  if (strcmp (path, "slot") == 0)
    return type->height_hu == 0 || type->width == AVT_WIDTH_HALF || device->slot != AVT_SLOT_FULL;
  if (strcmp (path, "position_hu") == 0)
    return type->height_hu > 0;
  return TRUE;
}

/** avt_inspector_concerns: Returns: whether the field says anything about @entity as it is: a
 * budget only under that basis, a feed only of what distributes power */
gboolean
avt_inspector_concerns (AvtDesign *design, gconstpointer entity, const char *path)
{
  return avt_entity_kind (entity) != AVT_KIND_DEVICE || device_concerns (design, entity, path);
}

static void
add_row (AvtInspector *self, GtkWidget *list, const char *path)
{
  GtkWidget *row = avt_field_row_new (self->session, ids_of (self), self->ids->len, path);

  gtk_list_box_append (GTK_LIST_BOX (list), row);
  g_ptr_array_add (self->rows, row);
}

/* Records in place, such as the settings of a design, become sections of their own. */
static void
add_fields (AvtInspector *self, const AvtRecordType *type, const char *prefix, const char *name)
{
  GtkWidget *section = NULL;
  GtkWidget *list = NULL;

  if (*prefix != '\0')
    section = avt_section_new (name, NULL);
  else
    section = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_box_append (GTK_BOX (self->fields), section);
  for (guint i = 0; i < type->n_fields; i++)
    {
      const AvtField *field = &type->fields[i];
      g_autofree char *path = g_strconcat (prefix, field->name, NULL);
      g_autofree char *inner = g_strconcat (path, ".", NULL);

      if (field->kind == AVT_FIELD_RECORD)
        add_fields (self, field->record, inner,
                    _ (field->label != NULL ? field->label : field->name));
      else if (avt_field_is_shown (field))
        {
          if (list == NULL)
            list = avt_section_add_list (section, name);
          add_row (self, list, path);
        }
    }
}

static void
clear_box (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}

/* GTK leaves the focus on an editor that is taken away: keys would still go there, to be lost. */
static void
give_up_focus (AvtInspector *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus != NULL && gtk_widget_is_ancestor (focus, self->fields))
    gtk_root_set_focus (root, NULL);
}

static void
rebuild_rows (AvtInspector *self)
{
  gconstpointer entity;

  give_up_focus (self);
  g_ptr_array_set_size (self->rows, 0);
  clear_box (self->fields);
  collect_ids (self);
  if (self->ids->len == 0)
    return;
  entity = avt_design_lookup (avt_session_get_design (self->session), ids_of (self)[0]);
  if (entity != NULL)
    add_fields (self, avt_entity_type (entity), "", _ ("Properties"));
}

static char *
subtitle_text (AvtDesign *design, gconstpointer entity)
{
  const AvtDevice *device = entity;
  const AvtType *type;
  const AvtRack *rack;
  g_autofree char *span = NULL;

  if (avt_entity_kind (entity) != AVT_KIND_DEVICE)
    return g_strdup (_ (((const AvtEntity *) entity)->info->label));
  type = avt_design_type (design, device->type);
  rack = avt_design_rack (design, device->rack);
  if (type == NULL || rack == NULL)
    return g_strdup (type != NULL ? type->name : "");
  if (!AVT_RECORD_HAS (device, AVT_DEVICE_POSITION_HU))
    return g_strdup_printf ("%s · %s", type->name, rack->name);
  span = avt_rack_span_text (rack, device->position_hu, type->height_hu);
  return g_strdup_printf ("%s · %s · %s", type->name, rack->name, span);
}

static void
update_title (AvtInspector *self)
{
  AvtDesign *design = avt_session_get_design (self->session);
  gconstpointer entity = NULL;
  g_autofree char *title = NULL;
  g_autofree char *subtitle = NULL;
  guint n_ids;

  avt_session_get_selection (self->session, &n_ids);
  if (self->ids->len > 0)
    entity = avt_design_lookup (design, ids_of (self)[0]);
  if (n_ids > 1)
    {
      title = g_strdup_printf (ngettext ("%u Object", "%u Objects", n_ids), n_ids);
      subtitle = g_strdup (entity != NULL ? _ (((const AvtEntity *) entity)->info->label)
                                          : _ ("of different kinds"));
    }
  else if (entity != NULL && avt_entity_kind (entity) == AVT_KIND_INFO)
    {
      title = g_strdup (_ ("Design"));
      subtitle = g_strdup (_ ("Nothing is selected"));
    }
  else if (entity != NULL)
    {
      title = g_strdup (avt_entity_name (entity));
      subtitle = subtitle_text (design, entity);
    }
  gtk_label_set_text (GTK_LABEL (self->title), title);
  gtk_label_set_text (GTK_LABEL (self->subtitle), subtitle);
}

/* The parts and cords that the sections have rows for; quantities are not rows. */
static char *
list_text (AvtInspector *self, AvtId id)
{
  AvtDesign *design = avt_session_get_design (self->session);
  g_autoptr (GString) text = g_string_new (id.text);
  gboolean is_own;
  const AvtRecordList *uses = avt_parts_of (design, id, &is_own);
  AvtLinkEnds ends;
  const AvtLink *link;
  const char *near_port, *far_port;
  AvtId far_device;

  for (guint i = 0; uses != NULL && i < uses->n_records; i++)
    g_string_append_printf (text, " %s", avt_record_list_at (*uses, AvtPartUse, i)->part.text);
  if (avt_design_device (design, id) == NULL)
    return g_strdup (text->str);
  avt_design_links_of_device (design, id, &ends);
  while ((link = avt_link_ends_next (&ends, &near_port, &far_device, &far_port)) != NULL)
    g_string_append_printf (text, " %s %s %s", near_port, far_device.text, far_port);
  return g_strdup (text->str);
}

static void
append_section (GtkWidget *box, GtkWidget *section)
{
  if (section != NULL)
    gtk_box_append (GTK_BOX (box), section);
}

/* Rows that list the same keep the focus while a quantity in them is changed. */
static void
update_sections (AvtInspector *self)
{
  AvtId id = avt_session_get_single (self->session);
  g_autofree char *listed = list_text (self, id);

  clear_box (self->numbers);
  if (!avt_id_is_none (id))
    {
      append_section (self->numbers, avt_power_section_new (self->session, id));
      append_section (self->numbers, avt_findings_section_new (self->session, id));
    }
  if (g_strcmp0 (listed, self->listed) == 0 && gtk_widget_get_focus_child (self->sections) != NULL)
    return;
  g_free (self->listed);
  self->listed = g_steal_pointer (&listed);
  clear_box (self->sections);
  if (avt_id_is_none (id))
    return;
  append_section (self->sections, avt_cords_section_new (self->session, id));
  append_section (self->sections, avt_parts_section_new (self->session, id));
  append_section (self->sections, avt_ports_section_new (self->session, id));
}

static void
update_rows (AvtInspector *self)
{
  AvtDesign *design = avt_session_get_design (self->session);
  gconstpointer entity
    = self->ids->len > 0 ? avt_design_lookup (design, ids_of (self)[0]) : NULL;

  for (guint i = 0; entity != NULL && i < self->rows->len; i++)
    {
      AvtFieldRow *row = g_ptr_array_index (self->rows, i);

      avt_field_row_update (row);
      gtk_widget_set_visible (
        GTK_WIDGET (row),
        avt_inspector_concerns (design, entity, avt_field_row_get_path (row)));
    }
}

static void
show_selection (AvtInspector *self)
{
  rebuild_rows (self);
  update_sections (self);
  update_rows (self);
  update_title (self);
}

/* Whether the rows are still about something. Otherwise this is a step that took it away, and what
 * was typed about it has gone with it. */
static gboolean
has_all (AvtInspector *self)
{
  AvtDesign *design = avt_session_get_design (self->session);

  for (guint i = 0; i < self->ids->len; i++)
    if (avt_design_lookup (design, ids_of (self)[i]) == NULL)
      return FALSE;
  return TRUE;
}

/* What was refused before says so at its row, and does not hold anybody up a second time. */
static gboolean
finish_row (AvtInspector *self, AvtFieldRow *row)
{
  g_autofree char *text = NULL;

  if (avt_field_row_get_error (row) != NULL || avt_field_row_finish (row))
    return TRUE;
  /* Translators: the label of a field, and why what was typed there is refused */
  text = g_strdup_printf (_ ("%s: %s"), _ (avt_field_row_get_label (row)),
                          avt_field_row_get_error (row));
  avt_session_tell (self->session, text, FALSE);
  return FALSE;
}

/* Returns: whether something was refused */
static gboolean
finish_typing_cb (AvtSession *session, AvtInspector *self)
{
  gboolean is_refused = FALSE;

  for (guint i = 0; i < self->rows->len; i++)
    if (!finish_row (self, g_ptr_array_index (self->rows, i)))
      is_refused = TRUE;
  return is_refused;
}

/* What was typed belongs to what was selected when it was typed. */
static void
selection_changed_cb (AvtSession *session, AvtInspector *self)
{
  if (has_all (self))
    avt_session_finish_typing (session);
  show_selection (self);
}

/* Keeps the rows, and with them the focus; the rest is cheap. */
static void
document_changed_cb (AvtDocument *document, const AvtDelta *delta, AvtInspector *self)
{
  if (!has_all (self))
    {
      show_selection (self);
      return;
    }
  update_rows (self);
  update_title (self);
  update_sections (self);
}

static void
avt_inspector_dispose (GObject *object)
{
  AvtInspector *self = AVT_INSPECTOR (object);

  if (self->session != NULL)
    {
      g_signal_handlers_disconnect_by_data (avt_session_get_document (self->session), self);
      g_signal_handlers_disconnect_by_data (self->session, self);
    }
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (avt_inspector_parent_class)->dispose (object);
}

static void
avt_inspector_finalize (GObject *object)
{
  AvtInspector *self = AVT_INSPECTOR (object);

  g_ptr_array_unref (self->rows);
  g_array_unref (self->ids);
  g_free (self->listed);
  G_OBJECT_CLASS (avt_inspector_parent_class)->finalize (object);
}

static void
avt_inspector_class_init (AvtInspectorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = avt_inspector_dispose;
  G_OBJECT_CLASS (klass)->finalize = avt_inspector_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "inspector");
}

static void
avt_inspector_init (AvtInspector *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  self->rows = g_ptr_array_new ();
  self->ids = g_array_new (FALSE, FALSE, sizeof (AvtId));
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  self->title = avt_section_new_label (NULL, "title-4");
  self->subtitle = avt_section_new_label (NULL, "dim-label");
  self->fields = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  self->numbers = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  self->sections = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_box_append (GTK_BOX (head), self->title);
  gtk_box_append (GTK_BOX (head), self->subtitle);
  gtk_box_append (GTK_BOX (self->box), head);
  gtk_box_append (GTK_BOX (self->box), self->fields);
  gtk_box_append (GTK_BOX (self->box), self->numbers);
  gtk_box_append (GTK_BOX (self->box), self->sections);
  gtk_widget_add_css_class (self->box, "inspector-content");
  self->scroller = gtk_scrolled_window_new ();
  gtk_widget_set_focusable (self->scroller, FALSE);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->box);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

GtkWidget *
avt_inspector_new (AvtSession *session)
{
  AvtInspector *self = g_object_new (AVT_TYPE_INSPECTOR, NULL);

  self->session = g_object_ref (session);
  g_signal_connect (avt_session_get_document (session), "changed",
                    G_CALLBACK (document_changed_cb), self);
  g_signal_connect (session, "selection-changed", G_CALLBACK (selection_changed_cb), self);
  g_signal_connect (session, "finish-typing", G_CALLBACK (finish_typing_cb), self);
  show_selection (self);
  return GTK_WIDGET (self);
}

/** avt_inspector_find_row: Returns: (transfer none) (nullable): the row of a field path */
AvtFieldRow *
avt_inspector_find_row (AvtInspector *self, const char *path)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (strcmp (avt_field_row_get_path (g_ptr_array_index (self->rows, i)), path) == 0)
      return g_ptr_array_index (self->rows, i);
  return NULL;
}

/** avt_inspector_edit: moves the focus to the row of @path, or to the first one. */
void
avt_inspector_edit (AvtInspector *self, const char *path)
{
  AvtFieldRow *row = path != NULL ? avt_inspector_find_row (self, path)
                     : self->rows->len > 0 ? g_ptr_array_index (self->rows, 0)
                                           : NULL;

  if (row != NULL)
    avt_field_row_begin_edit (row);
}
