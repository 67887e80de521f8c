/* Do cables end where they can? */
#include "config.h"

#include "engine/calc/connector.h"
#include "engine/check/subjects.h"
#include "engine/design/fit.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const AvtRule taken = {
  "port-taken", AVT_SEVERITY_ERROR, N_ ("Port %1 of %2 holds %3 cables."),
  N_ ("Move all but one to other ports."), "A port holds one cable",
};
static const AvtRule kind = {
  "port-kind", AVT_SEVERITY_ERROR,
  N_ ("The cable from %1 of %2 to %3 of %4 joins ports that do not go together."),
  N_ ("A power cord joins an outlet and an inlet; other cables join ports that carry no power."),
  "Kinds of the two ports",
};
static const AvtRule unfit = {
  "cord-connector", AVT_SEVERITY_ERROR,
  N_ ("The inlet %1 (%2) of %3 does not fit the outlet %4 (%5) of %6."),
  N_ ("Use an outlet with the matching connector."), "IEC 60320: matching connectors",
};

static const AvtRule *const rules[] = { &taken, &kind, &unfit, NULL };

/* One end of a cable, with its port. */
typedef struct
{
  AvtId device;
  const AvtPort *port;
} End;

static End
find_end (const AvtDesign *design, AvtId device, const char *port)
{
  const AvtDevice *found = avt_design_device (design, device);

  return (End){ device, avt_type_find_port (avt_design_type (design, found->type), port) };
}

static void
check_connectors (AvtCheckRun *run, const AvtLink *link, End a, End b)
{
  End inlet = a.port->category == AVT_PORT_POWER_INLET ? a : b;
  End outlet = a.port->category == AVT_PORT_POWER_INLET ? b : a;
  AvtId about[] = { link->entity.id, inlet.device, outlet.device };
  AvtArgument arguments[] = {
    avt_argument_text (inlet.port->key),  avt_argument_text (inlet.port->connector),
    avt_argument_entity (inlet.device),   avt_argument_text (outlet.port->key),
    avt_argument_text (outlet.port->connector), avt_argument_entity (outlet.device),
  };

  if (inlet.port->connector != NULL && outlet.port->connector != NULL
      && !avt_connector_fits (inlet.port->connector, outlet.port->connector))
    avt_findings_report (run->findings, &unfit, about, G_N_ELEMENTS (about), arguments,
                         G_N_ELEMENTS (arguments));
}

static void
check_link (AvtCheckRun *run, const AvtLink *link)
{
  End a = find_end (run->design, link->a_device, link->a_port);
  End b = find_end (run->design, link->b_device, link->b_port);
  g_autofree char *refusal
      = avt_design_link_refusal (run->design, (AvtMedium) link->medium, a.port, b.port);
  AvtId about[] = { link->entity.id, a.device, b.device };
  AvtArgument arguments[] = { avt_argument_text (link->a_port), avt_argument_entity (a.device),
                              avt_argument_text (link->b_port), avt_argument_entity (b.device) };

  if (refusal != NULL)
    avt_findings_report (run->findings, &kind, about, G_N_ELEMENTS (about), arguments,
                         G_N_ELEMENTS (arguments));
  else if (link->medium == AVT_MEDIUM_POWER)
    check_connectors (run, link, a, b);
}

static void
report_taken (AvtCheckRun *run, const AvtDevice *device, const char *port, guint n_cables)
{
  AvtId about = device->entity.id;
  AvtArgument arguments[] = { avt_argument_text (port), avt_argument_entity (about),
                              avt_argument_count (n_cables) };

  avt_findings_report (run->findings, &taken, &about, 1, arguments, G_N_ELEMENTS (arguments));
}

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
check_device (AvtCheckRun *run, const AvtDevice *device)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new ();
  AvtLinkEnds ends;
  const AvtLink *link;
  const char *near_port;
  const char *far_port;
  AvtId far_device;

  avt_design_links_of_device (run->design, device->entity.id, &ends);
  while ((link = avt_link_ends_next (&ends, &near_port, &far_device, &far_port)) != NULL)
    {
      g_ptr_array_add (keys, (gpointer) near_port);
      if (avt_id_equal (link->a_device, device->entity.id))
        check_link (run, link);
    }
  g_ptr_array_sort (keys, compare_keys);
  for (guint i = 0, n = 1; i < keys->len; i += n)
    {
      for (n = 1; i + n < keys->len; n++)
        if (strcmp (keys->pdata[i], keys->pdata[i + n]) != 0)
          break;
      if (n > 1)
        report_taken (run, device, keys->pdata[i], n);
    }
}

static void
check_rack (AvtCheckRun *run, const AvtRack *rack)
{
  AvtReferrers referrers;
  const AvtDevice *device;

  avt_design_devices_of_rack (run->design, rack->entity.id, &referrers);
  while ((device = avt_referrers_next (&referrers)) != NULL)
    check_device (run, device);
}

/* Devices that stand in no rack belong to no rack's findings. */
static void
check_unplaced (AvtCheckRun *run)
{
  guint n_placed = avt_design_count_referring (run->design, AVT_KIND_DEVICE, AVT_DEVICE_RACK);
  AvtTableIter iter;
  gpointer device;

  if (n_placed == avt_design_count (run->design, AVT_KIND_DEVICE))
    return; /* the usual case, and 20,000 devices are much to look at after every edit */
  avt_table_iter_init (&iter, avt_design_get_table (run->design, AVT_KIND_DEVICE));
  while (avt_table_iter_next (&iter, &device))
    if (avt_id_is_none (((const AvtDevice *) device)->rack))
      check_device (run, device);
}

const AvtCheckSubject avt_check_ports = { "ports", rules, check_rack, check_unplaced };
