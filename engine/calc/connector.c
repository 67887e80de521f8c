/* Connectors by name. The library's words are "iec-60320-c14", "iec-60309-3p-n-e-6h",
 * "nema-l6-30p", "cs8365c" and so on; a plug and its socket differ in the number (C14, C13) or in
 * the last letter (p, r). An unknown word is unknown: it has no rating and no finding. */
#include "config.h"

#include "engine/calc/connector.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/** Couple: an inlet and the outlet that its usual cord plugs into. */
typedef struct
{
  const char *inlet;
  const char *outlet;
  double rated_a;
} Couple;

static const Couple iec_60320[] = {
  { "iec-60320-c6", "iec-60320-c5", 2.5 },   { "iec-60320-c8", "iec-60320-c7", 2.5 },
  { "iec-60320-c14", "iec-60320-c13", 10 },  { "iec-60320-c16", "iec-60320-c15", 10 },
  { "iec-60320-c20", "iec-60320-c19", 16 },  { "iec-60320-c22", "iec-60320-c21", 16 },
  /* A C13 outlet takes the usual C14 plug; its cord may end in C15 at the device, and a C15 outlet
   * takes a C14 plug. C21 and C19 in the same way. */
  { "iec-60320-c16", "iec-60320-c13", 10 },  { "iec-60320-c14", "iec-60320-c15", 10 },
  { "iec-60320-c22", "iec-60320-c19", 16 },  { "iec-60320-c20", "iec-60320-c21", 16 },
  /* A C20 plug on a C13 cord; the other way round the outlet would be too weak. */
  { "iec-60320-c14", "iec-60320-c19", 10 },
  /* Small appliance inlets on cords with a C14 plug. */
  { "iec-60320-c6", "iec-60320-c13", 2.5 },  { "iec-60320-c8", "iec-60320-c13", 2.5 },
};

static const char iec_60320_source[] = N_("IEC 60320: rated current of the connector");
static const char iec_60309_source[] = N_("IEC 60309: rated current in the connector's name");
static const char nema_source[] = N_("NEMA WD 6: rated current in the connector's name");

/* "iec-60309-32a-3p-n-e-6h" and "iec-60309-3p-n-e-6h-32a": the rating is an element that ends in a;
 * the library's own words have no such element. */
static double
iec_60309_rating (char **elements)
{
  for (guint i = 0; elements[i] != NULL; i++)
    {
      char *end;
      guint64 rated_a = g_ascii_strtoull (elements[i], &end, 10);

      if (end != elements[i] && g_ascii_strcasecmp (end, "a") == 0
          && (rated_a == 16 || rated_a == 32 || rated_a == 63 || rated_a == 125))
        return (double) rated_a;
    }

  return 0.0;
}

static AvtConnector
iec_60309 (const char *rest)
{
  g_auto (GStrv) elements = g_strsplit (rest, "-", -1);
  AvtConnector connector = { .rated_a = iec_60309_rating (elements) };

  if (g_strv_contains ((const char *const *) elements, "3p"))
    connector.phases = 3;
  else if (g_strv_contains ((const char *const *) elements, "p")
           || g_strv_contains ((const char *const *) elements, "2p"))
    connector.phases = 1;
  if (connector.rated_a > 0.0)
    connector.source = iec_60309_source;

  return connector;
}

/* NEMA numbers whose circuits have three phases. */
static gboolean
nema_is_three_phase (guint64 series)
{
  static const guint8 three_phase[] = { 11, 12, 15, 16, 17, 18, 19, 20, 21, 22, 23 };

  return memchr (three_phase, (int) series, sizeof three_phase) != NULL;
}

/* "5-15p", "l6-30r": series, rating, plug or receptacle. */
static AvtConnector
nema (const char *rest)
{
  AvtConnector connector = { 0 };
  guint64 series, rated_a;
  char *end;

  if (*rest == 'l')
    rest++;
  series = g_ascii_strtoull (rest, &end, 10);
  if (end == rest || *end != '-' || series > 25)
    return connector;
  rest = end + 1;
  rated_a = g_ascii_strtoull (rest, &end, 10);
  if (end == rest || rated_a > 100 || (strcmp (end, "p") != 0 && strcmp (end, "r") != 0))
    return connector;

  connector.rated_a = (double) rated_a;
  connector.phases = nema_is_three_phase (series) ? 3 : 1;
  connector.source = nema_source;
  return connector;
}

/**
 * avt_connector:
 * @name: (nullable): the library's word, in lower case
 *
 * Ratings are those of IEC 60320 (the North American listings of the same connectors are higher)
 * or stand in the name.
 *
 * Returns: what the name says; all zero for an unknown name
 */
AvtConnector
avt_connector (const char *name)
{
  if (name == NULL)
    return (AvtConnector) { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (iec_60320); i++)
    if (strcmp (name, iec_60320[i].inlet) == 0 || strcmp (name, iec_60320[i].outlet) == 0)
      return (AvtConnector) { iec_60320[i].rated_a, 1, iec_60320_source };

  if (g_str_has_prefix (name, "iec-60309-"))
    return iec_60309 (name + strlen ("iec-60309-"));
  if (g_str_has_prefix (name, "nema-"))
    return nema (name + strlen ("nema-"));

  return (AvtConnector) { 0 };
}

/* Of one family: 60309 with 60309 of equal poles and rating, a NEMA plug with its receptacle. */
static gboolean
is_same_family (const char *inlet, const char *outlet)
{
  gsize length = strlen (inlet);

  if (g_str_has_prefix (inlet, "iec-60309-") && g_str_has_prefix (outlet, "iec-60309-"))
    {
      AvtConnector a = avt_connector (inlet);
      AvtConnector b = avt_connector (outlet);

      return a.phases == b.phases
             && (a.rated_a == 0.0 || b.rated_a == 0.0 || a.rated_a == b.rated_a);
    }

  return g_str_has_prefix (inlet, "nema-") && length == strlen (outlet)
         && strncmp (inlet, outlet, length - 1) == 0 && inlet[length - 1] == 'p'
         && outlet[length - 1] == 'r';
}

/**
 * avt_connector_fits:
 * @inlet: (nullable): connector of the device
 * @outlet: (nullable): connector of the strip
 *
 * Returns: whether a usual cord joins the two. Unless both names are known to the tables, it is
 *   taken for granted.
 */
gboolean
avt_connector_fits (const char *inlet, const char *outlet)
{
  if (avt_connector (inlet).phases == 0 || avt_connector (outlet).phases == 0)
    return TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (iec_60320); i++)
    if (strcmp (inlet, iec_60320[i].inlet) == 0 && strcmp (outlet, iec_60320[i].outlet) == 0)
      return TRUE;

  return is_same_family (inlet, outlet);
}

/** avt_connector_label: Returns: (transfer full): what people call it: "C14" for "iec-60320-c14";
 * other names as they are */
char *
avt_connector_label (const char *name)
{
  static const char couplers[] = "iec-60320-";

  return g_str_has_prefix (name, couplers) ? g_ascii_strup (name + strlen (couplers), -1)
                                           : g_strdup (name);
}
