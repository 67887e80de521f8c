/* What `info` says of the space and the mass of a rack. */
#pragma once

#include "app/cli/command.h"

G_BEGIN_DECLS

void avt_info_write_rack (AvtJsonWriter *writer, const AvtDesign *design, const AvtRack *rack);
void avt_info_append_rack (GString *text, const AvtWords *words, const AvtDesign *design,
                           const AvtRack *rack);

G_END_DECLS
