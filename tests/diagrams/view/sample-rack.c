#include "config.h"

#include "tests/diagrams/view/sample-rack.h"

static AvtId
take (AvtSample *self, gpointer entity)
{
  g_autoptr (GError) error = NULL;
  AvtId id = avt_entity_id (entity);
  AvtDesign *design = avt_design_with_added (self->design, entity, &error);

  g_assert_no_error (error);
  avt_design_unref (self->design);
  self->design = design;
  return id;
}

static gpointer
new_entity (AvtSample *self, AvtKind kind)
{
  return avt_entity_new (kind, avt_id_source_next (self->ids, avt_kind_info (kind)->letter));
}

void
avt_sample_init (AvtSample *self, guint64 seed)
{
  self->ids = avt_id_source_new_seeded (seed);
  self->design = avt_design_new_empty (self->ids);
}

void
avt_sample_clear (AvtSample *self)
{
  g_clear_pointer (&self->design, avt_design_unref);
  g_clear_pointer (&self->ids, avt_id_source_free);
}

AvtId
avt_sample_add_rack (AvtSample *self, const char *name, gint64 height_u)
{
  AvtRack *rack = new_entity (self, AVT_KIND_RACK);

  avt_record_set_string (&avt_rack_type, rack, AVT_RACK_NAME, name);
  avt_record_set_integer (&avt_rack_type, rack, AVT_RACK_HEIGHT_HU, 2 * height_u);
  return take (self, rack);
}

AvtId
avt_sample_add_type (AvtSample *self, const char *name, AvtTypeCategory category,
                     gint64 height_hu, AvtWidth width, gint64 depth_mm, gboolean full_depth)
{
  AvtType *type = new_entity (self, AVT_KIND_TYPE);
  const AvtRecordType *fields = &avt_type_type;

  avt_record_set_string (fields, type, AVT_TYPE_FIELD_NAME, name);
  avt_record_set_enum (fields, type, AVT_TYPE_FIELD_CATEGORY, category);
  avt_record_set_integer (fields, type, AVT_TYPE_FIELD_HEIGHT_HU, height_hu);
  avt_record_set_enum (fields, type, AVT_TYPE_FIELD_WIDTH, width);
  avt_record_set_boolean (fields, type, AVT_TYPE_FIELD_FULL_DEPTH, full_depth);
  if (depth_mm > 0)
    avt_record_set_integer (fields, type, AVT_TYPE_FIELD_DEPTH_MM, depth_mm);
  return take (self, type);
}

gboolean
avt_sample_try_device (AvtSample *self, AvtId type, const char *name, AvtPlace place, AvtId *id)
{
  AvtDesign *design
      = avt_design_with_device (self->design, self->ids, type, name, &place, FALSE, id, NULL);

  if (design == NULL)
    return FALSE;
  avt_design_unref (self->design);
  self->design = design;
  return TRUE;
}

AvtId
avt_sample_add_device (AvtSample *self, AvtId type, const char *name, AvtPlace place)
{
  AvtId id;

  g_assert_true (avt_sample_try_device (self, type, name, place, &id));
  return id;
}

AvtId
avt_sample_add_feed (AvtSample *self, const char *name, AvtSide side)
{
  AvtFeed *feed = new_entity (self, AVT_KIND_FEED);

  avt_record_set_string (&avt_feed_type, feed, AVT_FEED_NAME, name);
  avt_record_set_enum (&avt_feed_type, feed, AVT_FEED_SIDE, side);
  avt_record_set_integer (&avt_feed_type, feed, AVT_FEED_VOLTAGE_MV, 230000);
  avt_record_set_integer (&avt_feed_type, feed, AVT_FEED_PHASES, 1);
  avt_record_set_integer (&avt_feed_type, feed, AVT_FEED_BREAKER_MA, 32000);
  return take (self, feed);
}

/* One of everything: strips on both sides, servers, a rear switch behind a panel, halves, half a
 * unit, a name that is too long. */
AvtId
avt_sample_add_mixed_rack (AvtSample *self)
{
  AvtId rack = avt_sample_add_rack (self, "B04", 45);
  AvtId server = avt_sample_add_type (self, "R2208WF", AVT_TYPE_SERVER, 4, AVT_WIDTH_FULL, 720, 1);
  AvtId half = avt_sample_add_type (self, "Half node", AVT_TYPE_SERVER, 2, AVT_WIDTH_HALF, 500, 1);
  AvtId gear = avt_sample_add_type (self, "S5248F", AVT_TYPE_SWITCH, 2, AVT_WIDTH_FULL, 450, 0);
  AvtId panel = avt_sample_add_type (self, "CPP24", AVT_TYPE_PATCH_PANEL, 2, AVT_WIDTH_FULL, 0, 0);
  AvtId brush = avt_sample_add_type (self, "Brush", AVT_TYPE_OTHER, 1, AVT_WIDTH_FULL, 50, 0);
  AvtId strip = avt_sample_add_type (self, "AP8886", AVT_TYPE_PDU, 0, AVT_WIDTH_FULL, 0, 0);
  AvtId pdu_a = avt_sample_add_device (self, strip, "pdu-a",
                                       (AvtPlace){ rack, 0, 0, AVT_SLOT_CHANNEL_LEFT_1 });
  AvtId pdu_b = avt_sample_add_device (self, strip, "pdu-b",
                                       (AvtPlace){ rack, 0, 0, AVT_SLOT_CHANNEL_RIGHT_1 });

  for (guint side = 0; side < 2; side++)
    {
      AvtId feed = avt_sample_add_feed (self, side == 0 ? "Feed A" : "Feed B", (AvtSide) side);

      AvtDesign *fed
          = avt_design_with_feed_of (self->design, side == 0 ? pdu_a : pdu_b, feed, NULL);

      avt_design_unref (self->design);
      self->design = fed;
    }
  avt_sample_add_device (self, server, "esx01", (AvtPlace){ rack, 2, 0, 0 });
  avt_sample_add_device (self, server, "a-very-long-server-name.rack.row.room.example.com",
                         (AvtPlace){ rack, 6, 0, 0 });
  avt_sample_add_device (self, half, "left", (AvtPlace){ rack, 20, 0, AVT_SLOT_LEFT });
  avt_sample_add_device (self, half, "right", (AvtPlace){ rack, 20, 0, AVT_SLOT_RIGHT });
  avt_sample_add_device (self, brush, "brush", (AvtPlace){ rack, 31, 0, 0 });
  avt_sample_add_device (self, gear, "sw-1", (AvtPlace){ rack, 90, AVT_FACE_REAR, 0 });
  avt_sample_add_device (self, panel, "panel", (AvtPlace){ rack, 90, AVT_FACE_FRONT, 0 });
  avt_sample_add_device (self, gear, "sw-2", (AvtPlace){ rack, 88, AVT_FACE_REAR, 0 });
  return rack;
}
