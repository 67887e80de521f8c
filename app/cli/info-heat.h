/* What `info` says of cooling, UPSs and energy. */
#pragma once

#include "app/cli/command.h"
#include "engine/base/memo.h"

G_BEGIN_DECLS

void avt_info_write_rack_heat (AvtJsonWriter *writer, AvtMemo *memo, const AvtDesign *design,
                               AvtId rack);
void avt_info_write_rooms (AvtJsonWriter *writer, AvtMemo *memo, const AvtDesign *design);
void avt_info_write_ups (AvtJsonWriter *writer, AvtMemo *memo, const AvtDesign *design);
void avt_info_append_rack_heat (GString *text, const AvtWords *words, AvtMemo *memo,
                                const AvtDesign *design, AvtId rack);
void avt_info_append_rooms (GString *text, const AvtWords *words, AvtMemo *memo,
                            const AvtDesign *design);
void avt_info_append_ups (GString *text, const AvtWords *words, AvtMemo *memo,
                          const AvtDesign *design);

G_END_DECLS
