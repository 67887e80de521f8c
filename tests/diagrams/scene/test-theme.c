#include "config.h"

#include "diagrams/scene/theme.h"

#include <math.h>

#define CONTRAST_LEAST 4.5

/* A colour in the sRGB of full range, without gamma. */
typedef struct
{
  double rgb[3];
} Light;

/* Viénot, Brettel and Mollon, "Digital video colourmaps for checking the legibility of displays by
 * dichromats", 1999; the matrices for linear RGB as computed there; tritanopia after Brettel,
 * Viénot and Mollon 1997, one plane. */
static const double protanopia[9] = { 0.11238, 0.88762, 0, 0.11238, 0.88762, 0,
                                      0.00401, -0.00401, 1 };
static const double deuteranopia[9] = { 0.29275, 0.70725, 0, 0.29275, 0.70725, 0,
                                        -0.02234, 0.02234, 1 };
static const double tritanopia[9] = { 1, 0.14461, -0.14461, 0, 0.85924, 0.14076,
                                      0, 0.85924, 0.14076 };
static const double greyscale[9] = { 0.2126, 0.7152, 0.0722, 0.2126, 0.7152, 0.0722,
                                     0.2126, 0.7152, 0.0722 };
static const double normal[9] = { 1, 0, 0, 0, 1, 0, 0, 0, 1 };

static double
linear (guint8 value)
{
  double share = value / 255.0;

  return share <= 0.04045 ? share / 12.92 : pow ((share + 0.055) / 1.055, 2.4);
}

static Light
see (AvtColor color, const double *matrix)
{
  double in[3] = { linear (color.red), linear (color.green), linear (color.blue) };
  Light light;

  for (int i = 0; i < 3; i++)
    {
      double sum = matrix[3 * i] * in[0] + matrix[3 * i + 1] * in[1] + matrix[3 * i + 2] * in[2];

      light.rgb[i] = CLAMP (sum, 0, 1);
    }
  return light;
}

static double
lab_root (double t)
{
  return t > 216.0 / 24389 ? cbrt (t) : (24389.0 / 27 * t + 16) / 116;
}

/* CIE L*a*b* of D65. */
static void
to_lab (Light light, double *lab)
{
  const double *c = light.rgb;
  double x = (0.4124 * c[0] + 0.3576 * c[1] + 0.1805 * c[2]) / 0.95047;
  double y = 0.2126 * c[0] + 0.7152 * c[1] + 0.0722 * c[2];
  double z = (0.0193 * c[0] + 0.1192 * c[1] + 0.9505 * c[2]) / 1.08883;

  lab[0] = 116 * lab_root (y) - 16;
  lab[1] = 500 * (lab_root (x) - lab_root (y));
  lab[2] = 200 * (lab_root (y) - lab_root (z));
}

/* The difference of CIE 1976: 2.3 can just be noticed side by side. */
static double
difference (AvtColor a, AvtColor b, const double *matrix)
{
  double one[3], other[3];

  to_lab (see (a, matrix), one);
  to_lab (see (b, matrix), other);
  return sqrt (pow (one[0] - other[0], 2) + pow (one[1] - other[1], 2)
               + pow (one[2] - other[2], 2));
}

static void
check_contrast (const char *what, AvtColor color, AvtColor ground)
{
  double contrast = avt_color_get_contrast (color, ground);

  g_test_message ("%s: %.2f", what, contrast);
  g_assert_cmpfloat (contrast, >=, CONTRAST_LEAST);
}

static void
check_sign_contrast (const AvtSign *sign)
{
  check_contrast (sign->mark, sign->color, avt_theme.paper);
  check_contrast (sign->mark, sign->color, sign->tint);
  check_contrast (sign->mark, avt_theme.ink, sign->tint);
}

static void
test_contrast_formula (void)
{
  g_assert_cmpfloat_with_epsilon (avt_color_get_contrast (AVT_COLOR (0), AVT_COLOR (0xffffff)), 21,
                                  1e-9);
  g_assert_cmpfloat_with_epsilon (avt_color_get_contrast (AVT_COLOR (0xffffff),
                                                          AVT_COLOR (0xffffff)), 1, 1e-9);
  /* #767676 is known as the lightest grey that passes on white */
  g_assert_cmpfloat (avt_color_get_contrast (AVT_COLOR (0x767676), AVT_COLOR (0xffffff)), >=, 4.5);
  g_assert_cmpfloat (avt_color_get_contrast (AVT_COLOR (0x777777), AVT_COLOR (0xffffff)), <, 4.5);
}

static void
test_contrast (void)
{
  const AvtColor grounds[] = { avt_theme.paper, avt_theme.surface, avt_theme.device,
                               avt_theme.device_soft };

  for (guint i = 0; i < G_N_ELEMENTS (grounds); i++)
    {
      check_contrast ("ink", avt_theme.ink, grounds[i]);
      check_contrast ("ink_soft", avt_theme.ink_soft, grounds[i]);
      check_contrast ("line", avt_theme.line, grounds[i]);
      check_contrast ("limit", avt_theme.limit, grounds[i]);
    }
  for (guint i = 0; i < 2; i++)
    check_sign_contrast (&avt_theme.feeds[i]);
  for (guint i = 0; i < 3; i++)
    check_sign_contrast (&avt_theme.phases[i]);
  for (guint i = 0; i < AVT_N_STATUSES; i++)
    check_sign_contrast (&avt_theme.statuses[i]);
  for (guint i = 0; i < AVT_N_TRAFFICS; i++)
    check_sign_contrast (&avt_theme.traffics[i]);
}

/* How far apart all colours of one set must lie: in lightness, and for each eye. */
static void
check_set (const AvtSign *signs, guint n_signs, double least_lightness, double least_difference)
{
  const double *const eyes[] = { normal, protanopia, deuteranopia, tritanopia };

  for (guint i = 0; i < n_signs; i++)
    for (guint k = i + 1; k < n_signs; k++)
      {
        AvtColor a = signs[i].color, b = signs[k].color;

        g_test_message ("%s %s: %.1f in greyscale", signs[i].mark, signs[k].mark,
                        difference (a, b, greyscale));
        g_assert_cmpfloat (difference (a, b, greyscale), >=, least_lightness);
        for (guint e = 0; e < G_N_ELEMENTS (eyes); e++)
          {
            g_test_message ("%s %s: %.1f for eye %u", signs[i].mark, signs[k].mark,
                            difference (a, b, eyes[e]), e);
            g_assert_cmpfloat (difference (a, b, eyes[e]), >=, least_difference);
          }
        g_assert_cmpstr (signs[i].mark, !=, signs[k].mark);
      }
}

/* Grey has no other difference than that of lightness. */
static void
test_difference_formula (void)
{
  g_assert_cmpfloat_with_epsilon (difference (AVT_COLOR (0), AVT_COLOR (0xffffff), greyscale), 100,
                                  0.1);
  g_assert_cmpfloat (difference (AVT_COLOR (0xff0000), AVT_COLOR (0x7f7f7f), greyscale), <, 2);
  g_assert_cmpfloat (difference (AVT_COLOR (0xff0000), AVT_COLOR (0x7f7f7f), normal), >, 80);
}

/* The feeds and the phases are told apart without reading. Four colours do not fit ten apart
 * between black and the lightest of 4.5:1 and keep their hues: there it is five. */
static void
test_sets (void)
{
  check_set (avt_theme.feeds, 2, 10, 20);
  check_set (avt_theme.phases, 3, 10, 20);
  check_set (avt_theme.statuses, AVT_N_STATUSES, 5, 8);
  check_set (avt_theme.traffics, AVT_N_TRAFFICS, 5, 8);
}

/* In areas, the hatch that only one of the feeds has tells them apart as well. */
static void
test_feeds_in_greyscale (void)
{
  g_assert_cmpint (avt_theme.feeds[0].hatch, ==, AVT_HATCH_NONE);
  g_assert_cmpint (avt_theme.feeds[1].hatch, !=, AVT_HATCH_NONE);
  g_assert_cmpfloat (difference (avt_theme.feeds[0].tint, avt_theme.feeds[1].tint, greyscale), >=,
                     5);
  /* the hatch itself is seen on its ground */
  check_contrast ("hatch", avt_theme.feeds[1].color, avt_theme.feeds[1].tint);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/diagrams/scene/theme/contrast-formula", test_contrast_formula);
  g_test_add_func ("/diagrams/scene/theme/contrast", test_contrast);
  g_test_add_func ("/diagrams/scene/theme/difference-formula", test_difference_formula);
  g_test_add_func ("/diagrams/scene/theme/sets", test_sets);
  g_test_add_func ("/diagrams/scene/theme/feeds-in-greyscale", test_feeds_in_greyscale);
  return g_test_run ();
}
