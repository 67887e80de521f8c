#include "config.h"

#include "widgets/selection-adapter.h"

struct _AvtSelectionAdapter
{
  GObject parent_instance;

  AvtSession *session;
  GListModel *model;
  GArray *shown; /* of AvtId: what was selected at the last signal */
};

static void list_model_init (GListModelInterface *iface);
static void selection_model_init (GtkSelectionModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AvtSelectionAdapter, avt_selection_adapter, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init)
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL,
                                                      selection_model_init))

static GType
get_item_type (GListModel *model)
{
  return G_TYPE_OBJECT;
}

static guint
get_n_items (GListModel *model)
{
  return g_list_model_get_n_items (AVT_SELECTION_ADAPTER (model)->model);
}

static gpointer
get_item (GListModel *model, guint position)
{
  return g_list_model_get_item (AVT_SELECTION_ADAPTER (model)->model, position);
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

/** avt_selection_adapter_get_row: Returns: (transfer full) (nullable): the row at a position */
AvtEntityRow *
avt_selection_adapter_get_row (AvtSelectionAdapter *self, guint position)
{
  g_autoptr (GObject) item = g_list_model_get_item (self->model, position);

  if (GTK_IS_TREE_LIST_ROW (item))
    return gtk_tree_list_row_get_item (GTK_TREE_LIST_ROW (item));
  return item != NULL ? AVT_ENTITY_ROW (g_steal_pointer (&item)) : NULL;
}

static AvtId
id_at (AvtSelectionAdapter *self, guint position)
{
  g_autoptr (AvtEntityRow) row = avt_selection_adapter_get_row (self, position);

  return row != NULL ? avt_entity_row_get_id (row) : AVT_ID_NONE;
}

static gboolean
is_selected (GtkSelectionModel *model, guint position)
{
  AvtSelectionAdapter *self = AVT_SELECTION_ADAPTER (model);

  return avt_session_is_selected (self->session, id_at (self, position));
}

static GtkBitset *
get_selection_in_range (GtkSelectionModel *model, guint position, guint n_items)
{
  GtkBitset *set = gtk_bitset_new_empty ();

  for (guint i = position; i < position + n_items; i++)
    if (is_selected (model, i))
      gtk_bitset_add (set, i);
  return set;
}

static gboolean
select_item (GtkSelectionModel *model, guint position, gboolean unselect_rest)
{
  AvtSelectionAdapter *self = AVT_SELECTION_ADAPTER (model);
  AvtId id = id_at (self, position);

  if (unselect_rest)
    avt_session_select_one (self->session, id);
  else
    avt_session_add (self->session, &id, 1);
  return TRUE;
}

static gboolean
unselect_item (GtkSelectionModel *model, guint position)
{
  AvtSelectionAdapter *self = AVT_SELECTION_ADAPTER (model);

  if (is_selected (model, position))
    avt_session_toggle (self->session, id_at (self, position));
  return TRUE;
}

/* What the list does not show stays selected. */
static gboolean
set_selection (GtkSelectionModel *model, GtkBitset *selected, GtkBitset *mask)
{
  AvtSelectionAdapter *self = AVT_SELECTION_ADAPTER (model);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (AvtId));
  g_autoptr (GHashTable) masked
    = g_hash_table_new_full (avt_id_pointer_hash, avt_id_pointer_equal, g_free, NULL);
  const AvtId *now;
  guint n_now;

  for (guint i = 0; i < get_n_items (G_LIST_MODEL (model)); i++)
    {
      AvtId id = id_at (self, i);

      if (!gtk_bitset_contains (mask, i))
        continue;
      g_hash_table_add (masked, g_memdup2 (&id, sizeof id));
      if (gtk_bitset_contains (selected, i))
        g_array_append_val (ids, id);
    }
  now = avt_session_get_selection (self->session, &n_now);
  for (guint i = 0; i < n_now; i++)
    if (!g_hash_table_contains (masked, &now[i]))
      g_array_append_val (ids, now[i]);
  avt_session_select (self->session, (const AvtId *) (gpointer) ids->data, ids->len);
  return TRUE;
}

static void
selection_model_init (GtkSelectionModelInterface *iface)
{
  iface->is_selected = is_selected;
  iface->get_selection_in_range = get_selection_in_range;
  iface->select_item = select_item;
  iface->unselect_item = unselect_item;
  iface->set_selection = set_selection;
}

static gboolean
was_shown (AvtSelectionAdapter *self, AvtId id)
{
  for (guint i = 0; i < self->shown->len; i++)
    if (avt_id_equal (g_array_index (self->shown, AvtId, i), id))
      return TRUE;
  return FALSE;
}

static void
remember (AvtSelectionAdapter *self)
{
  guint n_ids;
  const AvtId *ids = avt_session_get_selection (self->session, &n_ids);

  g_array_set_size (self->shown, 0);
  g_array_append_vals (self->shown, ids, n_ids);
}

/* One signal that spans exactly the rows whose state has changed. */
static void
selection_changed_cb (AvtSession *session, AvtSelectionAdapter *self)
{
  guint first = G_MAXUINT, last = 0;

  for (guint i = 0; i < get_n_items (G_LIST_MODEL (self)); i++)
    {
      AvtId id = id_at (self, i);

      if (avt_session_is_selected (session, id) != was_shown (self, id))
        {
          first = MIN (first, i);
          last = i;
        }
    }
  remember (self);
  if (first != G_MAXUINT)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), first, last - first + 1);
}

static void
items_changed_cb (GListModel *model, guint position, guint n_removed, guint n_added,
                  AvtSelectionAdapter *self)
{
  g_list_model_items_changed (G_LIST_MODEL (self), position, n_removed, n_added);
}

static void
avt_selection_adapter_dispose (GObject *object)
{
  AvtSelectionAdapter *self = AVT_SELECTION_ADAPTER (object);

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  g_clear_object (&self->session);
  g_clear_object (&self->model);
  G_OBJECT_CLASS (avt_selection_adapter_parent_class)->dispose (object);
}

static void
avt_selection_adapter_finalize (GObject *object)
{
  g_array_unref (AVT_SELECTION_ADAPTER (object)->shown);
  G_OBJECT_CLASS (avt_selection_adapter_parent_class)->finalize (object);
}

static void
avt_selection_adapter_class_init (AvtSelectionAdapterClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = avt_selection_adapter_dispose;
  G_OBJECT_CLASS (klass)->finalize = avt_selection_adapter_finalize;
}

static void
avt_selection_adapter_init (AvtSelectionAdapter *self)
{
  self->shown = g_array_new (FALSE, FALSE, sizeof (AvtId));
}

/** avt_selection_adapter_new: Returns: (transfer full): a selection model over @model */
AvtSelectionAdapter *
avt_selection_adapter_new (AvtSession *session, GListModel *model)
{
  AvtSelectionAdapter *self = g_object_new (AVT_TYPE_SELECTION_ADAPTER, NULL);

  self->session = g_object_ref (session);
  self->model = g_object_ref (model);
  remember (self);
  g_signal_connect (session, "selection-changed", G_CALLBACK (selection_changed_cb), self);
  g_signal_connect (model, "items-changed", G_CALLBACK (items_changed_cb), self);
  return self;
}

/** avt_selection_adapter_find: Returns: the position of @id, or %GTK_INVALID_LIST_POSITION */
guint
avt_selection_adapter_find (AvtSelectionAdapter *self, AvtId id)
{
  for (guint i = 0; i < get_n_items (G_LIST_MODEL (self)); i++)
    if (avt_id_equal (id_at (self, i), id))
      return i;
  return GTK_INVALID_LIST_POSITION;
}
