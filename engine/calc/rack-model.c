#include "config.h"

#include "engine/calc/rack-model.h"

#include "engine/base/record.h"
#include "engine/calc/fields.h"
#include "engine/design/fit.h"

#include <glib/gi18n-lib.h>
#include <math.h>

typedef struct
{
  AvtRecord record;
  char *id;
  double position_u;
  double height_u;
  char *face;
  char *slot;
  gint64 depth_mm;
  gint64 length_mm;
  gboolean full_depth;
} Standing;

enum
{
  STANDING_ID,
  STANDING_POSITION_U,
  STANDING_HEIGHT_U,
  STANDING_FACE,
  STANDING_SLOT,
  STANDING_DEPTH_MM,
  STANDING_LENGTH_MM,
  STANDING_FULL_DEPTH
};

static const AvtField standing_fields[] = {
  { AVT_TEXT (Standing, id), .help = N_("Name of the device in findings.") },
  { AVT_REAL (Standing, position_u, NONE), AVT_RANGE (0.5, 200),
    .help = N_("Lowest unit it takes, in steps of 0.5; not in a side channel.") },
  { AVT_REAL (Standing, height_u, NONE), AVT_RANGE (0, 100), AVT_NEEDED,
    .help = N_("Units, in steps of 0.5; 0 for a side channel.") },
  { AVT_TEXT (Standing, face), .help = N_("front (default) or rear.") },
  { AVT_TEXT (Standing, slot),
    .help = N_("full (default), left, right, channel-left-1, channel-left-2, channel-right-1, "
               "channel-right-2.") },
  { AVT_COUNT (Standing, depth_mm), AVT_RANGE (1, 5000), .help = N_("Depth behind its rails.") },
  { AVT_COUNT (Standing, length_mm), AVT_RANGE (1, 5000),
    .help = N_("Length of a 0U device along its side channel.") },
  { AVT_MEMBER (Standing, full_depth), .kind = AVT_FIELD_BOOLEAN, AVT_DEFAULT (1),
    .help = N_("Whether it takes its units at the front and at the rear.") },
};

static const AvtRecordType standing_type
    = AVT_RECORD_TYPE ("device", Standing, standing_fields, -1);

typedef struct
{
  AvtRecord record;
  double height_u;
  gint64 width_mm;
  gint64 depth_mm;
  gint64 rail_depth_mm;
  gint64 channels;
  AvtRecordList devices;
} Model;

enum { HEIGHT_U, WIDTH_MM, DEPTH_MM, RAIL_DEPTH_MM, CHANNELS, DEVICES };

static const AvtField model_fields[] = {
  { AVT_REAL (Model, height_u, NONE), AVT_RANGE (1, 100), AVT_NEEDED,
    .help = N_("Units of the rack, in steps of 0.5.") },
  { AVT_COUNT (Model, width_mm), AVT_RANGE (1, 5000),
    .help = N_("Outer width; from 750 mm on strips stand beside the devices.") },
  { AVT_COUNT (Model, depth_mm), AVT_RANGE (1, 5000), .help = N_("Outer depth.") },
  { AVT_COUNT (Model, rail_depth_mm), AVT_RANGE (1, 5000),
    .help = N_("Front rails to rear rails; 737 mm are taken when it is missing.") },
  { AVT_COUNT (Model, channels), AVT_RANGE (0, 2), AVT_DEFAULT (1),
    .help = N_("Places for 0U devices on each side.") },
  { AVT_MANY (Model, devices, &standing_type), AVT_RANGE (0, 1000),
    .help = N_("What stands in the rack.") },
};

const AvtRecordType avt_rack_model_type = AVT_RECORD_TYPE ("rack", Model, model_fields, -1);

static gboolean
is_half_step (double units)
{
  return 2 * units == floor (2 * units);
}

static gboolean
refuse_step (char **path, GError **error, guint i, const char *key)
{
  g_autofree char *where = g_strdup_printf ("devices[%u].%s", i, key);

  return avt_calc_refuse (path, error, where, "must be a multiple of 0.5");
}

/* -1: no such word; an absent one is the first. */
static int
find_word (guint field, const char *word)
{
  return word == NULL ? 0 : avt_field_find_value (&avt_device_type.fields[field], word);
}

static gboolean
refuse_word (char **path, GError **error, guint i, const char *key, guint field)
{
  g_autofree char *where = g_strdup_printf ("devices[%u].%s", i, key);
  g_autofree char *allowed = avt_field_allowed (&avt_device_type.fields[field]);

  return avt_calc_refuse (path, error, where, "must be %s", allowed);
}

static gboolean
check_standing (const Standing *device, guint i, char **path, GError **error)
{
  int slot = find_word (AVT_DEVICE_SLOT, device->slot);

  if (slot < 0)
    return refuse_word (path, error, i, "slot", AVT_DEVICE_SLOT);
  if (find_word (AVT_DEVICE_FACE, device->face) < 0)
    return refuse_word (path, error, i, "face", AVT_DEVICE_FACE);
  if (!is_half_step (device->height_u))
    return refuse_step (path, error, i, "height_u");
  if (AVT_RECORD_HAS (device, STANDING_POSITION_U) && !is_half_step (device->position_u))
    return refuse_step (path, error, i, "position_u");
  if (!AVT_RECORD_HAS (device, STANDING_POSITION_U) && !avt_slot_is_channel ((AvtSlot) slot))
    {
      g_autofree char *where = g_strdup_printf ("devices[%u].position_u", i);

      return avt_calc_refuse (path, error, where, "is needed outside of a side channel");
    }
  return TRUE;
}

/** avt_rack_model_check: units count in halves, places are those of a device. */
gboolean
avt_rack_model_check (const void *input, char **path, GError **error)
{
  const Model *model = input;

  if (!is_half_step (model->height_u))
    return avt_calc_refuse (path, error, "height_u", "must be a multiple of 0.5");
  for (guint i = 0; i < model->devices.n_records; i++)
    if (!check_standing (avt_record_list_at (model->devices, Standing, i), i, path, error))
      return FALSE;
  return TRUE;
}

static gpointer
new_entity (AvtIdSource *ids, AvtKind kind, const char *name)
{
  const AvtKindInfo *info = avt_kind_info (kind);
  gpointer entity = avt_entity_new (kind, avt_id_source_next (ids, info->letter));

  avt_record_set_string (info->record, entity, (guint) info->name_field, name);
  return entity;
}

static AvtType *
new_type (AvtIdSource *ids, const Standing *device, AvtSlot slot)
{
  AvtType *type = new_entity (ids, AVT_KIND_TYPE, "type");
  gboolean is_half = slot == AVT_SLOT_LEFT || slot == AVT_SLOT_RIGHT;

  avt_record_set_enum (&avt_type_type, type, AVT_TYPE_FIELD_CATEGORY, AVT_TYPE_OTHER);
  avt_record_set_integer (&avt_type_type, type, AVT_TYPE_FIELD_HEIGHT_HU,
                          (gint64) (2 * device->height_u));
  avt_record_set_enum (&avt_type_type, type, AVT_TYPE_FIELD_WIDTH,
                       is_half ? AVT_WIDTH_HALF : AVT_WIDTH_FULL);
  avt_record_set_boolean (&avt_type_type, type, AVT_TYPE_FIELD_FULL_DEPTH, device->full_depth);
  if (AVT_RECORD_HAS (device, STANDING_DEPTH_MM))
    avt_record_set_integer (&avt_type_type, type, AVT_TYPE_FIELD_DEPTH_MM, device->depth_mm);
  if (AVT_RECORD_HAS (device, STANDING_LENGTH_MM))
    avt_record_set_integer (&avt_type_type, type, AVT_TYPE_FIELD_LENGTH_MM, device->length_mm);
  return type;
}

static void
put_device (AvtDesignBuilder *builder, AvtIdSource *ids, const Standing *standing, guint i,
            AvtId rack)
{
  AvtSlot slot = (AvtSlot) find_word (AVT_DEVICE_SLOT, standing->slot);
  g_autofree char *number = g_strdup_printf ("%u", i + 1);
  gboolean has_name = standing->id != NULL && *standing->id != '\0';
  AvtDevice *device = new_entity (ids, AVT_KIND_DEVICE, has_name ? standing->id : number);
  AvtType *type = new_type (ids, standing, slot);

  avt_record_set_id (&avt_device_type, device, AVT_DEVICE_TYPE, type->entity.id);
  avt_record_set_id (&avt_device_type, device, AVT_DEVICE_RACK, rack);
  avt_record_set_enum (&avt_device_type, device, AVT_DEVICE_SLOT, slot);
  avt_record_set_enum (&avt_device_type, device, AVT_DEVICE_FACE,
                       find_word (AVT_DEVICE_FACE, standing->face));
  if (!avt_slot_is_channel (slot))
    avt_record_set_integer (&avt_device_type, device, AVT_DEVICE_POSITION_HU,
                            (gint64) (2 * standing->position_u));
  avt_design_builder_put (builder, type);
  avt_design_builder_put (builder, device);
}

static AvtRack *
new_rack (AvtIdSource *ids, const Model *model)
{
  static const guint given[][2] = { { WIDTH_MM, AVT_RACK_WIDTH_MM },
                                    { DEPTH_MM, AVT_RACK_DEPTH_MM },
                                    { RAIL_DEPTH_MM, AVT_RACK_RAIL_DEPTH_MM },
                                    { CHANNELS, AVT_RACK_CHANNELS } };
  gint64 values[] = { model->width_mm, model->depth_mm, model->rail_depth_mm, model->channels };
  AvtRack *rack = new_entity (ids, AVT_KIND_RACK, "rack");

  avt_record_set_integer (&avt_rack_type, rack, AVT_RACK_HEIGHT_HU,
                          (gint64) (2 * model->height_u));
  for (guint i = 0; i < G_N_ELEMENTS (given); i++)
    if (AVT_RECORD_HAS (model, given[i][0]))
      avt_record_set_integer (&avt_rack_type, rack, given[i][1], values[i]);
  return rack;
}

/**
 * avt_rack_model_design:
 * @input: a record of #avt_rack_model_type that avt_rack_model_check() accepts
 *
 * Returns: (transfer full): a design of one rack; each device has its own type
 */
AvtDesign *
avt_rack_model_design (const void *input)
{
  const Model *model = input;
  g_autoptr (AvtIdSource) ids = avt_id_source_new_seeded (1);
  g_autoptr (AvtDesign) empty = avt_design_new_empty (ids);
  g_autoptr (AvtDesignBuilder) builder = avt_design_builder_new (empty);
  AvtRack *rack = new_rack (ids, model);
  AvtId id = rack->entity.id;

  avt_design_builder_put (builder, rack);
  for (guint i = 0; i < model->devices.n_records; i++)
    put_device (builder, ids, avt_record_list_at (model->devices, Standing, i), i, id);
  return avt_design_builder_end (builder, NULL);
}

static const AvtRule misfit_rule = {
  "rack-space-misfit", AVT_SEVERITY_ERROR, N_("%1 does not fit where it stands (%2)."),
  N_("Move it to a free place of its size."), N_("EIA-310: a unit holds one panel on each face")
};
static const AvtRule conflict_rule = {
  "rack-space-conflict", AVT_SEVERITY_ERROR, N_("%1 and %2 take the same place (%3)."),
  N_("Move one of them."), N_("EIA-310: a unit holds one panel on each face")
};

/* Words for machines, stable. */
static const char *
misfit_word (AvtMisfit misfit)
{
  switch (misfit)
    {
    case AVT_FITS:
    case AVT_MISFIT_NO_RACK:
      break;
    case AVT_MISFIT_NEEDS_CHANNEL:
      return "needs-channel";
    case AVT_MISFIT_NO_CHANNEL:
      return "no-channel";
    case AVT_MISFIT_TOO_LONG:
      return "too-long";
    case AVT_MISFIT_ONLY_0U:
      return "only-0u";
    case AVT_MISFIT_NEEDS_HALF:
      return "needs-half";
    case AVT_MISFIT_NEEDS_FULL:
      return "needs-full";
    case AVT_MISFIT_OUTSIDE:
      return "outside";
    case AVT_MISFIT_TOO_DEEP:
      return "too-deep";
    case AVT_MISFIT_TAKEN:
      return "taken";
    case AVT_MISFIT_STRIP:
      return "strip";
    }
  return "fits";
}

/** avt_rack_model_report: a finding for each device that does not fit, with whom it meets. */
void
avt_rack_model_report (const AvtDesign *design, AvtCalcOutcome *outcome)
{
  for (guint i = 0; i < avt_design_count (design, AVT_KIND_DEVICE); i++)
    {
      const AvtDevice *device = avt_design_get (design, AVT_KIND_DEVICE, i);
      const AvtType *type = avt_design_type (design, device->type);
      AvtPlace place = avt_device_place (device);
      const AvtDevice *other = NULL;
      AvtMisfit misfit
          = avt_design_place_misfit (design, type, &place, &device->entity.id, 1, &other);
      const char *names[] = { device->name, other != NULL ? other->name : misfit_word (misfit) };
      AvtArgument arguments[] = { avt_argument_text (names[0]), avt_argument_text (names[1]),
                                  avt_argument_text (misfit_word (misfit)) };

      if (misfit != AVT_FITS)
        avt_findings_report (outcome->findings, other != NULL ? &conflict_rule : &misfit_rule,
                             NULL, 0, arguments, other != NULL ? 3 : 2);
    }
}
