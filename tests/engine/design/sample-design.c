#include "config.h"

#include "tests/engine/design/sample-design.h"

AvtId
next_id (AvtIdSource *ids, AvtKind kind)
{
  return avt_id_source_next (ids, avt_kind_info (kind)->letter);
}

/** sample_set: gives the field at @path the value that @text says. */
void
sample_set (gpointer entity, const char *path, const char *text)
{
  g_autoptr (GError) error = NULL;
  const AvtRecordType *type;
  guint field;
  void *record = avt_record_resolve_for_change (avt_entity_type (entity), entity, path, &type,
                                                &field, &error);

  g_assert_no_error (error);
  avt_record_set_text (type, record, field, text, &error);
  g_assert_no_error (error);
}

/** sample_new: Returns: an entity of @kind; pairs of path and text, ended by NULL, fill it */
gpointer
sample_new (AvtIdSource *ids, AvtKind kind, const char *first_field, ...)
{
  gpointer entity = avt_entity_new (kind, next_id (ids, kind));
  va_list pairs;

  va_start (pairs, first_field);
  for (const char *path = first_field; path != NULL; path = va_arg (pairs, const char *))
    sample_set (entity, path, va_arg (pairs, const char *));
  va_end (pairs);
  return entity;
}

/** sample_port: adds a port to a device type. */
void
sample_port (gpointer type, const char *key, const char *category)
{
  void *port = avt_record_append (&avt_type_type, type, AVT_TYPE_FIELD_PORTS);
  int value = avt_field_find_value (&avt_port_type.fields[AVT_PORT_CATEGORY], category);

  avt_record_set_string (&avt_port_type, port, AVT_PORT_KEY, key);
  avt_record_set_enum (&avt_port_type, port, AVT_PORT_CATEGORY, value);
}

/** place_at: Returns: the place at @unit of the rack, over the full width of the front */
AvtPlace
place_at (AvtId rack, double unit)
{
  return (AvtPlace){ rack, (gint64) (unit * 2), AVT_FACE_FRONT, AVT_SLOT_FULL };
}

void
sample_take (AvtDesign **design, AvtDesign *result, GError *error)
{
  g_assert_no_error (error);
  g_assert_nonnull (result);
  avt_design_unref (*design);
  *design = result;
}

static AvtId
add (AvtDesignBuilder *builder, gpointer entity)
{
  AvtId id = avt_entity_id (entity);

  avt_design_builder_put (builder, entity);
  return id;
}

static void
add_part_use (gpointer type, AvtId part, gint64 quantity)
{
  void *use = avt_record_append (&avt_type_type, type, AVT_TYPE_FIELD_PARTS);

  avt_record_set_id (&avt_part_use_type, use, AVT_PART_USE_PART, part);
  avt_record_set_integer (&avt_part_use_type, use, AVT_PART_USE_QUANTITY, quantity);
}

static AvtId
add_server_type (SampleDesign *self, AvtDesignBuilder *builder)
{
  gpointer type = sample_new (self->ids, AVT_KIND_TYPE, "name", "Server", "category", "server",
                              "height_hu", "1U", "mass_g", "20 kg", "depth_mm", "700 mm", NULL);

  sample_port (type, "PSU1", "power-inlet");
  sample_port (type, "PSU2", "power-inlet");
  sample_port (type, "eth0", "interface");
  sample_port (type, "eth1", "interface");
  add_part_use (type, self->cpu, 2);
  add_part_use (type, self->supply, 2);
  return add (builder, type);
}

static AvtId
add_pdu_type (SampleDesign *self, AvtDesignBuilder *builder)
{
  gpointer type = sample_new (self->ids, AVT_KIND_TYPE, "name", "Strip", "category", "pdu",
                              "height_hu", "0U", NULL);

  sample_port (type, "in", "power-inlet");
  for (char key[] = "1"; *key <= '8'; ++*key)
    {
      g_autofree char *inlet = g_strdup_printf ("ports[%s].inlet", key);
      g_autofree char *bank = g_strdup_printf ("ports[%s].bank", key);

      sample_port (type, key, "power-outlet");
      sample_set (type, inlet, "in");
      sample_set (type, bank, *key < '5' ? "B1" : "B2");
    }
  for (guint i = 1; i <= 2; i++)
    {
      g_autofree char *key = g_strdup_printf ("B%u", i);
      void *bank = avt_record_append (&avt_type_type, type, AVT_TYPE_FIELD_BANKS);

      avt_record_set_string (&avt_bank_type, bank, AVT_BANK_KEY, key);
      avt_record_set_integer (&avt_bank_type, bank, AVT_BANK_BREAKER_MA, 16000);
    }
  return add (builder, type);
}

static AvtId
add_switch_type (SampleDesign *self, AvtDesignBuilder *builder)
{
  gpointer type = sample_new (self->ids, AVT_KIND_TYPE, "name", "Switch", "category", "switch",
                              "height_hu", "1U", "power_typical_mw", "150 W", NULL);

  sample_port (type, "PSU1", "power-inlet");
  sample_port (type, "PSU2", "power-inlet");
  for (char key[] = "1"; *key <= '8'; ++*key)
    sample_port (type, key, "interface");
  return add (builder, type);
}

static void
add_types (SampleDesign *self, AvtDesignBuilder *builder)
{
  self->cpu = add (builder, sample_new (self->ids, AVT_KIND_PART, "name", "CPU", "category", "cpu",
                                        "power_typical_mw", "150 W", "power_peak_mw", "205 W",
                                        NULL));
  self->supply = add (builder, sample_new (self->ids, AVT_KIND_PART, "name", "Supply", "category",
                                           "supply", "rated_mw", "750 W", "efficiency",
                                           "platinum", NULL));
  self->server_type = add_server_type (self, builder);
  self->half_type
      = add (builder, sample_new (self->ids, AVT_KIND_TYPE, "name", "Half", "category", "other",
                                  "height_hu", "1U", "width", "half", NULL));
  self->shallow_type
      = add (builder, sample_new (self->ids, AVT_KIND_TYPE, "name", "Shallow", "category",
                                  "patch-panel", "height_hu", "1U", "full_depth", "false",
                                  "depth_mm", "300 mm", NULL));
  self->pdu_type = add_pdu_type (self, builder);
  self->switch_type = add_switch_type (self, builder);
}

static void
add_places (SampleDesign *self, AvtDesignBuilder *builder)
{
  self->site = add (builder, sample_new (self->ids, AVT_KIND_SITE, "name", "Site", NULL));
  self->room = add (builder, sample_new (self->ids, AVT_KIND_ROOM, "name", "Room", "site",
                                         self->site.text, NULL));
  self->row = add (builder, sample_new (self->ids, AVT_KIND_ROW, "name", "Row", "room",
                                        self->room.text, NULL));
  self->feed_a = add (builder, sample_new (self->ids, AVT_KIND_FEED, "name", "A", "side", "a",
                                           "voltage_mv", "230 V", "phases", "1", "breaker_ma",
                                           "32 A", NULL));
  self->feed_b = add (builder, sample_new (self->ids, AVT_KIND_FEED, "name", "B", "side", "b",
                                           "voltage_mv", "230 V", "phases", "1", "breaker_ma",
                                           "32 A", NULL));
  for (guint i = 0; i < G_N_ELEMENTS (self->racks); i++)
    {
      g_autofree char *name = g_strdup_printf ("R%u", i + 1);
      gpointer rack = sample_new (self->ids, AVT_KIND_RACK, "name", name, "height_hu", "42U",
                                  "depth_mm", "1000 mm", "mass_limit_g", "1000 kg", NULL);

      if (i < 2)
        sample_set (rack, "row", self->row.text);
      self->racks[i] = add (builder, rack);
    }
}

static void
add_devices (SampleDesign *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->pdus); i++)
    {
      g_autofree char *name = g_strdup_printf ("pdu-%c%u", i % 2 == 0 ? 'a' : 'b', i / 2 + 1);
      AvtPlace place = { self->racks[i / 2], 0, AVT_FACE_REAR,
                         i % 2 == 0 ? AVT_SLOT_CHANNEL_LEFT_1 : AVT_SLOT_CHANNEL_RIGHT_1 };
      AvtId feed = i % 2 == 0 ? self->feed_a : self->feed_b;

      take_edit (&self->design, avt_design_with_device (self->design, self->ids, self->pdu_type,
                                                        name, &place, FALSE, &self->pdus[i],
                                                        &error));
      take_edit (&self->design,
                 avt_design_with_feed_of (self->design, self->pdus[i], feed, &error));
    }
  for (guint i = 0; i < G_N_ELEMENTS (self->servers); i++)
    {
      g_autofree char *name = g_strdup_printf ("srv-%u", i + 1);
      AvtPlace place = place_at (self->racks[i / 2], i % 2 + 1);

      take_edit (&self->design,
                 avt_design_with_device (self->design, self->ids, self->server_type, name, &place,
                                         FALSE, &self->servers[i], &error));
    }
  for (guint i = 0; i < G_N_ELEMENTS (self->switches); i++)
    {
      g_autofree char *name = g_strdup_printf ("sw-%u", i + 1);
      AvtPlace place = place_at (self->racks[2], 40 + i);

      take_edit (&self->design,
                 avt_design_with_device (self->design, self->ids, self->switch_type, name, &place,
                                         FALSE, &self->switches[i], &error));
    }
}

static AvtId
link_up (SampleDesign *self, AvtMedium medium, AvtId a, const char *a_port, AvtId b,
         const char *b_port)
{
  AvtId id;

  take_edit (&self->design,
             avt_design_with_link (self->design, self->ids, medium, (AvtPortAddress){ a, a_port },
                                   (AvtPortAddress){ b, b_port }, FALSE, &id, &error));
  return id;
}

static void
add_links (SampleDesign *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->servers); i++)
    {
      char port[] = { '1' + (char) (i % 2), '\0' };

      link_up (self, AVT_MEDIUM_POWER, self->servers[i], "PSU1", self->pdus[i / 2 * 2], port);
      link_up (self, AVT_MEDIUM_POWER, self->servers[i], "PSU2", self->pdus[i / 2 * 2 + 1], port);
      self->links[i] = link_up (self, AVT_MEDIUM_FIBRE, self->servers[i], "eth0",
                                self->switches[i / 2], port);
    }
}

/** sample_design_new: Returns: (transfer full): the design of the header, always the same */
SampleDesign *
sample_design_new (void)
{
  SampleDesign *self = g_new0 (SampleDesign, 1);
  g_autoptr (AvtDesignBuilder) builder = NULL;
  AvtId about[2];
  gpointer note;

  self->ids = avt_id_source_new_seeded (42);
  self->design = avt_design_new_empty (self->ids);
  builder = avt_design_builder_new (self->design);
  add_types (self, builder);
  add_places (self, builder);
  take_edit (&self->design, avt_design_builder_end (builder, &error));
  add_devices (self);
  add_links (self);
  about[0] = self->racks[0];
  about[1] = self->servers[0];
  note = sample_new (self->ids, AVT_KIND_NOTE, "name", "Note", "category", "risk", NULL);
  avt_record_set_ids (&avt_note_type, note, AVT_NOTE_FIELD_ABOUT, about, 2);
  self->note = avt_entity_id (note);
  take_edit (&self->design, avt_design_with_added (self->design, note, &error));
  return self;
}

void
sample_design_free (SampleDesign *self)
{
  avt_design_unref (self->design);
  avt_id_source_free (self->ids);
  g_free (self);
}
