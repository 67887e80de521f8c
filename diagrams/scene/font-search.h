/* The files of a family that a house style asks for by name. */
#pragma once

#include "diagrams/scene/font.h"

G_BEGIN_DECLS

AvtFontFiles *avt_font_files_find (const char *family);
void avt_font_files_free (AvtFontFiles *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AvtFontFiles, avt_font_files_free)

G_END_DECLS
