#include "config.h"

#include "tests/engine/design/random-edits.h"

#include "engine/calc/rack-fill.h"

#include "tests/engine/base/record-maker.h"
#include "tests/engine/design/sample-design.h"

#include <string.h>

/* Above so many entities edits that take away come more often, so that designs stay of a size that
 * can be searched in full after every edit. */
#define AIMED_ENTITIES 260

struct _RandomEdits
{
  GRand *rand;
  AvtIdSource *ids;
  AvtDesign *design; /* borrowed while an edit is made */
  GError **error;
  RandomEdit edit;
  AvtFragment *clipboard; /* (nullable): of this design as it was some time ago */
};

static const char *const names[] = {
  "added",  "replaced",       "removed", "field_text", "field_unset", "device",
  "devices_placed", "parts",  "feed_of", "link",       "link_moved",  "links_moved",
  "type",   "pasted",         "duplicated", "filled",  "state", "devices_filled",
  "style",  "style_chosen", "style_removed",
};

const char *
random_edit_name (RandomEditKind kind)
{
  g_assert_cmpuint (G_N_ELEMENTS (names), ==, N_RANDOM_EDITS);
  return names[kind];
}

RandomEdits *
random_edits_new (guint64 seed)
{
  RandomEdits *self = g_new0 (RandomEdits, 1);
  guint32 words[] = { (guint32) seed, (guint32) (seed >> 32) };

  self->rand = g_rand_new_with_seed_array (words, G_N_ELEMENTS (words));
  self->ids = avt_id_source_new_seeded (seed);
  return self;
}

void
random_edits_free (RandomEdits *self)
{
  g_clear_pointer (&self->clipboard, avt_fragment_free);
  g_rand_free (self->rand);
  avt_id_source_free (self->ids);
  g_free (self);
}

/** random_edits_begin: Returns: (transfer full): a small design with everything in it */
AvtDesign *
random_edits_begin (RandomEdits *self)
{
  g_autoptr (SampleDesign) sample = sample_design_new ();

  return avt_design_ref (sample->design);
}

/* Chance */

static guint
below (RandomEdits *self, guint bound)
{
  return (guint) g_rand_int_range (self->rand, 0, (gint32) bound);
}

static gboolean
happens (RandomEdits *self, guint percent)
{
  return below (self, 100) < percent;
}

static gconstpointer
any (RandomEdits *self, AvtKind kind)
{
  guint count = avt_design_count (self->design, kind);

  return count > 0 ? avt_design_get (self->design, kind, below (self, count)) : NULL;
}

static AvtId
id_of (gconstpointer entity)
{
  return entity != NULL ? avt_entity_id (entity) : AVT_ID_NONE;
}

static AvtId
any_id (RandomEdits *self, AvtKind kind)
{
  return id_of (any (self, kind));
}

static AvtKind
any_kind (RandomEdits *self)
{
  return (AvtKind) below (self, AVT_N_KINDS);
}

/* Of all kinds alike, but devices and links more often: most rules are about them. */
static gconstpointer
any_entity (RandomEdits *self)
{
  static const AvtKind often[] = { AVT_KIND_DEVICE, AVT_KIND_LINK, AVT_KIND_RACK };

  for (guint i = 0; i < 20; i++)
    {
      AvtKind kind = happens (self, 40) ? often[below (self, G_N_ELEMENTS (often))]
                                        : any_kind (self);
      gconstpointer entity = any (self, kind);

      if (entity != NULL)
        return entity;
    }
  return avt_design_get_info (self->design);
}

static AvtId
reference_cb (const char *targets, GRand *rand, gpointer user_data)
{
  RandomEdits *self = user_data;

  if (targets == NULL)
    return id_of (any_entity (self));
  return any_id (self, avt_kind_info_by_letter (targets[0])->kind);
}

static RecordMaker
maker (RandomEdits *self, guint share_percent)
{
  return (RecordMaker){ self->rand, share_percent, reference_cb, self };
}

static guint
count_entities (const AvtDesign *design)
{
  guint count = 0;

  for (guint kind = 0; kind < AVT_N_KINDS; kind++)
    count += avt_design_count (design, kind);
  return count;
}

/* Types with ports that fit together */

static void
add_ports (gpointer type, const char *prefix, const char *category, guint count)
{
  for (guint i = 1; i <= count; i++)
    {
      g_autofree char *key = g_strdup_printf ("%s%u", prefix, i);

      sample_port (type, key, category);
    }
}

/* Ports of one name are not of one kind in all types, so a change of type can break a link. */
static const char *
any_category (RandomEdits *self)
{
  static const char *const categories[]
      = { "interface", "interface", "interface", "console", "front", "rear", "module-bay" };

  return categories[below (self, G_N_ELEMENTS (categories))];
}

static void
make_ports (RandomEdits *self, AvtType *type)
{
  gboolean is_strip = happens (self, 40);

  avt_record_unset (&avt_type_type, type, AVT_TYPE_FIELD_PORTS);
  add_ports (type, "PSU", "power-inlet", is_strip ? 1 : below (self, 3));
  add_ports (type, "out [x].", "power-outlet", is_strip ? 1 + below (self, 12) : 0);
  add_ports (type, "eth", any_category (self), is_strip ? 0 : below (self, 6));
  add_ports (type, "con", "console", below (self, 2));
  add_ports (type, "bay", "device-bay", below (self, 2));
}

/* Low ones mostly, or nothing would find a place. */
static gint64
any_height_hu (RandomEdits *self)
{
  static const gint64 heights_hu[] = { 0, 0, 1, 2, 2, 2, 2, 3, 4, 4, 8 };

  return heights_hu[below (self, G_N_ELEMENTS (heights_hu))];
}

static AvtType *
make_type (RandomEdits *self, AvtId id)
{
  RecordMaker make = maker (self, 40);
  AvtType *type = avt_entity_new (AVT_KIND_TYPE, id);

  make_record (&make, &avt_type_type, type);
  avt_record_set_integer (&avt_type_type, type, AVT_TYPE_FIELD_HEIGHT_HU, any_height_hu (self));
  if (happens (self, 80))
    make_ports (self, type);
  if (AVT_RECORD_HAS (type, AVT_TYPE_FIELD_DEPTH_MM))
    avt_record_set_integer (&avt_type_type, type, AVT_TYPE_FIELD_DEPTH_MM, 100 + below (self, 900));
  return type;
}

/* Places */

static AvtPlace
any_place (RandomEdits *self)
{
  return (AvtPlace){ any_id (self, AVT_KIND_RACK), (gint64) below (self, 90),
                     (AvtFace) below (self, 2), (AvtSlot) below (self, 7) };
}

/* A free place for @type in some rack, or nowhere. */
static AvtPlace
free_place (RandomEdits *self, const AvtType *type)
{
  AvtPlace place = any_place (self);

  if (!avt_design_first_free (self->design, type, &place))
    place.rack = AVT_ID_NONE;
  return place;
}

static AvtPlace
likely_place (RandomEdits *self, const AvtType *type)
{
  return happens (self, 80) ? free_place (self, type) : any_place (self);
}

/* Ports */

static const AvtType *
type_of (RandomEdits *self, AvtId device)
{
  return avt_design_type (self->design, avt_design_device (self->design, device)->type);
}

static gboolean
has_role (const AvtPort *port, AvtPortCategory category)
{
  gboolean is_power
      = port->category == AVT_PORT_POWER_INLET || port->category == AVT_PORT_POWER_OUTLET;
  gboolean is_bay = port->category == AVT_PORT_MODULE_BAY || port->category == AVT_PORT_DEVICE_BAY;

  if (category == AVT_PORT_INTERFACE)
    return !is_power && !is_bay;
  return port->category == (int) category;
}

/* A free port of the category, of some device; AVT_PORT_INTERFACE stands for every network port. */
static gboolean
free_port (RandomEdits *self, AvtPortCategory category, AvtPortAddress *address)
{
  for (guint i = 0; i < 60; i++)
    {
      AvtId device = any_id (self, AVT_KIND_DEVICE);
      const AvtType *type = avt_id_is_none (device) ? NULL : type_of (self, device);
      const AvtPort *port;

      if (type == NULL || type->ports.n_records == 0)
        continue;
      port = avt_record_list_at (type->ports, AvtPort, below (self, type->ports.n_records));
      if (!has_role (port, category)
          || avt_design_link_at (self->design, device, port->key) != NULL)
        continue;
      *address = (AvtPortAddress){ device, port->key };
      return TRUE;
    }
  return FALSE;
}

static AvtPortAddress
any_port (RandomEdits *self)
{
  AvtId device = any_id (self, AVT_KIND_DEVICE);
  const AvtType *type = avt_id_is_none (device) ? NULL : type_of (self, device);

  if (type == NULL || type->ports.n_records == 0)
    return (AvtPortAddress){ device, "none" };
  return (AvtPortAddress){
    device,
    avt_record_list_at (type->ports, AvtPort, below (self, type->ports.n_records))->key
  };
}

/* The edits */

static gpointer
make_link (RandomEdits *self, AvtId id)
{
  RecordMaker make = maker (self, 50);
  AvtLink *link = avt_entity_new (AVT_KIND_LINK, id);
  AvtPortAddress a = any_port (self);
  AvtPortAddress b = any_port (self);

  if (happens (self, 80))
    {
      free_port (self, AVT_PORT_INTERFACE, &a);
      free_port (self, AVT_PORT_INTERFACE, &b);
    }
  make_record (&make, &avt_link_type, link);
  avt_record_set_id (&avt_link_type, link, AVT_LINK_A_DEVICE, a.device);
  avt_record_set_string (&avt_link_type, link, AVT_LINK_A_PORT, a.port);
  avt_record_set_id (&avt_link_type, link, AVT_LINK_B_DEVICE, b.device);
  avt_record_set_string (&avt_link_type, link, AVT_LINK_B_PORT, b.port);
  avt_record_set_enum (&avt_link_type, link, AVT_LINK_MEDIUM, AVT_MEDIUM_FIBRE);
  return link;
}

static gpointer
make_device (RandomEdits *self, AvtId id)
{
  RecordMaker make = maker (self, 40);
  AvtDevice *device = avt_entity_new (AVT_KIND_DEVICE, id);
  AvtPlace place;

  make_record (&make, &avt_device_type, device);
  if (avt_id_is_none (device->type))
    return device;
  place = likely_place (self, avt_design_type (self->design, device->type));
  avt_record_set_id (&avt_device_type, device, AVT_DEVICE_RACK, place.rack);
  avt_record_set_integer (&avt_device_type, device, AVT_DEVICE_POSITION_HU, place.position_hu);
  avt_record_set_enum (&avt_device_type, device, AVT_DEVICE_FACE, place.face);
  avt_record_set_enum (&avt_device_type, device, AVT_DEVICE_SLOT, place.slot);
  return device;
}

static gpointer
make_rack (RandomEdits *self, AvtId id)
{
  RecordMaker make = maker (self, 50);
  AvtRack *rack = avt_entity_new (AVT_KIND_RACK, id);

  make_record (&make, &avt_rack_type, rack);
  if (AVT_RECORD_HAS (rack, AVT_RACK_DEPTH_MM))
    avt_record_set_integer (&avt_rack_type, rack, AVT_RACK_DEPTH_MM, 600 + below (self, 600));
  return rack;
}

static gpointer
make_entity (RandomEdits *self, AvtKind kind)
{
  RecordMaker make = maker (self, 50);
  AvtId id = next_id (self->ids, kind);
  gpointer entity;

  if (kind == AVT_KIND_LINK)
    return make_link (self, id);
  if (kind == AVT_KIND_DEVICE)
    return make_device (self, id);
  if (kind == AVT_KIND_TYPE)
    return make_type (self, id);
  if (kind == AVT_KIND_RACK)
    return make_rack (self, id);
  entity = avt_entity_new (kind, id);
  make_record (&make, avt_entity_type (entity), entity);
  return entity;
}

static AvtDesign *
add (RandomEdits *self)
{
  AvtKind kind = any_kind (self);

  if (kind == AVT_KIND_INFO && happens (self, 90))
    kind = AVT_KIND_NOTE;
  if (happens (self, 3)) /* one that is there */
    return avt_design_with_added (self->design, avt_entity_copy (any_entity (self)), self->error);
  return avt_design_with_added (self->design, make_entity (self, kind), self->error);
}

/* Fields that most often break something are left alone most of the time. */
static gboolean
is_delicate (const AvtRecordType *type, guint field)
{
  return (type == &avt_type_type
          && (field == AVT_TYPE_FIELD_PORTS || field == AVT_TYPE_FIELD_HEIGHT_HU
              || field == AVT_TYPE_FIELD_WIDTH))
         || (type == &avt_rack_type && field == AVT_RACK_HEIGHT_HU)
         || (type == &avt_device_type && field >= AVT_DEVICE_TYPE && field <= AVT_DEVICE_SLOT)
         || (type == &avt_link_type && field <= AVT_LINK_MEDIUM)
         || (type == &avt_port_type && (field == AVT_PORT_KEY || field == AVT_PORT_CATEGORY))
         || (type == &avt_part_use_type && field == AVT_PART_USE_PART);
}

static guint
any_field (RandomEdits *self, const AvtRecordType *type)
{
  guint field = below (self, type->n_fields);

  for (guint i = 0; i < 10 && is_delicate (type, field) && happens (self, 50); i++)
    field = below (self, type->n_fields);
  return field;
}

static AvtDesign *
replace (RandomEdits *self)
{
  RecordMaker make = maker (self, 40);
  gpointer copy = avt_entity_copy (any_entity (self));
  guint n_changes = 1 + below (self, 3);

  for (guint i = 0; i < n_changes; i++)
    make_value (&make, avt_entity_type (copy), copy, any_field (self, avt_entity_type (copy)));
  if (avt_entity_kind (copy) == AVT_KIND_DEVICE && happens (self, 20))
    avt_record_set_id (&avt_device_type, copy, AVT_DEVICE_TYPE, any_id (self, AVT_KIND_TYPE));
  return avt_design_with_replaced (self->design, copy, self->error);
}

/* The kind to take from: the one that has grown most beyond its share, or sometimes any. */
static AvtKind
abundant_kind (RandomEdits *self)
{
  static const guint shares[AVT_N_KINDS] = {
    [AVT_KIND_PART] = 20, [AVT_KIND_TYPE] = 30,   [AVT_KIND_SITE] = 4,  [AVT_KIND_ROOM] = 4,
    [AVT_KIND_ROW] = 5,   [AVT_KIND_FEED] = 8,    [AVT_KIND_RACK] = 10, [AVT_KIND_DEVICE] = 90,
    [AVT_KIND_LINK] = 90, [AVT_KIND_NOTE] = 12,
  };
  AvtKind most = AVT_KIND_NOTE;

  if (happens (self, 15))
    return any_kind (self);
  for (guint kind = 0; kind < AVT_N_KINDS; kind++)
    if (shares[kind] > 0
        && avt_design_count (self->design, kind) * shares[most]
               > avt_design_count (self->design, most) * shares[kind])
      most = (AvtKind) kind;
  return most;
}

static gboolean
is_used (RandomEdits *self, AvtId id)
{
  AvtDesign *without = avt_design_with_removed (self->design, &id, 1, NULL);

  if (without != NULL)
    avt_design_unref (without);
  return without == NULL;
}

/* One that is not in use, most of the time: types and parts in use are refused. */
static AvtId
removable (RandomEdits *self, AvtKind kind)
{
  AvtId id = any_id (self, kind);

  for (guint i = 0; i < 8 && !avt_id_is_none (id) && is_used (self, id) && happens (self, 95); i++)
    id = any_id (self, kind);
  return id;
}

static AvtDesign *
take_away (RandomEdits *self)
{
  guint n_ids = 1 + below (self, 3);
  AvtId ids[3];
  guint n_found = 0;

  for (guint i = 0; i < n_ids; i++)
    {
      AvtKind kind = abundant_kind (self);

      /* the design's own record cannot go, and racks take too much with them */
      if ((kind == AVT_KIND_INFO && happens (self, 90))
          || (kind == AVT_KIND_RACK && avt_design_count (self->design, kind) < 5))
        continue;
      ids[n_found] = removable (self, kind);
      n_found += !avt_id_is_none (ids[n_found]) || happens (self, 2);
    }
  return avt_design_with_removed (self->design, ids, n_found, self->error);
}

/* A field of the entity or of a record in it: the path is added to @path. */
static const AvtRecordType *
go_down (RandomEdits *self, const AvtRecordType *type, const void **record, GString *path,
         guint *field)
{
  const AvtField *found;
  gconstpointer member;

  *field = any_field (self, type);
  found = &type->fields[*field];
  member = (const char *) *record + found->offset;
  g_string_append (path, found->name);
  if (found->kind == AVT_FIELD_RECORD)
    {
      g_string_append (path, ".");
      *record = member;
      return go_down (self, found->record, record, path, field);
    }
  if (found->kind == AVT_FIELD_RECORD_LIST && ((const AvtRecordList *) member)->n_records > 0)
    {
      const AvtRecordList *list = member;
      g_autofree char *key = NULL;

      *record = (const char *) list->records + below (self, list->n_records) * found->record->size;
      key = avt_record_get_text (found->record, *record, (guint) found->record->key,
                                 &AVT_NUMBER_STYLE_C);
      g_string_append_printf (path, "[%s].", key);
      return go_down (self, found->record, record, path, field);
    }
  return type;
}

/* A text that the field would read, most of the time; NULL when there is none. */
static char *
likely_text (RandomEdits *self, const AvtRecordType *type, guint field)
{
  static const char *const texts[] = { "", "12", "-1", "1,5 kW", "42U", "yes", "z000000000000" };
  RecordMaker make = maker (self, 40);
  void *record = g_malloc (type->size);
  char *text;

  avt_record_init (type, record);
  make_value (&make, type, record, field);
  text = avt_record_get_text (type, record, field, &AVT_NUMBER_STYLE_C);
  avt_record_clear (type, record);
  g_free (record);
  if (text == NULL || happens (self, 6))
    {
      g_free (text);
      return g_strdup (texts[below (self, G_N_ELEMENTS (texts))]);
    }
  return text;
}

static AvtDesign *
set_text (RandomEdits *self)
{
  g_autoptr (GString) path = g_string_new (NULL);
  gconstpointer entity = any_entity (self);
  const void *record = entity;
  g_autofree char *text = NULL;
  guint field;
  const AvtRecordType *type = go_down (self, avt_entity_type (entity), &record, path, &field);

  text = likely_text (self, type, field);
  if (happens (self, 2))
    g_string_append (path, ".nothing");
  return avt_design_with_field_text (self->design, id_of (entity), path->str, text, self->error);
}

static AvtDesign *
unset (RandomEdits *self)
{
  for (guint i = 0;; i++)
    {
      g_autoptr (GString) path = g_string_new (NULL);
      gconstpointer entity = any_entity (self);
      const void *record = entity;
      guint field;
      const AvtRecordType *type = go_down (self, avt_entity_type (entity), &record, path, &field);

      if (i < 30
          && (!AVT_RECORD_HAS (record, field) || is_delicate (type, field)
              || (type->fields[field].flags & AVT_FIELD_REQUIRED))
          && happens (self, 95))
        continue;
      return avt_design_with_field_unset (self->design, id_of (entity), path->str, self->error);
    }
}

static AvtDesign *
new_device (RandomEdits *self)
{
  const AvtType *type = any (self, AVT_KIND_TYPE);
  AvtPlace place = type != NULL ? likely_place (self, type) : any_place (self);

  self->edit.forced = happens (self, 8);
  return avt_design_with_device (self->design, self->ids, id_of (type), "a device",
                                 happens (self, 90) ? &place : NULL, self->edit.forced, NULL,
                                 self->error);
}

/* One device to a free place, two into each other's, or some to any. */
static AvtDesign *
place_devices (RandomEdits *self)
{
  const AvtDevice *devices[3]
      = { any (self, AVT_KIND_DEVICE), any (self, AVT_KIND_DEVICE), any (self, AVT_KIND_DEVICE) };
  guint n_devices = 1 + below (self, 3);
  AvtPlace places[3];
  AvtId ids[3];

  if (devices[0] == NULL)
    return avt_design_with_devices_placed (self->design, NULL, NULL, 0, FALSE, self->error);
  for (guint i = 0; i < 3; i++)
    {
      ids[i] = id_of (devices[i]);
      places[i] = i == 0 ? likely_place (self, type_of (self, ids[0]))
                         : avt_device_place (devices[i]);
      if (avt_id_is_none (places[i].rack) && happens (self, 50))
        places[i] = free_place (self, type_of (self, ids[i]));
    }
  if (n_devices == 2 && devices[0]->entity.id.text[0] == 'd'
      && avt_id_equal (devices[0]->type, devices[1]->type))
    {
      places[0] = avt_device_place (devices[1]);
      places[1] = avt_device_place (devices[0]);
    }
  self->edit.forced = happens (self, 8);
  return avt_design_with_devices_placed (self->design, ids, places, n_devices, self->edit.forced,
                                         self->error);
}

static AvtDesign *
set_parts (RandomEdits *self)
{
  AvtId holder = any_id (self, happens (self, 50) ? AVT_KIND_TYPE : AVT_KIND_DEVICE);
  guint n_parts = below (self, 3);
  AvtId parts[3];
  gint64 quantities[3];

  for (guint i = 0; i < n_parts; i++)
    {
      parts[i] = any_id (self, AVT_KIND_PART);
      quantities[i] = happens (self, 3) ? 0 : 1 + below (self, 24);
    }
  return avt_design_with_parts (self->design, holder, parts, quantities, n_parts, self->error);
}

static AvtDesign *
set_feed (RandomEdits *self)
{
  AvtId feed = happens (self, 80) ? any_id (self, AVT_KIND_FEED) : AVT_ID_NONE;

  return avt_design_with_feed_of (self->design, any_id (self, AVT_KIND_DEVICE), feed, self->error);
}

static AvtDesign *
new_link (RandomEdits *self)
{
  gboolean is_power = happens (self, 60);
  AvtMedium medium = is_power ? AVT_MEDIUM_POWER : (AvtMedium) (1 + below (self, 4));
  AvtPortAddress a = any_port (self);
  AvtPortAddress b = any_port (self);

  if (happens (self, 85))
    {
      free_port (self, is_power ? AVT_PORT_POWER_OUTLET : AVT_PORT_INTERFACE, &a);
      free_port (self, is_power ? AVT_PORT_POWER_INLET : AVT_PORT_INTERFACE, &b);
    }
  self->edit.forced = happens (self, 5);
  return avt_design_with_link (self->design, self->ids, medium, a, b, self->edit.forced, NULL,
                               self->error);
}

static AvtPortCategory
category_at (RandomEdits *self, AvtPortAddress address)
{
  const AvtPort *port = avt_type_find_port (type_of (self, address.device), address.port);

  return port->category == AVT_PORT_POWER_INLET || port->category == AVT_PORT_POWER_OUTLET
             ? (AvtPortCategory) port->category
             : AVT_PORT_INTERFACE;
}

static AvtDesign *
move_link (RandomEdits *self)
{
  const AvtLink *link = any (self, AVT_KIND_LINK);
  AvtPortAddress to = any_port (self);
  AvtPortAddress from;

  if (link == NULL)
    return avt_design_with_link_moved (self->design, AVT_ID_NONE, to, to, FALSE, self->error);
  from = happens (self, 50) ? (AvtPortAddress){ link->a_device, link->a_port }
                            : (AvtPortAddress){ link->b_device, link->b_port };
  if (happens (self, 90))
    free_port (self, category_at (self, from), &to);
  if (happens (self, 2))
    from = to;
  self->edit.forced = happens (self, 5);
  return avt_design_with_link_moved (self->design, link->entity.id, from, to, self->edit.forced,
                                     self->error);
}

/* Two cables change places at their second ends, or some ends go anywhere. */
static AvtDesign *
move_links (RandomEdits *self)
{
  guint n_moves = 1 + below (self, 3);
  AvtLinkMove moves[3];

  for (guint i = 0; i < n_moves; i++)
    {
      const AvtLink *link = any (self, AVT_KIND_LINK);

      if (link == NULL)
        return avt_design_with_links_moved (self->design, moves, i, FALSE, self->error);
      moves[i] = (AvtLinkMove) { link->entity.id, { link->b_device, link->b_port },
                                 any_port (self) };
      if (happens (self, 90))
        free_port (self, category_at (self, moves[i].from), &moves[i].to);
    }
  if (n_moves == 2 && happens (self, 70))
    {
      moves[0].to = moves[1].from;
      moves[1].to = moves[0].from;
    }
  self->edit.forced = happens (self, 5);
  return avt_design_with_links_moved (self->design, moves, n_moves, self->edit.forced,
                                      self->error);
}

/* A type of a catalogue: a new one with parts, or another edition of one that is there. */
static AvtDesign *
take_type (RandomEdits *self)
{
  RecordMaker make = maker (self, 50);
  const AvtType *known = any (self, AVT_KIND_TYPE);
  gboolean is_new = known == NULL || happens (self, 40);
  gpointer type = is_new ? make_type (self, next_id (self->ids, AVT_KIND_TYPE))
                         : avt_entity_copy (known);
  gpointer part = make_entity (self, AVT_KIND_PART);
  guint field = any_field (self, &avt_type_type);
  AvtDesign *result;

  if (!is_new)
    make_value (&make, &avt_type_type, type, field);
  if (!is_new && ((AvtType *) type)->ports.n_records > 0 && happens (self, 20))
    make_value (&make, &avt_port_type,
                avt_record_list_at (((AvtType *) type)->ports, AvtPort,
                                    below (self, ((AvtType *) type)->ports.n_records)),
                AVT_PORT_CATEGORY);
  result = avt_design_with_type (self->design, type, &part, below (self, 2), self->error);
  avt_entity_unref (type);
  avt_entity_unref (part);
  return result;
}

/* Two devices that a link joins mostly, or any, sometimes with a rack or whatever else. */
static guint
any_selection (RandomEdits *self, AvtId *ids)
{
  const AvtLink *link = any (self, AVT_KIND_LINK);
  guint n_ids = 1 + below (self, count_entities (self->design) > AIMED_ENTITIES ? 1 : 3);
  guint n_found = 0;

  if (link != NULL && happens (self, 70))
    {
      ids[0] = link->a_device;
      ids[1] = link->b_device;
      return 2;
    }
  for (guint i = 0; i < n_ids; i++)
    {
      ids[n_found] = happens (self, 85) ? any_id (self, AVT_KIND_DEVICE)
                                        : id_of (any_entity (self));
      n_found += !avt_id_is_none (ids[n_found]) || happens (self, 2);
    }
  return n_found;
}

static AvtDesign *
paste (RandomEdits *self)
{
  AvtId ids[3];
  guint n_ids = any_selection (self, ids);
  AvtPlace place = any_place (self);
  AvtFragment *fragment
      = self->clipboard != NULL && happens (self, 40)
            ? NULL
            : avt_fragment_of (self->design, ids, n_ids,
                               self->clipboard == NULL ? self->error : NULL);

  if (fragment != NULL)
    {
      g_clear_pointer (&self->clipboard, avt_fragment_free);
      self->clipboard = fragment;
    }
  if (self->clipboard == NULL)
    return NULL;
  self->edit.forced = happens (self, 8);
  return avt_design_with_pasted (self->design, self->ids, self->clipboard,
                                 happens (self, 60) ? &place : NULL, self->edit.forced, NULL,
                                 self->error);
}

static AvtDesign *
duplicate (RandomEdits *self)
{
  AvtId ids[3];
  guint n_ids = any_selection (self, ids);

  return avt_design_with_duplicated (self->design, self->ids, ids, n_ids, NULL, self->error);
}

static AvtDesign *
fill (RandomEdits *self)
{
  return avt_design_with_filled (self->design, self->ids, any_id (self, AVT_KIND_DEVICE), 1,
                                 happens (self, 50), NULL, self->error);
}

static AvtDesign *
set_state (RandomEdits *self)
{
  AvtId ids[3];
  guint n_ids = any_selection (self, ids);

  return avt_design_with_state (self->design, ids, n_ids, (AvtState) below (self, 3),
                                self->error);
}

/* One or a few of what stands nowhere, into any of the racks that there are. */
static AvtDesign *
fill_racks (RandomEdits *self)
{
  AvtId devices[3];
  AvtId racks[8];
  guint most = happens (self, 20) ? G_N_ELEMENTS (devices) : 1;
  guint n_devices = 0;
  guint n_racks = MIN (avt_design_count (self->design, AVT_KIND_RACK), G_N_ELEMENTS (racks));

  for (guint i = 0; i < avt_design_count (self->design, AVT_KIND_DEVICE) && n_devices < most; i++)
    {
      const AvtDevice *device = avt_design_get (self->design, AVT_KIND_DEVICE, i);

      if (avt_id_is_none (device->rack) ? happens (self, 30) : happens (self, 1))
        devices[n_devices++] = device->entity.id;
    }
  for (guint i = 0; i < n_racks; i++)
    racks[i] = id_of (avt_design_get (self->design, AVT_KIND_RACK, i));
  return avt_design_with_devices_filled (self->design, devices, n_devices, racks, n_racks,
                                         self->error);
}

/* Returns: (nullable): the name of one of the styles */
static const char *
any_style (RandomEdits *self)
{
  const AvtRecordList *styles = &avt_design_get_info (self->design)->styles;

  if (styles->n_records == 0)
    return happens (self, 5) ? "nobody's" : NULL;
  return avt_record_list_at (*styles, AvtHouseStyle, below (self, styles->n_records))->name;
}

/* A new one, one in the place of another, or another name. */
static AvtDesign *
set_style (RandomEdits *self)
{
  RecordMaker make = maker (self, 40);
  AvtHouseStyle style;
  AvtDesign *result;

  avt_record_init (&avt_house_style_type, &style);
  make_record (&make, &avt_house_style_type, &style);
  result = avt_design_with_style (self->design, happens (self, 50) ? any_style (self) : NULL,
                                  &style, self->error);
  avt_record_clear (&avt_house_style_type, &style);
  return result;
}

static AvtDesign *
choose_style (RandomEdits *self)
{
  const char *name = happens (self, 80) ? any_style (self) : NULL;

  return avt_design_with_style_chosen (self->design, name, self->error);
}

static AvtDesign *
take_style_away (RandomEdits *self)
{
  const char *name = any_style (self);

  return avt_design_with_style_removed (self->design, name != NULL ? name : "nobody's",
                                        self->error);
}

typedef AvtDesign *(*EditFunc) (RandomEdits *self);

static const EditFunc edits[N_RANDOM_EDITS] = {
  [RANDOM_EDIT_ADDED] = add,
  [RANDOM_EDIT_REPLACED] = replace,
  [RANDOM_EDIT_REMOVED] = take_away,
  [RANDOM_EDIT_FIELD_TEXT] = set_text,
  [RANDOM_EDIT_FIELD_UNSET] = unset,
  [RANDOM_EDIT_DEVICE] = new_device,
  [RANDOM_EDIT_DEVICES_PLACED] = place_devices,
  [RANDOM_EDIT_PARTS] = set_parts,
  [RANDOM_EDIT_FEED_OF] = set_feed,
  [RANDOM_EDIT_LINK] = new_link,
  [RANDOM_EDIT_LINK_MOVED] = move_link,
  [RANDOM_EDIT_LINKS_MOVED] = move_links,
  [RANDOM_EDIT_TYPE] = take_type,
  [RANDOM_EDIT_PASTED] = paste,
  [RANDOM_EDIT_DUPLICATED] = duplicate,
  [RANDOM_EDIT_FILLED] = fill,
  [RANDOM_EDIT_STATE] = set_state,
  [RANDOM_EDIT_DEVICES_FILLED] = fill_racks,
  [RANDOM_EDIT_STYLE] = set_style,
  [RANDOM_EDIT_STYLE_CHOSEN] = choose_style,
  [RANDOM_EDIT_STYLE_REMOVED] = take_style_away,
};

/**
 * random_edits_next:
 * @edit: (out): what was tried
 *
 * Returns: (transfer full) (nullable): the design after a random edit, or %NULL when it was refused
 */
AvtDesign *
random_edits_next (RandomEdits *self, AvtDesign *design, RandomEdit *edit, GError **error)
{
  AvtDesign *result;

  self->design = design;
  self->error = error;
  self->edit = (RandomEdit){ (RandomEditKind) below (self, N_RANDOM_EDITS), FALSE };
  if (count_entities (design) > AIMED_ENTITIES && happens (self, 20))
    self->edit.kind = RANDOM_EDIT_REMOVED;
  result = edits[self->edit.kind](self);
  *edit = self->edit;
  return result;
}
