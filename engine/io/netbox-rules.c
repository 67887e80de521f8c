/* What the library does not say and an importer has to conclude. Every rule here is a table or a
 * few plain conditions, and where it cannot be sure, it says nothing. */
#include "config.h"

#include "engine/calc/connector.h"
#include "engine/io/netbox-private.h"

#include <string.h>

#define MEGA G_GINT64_CONSTANT (1000000)
#define GIGA G_GINT64_CONSTANT (1000000000)

/* Line rates that are not in the name: ITU-T G.703 and G.704 (t1, e1, t3, e3), OC-1 of ANSI T1.105
 * (51.84 Mbit/s). */
#define OC1_BPS G_GINT64_CONSTANT (51840000)

typedef struct
{
  const char *name;
  gint64 rate_bps;
} NamedRate;

static const NamedRate named_rates[] = {
  { "t1", 1544000 },
  { "e1", 2048000 },
  { "t3", 44736000 },
  { "e3", 34368000 },
};

/* Plugs that the connector table of the calculations does not know, at the largest rating they are
 * made with, because this bounds what is believed: California Standard locking plugs 50 A; CEE 7
 * and the other national plugs by their standards; powerCON by its maker. */
typedef struct
{
  const char *prefix;
  double rated_a;
  double lines;
} PlugRating;

static const PlugRating plugs[] = {
  { "cs63", 50, 1 },
  { "cs81", 50, 1 },
  { "cs82", 50, 1 },
  { "cs83", 50, 3 },
  { "cs84", 50, 3 },
  { "ita-c", 2.5, 1 },
  { "ita-e", 16, 1 },
  { "ita-f", 16, 1 },
  { "ita-g", 13, 1 },
  { "ita-h", 16, 1 },
  { "ita-i", 15, 1 },
  { "ita-j", 16, 1 },
  { "ita-k", 16, 1 },
  { "ita-l", 16, 1 },
  { "ita-m", 16, 1 },
  { "ita-n", 20, 1 },
  { "ita-o", 16, 1 },
  { "iec-60906-1", 16, 1 },
  { "nbr-14136-10a", 10, 1 },
  { "nbr-14136-20a", 20, 1 },
  { "neutrik-powercon-20", 20, 1 },
  { "neutrik-powercon-32", 32, 1 },
  { "neutrik-powercon-true1", 20, 1 },
};

static const PlugRating *
find_plug (const char *connector)
{
  for (guint i = 0; connector != NULL && i < G_N_ELEMENTS (plugs); i++)
    if (g_ascii_strncasecmp (connector, plugs[i].prefix, strlen (plugs[i].prefix)) == 0)
      return &plugs[i];
  return NULL;
}

/* A number at the head of @text, with one decimal at most, in tenths; @rest: what follows it. */
static gint64
leading_tenths (const char *text, const char **rest)
{
  gint64 tenths = 0;
  const char *p = text;

  for (; g_ascii_isdigit (*p) && p - text < 6; p++)
    tenths = tenths * 10 + g_ascii_digit_value (*p);
  if (p == text)
    return 0;
  tenths *= 10;
  if (*p == '.' && g_ascii_isdigit (p[1]))
    {
      tenths += g_ascii_digit_value (p[1]);
      p += 2;
    }
  *rest = p;
  return tenths;
}

/**
 * _avt_netbox_rate_bps:
 * @interface_type: the library's word
 *
 * The number in front is the rate: in Mbit/s before "base" (1000base-t), in Gbit/s before "gbase",
 * "gfc" (Fibre Channel, by its name) and "g-...pon", in Tbit/s before "tbase". Optical carriers
 * are multiples of OC-1. InfiniBand is unknown, because the name does not say the number of lanes,
 * and so is everything wireless or virtual.
 *
 * Returns: bit/s, or 0
 */
gint64
_avt_netbox_rate_bps (const char *interface_type)
{
  const char *rest = NULL;
  gint64 tenths = leading_tenths (interface_type, &rest);

  for (guint i = 0; i < G_N_ELEMENTS (named_rates); i++)
    if (g_str_equal (interface_type, named_rates[i].name))
      return named_rates[i].rate_bps;
  if (g_str_has_prefix (interface_type, "sonet-oc"))
    return leading_tenths (interface_type + strlen ("sonet-oc"), &rest) / 10 * OC1_BPS;
  if (tenths == 0)
    return 0;
  if (g_str_has_prefix (rest, "base-"))
    return tenths * MEGA / 10;
  if (g_str_has_prefix (rest, "gbase-") || g_str_has_prefix (rest, "gfc-")
      || (g_str_has_prefix (rest, "g-") && g_str_has_suffix (rest, "pon")))
    return tenths * GIGA / 10;
  if (g_str_has_prefix (rest, "tbase-"))
    return tenths * GIGA * 100;
  return 0;
}

/**
 * _avt_netbox_draw_limit_w:
 * @type: with its height
 * @connector: (nullable): of the inlet
 * @has_outlets: the device passes power on
 *
 * The most that one inlet can carry: rated current x 250 V, three times that on three phases. IEC
 * 60309 comes in several ratings, of which the library's words name none: the largest, 125 A. A
 * connector whose rating is not known limits nothing on a power strip but the largest plug there
 * is; elsewhere, and without a connector, 5 kW for each rack unit (at least one) is the limit.
 *
 * Returns: watts
 */
double
_avt_netbox_draw_limit_w (const AvtType *type, const char *connector, gboolean has_outlets)
{
  const double line_v = 250.0, largest_a = 125.0, unit_w = 5000.0;
  AvtConnector known = avt_connector (connector);
  double lines = known.phases == 3 ? 3.0 : 1.0;
  const PlugRating *plug = find_plug (connector);

  if (known.rated_a > 0.0)
    return known.rated_a * line_v * lines;
  if (plug != NULL)
    return plug->rated_a * line_v * plug->lines;
  if (connector != NULL && g_str_has_prefix (connector, "iec-60309-"))
    return largest_a * line_v * lines;
  if (connector != NULL && has_outlets)
    return largest_a * line_v * 3.0;
  return unit_w * MAX ((double) type->height_hu / 2.0, 1.0);
}

/**
 * _avt_netbox_bank:
 * @outlet: name of an outlet
 *
 * The branch breaker in a name: "Bank", "Branch" or "Breaker" and a number or one letter, with or
 * without a space, and something behind it: "Bank1-C13-4", "Bank A Outlet 2". The number alone
 * ("1-4"), a letter alone and words such as "Group" may mean anything, so they tell nothing.
 *
 * Returns: (transfer full) (nullable): "Bank1"
 */
char *
_avt_netbox_bank (const char *outlet)
{
  static const char *const words[] = { "bank", "branch", "breaker" };
  const char *p = NULL;
  const char *name;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_ascii_strncasecmp (outlet, words[i], strlen (words[i])) == 0)
      p = outlet + strlen (words[i]);
  if (p == NULL)
    return NULL;
  name = *p == ' ' || *p == '-' || *p == '_' ? p + 1 : p;
  p = name + strspn (name, "0123456789");
  if (p == name && p > outlet && !g_ascii_isalnum (name[-1]) && g_ascii_isalpha (*p))
    p++;
  if (p == name || *p == '\0' || strchr (" -_:/.", *p) == NULL || p[1] == '\0')
    return NULL;
  return g_strndup (outlet, (gsize) (p - outlet));
}

typedef struct
{
  guint inlets;
  guint outlets;
  guint fast;       /* interfaces with a known rate, not for management */
  guint controllers;
  guint front;
  guint rear;
  guint device_bays;
  guint others;
} Counts;

/* The management processors of servers. */
static gboolean
is_controller (const char *name)
{
  static const char *const words[] = { "idrac", "ilo", "ipmi", "bmc", "imm", "xcc", "irmc",
                                       "cimc", "drac" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_ascii_strncasecmp (name, words[i], strlen (words[i])) == 0)
      return TRUE;
  return FALSE;
}

static void
count_interface (const AvtPort *port, Counts *counts)
{
  if (is_controller (port->key))
    counts->controllers++;
  else if (port->rate_bps > 0 && !port->management_only)
    counts->fast++;
  else
    counts->others++;
}

static void
count_port (const AvtPort *port, Counts *counts)
{
  switch ((AvtPortCategory) port->category)
    {
    case AVT_PORT_POWER_INLET:
      counts->inlets++;
      return;
    case AVT_PORT_POWER_OUTLET:
      counts->outlets++;
      return;
    case AVT_PORT_INTERFACE:
      count_interface (port, counts);
      return;
    case AVT_PORT_FRONT:
      counts->front++;
      return;
    case AVT_PORT_REAR:
      counts->rear++;
      return;
    case AVT_PORT_DEVICE_BAY:
      counts->device_bays++;
      return;
    case AVT_PORT_CONSOLE:
    case AVT_PORT_CONSOLE_SERVER:
    case AVT_PORT_MODULE_BAY:
      counts->others++;
      return;
    }
}

/* Whether one of the words stands in @text (lower case) with no letter or digit at its sides. */
static gboolean
has_word (const char *text, const char *const *words)
{
  for (; *words != NULL; words++)
    for (const char *p = strstr (text, *words); p != NULL; p = strstr (p + 1, *words))
      if ((p == text || !g_ascii_isalnum (p[-1])) && !g_ascii_isalnum (p[strlen (*words)]))
        return TRUE;
  return FALSE;
}

static const char *const transfer_words[] = { "transfer switch", "ats", "sts", "rack ats", NULL };
static const char *const ups_words[] = { "ups", "uninterruptible", NULL };
static const char *const chassis_words[] = { "chassis", "enclosure", NULL };
static const char *const switch_words[] = { "switch", "powerswitch", "powerconnect", "router",
                                            "nexus", "catalyst", NULL };
static const char *const storage_words[] = { "storage", "powervault", "powerstore", "disk shelf",
                                             "jbod", "nas", "expansion shelf", NULL };
static const char *const server_words[] = { "server", "poweredge", "proliant", "thinksystem",
                                            "primergy", "blade", NULL };
static const char *const blank_words[] = { "blank", "blanking", "filler", NULL };
static const char *const shelf_words[] = { "shelf", "tray", NULL };

static AvtTypeCategory
category_without_outlets (const Counts *counts, const char *words)
{
  gboolean is_passive = counts->inlets == 0 && counts->fast == 0 && counts->controllers == 0;

  if (counts->device_bays > 0 && counts->fast < 2)
    return AVT_TYPE_CHASSIS;
  if (counts->front > 0 && counts->rear > 0 && is_passive)
    return AVT_TYPE_PATCH_PANEL;
  if (counts->controllers > 0 || has_word (words, server_words))
    return has_word (words, storage_words) ? AVT_TYPE_STORAGE : AVT_TYPE_SERVER;
  if (counts->fast >= 8 || has_word (words, switch_words))
    return AVT_TYPE_SWITCH;
  if (has_word (words, storage_words))
    return AVT_TYPE_STORAGE;
  if (has_word (words, chassis_words))
    return AVT_TYPE_CHASSIS;
  if (is_passive && counts->front + counts->rear + counts->others == 0)
    {
      if (has_word (words, blank_words))
        return AVT_TYPE_BLANK;
      if (has_word (words, shelf_words))
        return AVT_TYPE_SHELF;
    }
  return AVT_TYPE_OTHER;
}

/**
 * _avt_netbox_category:
 * @type: with its ports
 * @words: model, part number, description and comments, in lower case
 *
 * The library does not say what a type is. With power outlets: a transfer switch or UPS when a
 * word says so, else a power strip (unless it is a switch by its ports). Without: a chassis has
 * device bays and fewer than two network ports; a patch panel has front and rear ports and no
 * power; a server has a management processor or a product line's name; a switch has eight or more
 * network ports or a word; storage, chassis, blanking panels and shelves by words. Whatever fits
 * nothing is other, and people can change it.
 *
 * Returns: the category
 */
AvtTypeCategory
_avt_netbox_category (const AvtType *type, const char *words)
{
  Counts counts = { 0 };

  for (guint i = 0; i < type->ports.n_records; i++)
    count_port (avt_record_list_at (type->ports, AvtPort, i), &counts);
  if (counts.outlets == 0 || counts.fast >= 8 || counts.controllers > 0)
    return category_without_outlets (&counts, words);
  if (counts.inlets >= 2 && has_word (words, transfer_words))
    return AVT_TYPE_TRANSFER_SWITCH;
  return has_word (words, ups_words) ? AVT_TYPE_UPS : AVT_TYPE_PDU;
}
