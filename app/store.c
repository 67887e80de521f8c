#include "config.h"

#include "app/store.h"

/** avt_store_get: Returns: (transfer none) (nullable): %NULL when there is no schema */
GSettings *
avt_store_get (void)
{
  static GSettings *settings;
  static gboolean is_known;
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  GSettingsSchema *schema;

  if (is_known)
    return settings;
  is_known = TRUE;
  schema = source != NULL ? g_settings_schema_source_lookup (source, AVT_APP_ID, TRUE) : NULL;
  if (schema != NULL)
    {
      settings = g_settings_new_full (schema, NULL, NULL);
      g_settings_schema_unref (schema);
    }
  return settings;
}

/* A schema of another version may lack the key, and asking for it would abort. */
static gboolean
has_key (const char *key)
{
  GSettings *settings = avt_store_get ();
  GSettingsSchema *schema = NULL;
  gboolean found;

  if (settings == NULL)
    return FALSE;
  g_object_get (settings, "settings-schema", &schema, NULL);
  found = g_settings_schema_has_key (schema, key);
  g_settings_schema_unref (schema);
  return found;
}

int
avt_store_get_int (const char *key, int fallback)
{
  return has_key (key) ? g_settings_get_int (avt_store_get (), key) : fallback;
}

gboolean
avt_store_get_boolean (const char *key, gboolean fallback)
{
  return has_key (key) ? g_settings_get_boolean (avt_store_get (), key) : fallback;
}

/** avt_store_get_text: Returns: (transfer full): empty where nothing is kept */
char *
avt_store_get_text (const char *key)
{
  return has_key (key) ? g_settings_get_string (avt_store_get (), key) : g_strdup ("");
}

void
avt_store_set_int (const char *key, int value)
{
  if (has_key (key))
    g_settings_set_int (avt_store_get (), key, value);
}

void
avt_store_set_boolean (const char *key, gboolean value)
{
  if (has_key (key))
    g_settings_set_boolean (avt_store_get (), key, value);
}

void
avt_store_set_text (const char *key, const char *value)
{
  if (has_key (key))
    g_settings_set_string (avt_store_get (), key, value);
}
