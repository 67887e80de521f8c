/* Shared by the files of edits only. */
#pragma once

#include "engine/design/edit.h"

G_BEGIN_DECLS

AvtDesign *_avt_refuse (GError **error, AvtEditError code, const char *format, ...)
    G_GNUC_PRINTF (3, 4);
AvtDesign *_avt_refuse_missing (GError **error, AvtId id);
AvtDesign *_avt_finish (AvtDesign *design, AvtDesignBuilder *builder, gboolean force,
                        GError **error);
void _avt_set_place (AvtDevice *device, const AvtPlace *place);

G_END_DECLS
