/* The NetBox device-type library holds files of two dialects: newer ones follow its schema, older
 * ones lack the slug and at times is_full_depth. Both are read, and so is what people export from
 * NetBox, where absent values are null. What cannot be read is left unknown and remarked upon; only
 * a file that is no device type is refused. */
#include "config.h"

#include "engine/io/netbox-type.h"

#include "engine/io/netbox-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define MAX_HEIGHT_HU 200
#define MAX_MASS_G 100000000
#define PROVENANCE "NetBox device-type library, CC0"

static gboolean G_GNUC_PRINTF (4, 5)
refuse (const AvtNetboxReader *self, const AvtYamlNode *node, GError **error, const char *format,
        ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error (error, AVT_IO_ERROR, AVT_IO_ERROR_INVALID, "%s:%u:%u: %s", self->filename,
               avt_yaml_get_line (node), avt_yaml_get_column (node), message);
  return FALSE;
}

static void
set_text (const AvtNetboxReader *self, guint field, const char *text)
{
  if (text != NULL)
    avt_record_set_string (&avt_type_type, self->type, field, text);
}

static void
copy_name (AvtNetboxReader *self, const AvtYamlNode *root, const char *key, guint field)
{
  g_autofree char *text = _avt_netbox_name (self, _avt_netbox_lookup (root, key), key);

  set_text (self, field, text);
}

static gboolean
read_identity (AvtNetboxReader *self, const AvtYamlNode *root, GError **error)
{
  g_autofree char *slug = NULL;
  g_autofree char *derived = NULL;

  copy_name (self, root, "manufacturer", AVT_TYPE_FIELD_MANUFACTURER);
  copy_name (self, root, "model", AVT_TYPE_FIELD_MODEL);
  copy_name (self, root, "part_number", AVT_TYPE_FIELD_PART_NUMBER);
  if (self->type->manufacturer == NULL || self->type->model == NULL)
    return refuse (self, root, error,
                   _("no device type: the key %s is missing; allowed is a map with manufacturer, "
                     "model and u_height"),
                   self->type->manufacturer == NULL ? "manufacturer" : "model");
  set_text (self, AVT_TYPE_FIELD_NAME, self->type->model);
  derived = avt_netbox_slug (self->type->manufacturer, self->type->model);
  slug = _avt_netbox_name (self, _avt_netbox_lookup (root, "slug"), "slug");
  if (slug != NULL && strspn (slug, "-_abcdefghijklmnopqrstuvwxyz0123456789") != strlen (slug))
    {
      _avt_netbox_report_value (self, _avt_netbox_lookup (root, "slug"), "slug",
                                _("small letters, digits, - and _"));
      g_clear_pointer (&slug, g_free);
    }
  set_text (self, AVT_TYPE_FIELD_SLUG, slug != NULL ? slug : derived);
  return TRUE;
}

/* A height between the steps takes the next: the device is not smaller than it is. */
static gboolean
read_height (AvtNetboxReader *self, const AvtYamlNode *root, GError **error)
{
  const AvtYamlNode *node = _avt_netbox_lookup (root, "u_height");
  double height_u = 1.0;
  double height_hu;

  if (node != NULL && (!_avt_netbox_real (node, &height_u) || height_u * 2 > MAX_HEIGHT_HU))
    return refuse (self, node, error, _("u_height is not a height; allowed is a number from 0 to "
                                        "%d in steps of 0.5"), MAX_HEIGHT_HU / 2);
  if (node == NULL)
    _avt_netbox_report (self, &_avt_netbox_no_height_rule, root, NULL, 0);
  height_hu = ceil (height_u * 2);
  avt_record_set_integer (&avt_type_type, self->type, AVT_TYPE_FIELD_HEIGHT_HU,
                          (gint64) height_hu);
  if (height_hu != height_u * 2)
    {
      const AvtArgument arguments[] = {
        avt_argument_text (avt_yaml_get_text (node)),
        avt_argument_quantity (height_hu, AVT_UNIT_HALF_RACK_UNIT),
      };

      _avt_netbox_report (self, &_avt_netbox_height_rule, node, arguments,
                          G_N_ELEMENTS (arguments));
    }
  return TRUE;
}

/* For some weeks of 2023 the library had weight as a list: "- value: 10.11", "  unit: kg". */
static void
find_weight (const AvtYamlNode *root, const AvtYamlNode **weight, const AvtYamlNode **unit)
{
  const AvtYamlNode *node = _avt_netbox_lookup (root, "weight");

  *weight = node;
  *unit = _avt_netbox_lookup (root, "weight_unit");
  if (node == NULL || avt_yaml_get_kind (node) != AVT_YAML_SEQUENCE
      || avt_yaml_get_size (node) == 0)
    return;
  node = avt_yaml_get_value (node, 0);
  if (_avt_netbox_lookup (node, "value") == NULL)
    return;
  *weight = _avt_netbox_lookup (node, "value");
  *unit = _avt_netbox_lookup (node, "unit");
}

/* Pounds are 453.59237 g; a mass of 0 is a placeholder, not a measurement. */
static void
read_mass (AvtNetboxReader *self, const AvtYamlNode *root)
{
  static const char *const units[] = { "kg", "g", "lb", "oz", NULL };
  const AvtYamlNode *weight, *unit_node;
  g_autofree char *unit = NULL;
  g_autofree char *lower = NULL;
  gint64 mass_g;

  find_weight (root, &weight, &unit_node);
  if (weight == NULL)
    return;
  unit = _avt_netbox_name (self, unit_node, "weight_unit");
  lower = unit != NULL ? g_ascii_strdown (unit, -1) : NULL;
  if (lower == NULL || !g_strv_contains (units, lower))
    {
      _avt_netbox_report_value (self, unit_node != NULL ? unit_node : weight,
                                unit_node != NULL ? "weight_unit" : "weight",
                                _("a weight with a weight_unit kg, g, lb, oz"));
      return;
    }
  if (!_avt_netbox_number (self, weight, "weight", lower, AVT_UNIT_GRAM, &mass_g))
    return;
  if (mass_g > 0 && mass_g <= MAX_MASS_G)
    avt_record_set_integer (&avt_type_type, self->type, AVT_TYPE_FIELD_MASS_G, mass_g);
  else
    _avt_netbox_report_value (self, weight, "weight", _("more than 0 and at most 100 t"));
}

/* A word of the file that is a value of the enumeration @field. */
static void
read_choice (AvtNetboxReader *self, const AvtYamlNode *root, const char *key, guint field)
{
  const AvtField *info = &avt_type_type.fields[field];
  const AvtYamlNode *node = _avt_netbox_lookup (root, key);
  g_autofree char *word = _avt_netbox_name (self, node, key);
  g_autofree char *allowed = NULL;
  int value;

  if (word == NULL)
    return;
  value = avt_field_find_value (info, word);
  if (value >= 0)
    {
      avt_record_set_enum (&avt_type_type, self->type, field, value);
      return;
    }
  allowed = avt_field_allowed (info);
  _avt_netbox_report_value (self, node, key, allowed);
}

static void
read_role (AvtNetboxReader *self, const AvtYamlNode *root)
{
  const AvtYamlNode *bays = _avt_netbox_lookup (root, "device-bays");
  const AvtYamlNode *node = _avt_netbox_lookup (root, "subdevice_role");

  read_choice (self, root, "subdevice_role", AVT_TYPE_FIELD_SUBDEVICE_ROLE);
  if (bays == NULL || avt_yaml_get_size (bays) == 0
      || self->type->subdevice_role == AVT_SUBDEVICE_PARENT)
    return;
  if (self->type->subdevice_role == AVT_SUBDEVICE_CHILD)
    _avt_netbox_report (self, &_avt_netbox_parent_rule, node,
                        (AvtArgument[]){ avt_argument_text ("child") }, 1);
  avt_record_set_enum (&avt_type_type, self->type, AVT_TYPE_FIELD_SUBDEVICE_ROLE,
                       AVT_SUBDEVICE_PARENT);
}

static void
read_comments (AvtNetboxReader *self, const AvtYamlNode *root)
{
  g_autofree char *description
    = _avt_netbox_prose (self, _avt_netbox_lookup (root, "description"), "description");
  g_autofree char *comments
    = _avt_netbox_prose (self, _avt_netbox_lookup (root, "comments"), "comments");
  g_autofree char *both = NULL;

  if (description != NULL && comments != NULL)
    both = g_strconcat (description, "\n\n", comments, NULL);
  set_text (self, AVT_TYPE_FIELD_COMMENTS,
            both != NULL ? both : description != NULL ? description : comments);
}

static void
read_physical (AvtNetboxReader *self, const AvtYamlNode *root)
{
  gboolean full_depth;

  if (_avt_netbox_boolean (self, _avt_netbox_lookup (root, "is_full_depth"), "is_full_depth",
                           &full_depth))
    avt_record_set_boolean (&avt_type_type, self->type, AVT_TYPE_FIELD_FULL_DEPTH, full_depth);
  read_mass (self, root);
  read_choice (self, root, "airflow", AVT_TYPE_FIELD_AIRFLOW);
  read_role (self, root);
  read_comments (self, root);
}

static void
note_other_keys (AvtNetboxReader *self, const AvtYamlNode *root)
{
  static const char *const known[] = {
    "manufacturer", "model", "slug", "part_number", "u_height", "is_full_depth", "airflow",
    "weight", "weight_unit", "subdevice_role", "description", "comments",
    /* of no use here: pictures, and what the power ports say better */
    "front_image", "rear_image", "is_powered", "inventory-items", NULL
  };
  const AvtYamlNode *items = _avt_netbox_lookup (root, "inventory-items");

  if (items != NULL && avt_yaml_get_size (items) > 0)
    _avt_netbox_report (self, &_avt_netbox_inventory_rule, items,
                        (AvtArgument[]){ avt_argument_count (avt_yaml_get_size (items)) }, 1);
  for (guint i = 0; i < avt_yaml_get_size (root); i++)
    {
      const AvtYamlNode *key = avt_yaml_get_key (root, i);
      const char *text = avt_yaml_get_text (key);

      if (!g_strv_contains (known, text) && !_avt_netbox_is_port_list (text))
        _avt_netbox_note_unknown_key (self, NULL, key);
    }
}

static void
set_category (AvtNetboxReader *self)
{
  const AvtType *type = self->type;
  g_autofree char *words
    = g_strjoin (" ", type->model, type->part_number != NULL ? type->part_number : "",
                 type->comments != NULL ? type->comments : "", NULL);
  g_autofree char *lower = g_ascii_strdown (words, -1);

  avt_record_set_enum (&avt_type_type, self->type, AVT_TYPE_FIELD_CATEGORY,
                       (int) _avt_netbox_category (type, lower));
}

static void
set_provenance (AvtNetboxReader *self, GBytes *bytes)
{
  g_autofree char *name = g_path_get_basename (self->filename);
  g_autofree char *source = g_strconcat (name, ", " PROVENANCE, NULL);
  g_autofree char *hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);

  set_text (self, AVT_TYPE_FIELD_SOURCE, source);
  set_text (self, AVT_TYPE_FIELD_CATALOGUE_HASH, hash);
  avt_record_set_enum (&avt_type_type, self->type, AVT_TYPE_FIELD_CONFIDENCE,
                       AVT_CONFIDENCE_SOURCE);
}

static gboolean
read_type (AvtNetboxReader *self, const AvtYamlNode *root, GError **error)
{
  if (avt_yaml_get_kind (root) != AVT_YAML_MAP)
    return refuse (self, root, error,
                   _("no device type; allowed is a map with manufacturer, model and u_height"));
  if (_avt_netbox_lookup (root, "form_factor") != NULL)
    return refuse (self, root, error,
                   _("a rack type; allowed is a device type, with manufacturer, model and "
                     "u_height"));
  if (!read_identity (self, root, error) || !read_height (self, root, error))
    return FALSE;
  read_physical (self, root);
  _avt_netbox_read_ports (self, root);
  note_other_keys (self, root);
  return TRUE;
}

/**
 * avt_netbox_type_read:
 * @bytes: the content of the file
 * @filename: its name, for messages and the provenance
 * @ids: where the id of the type comes from
 * @findings: takes a remark for everything that was left out, changed or concluded; each names the
 *   file and the line
 * @error: AVT_IO_ERROR: no YAML, beyond a limit, or no device type; "FILE:LINE:COLUMN: " and what
 *   is allowed
 *
 * Imports a device type. Absent: is_full_depth is true, the slug is derived from manufacturer and
 * model. maximum_draw is the nameplate of one supply and stays at its inlet; one that the inlet
 * cannot carry is unknown. Port keys are the names of the file, made unique in the type. Rates,
 * banks and the category follow the rules in netbox-rules.c.
 *
 * Returns: (transfer full) (nullable): the type, or %NULL
 */
AvtType *
avt_netbox_type_read (GBytes *bytes, const char *filename, AvtIdSource *ids,
                      AvtFindings *findings, GError **error)
{
  g_autoptr (AvtYamlNode) root = NULL;
  g_autofree char *shown = NULL;
  AvtNetboxReader reader = { 0 };
  gboolean done;

  g_return_val_if_fail (bytes != NULL && filename != NULL && ids != NULL, NULL);
  g_return_val_if_fail (findings != NULL, NULL);
  root = avt_yaml_read (bytes, filename, error);
  if (root == NULL)
    return NULL;
  shown = g_filename_display_name (filename);
  reader.filename = shown;
  reader.findings = findings;
  reader.type = avt_entity_new (AVT_KIND_TYPE, avt_id_source_next (ids, 't'));
  done = read_type (&reader, root, error);
  _avt_netbox_finish_reports (&reader);
  if (done)
    {
      set_category (&reader);
      set_provenance (&reader, bytes);
      done = avt_record_check (&avt_type_type, reader.type, error);
      if (!done)
        g_prefix_error (error, "%s:%u: ", shown, avt_yaml_get_line (root));
    }
  if (!done)
    g_clear_pointer (&reader.type, avt_entity_unref);
  return reader.type;
}

/**
 * avt_netbox_slug:
 * @manufacturer: a name
 * @model: a name
 *
 * The slug that NetBox would give: both names in small ASCII letters, with one hyphen for whatever
 * is neither letter, digit nor underscore. Letters with marks lose them. Equal for the same names
 * everywhere, but different names may have one slug: see avt_netbox_slug_numbered().
 *
 * Returns: (transfer full): the slug; "device-type" when the names have no letter or digit
 */
char *
avt_netbox_slug (const char *manufacturer, const char *model)
{
  g_autofree char *names = g_strconcat (manufacturer, " ", model, NULL);
  g_autofree char *ascii = g_str_to_ascii (names, "C");
  GString *slug = g_string_new (NULL);

  for (const char *p = ascii; *p != '\0'; p++)
    {
      if (g_ascii_isalnum (*p) || *p == '_')
        g_string_append_c (slug, g_ascii_tolower (*p));
      else if (slug->len > 0 && slug->str[slug->len - 1] != '-' && *p != '?' && *p != '\'')
        g_string_append_c (slug, '-');
    }
  if (slug->len > 0 && slug->str[slug->len - 1] == '-')
    g_string_truncate (slug, slug->len - 1);
  if (slug->len == 0)
    g_string_assign (slug, "device-type");
  return g_string_free (slug, FALSE);
}

/**
 * avt_netbox_slug_numbered:
 * @slug: a slug
 * @taken: (array zero-terminated=1): the slugs of other types
 *
 * Returns: (transfer full): @slug, or the first of "SLUG-2", "SLUG-3" ... that is not taken
 */
char *
avt_netbox_slug_numbered (const char *slug, const char *const *taken)
{
  char *numbered = g_strdup (slug);

  for (guint n = 2; g_strv_contains (taken, numbered); n++)
    {
      g_free (numbered);
      numbered = g_strdup_printf ("%s-%u", slug, n);
    }
  return numbered;
}
