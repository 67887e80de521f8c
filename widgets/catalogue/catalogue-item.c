#include "config.h"

#include "widgets/catalogue/catalogue-item.h"

#include "engine/calc/device-power.h"
#include "widgets/entity-list.h"
#include "widgets/numbers.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* What is in the name comes before what is only in the data sheet. */
#define NAME_BONUS 50

struct _AvtCatalogueItem
{
  GObject parent_instance;

  AvtDesign *library;
  AvtId id;
  char *heading;
  char *name;     /* folded, as are: */
  char *haystack; /* all that can be searched for */
  guint rating;   /* for what is searched for now */
  guint recency;  /* 0: not used yet; the highest was used last */
};

enum
{
  PROP_HEADING = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (AvtCatalogueItem, avt_catalogue_item, G_TYPE_OBJECT)

static void
avt_catalogue_item_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_HEADING)
    g_value_set_string (value, AVT_CATALOGUE_ITEM (object)->heading);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
avt_catalogue_item_finalize (GObject *object)
{
  AvtCatalogueItem *self = AVT_CATALOGUE_ITEM (object);

  g_clear_pointer (&self->library, avt_design_unref);
  g_free (self->heading);
  g_free (self->name);
  g_free (self->haystack);
  G_OBJECT_CLASS (avt_catalogue_item_parent_class)->finalize (object);
}

static void
avt_catalogue_item_class_init (AvtCatalogueItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = avt_catalogue_item_get_property;
  object_class->finalize = avt_catalogue_item_finalize;
  properties[PROP_HEADING] = g_param_spec_string (
    "heading", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
avt_catalogue_item_init (AvtCatalogueItem *self)
{
}

static const char *
category_label (const AvtType *type)
{
  return _ (avt_type_type.fields[AVT_TYPE_FIELD_CATEGORY].values[type->category].label);
}

static char *
height_text (const AvtType *type)
{
  return avt_local_quantity ((double) type->height_hu, AVT_UNIT_HALF_RACK_UNIT);
}

AvtCatalogueItem *
avt_catalogue_item_new (AvtDesign *library, const AvtType *type)
{
  AvtCatalogueItem *self = g_object_new (AVT_TYPE_CATALOGUE_ITEM, NULL);

  self->library = avt_design_ref (library);
  self->id = type->entity.id;
  return self;
}

AvtDesign *
avt_catalogue_item_get_library (AvtCatalogueItem *self)
{
  return self->library;
}

AvtId
avt_catalogue_item_get_id (AvtCatalogueItem *self)
{
  return self->id;
}

const AvtType *
avt_catalogue_item_get_type_entity (AvtCatalogueItem *self)
{
  return avt_design_type (self->library, self->id);
}

const char *
avt_catalogue_item_get_heading (AvtCatalogueItem *self)
{
  return self->heading;
}

void
avt_catalogue_item_set_heading (AvtCatalogueItem *self, const char *heading)
{
  if (g_strcmp0 (heading, self->heading) == 0)
    return;
  g_free (self->heading);
  self->heading = g_strdup (heading);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HEADING]);
}

/* Returns: (nullable): how many outlets it has, or what it draws as it is delivered; %NULL for a
 * panel and the like */
static char *
power_text (AvtCatalogueItem *self, const AvtType *type)
{
  guint n_outlets = avt_type_count_ports (type, AVT_PORT_POWER_OUTLET);
  AvtDevicePower power = avt_type_power (self->library, type);

  if (n_outlets > 0)
    return g_strdup_printf (ngettext ("%u outlet", "%u outlets", n_outlets), n_outlets);
  if (!power.draws)
    return NULL;
  if (isnan (power.planning_w))
    return g_strdup (_ ("W unknown"));
  return avt_local_quantity (power.planning_w, AVT_UNIT_WATT);
}

static void
add_fact (GString *text, const char *fact)
{
  if (fact == NULL)
    return;
  if (text->len > 0)
    g_string_append (text, " · ");
  g_string_append (text, fact);
}

/** avt_catalogue_item_get_summary: Returns: (transfer full): height, power, mass in one line */
char *
avt_catalogue_item_get_summary (AvtCatalogueItem *self)
{
  const AvtType *type = avt_catalogue_item_get_type_entity (self);
  GString *text = g_string_new (NULL);
  g_autofree char *height = height_text (type);
  g_autofree char *power = power_text (self, type);
  g_autofree char *mass = AVT_RECORD_HAS (type, AVT_TYPE_FIELD_MASS_G)
                            ? avt_local_quantity ((double) type->mass_g / 1000, AVT_UNIT_KILOGRAM)
                            : NULL;

  add_fact (text, height);
  add_fact (text, power);
  add_fact (text, mass);
  return g_string_free (text, FALSE);
}

static const char *
port_label (guint category)
{
  return _ (avt_port_type.fields[AVT_PORT_CATEGORY].values[category].label);
}

/* "iec-60320-c14, iec-60320-c20": those of the ports of one category, each once. */
static char *
connectors_text (const AvtType *type, guint category)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < type->ports.n_records; i++)
    {
      const AvtPort *port = avt_record_list_at (type->ports, const AvtPort, i);

      if (port->category != (int) category || port->connector == NULL
          || strstr (text->str, port->connector) != NULL)
        continue;
      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", port->connector);
    }
  return g_string_free (text, FALSE);
}

/* A line for each category of ports: "Power inlet: 2 (iec-60320-c14)". */
static char *
ports_text (const AvtType *type)
{
  GString *text = g_string_new (NULL);

  for (guint category = 0; category <= AVT_PORT_DEVICE_BAY; category++)
    {
      guint n_ports = avt_type_count_ports (type, (AvtPortCategory) category);
      g_autofree char *connectors = connectors_text (type, category);

      if (n_ports == 0)
        continue;
      g_string_append_printf (text, "%s%s: %u", text->len > 0 ? "\n" : "", port_label (category),
                              n_ports);
      if (*connectors != '\0')
        g_string_append_printf (text, " (%s)", connectors);
    }
  return g_string_free (text, FALSE);
}

static void
append_line (GString *text, const char *label, const char *value)
{
  if (value == NULL || *value == '\0')
    return;
  if (text->len > 0)
    g_string_append_c (text, '\n');
  if (label != NULL)
    g_string_append_printf (text, "%s: ", label);
  g_string_append (text, value);
}

static void
append_source (GString *text, const AvtType *type)
{
  const AvtField *field = &avt_type_type.fields[AVT_TYPE_FIELD_CONFIDENCE];

  append_line (text, _ ("Source"), type->source);
  if (type->source != NULL)
    append_line (text, _ (avt_type_type.fields[AVT_TYPE_FIELD_SOURCE_DATE].label),
                 type->source_date);
  if (AVT_RECORD_HAS (type, AVT_TYPE_FIELD_CONFIDENCE))
    append_line (text, _ (field->label), _ (field->values[type->confidence].label));
}

/** avt_catalogue_item_get_details: Returns: (transfer full): what is known of the type and where
 * it comes from, in some lines */
char *
avt_catalogue_item_get_details (AvtCatalogueItem *self)
{
  const AvtType *type = avt_catalogue_item_get_type_entity (self);
  GString *text = g_string_new (NULL);
  g_autofree char *summary = avt_catalogue_item_get_summary (self);
  g_autofree char *ports = ports_text (type);
  g_autofree char *depth = NULL;

  if (AVT_RECORD_HAS (type, AVT_TYPE_FIELD_DEPTH_MM))
    depth = avt_record_get_text (&avt_type_type, type, AVT_TYPE_FIELD_DEPTH_MM,
                                 &AVT_NUMBER_STYLE_C);
  append_line (text, NULL, type->manufacturer);
  append_line (text, NULL, type->name);
  append_line (text, NULL, summary);
  append_line (text, _ (avt_type_type.fields[AVT_TYPE_FIELD_DEPTH_MM].label), depth);
  append_line (text, NULL, ports);
  append_source (text, type);
  return g_string_free (text, FALSE);
}

/* Made when somebody searches for the first time: a catalogue has thousands of types. */
static void
make_haystack (AvtCatalogueItem *self)
{
  const AvtType *type = avt_catalogue_item_get_type_entity (self);
  g_autofree char *details = avt_catalogue_item_get_details (self);
  g_autofree char *power = power_text (self, type);
  g_auto (GStrv) parts = g_strsplit (power != NULL ? power : "", " ", -1);
  g_autofree char *joined = g_strjoinv ("", parts); /* "883W" beside "883 W" */
  g_autofree char *words = g_strjoin (
    " ", details, category_label (type), joined, type->slug != NULL ? type->slug : "",
    type->model != NULL ? type->model : "", type->part_number != NULL ? type->part_number : "",
    NULL);

  self->haystack = avt_match_fold (words);
  self->name = avt_match_fold (type->name);
}

/** avt_catalogue_item_rate: Returns: how well the type answers, by name, maker, category, height,
 * power, ports, connectors and part number; 0: not at all; the order of the item depends on it
 * from then on */
guint
avt_catalogue_item_rate (AvtCatalogueItem *self, const AvtMatcher *matcher)
{
  guint by_name;

  self->rating = 0;
  if (avt_matcher_is_empty (matcher))
    return 1;
  if (self->haystack == NULL)
    make_haystack (self);
  by_name = avt_matcher_rate (matcher, self->name);
  self->rating = MAX (avt_matcher_rate (matcher, self->haystack),
                      by_name > 0 ? by_name + NAME_BONUS : 0);
  return self->rating;
}

guint
avt_catalogue_item_get_recency (AvtCatalogueItem *self)
{
  return self->recency;
}

/** avt_catalogue_item_set_recency: @recency: 0: not used yet; the highest was used last */
void
avt_catalogue_item_set_recency (AvtCatalogueItem *self, guint recency)
{
  self->recency = recency;
}

static int
compare_standing (AvtCatalogueItem *a, AvtCatalogueItem *b)
{
  if (a->rating != b->rating)
    return a->rating > b->rating ? -1 : 1;
  if (a->recency != b->recency)
    return a->recency > b->recency ? -1 : 1;
  return 0;
}

/** avt_catalogue_item_compare: by rating, then recency, then category, then name */
int
avt_catalogue_item_compare (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const AvtType *first = avt_catalogue_item_get_type_entity ((AvtCatalogueItem *) a);
  const AvtType *second = avt_catalogue_item_get_type_entity ((AvtCatalogueItem *) b);
  int standing = compare_standing ((AvtCatalogueItem *) a, (AvtCatalogueItem *) b);

  if (standing != 0)
    return standing;
  if (first->category != second->category)
    return first->category - second->category;
  return avt_compare_names (first, second);
}
