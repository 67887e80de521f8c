#include "config.h"

#include "tests/samples/library.h"

#include "engine/io/record-json.h"

#include <stdlib.h>

static const char *faces_folder;

/** library_set_faces: @folder: where the SVG files are */
void
library_set_faces (const char *folder)
{
  faces_folder = folder;
}

/* An entry has the same id in the catalogue and in every design that it was copied into. */
static gpointer
new_entry (AvtKind kind, const char *key)
{
  g_autoptr (AvtIdSource) ids = avt_id_source_new_seeded (g_str_hash (key));

  return avt_entity_new (kind, avt_id_source_next (ids, avt_kind_info (kind)->letter));
}

static void
set_known (gpointer entity, const char *path, const char *text)
{
  if (text != NULL)
    set (entity, path, text);
}

/* "a=1;b=2" */
static void
set_extra (gpointer entity, const char *extra)
{
  g_auto (GStrv) pairs = g_strsplit (extra != NULL ? extra : "", ";", -1);

  for (guint i = 0; pairs[i] != NULL; i++)
    {
      g_auto (GStrv) pair = g_strsplit (pairs[i], "=", 2);

      set (entity, pair[0], pair[1]);
    }
}

static void
set_sources (gpointer entity, guint list, const ValueSource *values)
{
  for (guint i = 0; i < N_VALUE_SOURCES && values[i].fields != NULL; i++)
    {
      g_auto (GStrv) fields = g_strsplit (values[i].fields, ",", -1);

      for (guint j = 0; fields[j] != NULL; j++)
        {
          AvtProvenance *one = avt_record_append (avt_entity_type (entity), entity, list);

          g_assert_cmpint (avt_record_type_find (avt_entity_type (entity), fields[j]), >=, 0);
          set_in (&avt_provenance_type, one, "field", fields[j]);
          set_in (&avt_provenance_type, one, "source", values[i].source);
          set_in (&avt_provenance_type, one, "date", values[i].date);
          set_in (&avt_provenance_type, one, "confidence", values[i].confidence);
        }
    }
}

/* The digest of the entry as it stands in files, without the digest itself. */
static void
set_hash (gpointer entity)
{
  AvtJsonWriter *writer = avt_json_writer_new (AVT_JSON_LAYOUT_FILE);
  g_autofree char *text = NULL;
  g_autofree char *digest = NULL;

  avt_entity_write (entity, writer);
  text = avt_json_writer_finish (writer, NULL);
  digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
  set (entity, "catalogue_hash", digest);
}

static gboolean
find_known (Maker *self, const char *key, AvtId *id)
{
  const AvtId *found;

  if (self->entries == NULL)
    self->entries = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  found = g_hash_table_lookup (self->entries, key);
  if (found != NULL)
    *id = *found;
  return found != NULL;
}

static AvtId
keep (Maker *self, const char *key, gpointer entity)
{
  AvtId id;

  set_hash (entity);
  id = maker_add (self, entity);
  g_hash_table_insert (self->entries, g_strdup (key), g_memdup2 (&id, sizeof id));
  return id;
}

/** library_part: Returns: the part @key, copied into the design when it is not there yet */
AvtId
library_part (Maker *self, const char *key)
{
  const PartRow *row = NULL;
  AvtPart *part;
  AvtId id;

  if (find_known (self, key, &id))
    return id;
  for (guint i = 0; row == NULL && i < n_library_parts; i++)
    if (g_str_equal (library_parts[i].key, key))
      row = &library_parts[i];
  if (row == NULL)
    g_error ("there is no part \"%s\"", key);
  part = new_entry (AVT_KIND_PART, key);
  set (part, "name", row->name);
  set (part, "category", row->category);
  set_known (part, "manufacturer", row->manufacturer);
  set_known (part, "model", row->model);
  set_known (part, "power_idle_mw", row->idle);
  set_known (part, "power_typical_mw", row->typical);
  set_known (part, "power_peak_mw", row->peak);
  set_extra (part, row->extra);
  set (part, "source", row->source);
  set (part, "source_date", row->date);
  set (part, "confidence", row->confidence);
  set_sources (part, AVT_PART_FIELD_PROVENANCE, row->values);
  return keep (self, key, part);
}

static void
add_bank (AvtType *type, const char *key, const char *breaker)
{
  AvtBank *bank;

  for (guint i = 0; i < type->banks.n_records; i++)
    if (g_str_equal (avt_record_list_at (type->banks, AvtBank, i)->key, key))
      return;
  bank = avt_record_append (&avt_type_type, type, AVT_TYPE_FIELD_BANKS);
  set_in (&avt_bank_type, bank, "key", key);
  set_in (&avt_bank_type, bank, "breaker_ma", breaker);
}

static void
set_outlet (AvtType *type, AvtPort *port, char **words, const char *breaker)
{
  /* The list of ports may move when a bank is added to the type, but not its records. */
  guint n_words = g_strv_length (words);

  set_in (&avt_port_type, port, "inlet", "Inlet");
  if (n_words > 4 && *words[4] != '\0')
    set_in (&avt_port_type, port, "leg", words[4]);
  if (n_words > 5)
    {
      set_in (&avt_port_type, port, "bank", words[5]);
      add_bank (type, words[5], breaker);
    }
}

static void
add_port (AvtType *type, char **words, const char *key, const char *breaker)
{
  static const char *const kinds[][2]
    = { { "in", "power-inlet" }, { "out", "power-outlet" }, { "if", "interface" },
        { "mg", "interface" },   { "co", "console" },       { "fr", "front" },
        { "re", "rear" } };
  AvtPort *port = avt_record_append (&avt_type_type, type, AVT_TYPE_FIELD_PORTS);

  set_in (&avt_port_type, port, "key", key);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (words[0], kinds[i][0]))
      set_in (&avt_port_type, port, "category", kinds[i][1]);
  set_in (&avt_port_type, port, "connector", words[3]);
  if (g_str_equal (words[0], "mg"))
    set_in (&avt_port_type, port, "management_only", "true");
  if (g_str_equal (words[0], "fr"))
    {
      g_autofree char *rear = g_strconcat ("R", key, NULL);

      set_in (&avt_port_type, port, "rear_port", rear);
    }
  if (g_str_equal (words[0], "out"))
    set_outlet (type, port, words, breaker);
  else if (words[4] != NULL)
    set_in (&avt_port_type, port, g_str_equal (words[0], "in") ? "rated_ma" : "rate_bps",
            words[4]);
}

static void
add_ports (AvtType *type, const char *ports, const char *breaker)
{
  g_auto (GStrv) items = g_strsplit (ports != NULL ? ports : "", ";", -1);

  for (guint i = 0; items[i] != NULL; i++)
    {
      g_auto (GStrv) words = g_strsplit (items[i], "|", -1);
      char *dash = strchr (words[2], '-');
      int first = *words[2] != '\0' ? atoi (words[2]) : 1;
      int last = dash != NULL ? atoi (dash + 1) : first;

      for (int number = first; number <= last; number++)
        {
          g_autofree char *digits = g_strdup_printf ("%d", number);
          g_autoptr (GString) key = g_string_new (words[1]);

          g_string_replace (key, "#", digits, 0);
          add_port (type, words, key->str, breaker);
        }
    }
}

static void
add_parts (Maker *self, AvtType *type, const char *parts)
{
  g_auto (GStrv) items = g_strsplit (parts != NULL ? parts : "", ";", -1);

  for (guint i = 0; items[i] != NULL; i++)
    {
      g_auto (GStrv) words = g_strsplit (items[i], "*", 2);
      AvtPartUse *use = avt_record_append (&avt_type_type, type, AVT_TYPE_FIELD_PARTS);

      avt_record_set_id (&avt_part_use_type, use, AVT_PART_USE_PART,
                         library_part (self, words[0]));
      set_in (&avt_part_use_type, use, "quantity", words[1]);
    }
}

static void
set_face (AvtType *type, const char *field, const char *slug, const char *side)
{
  g_autofree char *name = g_strconcat (slug, "-", side, ".svg", NULL);
  g_autofree char *path = g_build_filename (faces_folder, name, NULL);
  g_autofree char *svg = NULL;

  if (g_file_get_contents (path, &svg, NULL, NULL))
    set (type, field, svg);
}

static void
fill_type (Maker *self, AvtType *type, const TypeRow *row)
{
  set (type, "name", row->name);
  set (type, "category", row->category);
  set_known (type, "manufacturer", row->manufacturer);
  set_known (type, "model", row->model);
  set (type, "slug", row->slug);
  set_known (type, "part_number", row->part_number);
  set (type, "height_hu", row->height);
  set_known (type, "depth_mm", row->depth);
  set_known (type, "mass_g", row->mass);
  set_known (type, "airflow", row->airflow);
  set_known (type, "power_typical_mw", row->typical);
  set_extra (type, row->extra);
  add_ports (type, row->ports, row->bank_breaker);
  add_parts (self, type, row->parts);
  set (type, "source", row->source);
  set (type, "source_date", row->date);
  set (type, "confidence", row->confidence);
  set_sources (type, AVT_TYPE_FIELD_PROVENANCE, row->values);
  set_face (type, "face_front", row->slug, "front");
  set_face (type, "face_rear", row->slug, "rear");
}

/** library_type: Returns: the type @slug, copied into the design when it is not there yet */
AvtId
library_type (Maker *self, const char *slug)
{
  const TypeRow *row = NULL;
  AvtType *type;
  AvtId id;

  if (find_known (self, slug, &id))
    return id;
  for (guint i = 0; row == NULL && i < n_library_types; i++)
    if (g_str_equal (library_types[i].slug, slug))
      row = &library_types[i];
  if (row == NULL)
    g_error ("there is no type \"%s\"", slug);
  type = new_entry (AVT_KIND_TYPE, slug);
  fill_type (self, type, row);
  return keep (self, slug, type);
}

AvtDesign *
make_catalogue (void)
{
  Maker *self = maker_new (102);

  set (self->info, "name", "Catalogue of Archivolt");
  for (guint i = 0; i < n_library_parts; i++)
    library_part (self, library_parts[i].key);
  for (guint i = 0; i < n_library_types; i++)
    library_type (self, library_types[i].slug);
  return maker_end (self);
}
