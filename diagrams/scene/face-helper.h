/* The other end of archivolt-svg: SVG text in, a recording or a PNG out. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _AvtFaceHelper AvtFaceHelper;

char *avt_face_helper_find (void);
AvtFaceHelper *avt_face_helper_new (const char *program, guint wait_ms);
void avt_face_helper_free (AvtFaceHelper *self);
GBytes *avt_face_helper_draw (AvtFaceHelper *self, const char *svg);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AvtFaceHelper, avt_face_helper_free)

G_END_DECLS
