/* Does it fit? Physical truth of places and ports, shared by edits (which refuse), checks (which
 * report) and previews (which say why). */
#pragma once

#include "engine/design/design.h"

G_BEGIN_DECLS

/** AvtPlace: where a device stands. */
typedef struct
{
  AvtId rack;         /* none: not placed */
  gint64 position_hu; /* ignored for a side channel */
  AvtFace face;
  AvtSlot slot;
} AvtPlace;

/** AvtMisfit: what is wrong with a place. */
typedef enum
{
  AVT_FITS,
  AVT_MISFIT_NO_RACK,
  AVT_MISFIT_NEEDS_CHANNEL, /* a 0U device between the rails */
  AVT_MISFIT_NO_CHANNEL,    /* the rack has no such side channel */
  AVT_MISFIT_TOO_LONG,      /* a 0U device longer than the side channel */
  AVT_MISFIT_ONLY_0U,       /* another device in a side channel */
  AVT_MISFIT_NEEDS_HALF,
  AVT_MISFIT_NEEDS_FULL,
  AVT_MISFIT_OUTSIDE,
  AVT_MISFIT_TOO_DEEP,
  AVT_MISFIT_TAKEN,
  AVT_MISFIT_STRIP /* a deep device and a 0U device of a narrow rack meet */
} AvtMisfit;


gboolean avt_slot_is_channel (AvtSlot slot);
gint64 avt_slot_channel_number (AvtSlot slot);
AvtPlace avt_device_place (const AvtDevice *device);
AvtMisfit avt_design_place_misfit (const AvtDesign *design, const AvtType *type,
                                   const AvtPlace *place, const AvtId *ignore, guint n_ignore,
                                   const AvtDevice **other);
char *avt_design_place_refusal (const AvtDesign *design, const AvtType *type,
                                const AvtPlace *place, const AvtId *ignore, guint n_ignore);
char *avt_design_device_misfit (const AvtDesign *design, const AvtDevice *device);
AvtMisfit avt_devices_conflict (const AvtDesign *design, const AvtRack *rack, const AvtType *type,
                                const AvtPlace *place, const AvtDevice *other);
gboolean avt_design_first_free (const AvtDesign *design, const AvtType *type, AvtPlace *place);
char *avt_design_link_refusal (const AvtDesign *design, AvtMedium medium, const AvtPort *a,
                               const AvtPort *b);
const AvtLink *avt_design_link_at (const AvtDesign *design, AvtId device, const char *port);

G_END_DECLS
