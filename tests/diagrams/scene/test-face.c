#include "config.h"

#include "diagrams/scene/face.h"
#include "diagrams/scene/recording.h"
#include "diagrams/scene/text-form.h"

#include <string.h>

#define SVG_OPEN "<svg xmlns='http://www.w3.org/2000/svg' " \
  "xmlns:xlink='http://www.w3.org/1999/xlink' viewBox='0 0 40 10'>"

static AvtFaceStore *
new_store (void)
{
  g_autoptr (AvtMeasurer) measurer = avt_measurer_new_stub ();
  g_autofree char *program
    = g_build_filename (g_getenv ("AVT_BUILD_ROOT"), "app", "archivolt-svg", NULL);

  g_assert_true (g_file_test (program, G_FILE_TEST_IS_EXECUTABLE));
  return avt_face_store_new (measurer, program);
}

static void
test_shapes (void)
{
  g_autoptr (AvtFaceStore) store = new_store ();
  const char *svg = SVG_OPEN "<rect x='1' y='2' width='3' height='4' fill='#102030'/>"
                             "<path d='M10 5h20' stroke='#fff' stroke-width='.5' fill='none'/>"
                             "</svg>";
  g_autoptr (AvtScene) scene = avt_face_store_get (store, svg);
  g_autoptr (AvtScene) again = avt_face_store_get (store, svg);
  g_autofree char *text = NULL;

  g_assert_nonnull (scene);
  g_assert_true (scene == again);
  g_assert_cmpfloat (avt_scene_get_width (scene), ==, 40);
  g_assert_cmpfloat (avt_scene_get_height (scene), ==, 10);
  g_assert_cmpuint (avt_scene_get_n_nodes (scene), ==, 2);
  g_assert_true (g_str_has_prefix (avt_scene_get_symbol (scene), "face-"));
  text = avt_scene_to_text (scene);
  g_assert_nonnull (strstr (text, "#102030"));
  g_assert_nonnull (strstr (text, "#ffffff"));
}

/* What a list of outlines cannot say becomes a picture. */
static void
test_picture (void)
{
  g_autoptr (AvtFaceStore) store = new_store ();
  g_autoptr (AvtScene) scene = avt_face_store_get (
    store, SVG_OPEN "<linearGradient id='g'><stop stop-color='#f00'/><stop offset='1' "
                    "stop-color='#00f'/></linearGradient>"
                    "<rect width='40' height='10' fill='url(#g)'/></svg>");

  g_assert_nonnull (scene);
  g_assert_cmpuint (avt_scene_get_n_nodes (scene), ==, 1);
  g_assert_cmpint (avt_scene_get_first (scene)->kind, ==, AVT_NODE_IMAGE);
  g_assert_cmpfloat (avt_scene_get_width (scene), ==, 4 * avt_scene_get_height (scene));
}

/* Documents that only look like one, or that mean harm. */
static void
test_hostile (void)
{
  static const char *const refused[] = {
    "",
    "<svg",
    "{}",
    "<svg xmlns='http://www.w3.org/2000/svg'><rect width='9' height='9'/></svg>",
    "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1e9 1e9'/>",
    "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 0 0'/>",
  };
  static const char *const survived[] = {
    /* An entity from a file. */
    "<!DOCTYPE svg [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>" SVG_OPEN "<text>&x;</text></svg>",
    /* A billion laughs. */
    "<!DOCTYPE svg [<!ENTITY a 'aaaaaaaaaaaaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'>"
    "<!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;'><!ENTITY d '&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;'>"
    "<!ENTITY e '&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;'><!ENTITY f '&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;'>"
    "<!ENTITY g '&f;&f;&f;&f;&f;&f;&f;&f;&f;&f;'>]>" SVG_OPEN "<text>&g;</text></svg>",
    /* Uses of uses. */
    SVG_OPEN "<g id='a'><use xlink:href='#b'/><use xlink:href='#b'/></g>"
             "<g id='b'><use xlink:href='#a'/><use xlink:href='#a'/></g></svg>",
    /* Pictures of a machine, of a file, of a host. */
    SVG_OPEN "<image xlink:href='http://127.0.0.1:1/x.png' width='9' height='9'/>"
             "<image xlink:href='file:///etc/passwd' width='9' height='9'/></svg>",
    SVG_OPEN "<xi:include xmlns:xi='http://www.w3.org/2001/XInclude' href='/etc/passwd' "
             "parse='text'/></svg>",
    /* A filter over a field of a million pixels. */
    SVG_OPEN "<filter id='f'><feGaussianBlur stdDeviation='1e6'/><feTurbulence "
             "baseFrequency='9' numOctaves='9999'/></filter>"
             "<rect width='1e6' height='1e6' filter='url(#f)'/></svg>",
    SVG_OPEN "<path d='M1e308 -1e308L1e308 1e308' stroke='#000' stroke-width='1e308'/></svg>",
  };
  g_autoptr (AvtFaceStore) store = new_store ();
  g_autoptr (AvtScene) good = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    g_assert_null (avt_face_store_get (store, refused[i]));
  for (guint i = 0; i < G_N_ELEMENTS (survived); i++)
    {
      AvtScene *scene = avt_face_store_get (store, survived[i]);

      g_clear_pointer (&scene, avt_scene_unref);
    }
  good = avt_face_store_get (store, SVG_OPEN "<rect width='9' height='9'/></svg>");
  g_assert_nonnull (good);
}

/* A document of 512 KiB is drawn, one byte more is not. */
static void
test_size (void)
{
  g_autoptr (AvtFaceStore) store = new_store ();
  GString *svg = g_string_new (SVG_OPEN "<rect width='9' height='9'/></svg>");
  g_autoptr (AvtScene) scene = NULL;

  while (svg->len < 512 * 1024)
    g_string_append_c (svg, '\n');
  scene = avt_face_store_get (store, svg->str);
  g_assert_nonnull (scene);
  g_string_append_c (svg, '\n');
  g_assert_null (avt_face_store_get (store, svg->str));
  g_string_free (svg, TRUE);
}

static void
test_absent (void)
{
  g_autoptr (AvtMeasurer) measurer = avt_measurer_new_stub ();
  g_autoptr (AvtFaceStore) none = avt_face_store_new (measurer, NULL);
  g_autoptr (AvtFaceStore) wrong = avt_face_store_new (measurer, "/nonexistent/archivolt-svg");
  g_autoptr (AvtFaceStore) silent = avt_face_store_new (measurer, "/bin/true");
  g_autoptr (AvtFaceStore) echo = avt_face_store_new (measurer, "/bin/cat");

  g_assert_null (avt_face_store_get (none, SVG_OPEN "</svg>"));
  g_assert_null (avt_face_store_get (wrong, SVG_OPEN "</svg>"));
  g_assert_null (avt_face_store_get (silent, SVG_OPEN "</svg>"));
  g_assert_null (avt_face_store_get (echo, SVG_OPEN "</svg>"));
}

static void
test_recordings (void)
{
  static const char *const bad[] = {
    "",
    "archivolt-face 1 ",
    "archivolt-face 1 10\n",
    "archivolt-face 1 0 10\n",
    "archivolt-face 1 nan 10\n",
    "archivolt-face 1 10 30000\n",
    "archivolt-face 2 10 10\n",
    "archivolt-face 1 10 10\n000000ff - 0",
    "archivolt-face 1 10 10\n0000ff - 0 M 1 1\n",
    "archivolt-face 1 10 10\n000000ff - -1 M 1 1\n",
    "archivolt-face 1 10 10\n000000ff - 0 M 1\n",
    "archivolt-face 1 10 10\n000000ff - 0 M 1e9 1\n",
    "archivolt-face 1 10 10\n000000ff - 0 C 1 1\n",
    "archivolt-face 1 10 10\n000000ff - 0 M 1 1 \n",
  };
  const char *good = "archivolt-face 1 10 5\n000000ff ff000080 .5 M 1 1 L 2 1e0 L 2 2 Z\n";
  g_autoptr (AvtMeasurer) measurer = avt_measurer_new_stub ();
  g_autoptr (AvtScene) scene = avt_recording_read (measurer, "x", good, strlen (good));

  g_assert_nonnull (scene);
  g_assert_cmpuint (avt_scene_get_n_nodes (scene), ==, 1);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_null (avt_recording_read (measurer, "x", bad[i], strlen (bad[i])));
  for (gsize size = 0; size < strlen (good) - 1; size++)
    {
      g_autoptr (AvtScene) cut = avt_recording_read (measurer, "x", good, size);

      g_assert_true (cut == NULL || avt_scene_get_n_nodes (cut) == 0);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/diagrams/scene/face/shapes", test_shapes);
  g_test_add_func ("/diagrams/scene/face/picture", test_picture);
  g_test_add_func ("/diagrams/scene/face/hostile", test_hostile);
  g_test_add_func ("/diagrams/scene/face/size", test_size);
  g_test_add_func ("/diagrams/scene/face/absent", test_absent);
  g_test_add_func ("/diagrams/scene/face/recordings", test_recordings);
  return g_test_run ();
}
