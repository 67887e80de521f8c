/* Putting a new device of a type into a rack: by drag from the catalogue, or at the first place
 * that is free. The type may come from a catalogue; it is copied into the design with its parts. */
#pragma once

#include "diagrams/view/rack-row.h"

G_BEGIN_DECLS

/** AvtNewDevice: @library: the design that has @type and its parts; may be the design itself */
typedef struct
{
  AvtDesign *library;
  AvtId type;
} AvtNewDevice;

char *avt_free_device_name (const AvtDesign *design, const AvtType *type);
const AvtType *avt_new_device_type (const AvtNewDevice *what);
AvtDesign *avt_place_device (AvtDesign *design, AvtIdSource *ids, const AvtNewDevice *what,
                             const AvtPlace *place, AvtId *id, char **label, GError **error);
AvtDesign *avt_place_device_first (AvtDesign *design, AvtIdSource *ids, const AvtNewDevice *what,
                                   AvtId rack, AvtId *id, char **label, GError **error);

typedef struct _AvtPlaceTool AvtPlaceTool;

AvtPlaceTool *avt_place_tool_begin (AvtDesign *design, AvtRackRow *row, const AvtNewDevice *what);
void avt_place_tool_cancel (AvtPlaceTool *self);
void avt_place_tool_update (AvtPlaceTool *self, double x, double y);
AvtRect avt_place_tool_get_target (const AvtPlaceTool *self);
const char *avt_place_tool_get_refusal (const AvtPlaceTool *self);
char *avt_place_tool_get_hint (const AvtPlaceTool *self);
AvtDesign *avt_place_tool_commit (AvtPlaceTool *self, AvtIdSource *ids, AvtId *id, char **label,
                                  GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AvtPlaceTool, avt_place_tool_cancel)

G_END_DECLS
