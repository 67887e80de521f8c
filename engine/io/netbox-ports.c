/* The component lists of a device-type file, as ports of the type. */
#include "config.h"

#include "engine/io/netbox-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* One list of the file. */
typedef struct
{
  const char *key;
  AvtPortCategory category;
  const char *prefix; /* of a port key that another list has taken */
  const char *const *known;
} PortList;

static const char *const console_keys[] = { "name", "label", "type", "description",
                                            "_is_power_source", NULL };
static const char *const inlet_keys[] = { "name", "label", "type", "description", "maximum_draw",
                                          "allocated_draw", NULL };
static const char *const outlet_keys[] = { "name", "label", "type", "description", "power_port",
                                           "feed_leg", "color", NULL };
static const char *const interface_keys[] = { "name", "label", "type", "description", "enabled",
                                              "mgmt_only", "bridge", "poe_mode", "poe_type",
                                              "rf_role", "_is_power_source", NULL };
static const char *const front_keys[] = { "name", "label", "type", "description", "color",
                                          "positions", "rear_port", "rear_port_position",
                                          "rear_ports", NULL };
static const char *const rear_keys[] = { "name", "label", "type", "description", "color",
                                         "positions", "_is_power_source", NULL };
static const char *const bay_keys[] = { "name", "label", "description", "position", NULL };

/* In the order of AvtPortCategory, which is also the order of the ports of a type. */
static const PortList lists[] = {
  { "power-ports", AVT_PORT_POWER_INLET, "power-inlet", inlet_keys },
  { "power-outlets", AVT_PORT_POWER_OUTLET, "power-outlet", outlet_keys },
  { "interfaces", AVT_PORT_INTERFACE, "interface", interface_keys },
  { "console-ports", AVT_PORT_CONSOLE, "console", console_keys },
  { "console-server-ports", AVT_PORT_CONSOLE_SERVER, "console-server", console_keys },
  { "front-ports", AVT_PORT_FRONT, "front", front_keys },
  { "rear-ports", AVT_PORT_REAR, "rear", rear_keys },
  { "module-bays", AVT_PORT_MODULE_BAY, "module-bay", bay_keys },
  { "device-bays", AVT_PORT_DEVICE_BAY, "device-bay", bay_keys },
};

/* A front port and the name of the rear port behind it, known when both lists are read. */
typedef struct
{
  guint port;
  const AvtYamlNode *rear;
} Mapping;

typedef struct
{
  AvtNetboxReader *reader;
  const PortList *list;
  gboolean has_outlets;
  GHashTable *keys;               /* every port key that is taken */
  GHashTable *names[G_N_ELEMENTS (lists)]; /* name in the file to position of its first port */
  GArray *mappings;
} Ports;

static AvtPort *
port_at (const Ports *self, guint i)
{
  return &((AvtPort *) self->reader->type->ports.records)[i];
}

static void
set_text (AvtPort *port, guint field, const char *text)
{
  if (text != NULL)
    avt_record_set_string (&avt_port_type, port, field, text);
}

static char *
path_of (const Ports *self, const char *key)
{
  return g_strdup_printf ("%s: %s", self->list->key, key);
}

static char *
read_name (Ports *self, const AvtYamlNode *item, const char *key)
{
  g_autofree char *what = path_of (self, key);

  return _avt_netbox_name (self->reader, _avt_netbox_lookup (item, key), what);
}

/* Makes @key unique by a number: "eth0 (2)". */
static char *
number_key (const Ports *self, const char *key)
{
  for (guint n = 2;; n++)
    {
      char *numbered = g_strdup_printf ("%s (%u)", key, n);

      if (!g_hash_table_contains (self->keys, numbered))
        return numbered;
      g_free (numbered);
    }
}

/* The stable key of a port: its name. Names of two lists may be equal (front and rear of a patch
 * panel): the later list gets its prefix. A name that one list has twice is numbered. */
static char *
choose_key (Ports *self, const AvtYamlNode *item, const char *name)
{
  GHashTable *names = self->names[self->list->category];
  gboolean repeated = g_hash_table_contains (names, name);
  g_autofree char *key = g_strdup (name);

  if (g_hash_table_contains (self->keys, key) && !repeated)
    {
      g_free (key);
      key = g_strconcat (self->list->prefix, ":", name, NULL);
    }
  if (g_hash_table_contains (self->keys, key))
    {
      char *numbered = number_key (self, key);

      g_free (key);
      key = numbered;
    }
  if (repeated)
    {
      const AvtArgument arguments[] = { avt_argument_text (name),
                                        avt_argument_text (self->list->key),
                                        avt_argument_text (key) };

      _avt_netbox_report (self->reader, &_avt_netbox_duplicate_rule, item, arguments,
                          G_N_ELEMENTS (arguments));
    }
  else
    g_hash_table_insert (names, g_strdup (name),
                         GUINT_TO_POINTER (self->reader->type->ports.n_records));
  g_hash_table_add (self->keys, g_strdup (key));
  return g_steal_pointer (&key);
}

static void
note_unknown_keys (Ports *self, const AvtYamlNode *item)
{
  if (avt_yaml_get_kind (item) != AVT_YAML_MAP)
    return;
  for (guint i = 0; i < avt_yaml_get_size (item); i++)
    {
      const AvtYamlNode *key = avt_yaml_get_key (item, i);

      if (!g_strv_contains (self->list->known, avt_yaml_get_text (key)))
        _avt_netbox_note_unknown_key (self->reader, self->list->key, key);
    }
}

/* maximum_draw is the nameplate of this one inlet. */
static void
read_draw (Ports *self, AvtPort *port, const AvtYamlNode *item, const char *key, guint field)
{
  const AvtYamlNode *node = _avt_netbox_lookup (item, key);
  g_autofree char *what = path_of (self, key);
  double limit_w = _avt_netbox_draw_limit_w (self->reader->type, port->connector,
                                             self->has_outlets);
  gint64 power_mw;

  if (!_avt_netbox_number (self->reader, node, what, "W", AVT_UNIT_MILLIWATT, &power_mw))
    return;
  if (power_mw == 0)
    _avt_netbox_report_value (self->reader, node, what, _("a number above 0"));
  else if ((double) power_mw > limit_w * 1000.0)
    {
      const AvtArgument arguments[] = {
        avt_argument_text (what),
        avt_argument_quantity ((double) power_mw, AVT_UNIT_MILLIWATT),
        avt_argument_quantity (limit_w, AVT_UNIT_WATT),
      };

      _avt_netbox_report (self->reader, &_avt_netbox_draw_rule, node, arguments,
                          G_N_ELEMENTS (arguments));
    }
  else
    avt_record_set_integer (&avt_port_type, port, field, power_mw);
}

static void
read_inlet (Ports *self, AvtPort *port, const AvtYamlNode *item)
{
  read_draw (self, port, item, "maximum_draw", AVT_PORT_POWER_MAX_MW);
  read_draw (self, port, item, "allocated_draw", AVT_PORT_POWER_ALLOCATED_MW);
}

static void
read_leg (Ports *self, AvtPort *port, const AvtYamlNode *item)
{
  const AvtYamlNode *node = _avt_netbox_lookup (item, "feed_leg");
  g_autofree char *leg = read_name (self, item, "feed_leg");
  char letter = leg != NULL ? g_ascii_toupper (leg[0]) : '\0';

  if (leg == NULL)
    return;
  if (letter >= 'A' && letter <= 'C' && leg[1] == '\0')
    avt_record_set_enum (&avt_port_type, port, AVT_PORT_LEG, AVT_LEG_L1 + (letter - 'A'));
  else
    _avt_netbox_report_value (self->reader, node, "power-outlets: feed_leg", "A, B, C");
}

static void
read_outlet (Ports *self, AvtPort *port, const AvtYamlNode *item)
{
  const AvtYamlNode *node = _avt_netbox_lookup (item, "power_port");
  g_autofree char *inlet = read_name (self, item, "power_port");
  gpointer position;

  read_leg (self, port, item);
  if (inlet == NULL)
    return;
  if (g_hash_table_lookup_extended (self->names[AVT_PORT_POWER_INLET], inlet, NULL, &position))
    set_text (port, AVT_PORT_INLET, port_at (self, GPOINTER_TO_UINT (position))->key);
  else
    _avt_netbox_report_value (self->reader, node, "power-outlets: power_port",
                              _("a name of power-ports"));
}

static void
read_interface (Ports *self, AvtPort *port, const AvtYamlNode *item)
{
  gint64 rate_bps = port->connector != NULL ? _avt_netbox_rate_bps (port->connector) : 0;
  gboolean value;

  if (rate_bps > 0)
    avt_record_set_integer (&avt_port_type, port, AVT_PORT_RATE_BPS, rate_bps);
  if (_avt_netbox_boolean (self->reader, _avt_netbox_lookup (item, "mgmt_only"),
                           "interfaces: mgmt_only", &value)
      && value)
    avt_record_set_boolean (&avt_port_type, port, AVT_PORT_MANAGEMENT_ONLY, TRUE);
}

static void
add_mapping (Ports *self, guint port, const AvtYamlNode *rear)
{
  Mapping mapping = { port, rear };

  if (rear != NULL)
    g_array_append_val (self->mappings, mapping);
}

/* Older files name the rear port, NetBox 4.5 lists them; a position inside it is not kept. */
static void
read_front (Ports *self, const AvtYamlNode *item)
{
  guint port = self->reader->type->ports.n_records - 1;
  const AvtYamlNode *many = _avt_netbox_lookup (item, "rear_ports");

  add_mapping (self, port, _avt_netbox_lookup (item, "rear_port"));
  for (guint i = 0; many != NULL && i < avt_yaml_get_size (many); i++)
    add_mapping (self, port, _avt_netbox_lookup (avt_yaml_get_value (many, i), "rear_port"));
}

static void
read_details (Ports *self, AvtPort *port, const AvtYamlNode *item)
{
  switch (self->list->category)
    {
    case AVT_PORT_POWER_INLET:
      read_inlet (self, port, item);
      return;
    case AVT_PORT_POWER_OUTLET:
      read_outlet (self, port, item);
      return;
    case AVT_PORT_INTERFACE:
      read_interface (self, port, item);
      return;
    case AVT_PORT_FRONT:
      read_front (self, item);
      return;
    case AVT_PORT_CONSOLE:
    case AVT_PORT_CONSOLE_SERVER:
    case AVT_PORT_REAR:
    case AVT_PORT_MODULE_BAY:
    case AVT_PORT_DEVICE_BAY:
      return;
    }
}

static void
read_port (Ports *self, const AvtYamlNode *item)
{
  g_autofree char *name = NULL;
  g_autofree char *key = NULL;
  g_autofree char *label = NULL;
  g_autofree char *connector = NULL;
  g_autofree char *description = NULL;
  AvtPort *port;

  if (avt_yaml_get_kind (item) != AVT_YAML_MAP)
    {
      _avt_netbox_report_value (self->reader, item, self->list->key, _("a list of maps"));
      return;
    }
  name = read_name (self, item, "name");
  if (name == NULL)
    {
      _avt_netbox_report_value (self->reader, item, self->list->key, _("a map with a name"));
      return;
    }
  note_unknown_keys (self, item);
  key = choose_key (self, item, name);
  label = read_name (self, item, "label");
  connector = read_name (self, item, "type");
  description = read_name (self, item, "description");
  port = avt_record_append (&avt_type_type, self->reader->type, AVT_TYPE_FIELD_PORTS);
  set_text (port, AVT_PORT_KEY, key);
  set_text (port, AVT_PORT_LABEL, label != NULL ? label : g_str_equal (key, name) ? NULL : name);
  avt_record_set_enum (&avt_port_type, port, AVT_PORT_CATEGORY, (int) self->list->category);
  set_text (port, AVT_PORT_CONNECTOR, connector);
  set_text (port, AVT_PORT_DESCRIPTION, description);
  read_details (self, port, item);
}

static void
read_list (Ports *self, const AvtYamlNode *root)
{
  const AvtYamlNode *list = _avt_netbox_lookup (root, self->list->key);

  if (list == NULL)
    return;
  if (avt_yaml_get_kind (list) != AVT_YAML_SEQUENCE)
    {
      _avt_netbox_report_value (self->reader, list, self->list->key, _("a list of maps"));
      return;
    }
  for (guint i = 0; i < avt_yaml_get_size (list); i++)
    read_port (self, avt_yaml_get_value (list, i));
}

/* "port-mappings", the list of newer files: {front_port, rear_port} and the positions in both. */
static void
read_mappings (Ports *self, const AvtYamlNode *root)
{
  static const char *const known[] = { "front_port", "front_port_position", "rear_port",
                                       "rear_port_position", NULL };
  static const PortList list = { "port-mappings", AVT_PORT_FRONT, NULL, known };
  const AvtYamlNode *node = _avt_netbox_lookup (root, list.key);

  self->list = &list;
  for (guint i = 0; node != NULL && i < avt_yaml_get_size (node); i++)
    {
      const AvtYamlNode *item = avt_yaml_get_value (node, i);
      g_autofree char *front = read_name (self, item, "front_port");
      gpointer position;

      note_unknown_keys (self, item);
      if (front != NULL
          && g_hash_table_lookup_extended (self->names[AVT_PORT_FRONT], front, NULL, &position))
        add_mapping (self, GPOINTER_TO_UINT (position), _avt_netbox_lookup (item, "rear_port"));
      else
        _avt_netbox_report_value (self->reader, item, "port-mappings: front_port",
                                  _("a name of front-ports"));
    }
}

/* The first rear port of each front port is kept. */
static void
resolve_mappings (Ports *self)
{
  for (guint i = 0; i < self->mappings->len; i++)
    {
      const Mapping *mapping = &g_array_index (self->mappings, Mapping, i);
      g_autofree char *rear = _avt_netbox_name (self->reader, mapping->rear, "rear_port");
      AvtPort *front = port_at (self, mapping->port);
      gpointer position;

      if (rear == NULL || front->rear_port != NULL)
        continue;
      if (g_hash_table_lookup_extended (self->names[AVT_PORT_REAR], rear, NULL, &position))
        set_text (front, AVT_PORT_REAR_PORT, port_at (self, GPOINTER_TO_UINT (position))->key);
      else
        _avt_netbox_report_value (self->reader, mapping->rear, "front-ports: rear_port",
                                  _("a name of rear-ports"));
    }
}

/* All outlets tell their bank, and there are several, or none of it is believed. */
static gboolean
collect_banks (const Ports *self, GPtrArray *banks, GPtrArray *of_port)
{
  for (guint i = 0; i < self->reader->type->ports.n_records; i++)
    {
      const AvtPort *port = port_at (self, i);
      gboolean is_outlet = port->category == AVT_PORT_POWER_OUTLET;
      char *bank = is_outlet ? _avt_netbox_bank (port->key) : NULL;

      if (is_outlet && bank == NULL)
        return FALSE;
      g_ptr_array_add (of_port, bank);
      if (bank != NULL && !g_ptr_array_find_with_equal_func (banks, bank, g_str_equal, NULL))
        g_ptr_array_add (banks, bank);
    }
  return banks->len >= 2;
}

static void
set_banks (Ports *self)
{
  g_autoptr (GPtrArray) banks = g_ptr_array_new ();
  g_autoptr (GPtrArray) of_port = g_ptr_array_new_with_free_func (g_free);

  if (!self->has_outlets || !collect_banks (self, banks, of_port))
    return;
  for (guint i = 0; i < of_port->len; i++)
    set_text (port_at (self, i), AVT_PORT_BANK, of_port->pdata[i]);
  for (guint i = 0; i < banks->len; i++)
    {
      AvtBank *bank = avt_record_append (&avt_type_type, self->reader->type,
                                         AVT_TYPE_FIELD_BANKS);

      avt_record_set_string (&avt_bank_type, bank, AVT_BANK_KEY, banks->pdata[i]);
    }
}

/** _avt_netbox_is_port_list: Returns: whether @key is one of the lists that make ports. */
gboolean
_avt_netbox_is_port_list (const char *key)
{
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    if (g_str_equal (lists[i].key, key))
      return TRUE;
  return g_str_equal (key, "port-mappings");
}

/**
 * _avt_netbox_read_ports:
 * @root: the map of the file
 *
 * Adds the ports and banks to the type, whose height must be set.
 */
void
_avt_netbox_read_ports (AvtNetboxReader *reader, const AvtYamlNode *root)
{
  const AvtYamlNode *outlets = _avt_netbox_lookup (root, "power-outlets");
  Ports self = { reader, NULL, outlets != NULL && avt_yaml_get_size (outlets) > 0 };

  self.keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self.mappings = g_array_new (FALSE, FALSE, sizeof (Mapping));
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_assert (lists[i].category == (AvtPortCategory) i);
      self.names[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      self.list = &lists[i];
      read_list (&self, root);
    }
  read_mappings (&self, root);
  resolve_mappings (&self);
  set_banks (&self);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    g_hash_table_unref (self.names[i]);
  g_array_unref (self.mappings);
  g_hash_table_unref (self.keys);
}
