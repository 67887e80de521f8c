#include "config.h"

#include "engine/design/name.h"

#include <string.h>

/* Longer runs of digits are part of a number that counts something else, such as a serial. */
#define MAX_DIGITS 9

struct _AvtNames
{
  GHashTable *taken;
};

/**
 * avt_name_count_on:
 * @name: "esx04", "Rack"
 *
 * Returns: (transfer full): the name with the number at its end one higher and as many digits as it
 *   had at least, or with a 2: "esx05", "Rack 2"
 */
char *
avt_name_count_on (const char *name)
{
  gsize length = strlen (name);
  gsize n_digits = 0;

  while (n_digits < length && n_digits < MAX_DIGITS
         && g_ascii_isdigit (name[length - n_digits - 1]))
    n_digits++;
  if (n_digits == 0)
    return g_strdup_printf ("%s 2", name);
  return g_strdup_printf ("%.*s%0*" G_GUINT64_FORMAT, (int) (length - n_digits), name,
                          (int) n_digits,
                          g_ascii_strtoull (name + length - n_digits, NULL, 10) + 1);
}

/** avt_names_new: Returns: (transfer full): the names that entities of @kind have in @design */
AvtNames *
avt_names_new (const AvtDesign *design, AvtKind kind)
{
  AvtNames *self = g_new0 (AvtNames, 1);

  self->taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < avt_design_count (design, kind); i++)
    {
      const char *name = avt_entity_name (avt_design_get (design, kind, i));

      if (name != NULL)
        g_hash_table_add (self->taken, g_strdup (name));
    }
  return self;
}

void
avt_names_free (AvtNames *self)
{
  g_hash_table_unref (self->taken);
  g_free (self);
}

/**
 * avt_names_take:
 *
 * Returns: (transfer full): @name, counted on until it is free; it is taken from then on
 */
char *
avt_names_take (AvtNames *self, const char *name)
{
  char *free_name = g_strdup (name);

  while (g_hash_table_contains (self->taken, free_name))
    {
      char *next = avt_name_count_on (free_name);

      g_free (free_name);
      free_name = next;
    }
  g_hash_table_add (self->taken, g_strdup (free_name));
  return free_name;
}
