/* QR codes as drawings. */
#pragma once

#include "diagrams/scene/scene.h"

G_BEGIN_DECLS

/* More does not fit into a code of medium correction. */
#define AVT_QR_BYTES_MAX 2000

gboolean avt_qr_add (AvtSceneBuilder *builder, AvtRect rect, const char *text);

G_END_DECLS
