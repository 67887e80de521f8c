/* Designs: what is read can be written, and reads back as the same design and the same bytes. */
#include "config.h"

#include "engine/io/design-file.h"
#include "tests/fuzz/fuzz.h"

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (GBytes) written = NULL;
  g_autoptr (GBytes) again = NULL;
  g_autoptr (GError) error = NULL;
  AvtFileInfo info;
  g_autoptr (AvtDesign) design = avt_design_from_bytes (bytes, "f", &info, &error);
  g_autoptr (AvtDesign) back = NULL;

  if (design == NULL)
    {
      fuzz_check_error (error);
      return 0;
    }
  if (info.read_only)
    return 0;
  written = avt_design_to_bytes (design);
  back = avt_design_from_bytes (written, "f", NULL, &error);
  g_assert_no_error (error);
  g_assert_true (avt_design_equal (design, back));
  again = avt_design_to_bytes (back);
  g_assert_true (g_bytes_equal (written, again));
  return 0;
}
