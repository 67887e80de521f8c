/* Moving devices by drag or by key. While it is dragged, the tool holds a preview: the design as
 * the same edit would make it, or the reason why it would not. Nothing else changes until the
 * preview is taken. */
#pragma once

#include "diagrams/view/rack-row.h"

G_BEGIN_DECLS

typedef struct _AvtMoveTool AvtMoveTool;

AvtMoveTool *avt_move_tool_begin (AvtDesign *design, AvtRackRow *row, const AvtId *devices,
                                  guint n_devices, AvtId grabbed, double x, double y);
void avt_move_tool_cancel (AvtMoveTool *self);
void avt_move_tool_update (AvtMoveTool *self, double x, double y);
guint avt_move_tool_get_n_devices (const AvtMoveTool *self);
AvtRect avt_move_tool_get_home (const AvtMoveTool *self, guint i);
AvtRect avt_move_tool_get_target (const AvtMoveTool *self, guint i);
AvtDesign *avt_move_tool_get_preview (const AvtMoveTool *self);
const char *avt_move_tool_get_refusal (const AvtMoveTool *self);
char *avt_move_tool_get_hint (const AvtMoveTool *self);
AvtDesign *avt_move_tool_commit (AvtMoveTool *self, char **label);

AvtDesign *avt_move_devices (AvtDesign *design, const AvtRackRow *row, const AvtId *devices,
                             guint n_devices, int dx, int dy, char **label, GError **error);
char *avt_move_label (AvtDesign *design, const AvtId *devices, guint n_devices);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AvtMoveTool, avt_move_tool_cancel)

G_END_DECLS
