#include "config.h"

#include "engine/design/edit.h"
#include "engine/design/preset.h"
#include "engine/io/design-file.h"

#include "tests/engine/design/sample-design.h"

#include <string.h>

#define SVG "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 2 1\"/>"

static void
style_init (AvtHouseStyle *style, const char *name)
{
  avt_record_init (&avt_house_style_type, style);
  avt_record_set_string (&avt_house_style_type, style, AVT_HOUSE_STYLE_NAME, name);
  avt_record_set_string (&avt_house_style_type, style, AVT_HOUSE_STYLE_ACCENT, "#1a5fb4");
  avt_record_set_string (&avt_house_style_type, style, AVT_HOUSE_STYLE_LOGO, SVG);
}

static void
put_style (SampleDesign *sample, const char *place_of, const char *name)
{
  AvtHouseStyle style;

  style_init (&style, name);
  take_edit (&sample->design,
             avt_design_with_style (sample->design, place_of, &style, &error));
  avt_record_clear (&avt_house_style_type, &style);
}

static const AvtInfo *
info_of (const SampleDesign *sample)
{
  return avt_design_get_info (sample->design);
}

/* A preset that asks for the style @name. */
static void
put_preset (SampleDesign *sample, const char *name)
{
  AvtInfo *info = avt_entity_copy (info_of (sample));
  AvtPreset *preset = avt_record_append (&avt_info_type, info, AVT_INFO_PRESETS);

  avt_record_set_string (&avt_preset_type, preset, AVT_PRESET_NAME, "for the hall");
  avt_record_set_string (&avt_preset_type, preset, AVT_PRESET_KIND, "power");
  avt_record_set_string (&avt_preset_type, preset, AVT_PRESET_STYLE, name);
  take_edit (&sample->design, avt_design_with_replaced (sample->design, info, &error));
}

static const char *
preset_style (const SampleDesign *sample)
{
  return avt_record_list_at (info_of (sample)->presets, AvtPreset, 0)->style;
}

static void
check_missing (AvtDesign *result, GError *error)
{
  g_assert_null (result);
  g_assert_error (error, AVT_EDIT_ERROR, AVT_EDIT_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "nobody"));
  g_error_free (error);
}

static void
test_names (void)
{
  g_autoptr (SampleDesign) sample = sample_design_new ();

  put_style (sample, NULL, "house");
  put_style (sample, NULL, "other");
  put_style (sample, NULL, "house");
  g_assert_cmpuint (info_of (sample)->styles.n_records, ==, 2);
  g_assert_null (avt_info_find_style (info_of (sample), NULL));
  take_edit (&sample->design,
             avt_design_with_style_chosen (sample->design, "house", &error));
  put_preset (sample, "house");
  put_style (sample, "house", "home");
  g_assert_cmpuint (info_of (sample)->styles.n_records, ==, 2);
  g_assert_cmpstr (avt_info_find_style (info_of (sample), NULL)->name, ==, "home");
  g_assert_cmpstr (preset_style (sample), ==, "home");
  take_edit (&sample->design,
             avt_design_with_style_removed (sample->design, "home", &error));
  g_assert_null (info_of (sample)->style);
  g_assert_null (preset_style (sample));
  g_assert_cmpstr (avt_info_find_style (info_of (sample), "other")->name, ==, "other");
}

static void
test_refused (void)
{
  g_autoptr (SampleDesign) sample = sample_design_new ();
  AvtDesign *result;
  GError *error = NULL;
  AvtHouseStyle style;

  put_style (sample, NULL, "house");
  put_style (sample, NULL, "other");
  result = avt_design_with_style_removed (sample->design, "nobody", &error);
  check_missing (result, g_steal_pointer (&error));
  result = avt_design_with_style_chosen (sample->design, "nobody", &error);
  check_missing (result, g_steal_pointer (&error));
  style_init (&style, "other");
  result = avt_design_with_style (sample->design, "nobody", &style, &error);
  check_missing (result, g_steal_pointer (&error));
  g_assert_null (avt_design_with_style (sample->design, "house", &style, &error));
  g_assert_error (error, AVT_EDIT_ERROR, AVT_EDIT_ERROR_VALUE);
  g_clear_error (&error);
  avt_record_set_string (&avt_house_style_type, &style, AVT_HOUSE_STYLE_LOGO, "no picture");
  g_assert_null (avt_design_with_style (sample->design, NULL, &style, &error));
  g_assert_error (error, AVT_EDIT_ERROR, AVT_EDIT_ERROR_VALUE);
  g_clear_error (&error);
  avt_record_clear (&avt_house_style_type, &style);
}

/* In a file, and what a person sees who made a mistake in it. */
static void
check_file (const char *from, const char *to, const char *says)
{
  g_autoptr (SampleDesign) sample = sample_design_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (AvtDesign) read = NULL;
  g_autoptr (GError) error = NULL;
  AvtFileInfo info;

  put_style (sample, NULL, "house");
  bytes = avt_design_to_bytes (sample->design);
  g_string_append_len (text, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes));
  if (from != NULL)
    g_assert_cmpuint (g_string_replace (text, from, to, 0), ==, 1);
  g_bytes_unref (bytes);
  bytes = g_bytes_new (text->str, text->len);
  read = avt_design_from_bytes (bytes, "house.archivolt", &info, &error);
  if (says == NULL)
    {
      g_assert_no_error (error);
      g_assert_cmpint (avt_design_equal (read, sample->design), ==, from == NULL);
      return;
    }
  g_assert_null (read);
  if (strstr (error->message, says) == NULL
      || strstr (error->message, "house.archivolt:7:") == NULL)
    g_error ("“%s” does not say “%s” and a line", error->message, says);
}

static void
test_file (void)
{
  check_file (NULL, NULL, NULL);
  check_file ("\"#1a5fb4\"", "\"#1a5fb4\", \"shade\": 3", NULL);
  check_file ("#1a5fb4", "blue", "accent of the style must be a colour");
  check_file ("\"logo\": \"", "\"logo\": \"?", "logo of the style must be an SVG text or a PNG");
  check_file ("\"name\": \"house\"", "\"name\": \"\"", "name of the style");
  check_file ("\"#1a5fb4\"", "\"#1a5fb4\", \"paper\": \"b9\"", "one of a4, letter, a3");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/design/edit-style/names", test_names);
  g_test_add_func ("/engine/design/edit-style/refused", test_refused);
  g_test_add_func ("/engine/design/edit-style/file", test_file);
  return g_test_run ();
}
