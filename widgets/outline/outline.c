#include "config.h"

#include "widgets/outline/outline.h"

#include "widgets/compat.h"
#include "widgets/entity-list.h"
#include "widgets/outline/outline-private.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/** ColumnFactory: what the cells of one column need to know. */
typedef struct
{
  AvtOutline *outline;
  AvtOutlineColumn column;
} ColumnFactory;

G_DEFINE_FINAL_TYPE (AvtOutline, avt_outline, GTK_TYPE_WIDGET)

static const char *
column_title (AvtOutlineColumn column)
{
  switch (column)
    {
    case AVT_OUTLINE_NAME:
      return _ ("Name");
    case AVT_OUTLINE_UNIT:
      return _ ("Unit");
    case AVT_OUTLINE_FACE:
      return _ ("Face");
    case AVT_OUTLINE_TYPE:
      return _ ("Type");
    case AVT_OUTLINE_POWER:
      return _ ("Power");
    case AVT_OUTLINE_N_COLUMNS:
      break;
    }
  return NULL;
}

static GtkWidget *
cell_of (GtkListItem *list_item)
{
  GtkWidget *child = gtk_list_item_get_child (list_item);

  return GTK_IS_TREE_EXPANDER (child) ? gtk_tree_expander_get_child (GTK_TREE_EXPANDER (child))
                                      : child;
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, ColumnFactory *about)
{
  GtkWidget *cell = avt_outline_cell_new (about->outline->session, about->column);
  GtkWidget *expander;

  if (about->column != AVT_OUTLINE_NAME)
    {
      gtk_list_item_set_child (list_item, cell);
      return;
    }
  expander = gtk_tree_expander_new ();
  gtk_tree_expander_set_child (GTK_TREE_EXPANDER (expander), cell);
  gtk_list_item_set_child (list_item, expander);
}

/* Rows and cells belong to GTK, which has no other way to name them before 4.12. */
static void
name_row (GtkWidget *expander, AvtEntityRow *row)
{
  const char *name = avt_entity_name (avt_entity_row_get_entity (row));
  GtkWidget *cell = gtk_widget_get_parent (expander);
  GtkWidget *line = cell != NULL ? gtk_widget_get_parent (cell) : NULL;

  avt_compat_set_name (expander, name);
  if (line != NULL)
    avt_compat_set_name (line, name);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, ColumnFactory *about)
{
  GtkTreeListRow *tree_row = gtk_list_item_get_item (list_item);
  g_autoptr (AvtEntityRow) row = gtk_tree_list_row_get_item (tree_row);
  GtkWidget *cell = cell_of (list_item);

  if (about->column == AVT_OUTLINE_NAME)
    gtk_tree_expander_set_list_row (GTK_TREE_EXPANDER (gtk_list_item_get_child (list_item)),
                                    tree_row);
  avt_outline_cell_bind (AVT_OUTLINE_CELL (cell), row);
  if (about->column == AVT_OUTLINE_NAME)
    name_row (gtk_list_item_get_child (list_item), row);
  g_ptr_array_add (about->outline->cells, cell);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, ColumnFactory *about)
{
  GtkWidget *cell = cell_of (list_item);

  avt_outline_cell_bind (AVT_OUTLINE_CELL (cell), NULL);
  g_ptr_array_remove_fast (about->outline->cells, cell);
}

static void
free_about (gpointer about, GClosure *closure)
{
  g_free (about);
}

static void
add_column (AvtOutline *self, AvtOutlineColumn column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  ColumnFactory *about = g_new (ColumnFactory, 1);
  GtkColumnViewColumn *view_column;

  *about = (ColumnFactory){ self, column };
  g_signal_connect_data (factory, "setup", G_CALLBACK (setup_cb), about, free_about, 0);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), about);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), about);
  view_column = gtk_column_view_column_new (column_title (column), factory);
  gtk_column_view_column_set_resizable (view_column, TRUE);
  gtk_column_view_column_set_expand (view_column, column == AVT_OUTLINE_NAME);
  gtk_column_view_append_column (GTK_COLUMN_VIEW (self->view), view_column);
  g_object_unref (view_column);
}

static GListModel *
children_cb (gpointer item, gpointer user_data)
{
  AvtOutline *self = user_data;
  AvtId id = avt_entity_row_get_id (item);

  if (id.text[0] != avt_kind_info (AVT_KIND_RACK)->letter)
    return NULL;
  return G_LIST_MODEL (avt_entity_list_new (avt_session_get_document (self->session),
                                            AVT_KIND_DEVICE, avt_compare_positions,
                                            avt_is_in_rack, id));
}

static void
append_list (GListStore *lists, AvtDocument *document, AvtKind kind, AvtEntityFilter filter)
{
  g_autoptr (AvtEntityList) list
    = avt_entity_list_new (document, kind, avt_compare_names, filter, AVT_ID_NONE);

  g_list_store_append (lists, list);
}

static GListModel *
new_tree (AvtOutline *self)
{
  AvtDocument *document = avt_session_get_document (self->session);
  GListStore *lists = g_list_store_new (G_TYPE_LIST_MODEL);

  append_list (lists, document, AVT_KIND_RACK, NULL);
  append_list (lists, document, AVT_KIND_DEVICE, avt_is_in_rack);
  append_list (lists, document, AVT_KIND_FEED, NULL);
  return G_LIST_MODEL (gtk_tree_list_model_new (
    G_LIST_MODEL (gtk_flatten_list_model_new (G_LIST_MODEL (lists))), FALSE, TRUE, children_cb,
    self, NULL));
}

/* GTK names the row of titles and the list inside of a column view by their classes. */
static void
name_inner (AvtOutline *self)
{
  GtkWidget *titles = gtk_widget_get_first_child (self->view);

  avt_compat_set_name (titles, _ ("Columns"));
  for (GtkWidget *child = titles; child != NULL; child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_LIST_VIEW (child))
      avt_compat_set_name (child, _ ("Outline"));
}

static void
document_changed_cb (AvtDocument *document, const AvtDelta *delta, AvtOutline *self)
{
  for (guint i = 0; i < self->cells->len; i++)
    avt_outline_cell_update (g_ptr_array_index (self->cells, i));
}

/* Returns: (nullable): none while the row is scrolled away */
AvtOutlineCell *
_avt_outline_find_cell (AvtOutline *self, AvtId id, AvtOutlineColumn column)
{
  for (guint i = 0; i < self->cells->len; i++)
    if (avt_outline_cell_is (g_ptr_array_index (self->cells, i), id, column))
      return g_ptr_array_index (self->cells, i);
  return NULL;
}

/* The column view itself does not scroll in GTK 4.8, but the list inside of it does. */
void
_avt_outline_scroll_to (AvtOutline *self, AvtId id)
{
  guint position = avt_selection_adapter_find (self->selection, id);

  if (position == GTK_INVALID_LIST_POSITION)
    return;
  for (GtkWidget *child = gtk_widget_get_first_child (self->view); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_LIST_VIEW (child))
      gtk_widget_activate_action (child, "list.scroll-to-item", "u", position);
}

static gboolean
focus_idle_cb (gpointer user_data)
{
  AvtOutline *self = user_data;
  AvtOutlineCell *cell = _avt_outline_find_cell (
    self, avt_session_get_single (self->session), AVT_OUTLINE_NAME);

  self->focus_idle = 0;
  if (cell != NULL)
    gtk_widget_child_focus (GTK_WIDGET (cell), GTK_DIR_TAB_FORWARD);
  else
    gtk_widget_child_focus (self->stack, GTK_DIR_TAB_FORWARD);
  return G_SOURCE_REMOVE;
}

/** avt_outline_focus: moves the focus to the row of what is selected, otherwise to the first. */
void
avt_outline_focus (AvtOutline *self)
{
  _avt_outline_scroll_to (self, avt_session_get_single (self->session));
  /* The row may be made by the frame that scrolls to it. */
  if (self->focus_idle == 0)
    self->focus_idle = g_timeout_add (50, focus_idle_cb, self);
}

static gboolean
has_focus (AvtOutline *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self));
}

static gboolean
has_focus_at (AvtOutline *self, AvtId id)
{
  AvtOutlineCell *cell = _avt_outline_find_cell (self, id, AVT_OUTLINE_NAME);
  GtkWidget *line = GTK_WIDGET (cell);

  /* From the cell of ours over the expander and the cell of GTK to the row. */
  for (guint i = 0; line != NULL && i < 3; i++)
    line = gtk_widget_get_parent (line);
  return line != NULL
         && (gtk_widget_has_focus (line) || gtk_widget_get_focus_child (line) != NULL);
}

static void
selection_changed_cb (AvtSession *session, AvtOutline *self)
{
  AvtId id = avt_session_get_single (session);

  if (avt_id_is_none (id) || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  if (!has_focus (self))
    _avt_outline_scroll_to (self, id);
  else if (!has_focus_at (self, id))
    avt_outline_focus (self);
}

static void
avt_outline_dispose (GObject *object)
{
  AvtOutline *self = AVT_OUTLINE (object);

  if (self->session != NULL)
    {
      g_signal_handlers_disconnect_by_data (avt_session_get_document (self->session), self);
      g_signal_handlers_disconnect_by_data (self->session, self);
    }
  g_clear_handle_id (&self->focus_idle, g_source_remove);
  g_clear_weak_pointer (&self->focus_before);
  g_clear_pointer (&self->add_menu, gtk_widget_unparent);
  g_clear_pointer (&self->object_menu, gtk_widget_unparent);
  g_clear_pointer (&self->stack, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (avt_outline_parent_class)->dispose (object);
}

static void
avt_outline_finalize (GObject *object)
{
  g_ptr_array_unref (AVT_OUTLINE (object)->cells);
  G_OBJECT_CLASS (avt_outline_parent_class)->finalize (object);
}

static void
avt_outline_class_init (AvtOutlineClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = avt_outline_dispose;
  G_OBJECT_CLASS (klass)->finalize = avt_outline_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
avt_outline_init (AvtOutline *self)
{
  self->cells = g_ptr_array_new ();
  self->stack = gtk_stack_new ();
  gtk_widget_set_parent (self->stack, GTK_WIDGET (self));
}

static GtkWidget *
new_empty_page (void)
{
  GtkWidget *page = adw_status_page_new ();
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("Add _Rack"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.add-rack");
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "pill");
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "view-list-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _ ("Nothing to List"));
  adw_status_page_set_description (ADW_STATUS_PAGE (page),
                                   _ ("Racks, devices and feeds of the design stand here."));
  adw_status_page_set_child (ADW_STATUS_PAGE (page), button);
  gtk_widget_add_css_class (page, "compact");
  return page;
}

static void
items_changed_cb (GListModel *model, guint position, guint n_removed, guint n_added,
                  AvtOutline *self)
{
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack),
                                    g_list_model_get_n_items (model) > 0 ? "list" : "empty");
}

static void
add_pages (AvtOutline *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_widget_set_focusable (scroller, FALSE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->view);
  gtk_stack_add_named (GTK_STACK (self->stack), scroller, "list");
  gtk_stack_add_named (GTK_STACK (self->stack), new_empty_page (), "empty");
  g_signal_connect_object (self->selection, "items-changed", G_CALLBACK (items_changed_cb), self,
                           0);
  items_changed_cb (G_LIST_MODEL (self->selection), 0, 0, 0, self);
}

GtkWidget *
avt_outline_new (AvtSession *session)
{
  AvtOutline *self = g_object_new (AVT_TYPE_OUTLINE, NULL);
  g_autoptr (GListModel) tree = NULL;

  self->session = g_object_ref (session);
  tree = new_tree (self);
  self->selection = avt_selection_adapter_new (session, tree);
  self->view = gtk_column_view_new (g_object_ref (GTK_SELECTION_MODEL (self->selection)));
  gtk_widget_add_css_class (self->view, "data-table");
  avt_compat_set_name (self->view, _ ("Outline"));
  for (guint column = 0; column < AVT_OUTLINE_N_COLUMNS; column++)
    add_column (self, (AvtOutlineColumn) column);
  name_inner (self);
  _avt_outline_add_keys (self);
  add_pages (self);
  g_signal_connect (avt_session_get_document (session), "changed",
                    G_CALLBACK (document_changed_cb), self);
  g_signal_connect (session, "selection-changed", G_CALLBACK (selection_changed_cb), self);
  return GTK_WIDGET (self);
}

/** avt_outline_get_model: Returns: (transfer none): of tree rows over AvtEntityRow */
GtkSelectionModel *
avt_outline_get_model (AvtOutline *self)
{
  return GTK_SELECTION_MODEL (self->selection);
}
