#include "config.h"

#include "widgets/catalogue/catalogue.h"

#include "widgets/compat.h"

#include <glib/gi18n-lib.h>

/* Types that were used in this window and stand first. */
#define MOST_RECENT 5

struct _AvtCatalogue
{
  GtkWidget parent_instance;

  AvtSession *session;
  AvtDesign *library; /* (nullable) */
  GtkWidget *box;
  GtkWidget *search;
  GtkWidget *stack;
  GtkWidget *list;
  GListStore *items;
  GtkFilter *filter;
  GtkSorter *sorter;
  GtkSortListModel *shown;
  AvtMatcher *matcher;
  GArray *recent; /* of AvtId: types that were used, the latest last */
};

static guint place_signal;

G_DEFINE_FINAL_TYPE (AvtCatalogue, avt_catalogue, GTK_TYPE_WIDGET)

static const char *
plural_of (AvtTypeCategory category)
{
  switch (category)
    {
    case AVT_TYPE_SERVER:
      return _ ("Servers");
    case AVT_TYPE_SWITCH:
      return _ ("Switches");
    case AVT_TYPE_PDU:
      return _ ("Power Strips");
    case AVT_TYPE_UPS:
      return _ ("UPSs");
    case AVT_TYPE_TRANSFER_SWITCH:
      return _ ("Transfer Switches");
    case AVT_TYPE_PATCH_PANEL:
      return _ ("Patch Panels");
    case AVT_TYPE_STORAGE:
      return _ ("Storage");
    case AVT_TYPE_CHASSIS:
      return _ ("Chassis");
    case AVT_TYPE_SHELF:
      return _ ("Shelves");
    case AVT_TYPE_BLANK:
      return _ ("Blanking Panels");
    case AVT_TYPE_OTHER:
      return _ ("Other");
    }
  return NULL;
}

static const char *
heading_of (AvtCatalogueItem *item)
{
  const AvtType *type = avt_catalogue_item_get_type_entity (item);

  return avt_catalogue_item_get_recency (item) > 0
           ? _ ("Recently Used")
           : plural_of ((AvtTypeCategory) type->category);
}

/* What was searched for stands in the order of how well it answers, without headings. */
static void
update_headings (AvtCatalogue *self)
{
  GListModel *model = G_LIST_MODEL (self->shown);
  const char *before = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (AvtCatalogueItem) item = g_list_model_get_item (model, i);
      const char *heading
        = avt_matcher_is_empty (self->matcher) ? heading_of (item) : NULL;

      avt_catalogue_item_set_heading (item,
                                      g_strcmp0 (heading, before) != 0 ? heading : NULL);
      before = heading;
    }
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack),
                                    g_list_model_get_n_items (model) > 0 ? "list" : "none");
}

static void
shown_changed_cb (GListModel *model, guint position, guint n_removed, guint n_added,
                  AvtCatalogue *self)
{
  update_headings (self);
}

static void
add_types (GPtrArray *items, AvtDesign *library, AvtDesign *without)
{
  for (guint i = 0; i < avt_design_count (library, AVT_KIND_TYPE); i++)
    {
      const AvtType *type = avt_design_get (library, AVT_KIND_TYPE, i);

      if (without == NULL || avt_design_type (without, type->entity.id) == NULL)
        g_ptr_array_add (items, avt_catalogue_item_new (library, type));
    }
}

/* Of the types that were used, the last few stand first. */
static void
update_recency (AvtCatalogue *self)
{
  GListModel *items = G_LIST_MODEL (self->items);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (AvtCatalogueItem) item = g_list_model_get_item (items, i);
      guint recency = 0;

      for (guint k = 0; k < self->recent->len; k++)
        if (avt_id_equal (g_array_index (self->recent, AvtId, k),
                          avt_catalogue_item_get_id (item)))
          recency = k + 1;
      avt_catalogue_item_set_recency (item, recency);
    }
}

static void
update_order (AvtCatalogue *self)
{
  update_recency (self);
  gtk_sorter_changed (self->sorter, GTK_SORTER_CHANGE_DIFFERENT);
  update_headings (self);
}

static void
use (AvtCatalogue *self, AvtId type)
{
  for (guint i = self->recent->len; i > 0; i--)
    if (avt_id_equal (g_array_index (self->recent, AvtId, i - 1), type))
      g_array_remove_index (self->recent, i - 1);
  g_array_append_val (self->recent, type);
  if (self->recent->len > MOST_RECENT)
    g_array_remove_index (self->recent, 0);
}

/* Whichever way a new device came: by button, by key, by drag. */
static gboolean
note_used (AvtCatalogue *self, const AvtDelta *delta)
{
  gboolean any = FALSE;

  for (guint i = 0; i < avt_delta_get_size (delta); i++)
    {
      gconstpointer before, after;

      avt_delta_get (delta, i, &before, &after);
      if (before != NULL || after == NULL || avt_entity_kind (after) != AVT_KIND_DEVICE)
        continue;
      use (self, ((const AvtDevice *) after)->type);
      any = TRUE;
    }
  return any;
}

/* The types of the design stand for themselves; the library adds those the design has not. */
static void
fill (AvtCatalogue *self)
{
  AvtDesign *design = avt_session_get_design (self->session);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  add_types (items, design, NULL);
  if (self->library != NULL)
    add_types (items, self->library, design);
  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)),
                       items->pdata, items->len);
  update_order (self);
}

static void
document_changed_cb (AvtDocument *document, const AvtDelta *delta, AvtCatalogue *self)
{
  gboolean is_used = avt_delta_touches (delta, AVT_KIND_DEVICE) && note_used (self, delta);

  if (avt_delta_touches (delta, AVT_KIND_TYPE) || avt_delta_touches (delta, AVT_KIND_PART))
    fill (self);
  else if (is_used)
    update_order (self);
}

static gboolean
matches_cb (gpointer item, gpointer user_data)
{
  return avt_catalogue_item_rate (item, AVT_CATALOGUE (user_data)->matcher) > 0;
}

static void
search (AvtCatalogue *self)
{
  avt_matcher_free (self->matcher);
  self->matcher = avt_matcher_new (gtk_editable_get_text (GTK_EDITABLE (self->search)));
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  gtk_sorter_changed (self->sorter, GTK_SORTER_CHANGE_DIFFERENT);
  update_headings (self);
  if (g_list_model_get_n_items (G_LIST_MODEL (self->shown)) > 0)
    gtk_widget_activate_action (self->list, "list.scroll-to-item", "u", 0);
}

static void
search_changed_cb (GtkSearchEntry *entry, AvtCatalogue *self)
{
  search (self);
}

static void
request_place (AvtCatalogue *self, guint position)
{
  g_autoptr (AvtCatalogueItem) item
    = g_list_model_get_item (G_LIST_MODEL (self->shown), position);

  if (item != NULL)
    g_signal_emit (self, place_signal, 0, item);
}

static void
list_activated_cb (GtkListView *list, guint position, AvtCatalogue *self)
{
  request_place (self, position);
}

static void
search_activated_cb (GtkSearchEntry *entry, AvtCatalogue *self)
{
  request_place (self, 0);
}

/* A type of the design can be looked at and edited in the inspector. */
static void
selected_cb (GtkSingleSelection *selection, GParamSpec *pspec, AvtCatalogue *self)
{
  AvtCatalogueItem *item = gtk_single_selection_get_selected_item (selection);
  AvtDesign *design = avt_session_get_design (self->session);

  if (item != NULL && avt_design_type (design, avt_catalogue_item_get_id (item)) != NULL
      && gtk_widget_get_focus_child (self->list) != NULL)
    avt_session_select_one (self->session, avt_catalogue_item_get_id (item));
}

/** Row: the widgets of one row of the list. */
typedef struct
{
  GtkWidget *heading;
  GtkWidget *name;
  GtkWidget *summary;
  GtkWidget *button;
} Row;

static Row
find_row (GtkListItem *list_item)
{
  GtkWidget *box = gtk_list_item_get_child (list_item);
  GtkWidget *heading = gtk_widget_get_first_child (box);
  GtkWidget *line = gtk_widget_get_next_sibling (heading);
  GtkWidget *texts = gtk_widget_get_first_child (line);

  return (Row){ heading, gtk_widget_get_first_child (texts), gtk_widget_get_last_child (texts),
                gtk_widget_get_last_child (line) };
}

static void
place_clicked_cb (GtkButton *button, GtkListItem *list_item)
{
  GtkWidget *self = gtk_widget_get_ancestor (GTK_WIDGET (button), AVT_TYPE_CATALOGUE);

  request_place (AVT_CATALOGUE (self), gtk_list_item_get_position (list_item));
}

static GdkContentProvider *
drag_prepare_cb (GtkDragSource *source, double x, double y, GtkListItem *list_item)
{
  AvtCatalogueItem *item = gtk_list_item_get_item (list_item);

  return item != NULL ? gdk_content_provider_new_typed (AVT_TYPE_CATALOGUE_ITEM, item) : NULL;
}

static GtkWidget *
new_label (const char *css)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css != NULL)
    gtk_widget_add_css_class (label, css);
  return label;
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, AvtCatalogue *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  GtkWidget *heading = new_label ("heading");
  GtkWidget *button = gtk_button_new_from_icon_name ("list-add-symbolic");
  GtkDragSource *drag = gtk_drag_source_new ();

  gtk_widget_add_css_class (heading, "catalogue-heading");
  gtk_box_append (GTK_BOX (texts), new_label (NULL));
  gtk_box_append (GTK_BOX (texts), new_label ("caption"));
  gtk_widget_add_css_class (gtk_widget_get_last_child (texts), "dim-label");
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_focusable (button, FALSE); /* Enter on the row does the same */
  g_signal_connect (button, "clicked", G_CALLBACK (place_clicked_cb), list_item);
  gtk_box_append (GTK_BOX (line), texts);
  gtk_box_append (GTK_BOX (line), button);
  gtk_widget_add_css_class (line, "catalogue-row");
  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), line);
  g_signal_connect (drag, "prepare", G_CALLBACK (drag_prepare_cb), list_item);
  gtk_widget_add_controller (line, GTK_EVENT_CONTROLLER (drag));
  gtk_list_item_set_child (list_item, box);
}

static void
heading_cb (AvtCatalogueItem *item, GParamSpec *pspec, GtkListItem *list_item)
{
  const char *heading = avt_catalogue_item_get_heading (item);
  Row row = find_row (list_item);

  gtk_label_set_text (GTK_LABEL (row.heading), heading);
  gtk_widget_set_visible (row.heading, heading != NULL);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, AvtCatalogue *self)
{
  AvtCatalogueItem *item = gtk_list_item_get_item (list_item);
  const AvtType *type = avt_catalogue_item_get_type_entity (item);
  g_autofree char *summary = avt_catalogue_item_get_summary (item);
  g_autofree char *details = avt_catalogue_item_get_details (item);
  g_autofree char *spoken = g_strdup_printf ("%s, %s", type->name, summary);
  g_autofree char *place = g_strdup_printf (_ ("Place %s"), type->name);
  Row row = find_row (list_item);

  gtk_label_set_text (GTK_LABEL (row.name), type->name);
  gtk_label_set_text (GTK_LABEL (row.summary), summary);
  gtk_widget_set_tooltip_text (gtk_list_item_get_child (list_item), details);
  gtk_widget_set_tooltip_text (row.button, place);
  avt_compat_set_name (row.button, place);
  /* The row itself belongs to GTK, which has no other way to name it before 4.12. */
  avt_compat_set_name (gtk_widget_get_parent (gtk_list_item_get_child (list_item)), spoken);
  heading_cb (item, NULL, list_item);
  g_signal_connect_object (item, "notify::heading", G_CALLBACK (heading_cb), list_item, 0);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, AvtCatalogue *self)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (list_item), heading_cb, list_item);
}

static void
avt_catalogue_dispose (GObject *object)
{
  AvtCatalogue *self = AVT_CATALOGUE (object);

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (avt_session_get_document (self->session), self);
  if (self->shown != NULL)
    g_signal_handlers_disconnect_by_data (self->shown, self);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->shown);
  g_clear_object (&self->sorter);
  g_clear_object (&self->items);
  g_clear_object (&self->session);
  g_clear_pointer (&self->library, avt_design_unref);
  G_OBJECT_CLASS (avt_catalogue_parent_class)->dispose (object);
}

static void
avt_catalogue_finalize (GObject *object)
{
  AvtCatalogue *self = AVT_CATALOGUE (object);

  avt_matcher_free (self->matcher);
  g_array_unref (self->recent);
  G_OBJECT_CLASS (avt_catalogue_parent_class)->finalize (object);
}

static void
avt_catalogue_class_init (AvtCatalogueClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = avt_catalogue_dispose;
  G_OBJECT_CLASS (klass)->finalize = avt_catalogue_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  place_signal
    = g_signal_new ("place-requested", G_OBJECT_CLASS_TYPE (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                    NULL, NULL, G_TYPE_NONE, 1, AVT_TYPE_CATALOGUE_ITEM);
}

static GtkWidget *
new_list (AvtCatalogue *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkSingleSelection *selection
    = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->shown)));
  GtkWidget *list;

  gtk_single_selection_set_autoselect (selection, FALSE);
  gtk_single_selection_set_can_unselect (selection, TRUE);
  g_signal_connect (selection, "notify::selected-item", G_CALLBACK (selected_cb), self);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), self);
  list = gtk_list_view_new (GTK_SELECTION_MODEL (selection), factory);
  g_signal_connect (list, "activate", G_CALLBACK (list_activated_cb), self);
  gtk_widget_add_css_class (list, "navigation-sidebar");
  avt_compat_set_name (list, _ ("Device Types"));
  return list;
}

static void
lay_out (AvtCatalogue *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *none = gtk_label_new (_ ("No results"));
  GtkWidget *import = gtk_button_new_with_mnemonic (_ ("_Import Device Type…"));

  gtk_widget_set_focusable (scroller, FALSE);
  self->list = new_list (self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);
  gtk_widget_add_css_class (none, "dim-label");
  gtk_stack_add_named (GTK_STACK (self->stack), scroller, "list");
  gtk_stack_add_named (GTK_STACK (self->stack), none, "none");
  gtk_widget_set_vexpand (self->stack, TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (import), "win.import-type");
  gtk_widget_add_css_class (import, "catalogue-import");
  gtk_box_append (GTK_BOX (self->box), self->search);
  gtk_box_append (GTK_BOX (self->box), self->stack);
  gtk_box_append (GTK_BOX (self->box), import);
}

static void
avt_catalogue_init (AvtCatalogue *self)
{
  self->items = g_list_store_new (AVT_TYPE_CATALOGUE_ITEM);
  self->matcher = avt_matcher_new ("");
  self->recent = g_array_new (FALSE, FALSE, sizeof (AvtId));
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->search = gtk_search_entry_new ();
  self->stack = gtk_stack_new ();
  g_object_set (self->search, "placeholder-text", _ ("Search device types"), NULL);
  avt_compat_set_name (self->search, _ ("Search Device Types"));
  gtk_widget_add_css_class (self->search, "catalogue-search");
  g_signal_connect (self->search, "search-changed", G_CALLBACK (search_changed_cb), self);
  g_signal_connect (self->search, "activate", G_CALLBACK (search_activated_cb), self);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/** avt_catalogue_new: @library: (nullable): the installed catalogue */
GtkWidget *
avt_catalogue_new (AvtSession *session, AvtDesign *library)
{
  AvtCatalogue *self = g_object_new (AVT_TYPE_CATALOGUE, NULL);
  GtkFilterListModel *matching;

  self->session = g_object_ref (session);
  self->library = library != NULL ? avt_design_ref (library) : NULL;
  self->filter = GTK_FILTER (gtk_custom_filter_new (matches_cb, self, NULL));
  matching = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->items)), self->filter);
  self->sorter = GTK_SORTER (gtk_custom_sorter_new (avt_catalogue_item_compare, NULL, NULL));
  self->shown = gtk_sort_list_model_new (G_LIST_MODEL (matching),
                                         g_object_ref (self->sorter));
  g_signal_connect (self->shown, "items-changed", G_CALLBACK (shown_changed_cb), self);
  lay_out (self);
  fill (self);
  g_signal_connect (avt_session_get_document (session), "changed",
                    G_CALLBACK (document_changed_cb), self);
  return GTK_WIDGET (self);
}

void
avt_catalogue_search (AvtCatalogue *self, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), text);
  search (self);
}

void
avt_catalogue_focus_search (AvtCatalogue *self)
{
  gtk_widget_grab_focus (self->search);
}

/** avt_catalogue_get_shown: Returns: (transfer none): the AvtCatalogueItem that match the search */
GListModel *
avt_catalogue_get_shown (AvtCatalogue *self)
{
  return G_LIST_MODEL (self->shown);
}
