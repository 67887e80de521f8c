/* Shared by fit.c and misfit.c only. */
#pragma once

#include "engine/design/fit.h"

G_BEGIN_DECLS

static inline guint
_avt_misfit_bit (AvtMisfit misfit)
{
  return 1u << misfit;
}

static inline AvtMisfit
_avt_first_misfit (guint misfits)
{
  return (AvtMisfit) g_bit_nth_lsf (misfits, -1);
}

guint _avt_rack_misfits (const AvtRack *rack, const AvtType *type, const AvtPlace *place);
char *_avt_misfit_text (const AvtDesign *design, const AvtType *type, const AvtPlace *place,
                        AvtMisfit misfit, const AvtDevice *other);
gboolean _avt_device_is_nowhere (const AvtDevice *device, const AvtType *type);

G_END_DECLS
