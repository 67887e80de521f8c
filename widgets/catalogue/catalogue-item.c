#include "config.h"

#include "widgets/catalogue/catalogue-item.h"

#include "widgets/entity-list.h"
#include "widgets/numbers.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _AvtCatalogueItem
{
  GObject parent_instance;

  AvtDesign *library;
  AvtId id;
  char *heading;
  char *haystack; /* all that can be searched for, folded */
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
  return type->height_hu % 2 == 0
           ? g_strdup_printf ("%" G_GINT64_FORMAT "U", type->height_hu / 2)
           : g_strdup_printf ("%" G_GINT64_FORMAT ".5U", type->height_hu / 2);
}

static char *
make_haystack (const AvtType *type)
{
  g_autofree char *height = height_text (type);
  const char *manufacturer = type->manufacturer != NULL ? type->manufacturer : "";
  const char *model = type->model != NULL ? type->model : "";
  const char *part_number = type->part_number != NULL ? type->part_number : "";
  g_autofree char *words = g_strjoin (" ", type->name, category_label (type), height, manufacturer,
                                      model, part_number, NULL);

  return g_utf8_casefold (words, -1);
}

AvtCatalogueItem *
avt_catalogue_item_new (AvtDesign *library, const AvtType *type)
{
  AvtCatalogueItem *self = g_object_new (AVT_TYPE_CATALOGUE_ITEM, NULL);

  self->library = avt_design_ref (library);
  self->id = type->entity.id;
  self->haystack = make_haystack (type);
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

/* Typical power of the type: its own figure, or what its parts say. */
static double
typical_w (AvtCatalogueItem *self, const AvtType *type)
{
  double sum_w = AVT_RECORD_HAS (type, AVT_TYPE_FIELD_BASE_MW) ? (double) type->base_mw / 1000 : 0;

  if (type->parts.n_records == 0)
    return AVT_RECORD_HAS (type, AVT_TYPE_FIELD_POWER_TYPICAL_MW)
             ? (double) type->power_typical_mw / 1000
             : -1;
  for (guint i = 0; i < type->parts.n_records; i++)
    {
      const AvtPartUse *use = avt_record_list_at (type->parts, const AvtPartUse, i);
      const AvtPart *part = avt_design_part (self->library, use->part);

      if (part == NULL || !AVT_RECORD_HAS (part, AVT_PART_FIELD_POWER_TYPICAL_MW))
        return -1;
      sum_w += (double) (part->power_typical_mw * use->quantity) / 1000;
    }
  return sum_w;
}

static char *
power_text (AvtCatalogueItem *self, const AvtType *type)
{
  guint n_outlets = avt_type_count_ports (type, AVT_PORT_POWER_OUTLET);
  double power_w = typical_w (self, type);

  if (n_outlets > 0)
    return g_strdup_printf (ngettext ("%u outlet", "%u outlets", n_outlets), n_outlets);
  if (power_w < 0)
    return g_strdup (_ ("W unknown"));
  return avt_local_quantity (power_w, AVT_UNIT_WATT);
}

/** avt_catalogue_item_get_summary: Returns: (transfer full): height, power, mass in one line */
char *
avt_catalogue_item_get_summary (AvtCatalogueItem *self)
{
  const AvtType *type = avt_catalogue_item_get_type_entity (self);
  g_autofree char *height = height_text (type);
  g_autofree char *power = power_text (self, type);
  g_autofree char *mass = NULL;

  if (!AVT_RECORD_HAS (type, AVT_TYPE_FIELD_MASS_G))
    return g_strdup_printf ("%s · %s", height, power);
  mass = avt_local_quantity ((double) type->mass_g / 1000, AVT_UNIT_KILOGRAM);
  return g_strdup_printf ("%s · %s · %s", height, power, mass);
}

/** avt_catalogue_item_matches: Returns: whether every word of @search is somewhere in the name,
 * the maker, the category, the height or the part number, in any order */
gboolean
avt_catalogue_item_matches (AvtCatalogueItem *self, const char *search)
{
  g_autofree char *folded = g_utf8_casefold (search, -1);
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (self->haystack, words[i]) == NULL)
      return FALSE;
  return TRUE;
}

/** avt_catalogue_item_compare: by category, then name */
int
avt_catalogue_item_compare (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const AvtType *first = avt_catalogue_item_get_type_entity ((AvtCatalogueItem *) a);
  const AvtType *second = avt_catalogue_item_get_type_entity ((AvtCatalogueItem *) b);

  if (first->category != second->category)
    return first->category - second->category;
  return avt_compare_names (first, second);
}
