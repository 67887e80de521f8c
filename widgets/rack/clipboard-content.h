/* What a copy offers to other programs. The drawings are made when somebody asks for them. */
#pragma once

#include "diagrams/view/diagram.h"
#include "diagrams/view/elevation-layout.h"
#include "engine/design/fragment.h"

#include <gdk/gdk.h>

G_BEGIN_DECLS

#define AVT_FRAGMENT_MIME_TYPE AVT_MIME_TYPE ";content=fragment"

GdkContentProvider *avt_clipboard_content_new (const AvtFragment *fragment,
                                               AvtMeasurer *measurer, AvtWords *words,
                                               AvtElevationView view);

G_END_DECLS
