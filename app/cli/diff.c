#include "config.h"

#include "app/cli/command.h"
#include "app/cli/match.h"
#include "engine/base/finding-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  const AvtArguments *arguments;
  AvtDesign *a;
  AvtDesign *b;
  AvtMatch *match;
  GString *text;         /* or NULL */
  AvtJsonWriter *writer; /* or NULL */
  guint n_changes;
} Diff;

static void
diff_clear (Diff *self)
{
  g_clear_pointer (&self->match, avt_match_free);
  g_clear_pointer (&self->a, avt_design_unref);
  g_clear_pointer (&self->b, avt_design_unref);
  if (self->text != NULL)
    g_string_free (self->text, TRUE);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Diff, diff_clear)

static const char *
name_of_id (const Diff *self, const AvtId *id)
{
  gconstpointer entity = avt_design_lookup (self->a, *id);

  if (entity == NULL)
    entity = avt_design_lookup (self->b, *id);
  return entity != NULL ? avt_entity_name (entity) : id->text;
}

/* A reference is shown by the name of what it names. */
static char *
value_words (const Diff *self, const AvtField *field, const char *text)
{
  AvtId id;

  if (text != NULL && field->kind == AVT_FIELD_REFERENCE && avt_id_parse (text, &id))
    return g_strdup_printf ("%s (%s)", name_of_id (self, &id), text);
  if (text != NULL && (field->flags & AVT_FIELD_PICTURE) != 0)
    return g_strdup_printf (_ ("a picture of %u characters"), (guint) strlen (text));
  return g_strdup (text);
}

static void
write_field_text (Diff *self, const char *path, const AvtField *field, const char *before,
                  const char *after)
{
  g_autofree char *old_words = value_words (self, field, before);
  g_autofree char *new_words = value_words (self, field, after);

  avt_append_row (self->text, "    %s: %s -> %s", path,
                  old_words != NULL ? old_words : _("(unknown)"),
                  new_words != NULL ? new_words : _("(unknown)"));
}

static void
field_cb (const char *path, const AvtField *field, const char *before, const char *after,
          gpointer user_data)
{
  Diff *self = user_data;

  if (self->text != NULL)
    {
      write_field_text (self, path, field, before, after);
      return;
    }
  avt_json_writer_begin_object (self->writer);
  avt_json_put_string (self->writer, "path", path);
  avt_json_put_string (self->writer, "before", before);
  avt_json_put_string (self->writer, "after", after);
  avt_json_writer_end_object (self->writer);
}

/* "Server 1 (Rack 1)": what the thing is called, and where a device stands. */
static char *
title_of (const Diff *self, gconstpointer entity)
{
  const AvtDevice *device = entity;
  const AvtLink *link = entity;

  if (avt_entity_kind (entity) == AVT_KIND_DEVICE && !avt_id_is_none (device->rack))
    return g_strdup_printf ("\"%s\" (%s)", avt_entity_name (entity),
                            name_of_id (self, &device->rack));
  if (avt_entity_kind (entity) == AVT_KIND_LINK)
    return g_strdup_printf ("%s %s - %s %s", name_of_id (self, &link->a_device), link->a_port,
                            name_of_id (self, &link->b_device), link->b_port);
  return g_strdup_printf ("\"%s\"", avt_entity_name (entity));
}

static const char *
change_word (const AvtPair *pair)
{
  return pair->a == NULL ? "added" : pair->b == NULL ? "removed" : "changed";
}

static void
write_pair_text (Diff *self, const AvtPair *pair)
{
  gconstpointer entity = pair->a != NULL ? pair->a : pair->b;
  g_autofree char *title = title_of (self, entity);
  const char *sign = pair->a == NULL ? "+" : pair->b == NULL ? "-" : "~";

  avt_append_row (self->text, "%s %s %s [%s]", sign,
                  avt_kind_info (avt_entity_kind (entity))->name, title,
                  avt_entity_id (entity).text);
  if (pair->a != NULL && pair->b != NULL)
    avt_record_diff (avt_entity_type (entity), pair->a, pair->b, field_cb, self);
}

static void
write_pair_json (Diff *self, const AvtPair *pair)
{
  gconstpointer entity = pair->a != NULL ? pair->a : pair->b;

  avt_json_writer_begin_object (self->writer);
  avt_json_put_string (self->writer, "change", change_word (pair));
  avt_json_put_string (self->writer, "kind", avt_kind_info (avt_entity_kind (entity))->name);
  avt_json_put_string (self->writer, "id", avt_entity_id (entity).text);
  avt_json_put_string (self->writer, "name", avt_entity_name (entity));
  avt_json_writer_key (self->writer, "fields");
  avt_json_writer_begin_array (self->writer);
  if (pair->a != NULL && pair->b != NULL)
    avt_record_diff (avt_entity_type (entity), pair->a, pair->b, field_cb, self);
  avt_json_writer_end_array (self->writer);
  avt_json_writer_end_object (self->writer);
}

static void
write_pairs (Diff *self)
{
  for (guint i = 0; i < self->match->pairs->len; i++)
    {
      const AvtPair *pair = &g_array_index (self->match->pairs, AvtPair, i);

      if (pair->a != NULL && pair->b != NULL && avt_entity_equal (pair->a, pair->b))
        continue;
      self->n_changes++;
      if (self->text != NULL)
        write_pair_text (self, pair);
      else
        write_pair_json (self, pair);
    }
}

static gboolean
extras_differ (const Diff *self)
{
  return !avt_extras_equal (avt_design_get_extras (self->a), avt_design_get_extras (self->b));
}

static AvtExit
print_json (Diff *self)
{
  self->writer = avt_json_writer_new (AVT_JSON_LAYOUT_FILE);
  avt_json_writer_begin_object (self->writer);
  avt_json_writer_key (self->writer, "changes");
  avt_json_writer_begin_array (self->writer);
  write_pairs (self);
  avt_json_writer_end_array (self->writer);
  avt_json_writer_key (self->writer, "unknown_keys_differ");
  avt_json_writer_boolean (self->writer, extras_differ (self));
  avt_json_writer_end_object (self->writer);
  return avt_print_json (self->writer);
}

static AvtExit
print_text (Diff *self)
{
  self->text = g_string_new (NULL);
  write_pairs (self);
  if (extras_differ (self))
    g_string_append_printf (self->text, "~ %s\n", _("keys that this version does not know"));
  return avt_arguments_is_quiet (self->arguments) ? AVT_EXIT_DONE : avt_print (self->text->str);
}

static AvtMatch *
match (const Diff *self)
{
  const char *how = avt_arguments_get_text (self->arguments, "match");

  if (g_strcmp0 (how, "names") == 0
      || (g_strcmp0 (how, "ids") != 0 && !avt_match_is_kin (self->a, self->b)))
    return avt_match_by_names (self->a, self->b);
  return avt_match_by_ids (self->a, self->b);
}

/** avt_command_diff: archivolt-cli diff */
AvtExit
avt_command_diff (const AvtArguments *arguments)
{
  g_auto (Diff) self = { .arguments = arguments };
  const char *a = avt_arguments_get (arguments, 0);
  const char *b = avt_arguments_get (arguments, 1);
  AvtExit exit = AVT_EXIT_DONE;

  if (strcmp (a, "-") == 0 && strcmp (b, "-") == 0)
    return avt_refuse_usage (arguments, _("diff: only one of A and B can be standard input"));
  self.a = avt_read_design (a, &exit);
  if (self.a == NULL)
    return exit;
  self.b = avt_read_design (b, &exit);
  if (self.b == NULL)
    return exit;
  self.match = match (&self);
  exit = avt_arguments_wants_json (arguments) ? print_json (&self) : print_text (&self);
  if (exit == AVT_EXIT_DONE && (self.n_changes > 0 || extras_differ (&self)))
    exit = AVT_EXIT_FINDINGS;
  return exit;
}
