#include "config.h"

#include "widgets/entity-row.h"

struct _AvtEntityRow
{
  GObject parent_instance;

  AvtId id;
  gpointer entity;
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (AvtEntityRow, avt_entity_row, G_TYPE_OBJECT)

static void
avt_entity_row_finalize (GObject *object)
{
  AvtEntityRow *self = AVT_ENTITY_ROW (object);

  g_clear_pointer (&self->entity, avt_entity_unref);
  G_OBJECT_CLASS (avt_entity_row_parent_class)->finalize (object);
}

static void
avt_entity_row_class_init (AvtEntityRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = avt_entity_row_finalize;
  changed_signal = g_signal_new ("changed", G_OBJECT_CLASS_TYPE (klass), G_SIGNAL_RUN_LAST, 0,
                                 NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
avt_entity_row_init (AvtEntityRow *self)
{
}

AvtEntityRow *
avt_entity_row_new (gpointer entity)
{
  AvtEntityRow *self = g_object_new (AVT_TYPE_ENTITY_ROW, NULL);

  self->entity = avt_entity_ref (entity);
  self->id = avt_entity_id (entity);
  return self;
}

AvtId
avt_entity_row_get_id (AvtEntityRow *self)
{
  return self->id;
}

/** avt_entity_row_get_entity: Returns: (transfer none): as it is now, or was last */
gconstpointer
avt_entity_row_get_entity (AvtEntityRow *self)
{
  return self->entity;
}

/** avt_entity_row_set_entity: @entity: what the same id stands for now */
void
avt_entity_row_set_entity (AvtEntityRow *self, gpointer entity)
{
  g_return_if_fail (avt_id_equal (avt_entity_id (entity), self->id));

  if (entity == self->entity)
    return;
  avt_entity_unref (self->entity);
  self->entity = avt_entity_ref (entity);
  g_signal_emit (self, changed_signal, 0);
}

/** avt_entity_row_touch: something that is shown with the entity has changed. */
void
avt_entity_row_touch (AvtEntityRow *self)
{
  g_signal_emit (self, changed_signal, 0);
}
