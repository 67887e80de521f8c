/* Values of a device-type file: each is read, or remarked upon and left unknown. */
#include "config.h"

#include "engine/io/netbox-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_NAME 256     /* characters */
#define MAX_REPORTS 200  /* a broken file has no more to say after that */
#define MAX_UNKNOWN 64

typedef struct
{
  char *name;
  const AvtYamlNode *first;
  guint count;
} AvtNetboxUnknownKey;

const AvtRule _avt_netbox_value_rule = {
  "import-type-value", AVT_SEVERITY_WARNING,
  N_("%1: %2 is \u201c%3\u201d; allowed is %4, so it is left unknown"),
  N_("Correct the file and import it again, or set the value in the device type."),
  N_("Schema of the NetBox device-type library"),
};

const AvtRule _avt_netbox_draw_rule = {
  "import-type-draw", AVT_SEVERITY_WARNING,
  N_("%1: %2 is %3, more than the %4 that the inlet can carry, so it is left unknown"),
  N_("Look up the nameplate of one supply and set it in the device type."),
  N_("Rated current of the inlet at 250 V on each line; without a rated connector 5 kW for each "
     "rack unit"),
};

const AvtRule _avt_netbox_duplicate_rule = {
  "import-type-duplicate-port", AVT_SEVERITY_WARNING,
  N_("%1: the name \u201c%2\u201d stands again in %3; this one is called \u201c%4\u201d"),
  N_("Give every port of the file its own name."),
  N_("Schema of the NetBox device-type library"),
};

const AvtRule _avt_netbox_shortened_rule = {
  "import-type-shortened", AVT_SEVERITY_WARNING,
  N_("%1: %2 has more than %3 characters and is cut off there"),
  NULL,
  N_("Limit of the importer"),
};

const AvtRule _avt_netbox_height_rule = {
  "import-type-height", AVT_SEVERITY_WARNING,
  N_("%1: the height of %2 U is no multiple of 0.5 U and is taken as %3"),
  NULL,
  N_("Schema of the NetBox device-type library"),
};

const AvtRule _avt_netbox_no_height_rule = {
  "import-type-no-height", AVT_SEVERITY_WARNING,
  N_("%1: the file has no u_height; 1 U is taken"),
  N_("Look up the height and set it in the device type."),
  N_("Default of NetBox"),
};

const AvtRule _avt_netbox_parent_rule = {
  "import-type-parent", AVT_SEVERITY_INFO,
  N_("%1: a type with device bays is a parent, not \u201c%2\u201d"),
  NULL,
  N_("Schema of the NetBox device-type library"),
};

const AvtRule _avt_netbox_inventory_rule = {
  "import-type-inventory", AVT_SEVERITY_INFO,
  N_("%1: %2 inventory items are not imported"),
  NULL,
  N_("Limit of the importer"),
};

static const AvtRule unknown_key_rule = {
  "import-type-unknown-key", AVT_SEVERITY_INFO,
  N_("%1: the key \u201c%2\u201d is not known and is left out (%3 times in the file)"),
  NULL,
  N_("Schema of the NetBox device-type library"),
};

static const AvtRule unreported_rule = {
  "import-type-more", AVT_SEVERITY_INFO,
  N_("%1: %2 more remarks are left out"),
  NULL,
  N_("Limit of the importer"),
};

/**
 * _avt_netbox_report:
 * @node: what it is about; the finding's first argument is its place, "FILE:LINE"
 * @arguments: the others
 */
void
_avt_netbox_report (AvtNetboxReader *self, const AvtRule *rule, const AvtYamlNode *node,
                    const AvtArgument *arguments, guint n_arguments)
{
  AvtId about = avt_entity_id (self->type);
  AvtArgument all[9];
  g_autofree char *place = NULL;

  g_assert (n_arguments < G_N_ELEMENTS (all));
  if (self->n_reported == MAX_REPORTS)
    {
      self->n_unreported++;
      return;
    }
  self->n_reported++;
  place = g_strdup_printf ("%s:%u", self->filename, avt_yaml_get_line (node));
  all[0] = avt_argument_text (place);
  for (guint i = 0; i < n_arguments; i++)
    all[i + 1] = arguments[i];
  avt_findings_report (self->findings, rule, &about, 1, all, n_arguments + 1);
}

/* What stands in the file, short enough for a sentence. */
static char *
shown_value (const AvtYamlNode *node)
{
  const char *text = avt_yaml_get_text (node);

  if (text == NULL)
    return g_strdup (avt_yaml_get_kind (node) == AVT_YAML_MAP ? "{\u2026}" : "[\u2026]");
  if (g_utf8_strlen (text, -1) > 40)
    {
      g_autofree char *head = g_utf8_substring (text, 0, 40);

      return g_strconcat (head, "\u2026", NULL);
    }
  return g_strdup (text);
}

/** _avt_netbox_report_value: @what is a path such as "power-ports: maximum_draw". */
void
_avt_netbox_report_value (AvtNetboxReader *self, const AvtYamlNode *node, const char *what,
                          const char *allowed)
{
  g_autofree char *value = shown_value (node);
  const AvtArgument arguments[] = { avt_argument_text (what), avt_argument_text (value),
                                    avt_argument_text (allowed) };

  _avt_netbox_report (self, &_avt_netbox_value_rule, node, arguments, G_N_ELEMENTS (arguments));
}

static void
unknown_key_free (gpointer data)
{
  AvtNetboxUnknownKey *self = data;

  g_free (self->name);
  g_free (self);
}

/** _avt_netbox_note_unknown_key: counts; a list of 400 ports makes one remark, at the first. */
void
_avt_netbox_note_unknown_key (AvtNetboxReader *self, const char *list, const AvtYamlNode *key)
{
  g_autofree char *text = shown_value (key);
  g_autofree char *name = list != NULL ? g_strconcat (list, ": ", text, NULL) : g_strdup (text);
  AvtNetboxUnknownKey *added;

  if (self->unknown_keys == NULL)
    self->unknown_keys = g_ptr_array_new_with_free_func (unknown_key_free);
  for (guint i = 0; i < self->unknown_keys->len; i++)
    {
      AvtNetboxUnknownKey *unknown = self->unknown_keys->pdata[i];

      if (g_str_equal (unknown->name, name))
        {
          unknown->count++;
          return;
        }
    }
  if (self->unknown_keys->len == MAX_UNKNOWN)
    {
      self->n_unreported++;
      return;
    }
  added = g_new0 (AvtNetboxUnknownKey, 1);
  added->name = g_steal_pointer (&name);
  added->first = key;
  added->count = 1;
  g_ptr_array_add (self->unknown_keys, added);
}

/** _avt_netbox_finish_reports: adds the remarks that count something. */
void
_avt_netbox_finish_reports (AvtNetboxReader *self)
{
  for (guint i = 0; self->unknown_keys != NULL && i < self->unknown_keys->len; i++)
    {
      const AvtNetboxUnknownKey *unknown = self->unknown_keys->pdata[i];
      const AvtArgument arguments[] = { avt_argument_text (unknown->name),
                                        avt_argument_count (unknown->count) };

      _avt_netbox_report (self, &unknown_key_rule, unknown->first, arguments,
                          G_N_ELEMENTS (arguments));
    }
  g_clear_pointer (&self->unknown_keys, g_ptr_array_unref);
  if (self->n_unreported > 0)
    {
      AvtId about = avt_entity_id (self->type);
      const AvtArgument arguments[] = { avt_argument_text (self->filename),
                                        avt_argument_count (self->n_unreported) };

      avt_findings_report (self->findings, &unreported_rule, &about, 1, arguments,
                           G_N_ELEMENTS (arguments));
    }
}

/** _avt_netbox_lookup: Returns: (nullable): the value of @key, unless it is null. */
const AvtYamlNode *
_avt_netbox_lookup (const AvtYamlNode *map, const char *key)
{
  const AvtYamlNode *node = avt_yaml_lookup (map, key);

  return node == NULL || avt_yaml_is_null (node) ? NULL : node;
}

/* One line: every run of white space and control characters becomes a space, none at the ends. */
static char *
one_line (const char *text)
{
  GString *line = g_string_new (NULL);
  gboolean gap = FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c) || g_unichar_iscntrl (c))
        {
          gap = line->len > 0;
          continue;
        }
      if (gap)
        g_string_append_c (line, ' ');
      gap = FALSE;
      g_string_append_unichar (line, c);
    }
  return g_string_free (line, FALSE);
}

/**
 * _avt_netbox_name:
 * @node: (nullable): a scalar
 * @what: for remarks
 *
 * Returns: (transfer full) (nullable): the text in one line of at most 256 characters; %NULL when
 *   there is none
 */
char *
_avt_netbox_name (AvtNetboxReader *self, const AvtYamlNode *node, const char *what)
{
  g_autofree char *line = NULL;
  char *cut;

  if (node == NULL)
    return NULL;
  if (avt_yaml_get_kind (node) != AVT_YAML_SCALAR)
    {
      _avt_netbox_report_value (self, node, what, _("a text"));
      return NULL;
    }
  line = one_line (avt_yaml_get_text (node));
  if (line[0] == '\0')
    return NULL;
  if (g_utf8_strlen (line, -1) <= MAX_NAME)
    return g_steal_pointer (&line);
  cut = g_utf8_substring (line, 0, MAX_NAME);
  _avt_netbox_report (self, &_avt_netbox_shortened_rule, node,
                      (AvtArgument[]){ avt_argument_text (what), avt_argument_count (MAX_NAME) },
                      2);
  return cut;
}

/** _avt_netbox_prose: as _avt_netbox_name(), with its lines and of any length. */
char *
_avt_netbox_prose (AvtNetboxReader *self, const AvtYamlNode *node, const char *what)
{
  char *text;

  if (node == NULL)
    return NULL;
  if (avt_yaml_get_kind (node) != AVT_YAML_SCALAR)
    {
      _avt_netbox_report_value (self, node, what, _("a text"));
      return NULL;
    }
  text = g_strstrip (g_strdup (avt_yaml_get_text (node)));
  if (text[0] == '\0')
    g_clear_pointer (&text, g_free);
  return text;
}

/**
 * _avt_netbox_boolean: the words of YAML 1.1, quoted or not
 *
 * Returns: whether @value was set
 */
gboolean
_avt_netbox_boolean (AvtNetboxReader *self, const AvtYamlNode *node, const char *what,
                     gboolean *value)
{
  static const char *const words[] = { "true", "yes", "on", "false", "no", "off" };
  const char *text = node != NULL ? avt_yaml_get_text (node) : NULL;

  if (node == NULL)
    return FALSE;
  for (guint i = 0; text != NULL && i < G_N_ELEMENTS (words); i++)
    if (g_ascii_strcasecmp (text, words[i]) == 0)
      {
        *value = i < G_N_ELEMENTS (words) / 2;
        return TRUE;
      }
  _avt_netbox_report_value (self, node, what, "true, false");
  return FALSE;
}

/* Digits with at most one dot: "2", "2.0", ".5". */
static gboolean
is_decimal (const char *text)
{
  const char *p = text + strspn (text, "0123456789");
  gsize n_digits = (gsize) (p - text);

  if (*p == '.')
    {
      gsize n_decimals = strspn (p + 1, "0123456789");

      n_digits += n_decimals;
      p += 1 + n_decimals;
    }
  return n_digits > 0 && *p == '\0';
}

/**
 * _avt_netbox_number:
 * @node: (nullable): a scalar, quoted or not
 * @what: for remarks
 * @word: the unit that the file's numbers are in
 * @unit: the unit of @value
 *
 * Reads a number as YAML writes it, exactly.
 *
 * Returns: whether @value was set
 */
gboolean
_avt_netbox_number (AvtNetboxReader *self, const AvtYamlNode *node, const char *what,
                    const char *word, AvtUnit unit, gint64 *value)
{
  const char *text = node != NULL ? avt_yaml_get_text (node) : NULL;
  g_autofree char *quantity = NULL;

  if (node == NULL)
    return FALSE;
  if (text != NULL && is_decimal (text) && strlen (text) < 40)
    {
      const char *dot = strchr (text, '.');

      /* more than three decimals: the dot cannot be taken for a thousands separator */
      quantity = g_strdup_printf ("%s%s%s %s", dot == text ? "0" : "", text,
                                  dot == NULL ? "" : "0000", word);
      if (avt_quantity_parse (quantity, unit, value, NULL))
        return TRUE;
    }
  _avt_netbox_report_value (self, node, what, _("a number of at least 0"));
  return FALSE;
}

/** _avt_netbox_real: Returns: whether @node is a number as YAML writes it, without a sign. */
gboolean
_avt_netbox_real (const AvtYamlNode *node, double *value)
{
  const char *text = avt_yaml_get_text (node);

  if (text == NULL || !is_decimal (text))
    return FALSE;
  *value = g_ascii_strtod (text, NULL);
  return TRUE;
}
