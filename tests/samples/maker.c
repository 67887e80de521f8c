#include "config.h"

#include "tests/samples/make.h"

/** maker_new: @seed: decides the ids */
Maker *
maker_new (guint64 seed)
{
  Maker *self = g_new0 (Maker, 1);

  self->ids = avt_id_source_new_seeded (seed);
  self->builder = avt_design_builder_new (NULL);
  self->info = maker_entity (self, AVT_KIND_INFO);
  return self;
}

AvtDesign *
maker_end (Maker *self)
{
  g_autoptr (GError) error = NULL;
  AvtDesign *design;

  avt_design_builder_put (self->builder, self->info);
  design = avt_design_builder_end (self->builder, &error);
  g_assert_no_error (error);
  avt_design_builder_free (self->builder);
  avt_id_source_free (self->ids);
  g_clear_pointer (&self->entries, g_hash_table_unref);
  g_free (self);
  return design;
}

gpointer
maker_entity (Maker *self, AvtKind kind)
{
  return avt_entity_new (kind, avt_id_source_next (self->ids, avt_kind_info (kind)->letter));
}

AvtId
maker_add (Maker *self, gpointer entity)
{
  AvtId id = avt_entity_id (entity);

  avt_design_builder_put (self->builder, entity);
  return id;
}

void
set_in (const AvtRecordType *type, void *record, const char *path, const char *text)
{
  g_autoptr (GError) error = NULL;
  const AvtRecordType *holder;
  guint field;
  void *target = avt_record_resolve_for_change (type, record, path, &holder, &field, &error);

  g_assert_no_error (error);
  avt_record_set_text (holder, target, field, text, &error);
  g_assert_no_error (error);
}

/** set: as a person would type it: "1 kW", "2 U". */
void
set (gpointer entity, const char *path, const char *text)
{
  set_in (avt_entity_type (entity), entity, path, text);
}

void
set_id (gpointer entity, guint field, AvtId id)
{
  avt_record_set_id (avt_entity_type (entity), entity, field, id);
}
