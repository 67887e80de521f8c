/* Fragments as text: {"format": "archivolt-fragment", "copied": ["d...", ...], "fragment": {a
 * design as in a file}}. What a clipboard holds comes from anywhere, so it passes the same gate,
 * limits and checks as a file, and can never name one to be opened. */
#pragma once

#include "engine/design/fragment.h"
#include "engine/io/io-error.h"

G_BEGIN_DECLS

#define AVT_FRAGMENT_FORMAT "archivolt-fragment"

GBytes *avt_fragment_to_bytes (const AvtFragment *fragment);
AvtFragment *avt_fragment_from_bytes (GBytes *bytes, GError **error);

G_END_DECLS
