/* One function a target: libFuzzer calls it in a build with -Dfuzz=true, and the normal tests call
 * it with every file of the corpus (replay.c). It aborts where a promise is broken. */
#pragma once

#include <glib.h>

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

/* A refusal of a reader: one sentence that begins with the file and a line. */
static inline void
fuzz_check_error (const GError *error)
{
  const char *line_end;

  g_assert_nonnull (error);
  g_assert_true (g_str_has_prefix (error->message, "f:"));
  g_assert_true (g_ascii_isdigit (error->message[2]));
  g_assert_true (g_utf8_validate (error->message, -1, &line_end));
}
