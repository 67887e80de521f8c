/* The words of a rack's drawings: one line each, from the calculations. */
#pragma once

#include "diagrams/view/diagram.h"

G_BEGIN_DECLS

const char *avt_design_title_text (const AvtDiagramContext *context);
char *avt_design_revision_text (const AvtDiagramContext *context);
char *avt_row_scope_text (const AvtDiagramContext *context, const AvtRow *row);
char *avt_rack_scope_text (const AvtDiagramContext *context, const AvtRack *rack);
char *avt_rack_totals_text (const AvtDiagramContext *context, const AvtRack *rack);
char *avt_rack_space_text (const AvtDiagramContext *context, const AvtRack *rack);
char *avt_device_numbers_text (const AvtDiagramContext *context, const AvtDevice *device,
                               const AvtType *type);
char *avt_device_strip_text (const AvtDiagramContext *context, const AvtDevice *device,
                             const AvtType *type);
char *avt_device_description (const AvtDiagramContext *context, const AvtDevice *device,
                              const AvtType *type, const char *numbers);

G_END_DECLS
