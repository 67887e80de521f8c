/* What `info` says of the lengths of cables. */
#pragma once

#include "app/cli/command.h"

G_BEGIN_DECLS

void avt_info_write_cables (AvtJsonWriter *writer, const AvtDesign *design);
void avt_info_append_cables (GString *text, const AvtWords *words, const AvtDesign *design);

G_END_DECLS
