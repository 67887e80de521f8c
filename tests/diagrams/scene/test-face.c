#include "config.h"

#include "diagrams/scene/face.h"
#include "diagrams/scene/recording.h"
#include "diagrams/scene/text-form.h"

#include <glib/gstdio.h>
#include <string.h>

#define SVG_OPEN "<svg xmlns='http://www.w3.org/2000/svg' " \
  "xmlns:xlink='http://www.w3.org/1999/xlink' viewBox='0 0 40 10'>"

#define SQUARE "<rect width='9' height='9'/></svg>"
#define SHORT_MS 200          /* for answers that do not come */
#define LONG_MS (60 * 60 * 1000) /* a test that waits for it fails */

static AvtFaceStore *
new_store (void)
{
  g_autoptr (AvtMeasurer) measurer = avt_measurer_new_stub ();
  g_autofree char *program
    = g_build_filename (g_getenv ("AVT_BUILD_ROOT"), "app", "archivolt-svg", NULL);

  g_assert_true (g_file_test (program, G_FILE_TEST_IS_EXECUTABLE));
  return avt_face_store_new (measurer, program, AVT_FACE_WAIT_MS);
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
  g_autoptr (AvtFaceStore) none = avt_face_store_new (measurer, NULL, SHORT_MS);
  g_autoptr (AvtFaceStore) wrong
    = avt_face_store_new (measurer, "/nonexistent/archivolt-svg", SHORT_MS);
  g_autoptr (AvtFaceStore) silent = avt_face_store_new (measurer, "/bin/true", SHORT_MS);
  g_autoptr (AvtFaceStore) echo = avt_face_store_new (measurer, "/bin/cat", SHORT_MS);

  g_assert_null (avt_face_store_get (none, SVG_OPEN "</svg>"));
  g_assert_null (avt_face_store_get (wrong, SVG_OPEN "</svg>"));
  g_assert_null (avt_face_store_get (silent, SVG_OPEN "</svg>"));
  g_assert_null (avt_face_store_get (echo, SVG_OPEN "</svg>"));
}

/* A store over slow-svg.py, which notes what it was asked in @folder. */
static AvtFaceStore *
new_slow_store (guint wait_ms, char **folder)
{
  g_autoptr (AvtMeasurer) measurer = avt_measurer_new_stub ();
  g_autofree char *program = g_test_build_filename (G_TEST_DIST, "diagrams", "scene",
                                                    "slow-svg.py", NULL);

  *folder = g_dir_make_tmp ("archivolt-face-XXXXXX", NULL);
  g_assert_nonnull (*folder);
  g_setenv ("AVT_SLOW_FOLDER", *folder, TRUE);
  return avt_face_store_new (measurer, program, wait_ms);
}

/* How often it was asked for what is noted in the file @name; the file is removed. */
static gsize
count_asked (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *dots = NULL;

  if (!g_file_get_contents (path, &dots, NULL, NULL))
    return 0;
  g_assert_cmpint (g_unlink (path), ==, 0);
  return strlen (dots);
}

/* The program notes on its own time, and makes the file before it writes. */
static void
wait_asked (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  GStatBuf status;

  while (g_stat (path, &status) != 0 || status.st_size == 0)
    g_usleep (1000);
}

/* Gone once, it is asked again, and what it says then counts. */
static void
test_gone_once (void)
{
  g_autofree char *folder = NULL;
  g_autoptr (AvtFaceStore) store = new_slow_store (LONG_MS, &folder);
  g_autoptr (AvtScene) scene = avt_face_store_get (store, SVG_OPEN "<!-- gone 1 -->" SQUARE);

  g_assert_nonnull (scene);
  g_assert_false (avt_face_store_has_given_up (store));
  g_assert_cmpuint (count_asked (folder, "gone-1"), ==, 2);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* Twice for the first, once for the second, then no more. */
static void
test_silent_for_ever (void)
{
  g_autofree char *folder = NULL;
  g_autoptr (AvtFaceStore) store = new_slow_store (SHORT_MS, &folder);

  g_assert_null (avt_face_store_get (store, SVG_OPEN "<!-- silent 99 -->" SQUARE));
  g_assert_false (avt_face_store_has_given_up (store));
  g_assert_null (avt_face_store_get (store, SVG_OPEN "<!-- silent 98 -->" SQUARE));
  g_assert_true (avt_face_store_has_given_up (store));
  g_assert_null (avt_face_store_get (store, SVG_OPEN "<!-- silent 97 -->" SQUARE));
  g_assert_null (avt_face_store_get (store, SVG_OPEN "<!-- silent 99 -->" SQUARE));
  g_assert_cmpuint (count_asked (folder, "silent-99"), <=, 2); /* not yet started: not noted */
  g_assert_cmpuint (count_asked (folder, "silent-98"), <=, 1);
  g_assert_cmpuint (count_asked (folder, "silent-97"), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static void
count_cb (gpointer user_data)
{
  g_atomic_int_inc ((int *) user_data);
}

/* While the program says nothing about one face, those that are known can be had, and nobody who
 * only peeks is kept. */
static void
test_peek (void)
{
  const char *known = SVG_OPEN SQUARE;
  const char *silent = SVG_OPEN "<!-- silent 99 -->" SQUARE;
  g_autofree char *folder = NULL;
  g_autoptr (AvtFaceStore) store = new_slow_store (LONG_MS, &folder);
  g_autoptr (AvtScene) first = avt_face_store_get (store, known);
  g_autoptr (AvtScene) second = NULL;
  gboolean is_coming;

  g_assert_nonnull (first);
  g_assert_null (avt_face_store_peek (store, silent, &is_coming));
  g_assert_true (is_coming);
  second = avt_face_store_peek (store, known, &is_coming);
  g_assert_true (second == first);
  g_assert_false (is_coming);
  avt_scene_unref (second);
  second = avt_face_store_get (store, known);
  g_assert_true (second == first);
  g_assert_null (avt_face_store_peek (store, silent, &is_coming));
  g_assert_true (is_coming);
  wait_asked (folder, "silent-99");
  g_assert_cmpuint (count_asked (folder, "silent-99"), ==, 1);
  g_assert_cmpuint (count_asked (folder, "drawn"), ==, 1);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static void
test_listener (void)
{
  const char *svg = SVG_OPEN SQUARE;
  g_autoptr (AvtFaceStore) store = new_store ();
  g_autoptr (AvtScene) scene = NULL;
  gboolean is_coming;
  int n_told = 0;

  avt_face_store_set_listener (store, count_cb, &n_told);
  g_assert_null (avt_face_store_peek (store, svg, &is_coming));
  g_assert_true (is_coming);
  while (g_atomic_int_get (&n_told) == 0)
    g_usleep (1000);
  avt_face_store_set_listener (store, NULL, NULL);
  scene = avt_face_store_peek (store, svg, &is_coming);
  g_assert_nonnull (scene);
  g_assert_false (is_coming);
  g_assert_null (avt_face_store_peek (store, "<svg", &is_coming));
  g_assert_null (avt_face_store_get (store, "<svg"));
  g_assert_null (avt_face_store_peek (store, "<svg", &is_coming));
  g_assert_false (is_coming);
  g_assert_cmpint (g_atomic_int_get (&n_told), ==, 1);
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
  g_test_add_func ("/diagrams/scene/face/gone-once", test_gone_once);
  g_test_add_func ("/diagrams/scene/face/silent-for-ever", test_silent_for_ever);
  g_test_add_func ("/diagrams/scene/face/peek", test_peek);
  g_test_add_func ("/diagrams/scene/face/listener", test_listener);
  g_test_add_func ("/diagrams/scene/face/recordings", test_recordings);
  return g_test_run ();
}
