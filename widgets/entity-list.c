#include "config.h"

#include "widgets/entity-list.h"

struct _AvtEntityList
{
  GObject parent_instance;

  AvtDocument *document;
  gulong changed_handler;
  AvtKind kind;
  AvtEntityCompare compare;
  AvtEntityFilter filter;
  AvtId target;
  GPtrArray *rows;    /* of AvtEntityRow, in order */
  GHashTable *by_id;  /* AvtId of the row -> row, borrowed */
};

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AvtEntityList, avt_entity_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

/* When more of the list than this has changed, one signal for all of it is cheaper. */
#define MANY_CHANGES 64

static GType
get_item_type (GListModel *model)
{
  return AVT_TYPE_ENTITY_ROW;
}

static guint
get_n_items (GListModel *model)
{
  return AVT_ENTITY_LIST (model)->rows->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  AvtEntityList *self = AVT_ENTITY_LIST (model);

  return position < self->rows->len ? g_object_ref (g_ptr_array_index (self->rows, position))
                                    : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static int
compare_entities (const AvtEntityList *self, gconstpointer a, gconstpointer b)
{
  int order = self->compare (a, b);

  return order != 0 ? order : avt_id_compare (avt_entity_id (a), avt_entity_id (b));
}

static int
compare_rows (gconstpointer a, gconstpointer b, gpointer self)
{
  return compare_entities (self, avt_entity_row_get_entity (*(AvtEntityRow *const *) a),
                           avt_entity_row_get_entity (*(AvtEntityRow *const *) b));
}

/* The place of @entity among the rows, which are in order without it. */
static guint
find_place (const AvtEntityList *self, gconstpointer entity)
{
  guint low = 0, high = self->rows->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      AvtEntityRow *row = g_ptr_array_index (self->rows, middle);

      if (compare_entities (self, avt_entity_row_get_entity (row), entity) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static gboolean
belongs (const AvtEntityList *self, gconstpointer entity)
{
  return entity != NULL && (self->filter == NULL || self->filter (entity, self->target));
}

static GPtrArray *
collect (AvtEntityList *self)
{
  const AvtTable *table
    = avt_design_get_table (avt_document_get_design (self->document), self->kind);
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_object_unref);
  AvtTableIter iter;
  gpointer entity;

  avt_table_iter_init (&iter, table);
  while (avt_table_iter_next (&iter, &entity))
    {
      AvtId id = avt_entity_id (entity);
      AvtEntityRow *row;

      if (!belongs (self, entity))
        continue;
      row = g_hash_table_lookup (self->by_id, &id);
      if (row != NULL)
        avt_entity_row_set_entity (row, entity);
      g_ptr_array_add (rows, row != NULL ? g_object_ref (row) : avt_entity_row_new (entity));
    }
  g_ptr_array_sort_with_data (rows, compare_rows, self);
  return rows;
}

static void
index_rows (AvtEntityList *self)
{
  g_hash_table_remove_all (self->by_id);
  for (guint i = 0; i < self->rows->len; i++)
    {
      AvtEntityRow *row = g_ptr_array_index (self->rows, i);
      AvtId id = avt_entity_row_get_id (row);

      g_hash_table_insert (self->by_id, g_memdup2 (&id, sizeof id), row);
    }
}

static void
reset (AvtEntityList *self)
{
  guint n_before = self->rows->len;
  GPtrArray *rows = collect (self);

  g_ptr_array_unref (self->rows);
  self->rows = rows;
  index_rows (self);
  if (n_before > 0 || rows->len > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, n_before, rows->len);
}

static void
insert (AvtEntityList *self, AvtEntityRow *row)
{
  guint position = find_place (self, avt_entity_row_get_entity (row));
  AvtId id = avt_entity_row_get_id (row);

  g_ptr_array_insert (self->rows, (int) position, g_object_ref (row));
  g_hash_table_insert (self->by_id, g_memdup2 (&id, sizeof id), row);
  g_list_model_items_changed (G_LIST_MODEL (self), position, 0, 1);
}

static void
take_out (AvtEntityList *self, guint position)
{
  AvtId id = avt_entity_row_get_id (g_ptr_array_index (self->rows, position));

  g_hash_table_remove (self->by_id, &id);
  g_ptr_array_remove_index (self->rows, position);
  g_list_model_items_changed (G_LIST_MODEL (self), position, 1, 0);
}

static gboolean
is_in_place (AvtEntityList *self, guint position, gconstpointer entity)
{
  AvtEntityRow *before = position > 0 ? g_ptr_array_index (self->rows, position - 1) : NULL;
  AvtEntityRow *after
    = position + 1 < self->rows->len ? g_ptr_array_index (self->rows, position + 1) : NULL;

  return (before == NULL || compare_entities (self, avt_entity_row_get_entity (before), entity) < 0)
         && (after == NULL
             || compare_entities (self, entity, avt_entity_row_get_entity (after)) < 0);
}

static void
apply (AvtEntityList *self, AvtId id, gpointer after)
{
  guint position;
  g_autoptr (AvtEntityRow) row = avt_entity_list_find (self, id, &position);

  if (row != NULL)
    g_object_ref (row);
  if (row == NULL && belongs (self, after))
    {
      row = avt_entity_row_new (after);
      insert (self, row);
    }
  else if (row != NULL && !belongs (self, after))
    take_out (self, position);
  else if (row != NULL && is_in_place (self, position, after))
    avt_entity_row_set_entity (row, after);
  else if (row != NULL)
    {
      take_out (self, position);
      avt_entity_row_set_entity (row, after);
      insert (self, row);
    }
}

static gboolean
concerns (AvtEntityList *self, gconstpointer before, gconstpointer after)
{
  gconstpointer entity = after != NULL ? after : before;

  return avt_entity_kind (entity) == self->kind
         && (belongs (self, before) || belongs (self, after));
}

static void
document_changed_cb (AvtDocument *document, const AvtDelta *delta, AvtEntityList *self)
{
  guint n_changes = 0;
  gpointer before, after;

  for (guint i = 0; i < avt_delta_get_size (delta); i++)
    {
      avt_delta_get (delta, i, (gconstpointer *) &before, (gconstpointer *) &after);
      n_changes += concerns (self, before, after) ? 1 : 0;
    }
  if (n_changes > MANY_CHANGES)
    {
      reset (self);
      return;
    }
  for (guint i = 0; n_changes > 0 && i < avt_delta_get_size (delta); i++)
    {
      AvtId id = avt_delta_get (delta, i, (gconstpointer *) &before, (gconstpointer *) &after);

      if (concerns (self, before, after))
        apply (self, id, after);
    }
}

static void
avt_entity_list_dispose (GObject *object)
{
  AvtEntityList *self = AVT_ENTITY_LIST (object);

  if (self->document != NULL)
    g_clear_signal_handler (&self->changed_handler, self->document);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (avt_entity_list_parent_class)->dispose (object);
}

static void
avt_entity_list_finalize (GObject *object)
{
  AvtEntityList *self = AVT_ENTITY_LIST (object);

  g_hash_table_unref (self->by_id);
  g_ptr_array_unref (self->rows);
  G_OBJECT_CLASS (avt_entity_list_parent_class)->finalize (object);
}

static void
avt_entity_list_class_init (AvtEntityListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = avt_entity_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = avt_entity_list_finalize;
}

static void
avt_entity_list_init (AvtEntityList *self)
{
  self->rows = g_ptr_array_new_with_free_func (g_object_unref);
  self->by_id = g_hash_table_new_full (avt_id_pointer_hash, avt_id_pointer_equal, g_free, NULL);
}

/**
 * avt_entity_list_new:
 * @filter: (nullable): %NULL: all of @kind
 * @target: passed to @filter
 *
 * Returns: (transfer full): the list, kept up to date with @document
 */
AvtEntityList *
avt_entity_list_new (AvtDocument *document, AvtKind kind, AvtEntityCompare compare,
                     AvtEntityFilter filter, AvtId target)
{
  AvtEntityList *self = g_object_new (AVT_TYPE_ENTITY_LIST, NULL);

  self->document = g_object_ref (document);
  self->kind = kind;
  self->compare = compare;
  self->filter = filter;
  self->target = target;
  self->changed_handler
    = g_signal_connect (document, "changed", G_CALLBACK (document_changed_cb), self);
  reset (self);
  return self;
}

/** avt_entity_list_find: Returns: (transfer none) (nullable): the row of @id */
AvtEntityRow *
avt_entity_list_find (AvtEntityList *self, AvtId id, guint *position)
{
  AvtEntityRow *row = g_hash_table_lookup (self->by_id, &id);

  if (row != NULL && position != NULL)
    g_ptr_array_find (self->rows, row, position);
  return row;
}

/** avt_compare_names: by name as people sort them: "esx2" before "esx10". */
int
avt_compare_names (gconstpointer a, gconstpointer b)
{
  g_autofree char *first = g_utf8_collate_key_for_filename (avt_entity_name (a), -1);
  g_autofree char *second = g_utf8_collate_key_for_filename (avt_entity_name (b), -1);

  return g_strcmp0 (first, second);
}

/** avt_compare_positions: devices from the top of a rack down; those without a unit last. */
int
avt_compare_positions (gconstpointer a, gconstpointer b)
{
  const AvtDevice *first = a, *second = b;
  gint64 first_hu = AVT_RECORD_HAS (first, AVT_DEVICE_POSITION_HU) ? first->position_hu : -1000;
  gint64 second_hu = AVT_RECORD_HAS (second, AVT_DEVICE_POSITION_HU) ? second->position_hu : -1000;

  if (first_hu != second_hu)
    return first_hu > second_hu ? -1 : 1;
  return avt_compare_names (a, b);
}

/** avt_is_in_rack: an #AvtEntityFilter for devices; without a rack: those that are in none */
gboolean
avt_is_in_rack (gconstpointer device, AvtId rack)
{
  return avt_id_equal (((const AvtDevice *) device)->rack, rack);
}
