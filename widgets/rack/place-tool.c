#include "config.h"

#include "widgets/rack/place-tool.h"

#include "engine/design/edit.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _AvtPlaceTool
{
  AvtDesign *design;
  AvtRackRow *row;
  AvtNewDevice what;
  AvtPlace place;
  gboolean is_outside;
  char *refusal;
};

/* What a name begins with; it goes into the design and so is not translated. */
static const char *
name_stem (AvtTypeCategory category)
{
  switch (category)
    {
    case AVT_TYPE_SERVER:
      return "server";
    case AVT_TYPE_SWITCH:
      return "switch";
    case AVT_TYPE_PDU:
      return "pdu";
    case AVT_TYPE_UPS:
      return "ups";
    case AVT_TYPE_TRANSFER_SWITCH:
      return "ats";
    case AVT_TYPE_PATCH_PANEL:
      return "panel";
    case AVT_TYPE_STORAGE:
      return "storage";
    case AVT_TYPE_CHASSIS:
      return "chassis";
    case AVT_TYPE_SHELF:
      return "shelf";
    case AVT_TYPE_BLANK:
      return "blank";
    case AVT_TYPE_OTHER:
      return "device";
    }
  return "device";
}

/** avt_free_device_name: Returns: (transfer full): "server-07": one more than the highest number
 * that a device of the design has behind the same stem */
char *
avt_free_device_name (const AvtDesign *design, const AvtType *type)
{
  g_autofree char *stem = g_strconcat (name_stem ((AvtTypeCategory) type->category), "-", NULL);
  guint64 highest = 0;

  for (guint i = 0; i < avt_design_count (design, AVT_KIND_DEVICE); i++)
    {
      const char *name = ((const AvtDevice *) avt_design_get (design, AVT_KIND_DEVICE, i))->name;

      if (g_str_has_prefix (name, stem))
        highest = MAX (highest, g_ascii_strtoull (name + strlen (stem), NULL, 10));
    }
  return g_strdup_printf ("%s%02u", stem, (guint) MIN (highest + 1, 9999999));
}

const AvtType *
avt_new_device_type (const AvtNewDevice *what)
{
  return avt_design_type (what->library, what->type);
}

/* The type and the parts it names, copied when the design does not have them. */
static AvtDesign *
with_type (AvtDesign *design, const AvtNewDevice *what, GError **error)
{
  const AvtType *type = avt_new_device_type (what);
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();

  if (avt_design_type (design, what->type) != NULL)
    return avt_design_ref (design);
  for (guint i = 0; i < type->parts.n_records; i++)
    {
      const AvtPart *part = avt_design_part (
        what->library, avt_record_list_at (type->parts, const AvtPartUse, i)->part);

      if (part != NULL && avt_design_part (design, part->entity.id) == NULL)
        g_ptr_array_add (parts, (gpointer) part);
    }
  return avt_design_with_type (design, (gpointer) type, parts->pdata, parts->len, error);
}

/**
 * avt_place_device:
 * @id: (out): the new device
 * @label: (out) (transfer full): the name of the step
 *
 * Returns: (transfer full) (nullable): the design with a new device, or why it may not stand there
 */
AvtDesign *
avt_place_device (AvtDesign *design, AvtIdSource *ids, const AvtNewDevice *what,
                  const AvtPlace *place, AvtId *id, char **label, GError **error)
{
  const AvtType *type = avt_new_device_type (what);
  g_autoptr (AvtDesign) with = with_type (design, what, error);
  g_autofree char *name = avt_free_device_name (design, type);

  *label = g_strdup_printf (_ ("Place %s"), name);
  return with != NULL
           ? avt_design_with_device (with, ids, what->type, name, place, FALSE, id, error)
           : NULL;
}

static void
refuse_full (const AvtDesign *design, const AvtType *type, AvtId rack, GError **error)
{
  const char *name = avt_entity_name (avt_design_rack (design, rack));

  if (type->height_hu == 0)
    g_set_error (error, AVT_EDIT_ERROR, AVT_EDIT_ERROR_PLACE,
                 _ ("%s has no free side channel for %s"), name, type->name);
  else
    g_set_error (error, AVT_EDIT_ERROR, AVT_EDIT_ERROR_PLACE, _ ("%s has no room for %s"), name,
                 type->name);
}

/** avt_place_device_first: at the lowest unit that is free, or in the first free side channel */
AvtDesign *
avt_place_device_first (AvtDesign *design, AvtIdSource *ids, const AvtNewDevice *what, AvtId rack,
                        AvtId *id, char **label, GError **error)
{
  const AvtType *type = avt_new_device_type (what);
  AvtPlace place = { .rack = rack,
                     .face = type->height_hu == 0 ? AVT_FACE_REAR : AVT_FACE_FRONT };

  *label = NULL;
  if (avt_design_rack (design, rack) == NULL)
    {
      g_set_error_literal (error, AVT_EDIT_ERROR, AVT_EDIT_ERROR_PLACE,
                           _ ("there is no rack to place it in; add a rack first"));
      return NULL;
    }
  if (!avt_design_first_free (design, type, &place))
    {
      refuse_full (design, type, rack, error);
      return NULL;
    }
  return avt_place_device (design, ids, what, &place, id, label, error);
}

/** avt_place_tool_begin: @what: the library lives as long as the tool */
AvtPlaceTool *
avt_place_tool_begin (AvtDesign *design, AvtRackRow *row, const AvtNewDevice *what)
{
  AvtPlaceTool *self = g_new0 (AvtPlaceTool, 1);

  self->design = avt_design_ref (design);
  self->row = avt_rack_row_ref (row);
  self->what = (AvtNewDevice){ avt_design_ref (what->library), what->type };
  self->is_outside = TRUE;
  return self;
}

void
avt_place_tool_cancel (AvtPlaceTool *self)
{
  avt_design_unref (self->design);
  avt_rack_row_unref (self->row);
  avt_design_unref (self->what.library);
  g_free (self->refusal);
  g_free (self);
}

/** avt_place_tool_update: @x, @y: the pointer, in points of the row; it holds the new device in
 * its middle */
void
avt_place_tool_update (AvtPlaceTool *self, double x, double y)
{
  const AvtType *type = avt_new_device_type (&self->what);

  g_clear_pointer (&self->refusal, g_free);
  self->is_outside = !avt_rack_row_locate (self->row, x, y, type, (double) type->height_hu / 2,
                                           &self->place);
  if (self->is_outside)
    return;
  if (avt_slot_is_channel (self->place.slot))
    self->place.face = AVT_FACE_REAR;
  self->refusal = avt_design_place_refusal (self->design, type, &self->place, NULL, 0);
}

/** avt_place_tool_get_target: Returns: where the device would stand, in points of the row; empty
 * when the pointer is over no rack */
AvtRect
avt_place_tool_get_target (const AvtPlaceTool *self)
{
  if (self->is_outside)
    return AVT_RECT_EMPTY;
  return avt_rack_row_place (self->row, avt_new_device_type (&self->what), &self->place);
}

const char *
avt_place_tool_get_refusal (const AvtPlaceTool *self)
{
  return self->refusal;
}

char *
avt_place_tool_get_hint (const AvtPlaceTool *self)
{
  const AvtType *type = avt_new_device_type (&self->what);
  const AvtRack *rack = avt_design_rack (self->design, self->place.rack);
  g_autofree char *span = NULL;

  if (self->is_outside || rack == NULL)
    return NULL;
  if (self->refusal != NULL)
    return g_strdup_printf ("%s: %s", type->name, self->refusal);
  if (avt_slot_is_channel (self->place.slot))
    return g_strdup_printf (_ ("Side channel of %s"), rack->name);
  span = avt_rack_span_text (rack, self->place.position_hu, type->height_hu);
  return g_strdup_printf (_ ("%s in %s"), span, rack->name);
}

/** avt_place_tool_commit: Returns: (transfer full) (nullable): the design to commit; %NULL without
 * an error when the pointer is over no rack */
AvtDesign *
avt_place_tool_commit (AvtPlaceTool *self, AvtIdSource *ids, AvtId *id, char **label,
                       GError **error)
{
  *label = NULL;
  if (self->is_outside)
    return NULL;
  return avt_place_device (self->design, ids, &self->what, &self->place, id, label, error);
}
