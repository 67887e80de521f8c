#pragma once

#include "engine/io/save.h"

#include <sys/stat.h>

G_BEGIN_DECLS

void _avt_file_state_set (AvtFileState *state, const struct stat *info, const char *sha256);

G_END_DECLS
