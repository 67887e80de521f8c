/* Objects are matched kind by kind, in the order in which kinds refer to each other: when devices
 * are matched, their racks are already. B's objects are copied with A's ids, in themselves and in
 * their references, so that what differs after that differs in substance. */
#include "config.h"

#include "app/cli/match.h"

#include <string.h>

/* How strictly objects must agree; each round matches what the rounds before it could not. */
typedef enum
{
  ROUND_ID,     /* the very same id */
  ROUND_EXACT,  /* name and place */
  ROUND_NAME,   /* name, in the same parent */
  ROUND_PLACE,  /* place, whatever the name */
  ROUND_ORDER,  /* same name, in order: several that nothing tells apart */
  N_ROUNDS
} Round;

typedef struct
{
  AvtMatch *match;
  GHashTable *in_a; /* id of B -> id of A; never walked */
} Matcher;

static AvtId
translate (const Matcher *self, AvtId id)
{
  const AvtId *found = g_hash_table_lookup (self->in_a, &id);

  return found != NULL ? *found : id;
}

static void
translate_record (const Matcher *self, const AvtRecordType *type, void *record)
{
  for (guint i = 0; i < type->n_fields; i++)
    {
      const AvtField *field = &type->fields[i];
      void *member = (char *) record + field->offset;

      if (field->kind == AVT_FIELD_REFERENCE)
        *(AvtId *) member = translate (self, *(AvtId *) member);
      else if (field->kind == AVT_FIELD_REFERENCE_LIST)
        for (guint j = 0; j < ((AvtIdList *) member)->n_ids; j++)
          ((AvtIdList *) member)->ids[j] = translate (self, ((AvtIdList *) member)->ids[j]);
      else if (field->kind == AVT_FIELD_RECORD)
        translate_record (self, field->record, member);
      else if (field->kind == AVT_FIELD_RECORD_LIST)
        for (guint j = 0; j < ((AvtRecordList *) member)->n_records; j++)
          translate_record (self, field->record,
                            (char *) ((AvtRecordList *) member)->records
                              + j * field->record->size);
    }
}

/* A cable is the same one whichever end is called A. */
static void
order_ends (AvtLink *link)
{
  int order = avt_id_compare (link->a_device, link->b_device);
  AvtId device = link->a_device;
  char *port = link->a_port;

  if (order < 0 || (order == 0 && g_strcmp0 (link->a_port, link->b_port) <= 0))
    return;
  link->a_device = link->b_device;
  link->a_port = link->b_port;
  link->b_device = device;
  link->b_port = port;
}

/* A copy of an object of B in the ids of A. */
static gpointer
renamed (const Matcher *self, gconstpointer entity)
{
  AvtEntity *copy = avt_entity_copy (entity);

  copy->id = translate (self, copy->id);
  translate_record (self, avt_entity_type (copy), copy);
  if (avt_entity_kind (copy) == AVT_KIND_LINK)
    order_ends ((AvtLink *) copy);
  g_ptr_array_add (self->match->renamed, copy);
  return copy;
}

static char *
device_place (const AvtDevice *device)
{
  return g_strdup_printf ("%s|%" G_GINT64_FORMAT "|%d|%d", device->rack.text,
                          device->position_hu, device->face, device->slot);
}

static char *
key_of_device (const AvtDevice *device, Round round)
{
  g_autofree char *place = device_place (device);
  const char *name = device->name != NULL ? device->name : "";

  switch (round)
    {
    case ROUND_EXACT:
      return g_strdup_printf ("%s|%s", place, name);
    case ROUND_PLACE:
      return avt_id_is_none (device->rack) ? NULL : g_steal_pointer (&place);
    case ROUND_NAME:
    case ROUND_ORDER:
      return g_strdup_printf ("%s|%s", device->rack.text, name);
    case ROUND_ID:
    case N_ROUNDS:
      break;
    }
  return NULL;
}

static char *
key_of_link (const AvtLink *link, Round round)
{
  if (round == ROUND_EXACT)
    return g_strdup_printf ("%s|%s|%s|%s", link->a_device.text, link->a_port,
                            link->b_device.text, link->b_port);
  if (round == ROUND_NAME && link->label != NULL)
    return g_strdup (link->label);
  return round == ROUND_PLACE ? g_strdup_printf ("%s|%s", link->a_device.text, link->a_port)
                              : NULL;
}

/* The parent in whose names the name is one, or nothing. */
static const char *
parent_of (gconstpointer entity)
{
  switch (avt_entity_kind (entity))
    {
    case AVT_KIND_ROOM:
      return ((const AvtRoom *) entity)->site.text;
    case AVT_KIND_ROW:
      return ((const AvtRow *) entity)->room.text;
    case AVT_KIND_RACK:
      return ((const AvtRack *) entity)->row.text;
    case AVT_KIND_INFO:
    case AVT_KIND_PART:
    case AVT_KIND_TYPE:
    case AVT_KIND_SITE:
    case AVT_KIND_FEED:
    case AVT_KIND_DEVICE:
    case AVT_KIND_LINK:
    case AVT_KIND_NOTE:
    case AVT_N_KINDS:
      break;
    }
  return "";
}

/* What the rest goes by; the name of one without a name is its id, which is nobody else's. */
static char *
key_of_named (gconstpointer entity, Round round)
{
  const char *name = avt_entity_name (entity);

  if (round == ROUND_PLACE || strcmp (name, avt_entity_id (entity).text) == 0)
    return NULL;
  if (round == ROUND_EXACT)
    return g_strdup_printf ("%s|%s", parent_of (entity), name);
  return g_strdup (name);
}

static char *
key_of (gconstpointer entity, Round round)
{
  if (round == ROUND_ID)
    return g_strdup (avt_entity_id (entity).text);
  if (avt_entity_kind (entity) == AVT_KIND_INFO)
    return g_strdup ("");
  if (avt_entity_kind (entity) == AVT_KIND_DEVICE)
    return key_of_device (entity, round);
  if (avt_entity_kind (entity) == AVT_KIND_LINK)
    return key_of_link (entity, round);
  return key_of_named (entity, round);
}

/* Objects of one side that are not matched yet, by key; those with equal keys in order. */
static GHashTable *
index_open (const GPtrArray *entities, Round round)
{
  GHashTable *index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                             (GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < entities->len; i++)
    {
      char *key = key_of (entities->pdata[i], round);
      GPtrArray *same = key != NULL ? g_hash_table_lookup (index, key) : NULL;

      if (key == NULL)
        continue;
      if (same == NULL)
        {
          same = g_ptr_array_new ();
          g_hash_table_insert (index, key, same);
        }
      else
        g_free (key);
      g_ptr_array_add (same, entities->pdata[i]);
    }
  return index;
}

static void
join (Matcher *self, gconstpointer a, gconstpointer b)
{
  AvtId *of_b = g_memdup2 (&(AvtId){ 0 }, sizeof (AvtId));
  AvtId *of_a = g_memdup2 (&(AvtId){ 0 }, sizeof (AvtId));

  *of_b = avt_entity_id (b);
  *of_a = avt_entity_id (a);
  g_hash_table_insert (self->in_a, of_b, of_a);
}

/* Takes those out of @open that are in @taken. */
static void
close_taken (GPtrArray *open, GHashTable *taken)
{
  guint n_left = 0;

  for (guint i = 0; i < open->len; i++)
    if (!g_hash_table_contains (taken, open->pdata[i]))
      open->pdata[n_left++] = open->pdata[i];
  g_ptr_array_set_size (open, (int) n_left);
}

static gpointer
partner_of (gpointer a, GHashTable *index_a, GHashTable *index_b, Round round)
{
  g_autofree char *key = key_of (a, round);
  GPtrArray *same_a = key != NULL ? g_hash_table_lookup (index_a, key) : NULL;
  GPtrArray *same_b = key != NULL ? g_hash_table_lookup (index_b, key) : NULL;

  if (same_b == NULL || same_b->len == 0)
    return NULL;
  if (round != ROUND_ORDER && (same_a->len > 1 || same_b->len > 1))
    return NULL;
  return g_ptr_array_remove_index (same_b, 0);
}

/* A key that only one on each side has joins the two. In the last round, several with the same
 * key are joined in order. */
static void
join_round (Matcher *self, GPtrArray *open_a, GPtrArray *open_b, Round round)
{
  g_autoptr (GHashTable) index_a = index_open (open_a, round);
  g_autoptr (GHashTable) index_b = index_open (open_b, round);
  g_autoptr (GHashTable) taken = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < open_a->len; i++)
    {
      gpointer a = open_a->pdata[i];
      gpointer b = partner_of (a, index_a, index_b, round);

      if (b == NULL)
        continue;
      join (self, a, b);
      g_hash_table_add (taken, a);
      g_hash_table_add (taken, b);
    }
  close_taken (open_a, taken);
  close_taken (open_b, taken);
}

static GPtrArray *
list_kind (const AvtDesign *design, AvtKind kind)
{
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; i < avt_design_count (design, kind); i++)
    g_ptr_array_add (list, (gpointer) avt_design_get (design, kind, i));
  return list;
}

static void
add_pair (AvtMatch *match, gconstpointer a, gconstpointer b)
{
  AvtPair pair = { a, b };

  g_array_append_val (match->pairs, pair);
}

/* Copies of A's cables with ordered ends; other objects are themselves. */
static gpointer
ordered (AvtMatch *match, gpointer entity)
{
  AvtEntity *copy;

  if (avt_entity_kind (entity) != AVT_KIND_LINK)
    return entity;
  copy = avt_entity_copy (entity);
  order_ends ((AvtLink *) copy);
  g_ptr_array_add (match->renamed, copy);
  return copy;
}

static void
match_kind (Matcher *self, const AvtDesign *a, const AvtDesign *b, AvtKind kind)
{
  g_autoptr (GPtrArray) all_a = list_kind (a, kind);
  g_autoptr (GPtrArray) all_b = list_kind (b, kind);
  g_autoptr (GPtrArray) open_a = g_ptr_array_new ();
  g_autoptr (GPtrArray) open_b = g_ptr_array_new ();
  g_autoptr (GHashTable) final_b
    = g_hash_table_new (avt_id_pointer_hash, avt_id_pointer_equal);

  for (guint i = 0; i < all_a->len; i++)
    g_ptr_array_add (open_a, all_a->pdata[i] = ordered (self->match, all_a->pdata[i]));
  for (guint i = 0; i < all_b->len; i++)
    g_ptr_array_add (open_b, renamed (self, all_b->pdata[i]));
  for (guint round = 0; round < N_ROUNDS; round++)
    join_round (self, open_a, open_b, (Round) round);
  for (guint i = 0; i < all_b->len; i++)
    {
      AvtEntity *copy = renamed (self, all_b->pdata[i]);

      g_hash_table_insert (final_b, &copy->id, copy);
    }
  for (guint i = 0; i < all_a->len; i++)
    {
      AvtId id = avt_entity_id (all_a->pdata[i]);

      add_pair (self->match, all_a->pdata[i], g_hash_table_lookup (final_b, &id));
    }
  for (guint i = 0; i < all_b->len; i++)
    {
      AvtId id = translate (self, avt_entity_id (all_b->pdata[i]));

      if (avt_design_lookup (a, id) == NULL)
        add_pair (self->match, NULL, g_hash_table_lookup (final_b, &id));
    }
}

static AvtMatch *
match_new (void)
{
  AvtMatch *self = g_new0 (AvtMatch, 1);

  self->pairs = g_array_new (FALSE, FALSE, sizeof (AvtPair));
  self->renamed = g_ptr_array_new_with_free_func (avt_entity_unref);
  return self;
}

void
avt_match_free (AvtMatch *self)
{
  g_array_unref (self->pairs);
  g_ptr_array_unref (self->renamed);
  g_free (self);
}

/** avt_match_by_ids: an object is the same one when its id is; both designs must outlive it. */
AvtMatch *
avt_match_by_ids (const AvtDesign *a, const AvtDesign *b)
{
  AvtMatch *self = match_new ();

  for (guint kind = 0; kind < AVT_N_KINDS; kind++)
    {
      for (guint i = 0; i < avt_design_count (a, kind); i++)
        {
          gconstpointer entity = avt_design_get (a, kind, i);

          add_pair (self, entity, avt_design_lookup (b, avt_entity_id (entity)));
        }
      for (guint i = 0; i < avt_design_count (b, kind); i++)
        {
          gconstpointer entity = avt_design_get (b, kind, i);

          if (avt_design_lookup (a, avt_entity_id (entity)) == NULL)
            add_pair (self, NULL, entity);
        }
    }
  return self;
}

/**
 * avt_match_by_names: an object is the same one when its id is, or else its name and place, its
 * name, or its place; a cable, when both of its ends are.
 */
AvtMatch *
avt_match_by_names (const AvtDesign *a, const AvtDesign *b)
{
  Matcher matcher = { match_new (), NULL };

  matcher.in_a
    = g_hash_table_new_full (avt_id_pointer_hash, avt_id_pointer_equal, g_free, g_free);
  for (guint kind = 0; kind < AVT_N_KINDS; kind++)
    match_kind (&matcher, a, b, kind);
  g_hash_table_unref (matcher.in_a);
  return matcher.match;
}

/** avt_match_is_kin: whether one was made from the other, or both from a third. */
gboolean
avt_match_is_kin (const AvtDesign *a, const AvtDesign *b)
{
  return avt_id_equal (avt_design_get_info (a)->entity.id, avt_design_get_info (b)->entity.id);
}
