/* An edit may not put a device or a cable where it does not fit. What was wrong already and is not
 * made worse stays allowed: a design of a file may be full of faults, and mending one of them, or
 * renaming its rack, must not fail because of the others. So places are compared before and after,
 * fault by fault, and only where the edit changed what they depend on. */
#include "config.h"

#include "engine/design/misfit.h"

#include "engine/design/fit-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Fields that decide on fitting, ended by -1. */
static const int device_fields[] = { AVT_DEVICE_TYPE, AVT_DEVICE_RACK, AVT_DEVICE_POSITION_HU,
                                     AVT_DEVICE_FACE, AVT_DEVICE_SLOT, -1 };
static const int rack_fields[] = { AVT_RACK_HEIGHT_HU, AVT_RACK_DEPTH_MM, AVT_RACK_RAIL_DEPTH_MM,
                                   AVT_RACK_CHANNELS, AVT_RACK_WIDTH_MM, -1 };
static const int type_fields[] = { AVT_TYPE_FIELD_HEIGHT_HU, AVT_TYPE_FIELD_WIDTH,
                                   AVT_TYPE_FIELD_FULL_DEPTH, AVT_TYPE_FIELD_DEPTH_MM,
                                   AVT_TYPE_FIELD_LENGTH_MM, -1 };
static const int port_fields[] = { AVT_TYPE_FIELD_PORTS, -1 };
static const int device_type_field[] = { AVT_DEVICE_TYPE, -1 };

/* Whether any of @fields differs; of an entity that is new, every one does. */
static gboolean
changes_any (gconstpointer before, gconstpointer after, const int *fields)
{
  const AvtRecordType *type = avt_entity_type (after);

  for (; *fields >= 0; fields++)
    if (before == NULL
        || !avt_record_field_equal (&type->fields[*fields], (guint) *fields, before, after))
      return TRUE;
  return FALSE;
}

static gboolean
same_place (const AvtDevice *a, const AvtDevice *b)
{
  return avt_id_equal (a->rack, b->rack) && a->position_hu == b->position_hu && a->face == b->face
         && a->slot == b->slot;
}

/* A device and what it needs to be asked whether it fits. */
typedef struct
{
  const AvtDesign *design;
  const AvtDevice *device;
  const AvtType *type;
  const AvtRack *rack;
  AvtPlace place;
} Standing;

/* FALSE when the device stands nowhere in @design. */
static gboolean
find_standing (const AvtDesign *design, AvtId id, Standing *standing)
{
  standing->design = design;
  standing->device = avt_design_device (design, id);
  if (standing->device == NULL)
    return FALSE;
  standing->type = avt_design_type (design, standing->device->type);
  standing->rack = avt_design_rack (design, standing->device->rack);
  standing->place = avt_device_place (standing->device);
  return standing->rack != NULL && !_avt_device_is_nowhere (standing->device, standing->type);
}

static AvtMisfit
conflict_with (const Standing *self, AvtId other)
{
  const AvtDevice *found = avt_design_device (self->design, other);

  if (found == NULL || !avt_id_equal (found->rack, self->rack->entity.id))
    return AVT_FITS;
  return avt_devices_conflict (self->design, self->rack, self->type, &self->place, found);
}

/* Someone in the way who was not before. */
static AvtMisfit
find_new_conflict (const Standing *now, const Standing *earlier, const AvtDevice **other)
{
  AvtReferrers referrers;

  avt_design_devices_of_rack (now->design, now->rack->entity.id, &referrers);
  while ((*other = avt_referrers_next (&referrers)) != NULL)
    {
      AvtMisfit misfit = *other == now->device ? AVT_FITS
                                               : conflict_with (now, (*other)->entity.id);

      if (misfit != AVT_FITS
          && (earlier == NULL || conflict_with (earlier, (*other)->entity.id) != misfit))
        return misfit;
    }
  return AVT_FITS;
}

/* Why the device may not stand where it does in @after, of what was not wrong in @before. A device
 * that was moved has no excuse in its old place. */
static char *
new_device_misfit (const AvtDesign *before, const AvtDesign *after, AvtId id)
{
  Standing now;
  Standing earlier;
  gboolean stayed;
  guint misfits;
  AvtMisfit misfit;
  const AvtDevice *other;

  if (!find_standing (after, id, &now))
    return NULL;
  stayed = find_standing (before, id, &earlier) && same_place (earlier.device, now.device);
  misfits = _avt_rack_misfits (now.rack, now.type, &now.place);
  if (stayed)
    misfits &= ~_avt_rack_misfits (earlier.rack, earlier.type, &earlier.place);
  if (misfits != 0)
    return _avt_misfit_text (after, now.type, &now.place, _avt_first_misfit (misfits), NULL);
  misfit = find_new_conflict (&now, stayed ? &earlier : NULL, &other);
  return _avt_misfit_text (after, now.type, &now.place, misfit, other);
}

static gboolean
refuse_device (const AvtDesign *before, const AvtDesign *after, AvtId id, GError **error)
{
  g_autofree char *reason = new_device_misfit (before, after, id);
  const AvtDevice *device;

  if (reason == NULL)
    return FALSE;
  device = avt_design_device (after, id);
  g_set_error (error, AVT_EDIT_ERROR, AVT_EDIT_ERROR_PLACE, _ ("%s does not fit into %s: %s"),
               device->name, avt_design_rack (after, device->rack)->name, reason);
  return TRUE;
}

static const AvtPort *
port_of (const AvtDesign *design, AvtId device_id, const char *port)
{
  const AvtDevice *device = avt_design_device (design, device_id);

  return avt_type_find_port (avt_design_type (design, device->type), port);
}

/* Another link at the same port. */
static const AvtLink *
find_rival (const AvtDesign *design, const AvtLink *link, AvtId device, const char *port)
{
  AvtLinkEnds ends;
  const AvtLink *other;
  const char *near_port;
  const char *far_port;
  AvtId far_device;

  avt_design_links_of_device (design, device, &ends);
  while ((other = avt_link_ends_next (&ends, &near_port, &far_device, &far_port)) != NULL)
    if (other != link && strcmp (near_port, port) == 0)
      return other;
  return NULL;
}

static gboolean
refuse_taken (const AvtDesign *after, const AvtLink *link, AvtId device, const char *port,
              GError **error)
{
  const AvtLink *rival = find_rival (after, link, device, port);

  if (rival == NULL)
    return FALSE;
  g_set_error (error, AVT_EDIT_ERROR, AVT_EDIT_ERROR_PORT,
               _ ("port %s of %s is taken by link %s"), port,
               avt_design_device (after, device)->name, avt_entity_name (rival));
  return TRUE;
}

/* Why ports of these kinds cannot be linked; the ends are in the design, and have such ports. */
static char *
link_refusal (const AvtDesign *design, const AvtLink *link)
{
  const AvtPort *a = port_of (design, link->a_device, link->a_port);
  const AvtPort *b = port_of (design, link->b_device, link->b_port);

  if (a == b && avt_id_equal (link->a_device, link->b_device))
    return g_strdup (_ ("a link needs two different ports"));
  return avt_design_link_refusal (design, (AvtMedium) link->medium, a, b);
}

static gboolean
refuse_unfitting (const AvtDesign *before, const AvtDesign *after, const AvtLink *link,
                  const AvtLink *excuse, GError **error)
{
  g_autofree char *reason = link_refusal (after, link);
  g_autofree char *earlier = excuse != NULL ? link_refusal (before, excuse) : NULL;

  if (reason == NULL || g_strcmp0 (reason, earlier) == 0)
    return FALSE;
  g_set_error (error, AVT_EDIT_ERROR, AVT_EDIT_ERROR_PORT,
               _ ("%s of %s and %s of %s cannot be linked: %s"), link->a_port,
               avt_design_device (after, link->a_device)->name, link->b_port,
               avt_design_device (after, link->b_device)->name, reason);
  return TRUE;
}

/* A link that is new or has another end may not be where another is, nor join what does not fit; a
 * link whose devices or their types changed keeps the faults it had. */
static gboolean
refuse_link (const AvtDesign *before, const AvtDesign *after, const AvtLink *link, GError **error)
{
  static const int a_end[] = { AVT_LINK_A_DEVICE, AVT_LINK_A_PORT, -1 };
  static const int b_end[] = { AVT_LINK_B_DEVICE, AVT_LINK_B_PORT, -1 };
  static const int medium[] = { AVT_LINK_MEDIUM, -1 };
  const AvtLink *old = avt_design_link (before, link->entity.id);
  gboolean moves_a = changes_any (old, link, a_end);
  gboolean moves_b = changes_any (old, link, b_end);
  gboolean is_other = moves_a || moves_b || changes_any (old, link, medium);

  return (moves_a && refuse_taken (after, link, link->a_device, link->a_port, error))
         || (moves_b && refuse_taken (after, link, link->b_device, link->b_port, error))
         || refuse_unfitting (before, after, link, is_other ? NULL : old, error);
}

static gboolean
refuse_links_of (const AvtDesign *before, const AvtDesign *after, AvtId device, GError **error)
{
  AvtLinkEnds ends;
  const AvtLink *link;
  const char *near_port;
  const char *far_port;
  AvtId far_device;

  avt_design_links_of_device (after, device, &ends);
  while ((link = avt_link_ends_next (&ends, &near_port, &far_device, &far_port)) != NULL)
    if (refuse_link (before, after, link, error))
      return TRUE;
  return FALSE;
}

typedef gboolean (*RefuseFunc) (const AvtDesign *before, const AvtDesign *after, AvtId device,
                                GError **error);

static gboolean
refuse_among (const AvtDesign *before, const AvtDesign *after, guint field, AvtId target,
              RefuseFunc refuse, GError **error)
{
  AvtReferrers referrers;
  const AvtDevice *device;

  avt_design_referrers (after, AVT_KIND_DEVICE, field, target, &referrers);
  while ((device = avt_referrers_next (&referrers)) != NULL)
    if (refuse (before, after, device->entity.id, error))
      return TRUE;
  return FALSE;
}

static gboolean
refuse_change (const AvtDesign *before, const AvtDesign *after, gconstpointer old,
               gconstpointer new, GError **error)
{
  AvtId id = avt_entity_id (new);

  switch (avt_entity_kind (new))
    {
    case AVT_KIND_DEVICE:
      return (changes_any (old, new, device_fields) && refuse_device (before, after, id, error))
             || (old != NULL && changes_any (old, new, device_type_field)
                 && refuse_links_of (before, after, id, error));
    case AVT_KIND_RACK:
      return old != NULL && changes_any (old, new, rack_fields)
             && refuse_among (before, after, AVT_DEVICE_RACK, id, refuse_device, error);
    case AVT_KIND_TYPE:
      return old != NULL
             && ((changes_any (old, new, type_fields)
                  && refuse_among (before, after, AVT_DEVICE_TYPE, id, refuse_device, error))
                 || (changes_any (old, new, port_fields)
                     && refuse_among (before, after, AVT_DEVICE_TYPE, id, refuse_links_of, error)));
    case AVT_KIND_LINK:
      return refuse_link (before, after, new, error);
    case AVT_KIND_INFO:
    case AVT_KIND_PART:
    case AVT_KIND_SITE:
    case AVT_KIND_ROOM:
    case AVT_KIND_ROW:
    case AVT_KIND_FEED:
    case AVT_KIND_NOTE:
    case AVT_N_KINDS:
      return FALSE;
    }
  g_assert_not_reached ();
}

/*
 * _avt_refuse_new_misfits:
 * @after: a design made from @before
 *
 * Returns: whether something does not fit in @after that fitted in @before; then the error names
 *   it: %AVT_EDIT_ERROR_PLACE or %AVT_EDIT_ERROR_PORT
 */
gboolean
_avt_refuse_new_misfits (const AvtDesign *before, const AvtDesign *after, GError **error)
{
  g_autoptr (AvtDelta) delta = avt_delta_new (before, after);

  for (guint i = 0; i < avt_delta_get_size (delta); i++)
    {
      gconstpointer old;
      gconstpointer new;

      avt_delta_get (delta, i, &old, &new);
      if (new != NULL && refuse_change (before, after, old, new, error))
        return TRUE;
    }
  return FALSE;
}
