/* Types and parts of the samples. A watt figure that the source does not give stays unknown. */
#include "config.h"

#include "tests/samples/make.h"

#define ARTICLE "\"Server rack design and capacity planning\" (blog article, 2021-01-11)"
#define ARTICLE_DATE "2021-01-11"

typedef struct
{
  const char *name;
  const char *category;
  const char *manufacturer;
  const char *model;
  gint64 quantity;
  const char *idle;
  const char *typical;
  const char *peak;
  const char *capacity;
} ArticlePart;

static const ArticlePart article_parts[] = {
  { "Xeon Platinum 8280L", "cpu", "Intel", "8280L", 2, "110 W", "150 W", "360 W", NULL },
  { "DDR4 RDIMM 64 GiB", "memory", NULL, NULL, 12, NULL, "24 W", NULL, "64 GiB" },
  { "Optane Persistent Memory 256 GiB", "persistent-memory", "Intel", NULL, 12, NULL, "15 W",
    NULL, "256 GiB" },
  { "Optane SSD DC P4800X 750 GB", "disk", "Intel", "P4800X", 2, NULL, "18 W", NULL, "750 GB" },
  { "SSD DC P4510 4 TB", "disk", "Intel", "P4510", 4, NULL, "16 W", NULL, "4 TB" },
  { "Ethernet Adapter XXV710-DA2", "nic", "Intel", "XXV710-DA2", 1, NULL, "15 W", NULL, NULL },
};

static void
set_known (gpointer entity, const char *path, const char *text)
{
  if (text != NULL)
    set (entity, path, text);
}

static AvtId
add_part (Maker *self, const ArticlePart *part)
{
  AvtPart *entity = maker_entity (self, AVT_KIND_PART);

  set (entity, "name", part->name);
  set (entity, "category", part->category);
  set_known (entity, "manufacturer", part->manufacturer);
  set_known (entity, "model", part->model);
  set_known (entity, "power_idle_mw", part->idle);
  set_known (entity, "power_typical_mw", part->typical);
  set_known (entity, "power_peak_mw", part->peak);
  set_known (entity, "capacity_bytes", part->capacity);
  if (g_str_equal (part->category, "nic"))
    {
      set (entity, "ports", "2");
      set (entity, "rate_bps", "25 Gbps");
    }
  set (entity, "source", ARTICLE);
  set (entity, "source_date", ARTICLE_DATE);
  set (entity, "confidence", "source");
  return maker_add (self, entity);
}

static void
use_part (AvtType *type, AvtId part, gint64 quantity)
{
  AvtPartUse *use = avt_record_append (&avt_type_type, type, AVT_TYPE_FIELD_PARTS);

  avt_record_set_id (&avt_part_use_type, use, AVT_PART_USE_PART, part);
  avt_record_set_integer (&avt_part_use_type, use, AVT_PART_USE_QUANTITY, quantity);
}

static AvtPort *
add_port (AvtType *type, const char *category, const char *connector, const char *format, ...)
  G_GNUC_PRINTF (4, 5);

static AvtPort *
add_port (AvtType *type, const char *category, const char *connector, const char *format, ...)
{
  AvtPort *port = avt_record_append (&avt_type_type, type, AVT_TYPE_FIELD_PORTS);
  g_autofree char *key = NULL;
  va_list values;

  va_start (values, format);
  key = g_strdup_vprintf (format, values);
  va_end (values);
  set_in (&avt_port_type, port, "key", key);
  set_in (&avt_port_type, port, "category", category);
  set_in (&avt_port_type, port, "connector", connector);
  return port;
}

/* The article names the parts, not the maker of the box; a two-unit box of that time with these
 * places for memory and disks. Its supplies are not rated there, so none is given: what the parts
 * draw is taken to be what the outlets deliver, as in the article. */
AvtId
add_optane_server (Maker *self)
{
  AvtType *type = maker_entity (self, AVT_KIND_TYPE);
  AvtPort *port;

  set (type, "name", "R2208WF");
  set (type, "category", "server");
  set (type, "manufacturer", "Intel");
  set (type, "model", "R2208WF");
  set (type, "slug", "intel-r2208wf");
  set (type, "height_hu", "2 U");
  set (type, "full_depth", "true");
  set (type, "depth_mm", "710 mm");
  set (type, "airflow", "front-to-rear");
  for (guint i = 1; i <= 2; i++)
    add_port (type, "power-inlet", "iec-60320-c14", "PSU%u", i);
  for (guint i = 1; i <= 2; i++)
    {
      port = add_port (type, "interface", "25gbase-x-sfp28", "NIC1 port %u", i);
      set_in (&avt_port_type, port, "rate_bps", "25 Gbps");
    }
  port = add_port (type, "interface", "1000base-t", "BMC");
  set_in (&avt_port_type, port, "rate_bps", "1 Gbps");
  set_in (&avt_port_type, port, "management_only", "true");
  for (guint i = 0; i < G_N_ELEMENTS (article_parts); i++)
    use_part (type, add_part (self, &article_parts[i]), article_parts[i].quantity);
  set (type, "source", "Equipment: " ARTICLE "; dimensions: general knowledge");
  set (type, "source_date", ARTICLE_DATE);
  set (type, "confidence", "general");
  return maker_add (self, type);
}

static void
add_bank (AvtType *type, guint number)
{
  AvtBank *bank = avt_record_append (&avt_type_type, type, AVT_TYPE_FIELD_BANKS);
  g_autofree char *key = g_strdup_printf ("Bank %u", number);

  set_in (&avt_bank_type, bank, "key", key);
  set_in (&avt_bank_type, bank, "breaker_ma", "16 A");
}

static void
add_outlets (AvtType *type, guint bank, const char *leg, const char *connector,
             const char *short_name, guint n_outlets)
{
  for (guint i = 1; i <= n_outlets; i++)
    {
      AvtPort *port = add_port (type, "power-outlet", connector, "%u %s %u", bank, short_name, i);
      g_autofree char *bank_key = g_strdup_printf ("Bank %u", bank);

      if (leg != NULL)
        set_in (&avt_port_type, port, "leg", leg);
      set_in (&avt_port_type, port, "inlet", "Inlet");
      set_in (&avt_port_type, port, "bank", bank_key);
    }
}

static AvtType *
begin_pdu (Maker *self, const char *connector)
{
  AvtType *type = maker_entity (self, AVT_KIND_TYPE);
  AvtPort *inlet;

  set (type, "category", "pdu");
  set (type, "height_hu", "0 U");
  set (type, "full_depth", "false");
  set (type, "airflow", "passive");
  inlet = add_port (type, "power-inlet", connector, "Inlet");
  set_in (&avt_port_type, inlet, "rated_ma", "32 A");
  return type;
}

/* Two banks of 18 C13 and 3 C19: the outlets as the library counts them. */
AvtId
add_single_phase_pdu (Maker *self)
{
  AvtType *type = begin_pdu (self, "iec-60309-p-n-e-6h");

  set (type, "name", "AP8853");
  set (type, "manufacturer", "APC");
  set (type, "model", "AP8853");
  set (type, "slug", "apc-ap8853");
  for (guint bank = 1; bank <= 2; bank++)
    {
      add_bank (type, bank);
      add_outlets (type, bank, NULL, "iec-60320-c13", "C13", 18);
      add_outlets (type, bank, NULL, "iec-60320-c19", "C19", 3);
    }
  set (type, "comments", "Metered 0U strip, 230 V, 32 A, 36 C13 and 6 C19 behind two breakers.");
  set (type, "source", "Inlet and number of outlets: NetBox device-type library (CC0), APC "
                       "AP8853; breakers: general knowledge");
  set (type, "confidence", "general");
  return maker_add (self, type);
}

/* Three breakers a line, because two of 16 A could not share seven servers of 1 kW: four on one of
 * them would draw 17.4 A once the other side is lost. */
AvtId
add_three_phase_pdu (Maker *self)
{
  static const char *const legs[] = { "l1", "l2", "l3" };
  AvtType *type = begin_pdu (self, "iec-60309-3p-n-e-6h");

  set (type, "name", "Strip 3 x 32 A");
  set (type, "manufacturer", "Generic");
  set (type, "model", "Strip 3 x 32 A");
  set (type, "slug", "generic-strip-3x32a");
  for (guint bank = 1; bank <= 9; bank++)
    {
      add_bank (type, bank);
      add_outlets (type, bank, legs[(bank - 1) / 3], "iec-60320-c13", "C13", 4);
      add_outlets (type, bank, legs[(bank - 1) / 3], "iec-60320-c19", "C19", 1);
    }
  set (type, "comments", "0U strip, 230/400 V, three-phase 32 A, 36 C13 and 9 C19 behind nine "
                         "breakers, three on each line.");
  set (type, "source", "No product: a strip as it must be for seven servers of 1 kW on each line");
  set (type, "confidence", "heuristic");
  return maker_add (self, type);
}
