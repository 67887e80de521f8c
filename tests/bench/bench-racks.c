/* bench-racks FORMAT N OUT: N racks of 45 units, with 21 servers, 3 switches and 2 PDUs each and
 * all labels, from nothing to a file: the same shapes and texts as limits/lim_draw draws, as
 * scenes with entities. FORMAT is svg, pdf, png, or scene, which stops before it writes. With
 * report it is a document of 2 N pages as PDF: for each rack a heading, 120 words, a table of 30
 * rows, and the drawing with its caption. */
#include "config.h"

#include "diagrams/export/pdf.h"
#include "diagrams/export/png.h"
#include "diagrams/export/svg.h"
#include "diagrams/report/report-pdf.h"
#include "diagrams/scene/theme.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define RACK_WIDTH 300
#define RACK_HEIGHT 900
#define N_PAGE 10

/* 9,600 by 18,000 pixels at 1,000 racks. */
#define PNG_DPI (0.8 * 72)

typedef struct
{
  AvtSceneBuilder *builder;
  int rack;
} Drawing;

static const AvtTextStyle title_style = { AVT_COLOR (0), AVT_TEXT_14, AVT_TEXT_REGULAR,
                                          AVT_ANCHOR_MIDDLE, AVT_TURN_NONE };
static const AvtTextStyle unit_style = { AVT_COLOR (0), AVT_TEXT_8, AVT_TEXT_REGULAR,
                                         AVT_ANCHOR_END, AVT_TURN_NONE };
static const AvtTextStyle name_style = { AVT_COLOR (0), AVT_TEXT_8, AVT_TEXT_REGULAR,
                                         AVT_ANCHOR_START, AVT_TURN_NONE };
static const AvtTextStyle model_style = { AVT_COLOR (0), AVT_TEXT_7, AVT_TEXT_REGULAR,
                                          AVT_ANCHOR_END, AVT_TURN_NONE };
static const AvtTextStyle pdu_style = { AVT_COLOR (0), AVT_TEXT_8, AVT_TEXT_REGULAR,
                                        AVT_ANCHOR_START, AVT_TURN_UP };
static const AvtTextStyle foot_style = { AVT_COLOR (0), AVT_TEXT_8, AVT_TEXT_REGULAR,
                                         AVT_ANCHOR_MIDDLE, AVT_TURN_NONE };

static AvtStyle
box_style (guint32 rgb)
{
  return (AvtStyle){ .fill = AVT_COLOR (rgb), .stroke = AVT_COLOR (0x333333), .width_pt = 0.5f };
}

static void
add_box (Drawing *self, double x, double y, double width, double height, guint32 rgb)
{
  AvtStyle style = box_style (rgb);

  avt_scene_builder_add_rectangle (self->builder, avt_rect (x, y, width, height), &style);
}

static AvtId
make_id (char letter, int rack, int number)
{
  static const char digits[] = "0123456789abcdefghjkmnpqrstvwxyz";
  AvtId id = { { letter } };

  for (int i = AVT_ID_LENGTH - 1, n = rack * 64 + number; i > 0; i--, n /= 32)
    id.text[i] = digits[n % 32];
  return id;
}

static void
draw_units (Drawing *self)
{
  const AvtStyle line = { .stroke = AVT_COLOR (0x555555), .width_pt = 0.5f };

  for (int u = 0; u <= 45; u++)
    {
      avt_scene_builder_move_to (self->builder, 50, 40 + u * 18);
      avt_scene_builder_line_to (self->builder, 250, 40 + u * 18);
    }
  avt_scene_builder_end_path (self->builder, &line);
  for (int u = 1; u <= 45; u++)
    {
      char text[4];

      g_snprintf (text, sizeof text, "%d", u);
      avt_scene_builder_add_text (self->builder, 36, 40 + (45 - u) * 18 + 12.5, text, &unit_style);
    }
}

static void
draw_device (Drawing *self, int k)
{
  static const char *const models[] = { "PowerEdge R760", "ProLiant DL380 Gen11",
                                        "ThinkSystem SR650 V3", "UCS C240 M7" };
  gboolean is_switch = k >= 21;
  int unit = is_switch ? 43 + k - 21 : 1 + 2 * k, height = is_switch ? 1 : 2;
  double y = 40 + (45 - unit - height + 1) * 18;
  char name[32];
  AvtGroup group = { .id = make_id ('d', self->rack, k), .role = "device", .title = name };

  if (is_switch)
    g_snprintf (name, sizeof name, "%s-r%03d-%d", k == 23 ? "mgmt" : "tor", self->rack + 1, k - 20);
  else
    g_snprintf (name, sizeof name, "esx-r%03d-u%02d", self->rack + 1, unit);
  avt_scene_builder_push_group (self->builder, &group);
  add_box (self, 50, y + 0.5, 200, height * 18 - 1, is_switch ? 0xcfe2ff : 0xd7ead2);
  avt_scene_builder_add_fitted_text (self->builder, 56, y + height * 9 + 3, 100, name, &name_style);
  avt_scene_builder_add_fitted_text (self->builder, 244, y + height * 9 + 3, 88,
                                     is_switch ? "Nexus 93180YC-FX3"
                                               : models[(self->rack + k) & 3],
                                     &model_style);
  avt_scene_builder_pop_group (self->builder);
}

static void
draw_pdu (Drawing *self, int p)
{
  double x = p == 1 ? 282 : 4;
  AvtGroup group = { .id = make_id ('d', self->rack, 40 + p), .role = "pdu",
                     .title = p == 0 ? "PDU-A 22 kW" : "PDU-B 22 kW" };

  avt_scene_builder_push_group (self->builder, &group);
  add_box (self, x, 40, 14, 810, 0x404040);
  avt_scene_builder_add_text (self->builder, x + 10, 38, group.title, &pdu_style);
  for (int o = 0; o < 24; o++)
    add_box (self, x + 3, 52 + o * 33, 8, 8, o < 21 ? 0x80d080 : 0xe0e0e0);
  avt_scene_builder_pop_group (self->builder);
}

static AvtScene *
draw_rack (AvtMeasurer *measurer, int rack)
{
  Drawing self = { avt_scene_builder_new (measurer, RACK_WIDTH, RACK_HEIGHT), rack };
  char text[96];
  AvtGroup group = { .id = make_id ('r', rack, 0), .role = "rack", .title = text };

  g_snprintf (text, sizeof text, "Rack R%03d (DC1 / Row %c)", rack + 1, 'A' + rack / 10 % 26);
  avt_scene_builder_push_group (self.builder, &group);
  avt_scene_builder_add_text (self.builder, 150, 24, text, &title_style);
  add_box (&self, 40, 40, 220, 810, 0xf4f4f4);
  add_box (&self, 40, 40, 10, 810, 0xc0c0c0);
  add_box (&self, 250, 40, 10, 810, 0xc0c0c0);
  draw_units (&self);
  for (int k = 0; k < 24; k++)
    draw_device (&self, k);
  for (int p = 0; p < 2; p++)
    draw_pdu (&self, p);
  g_snprintf (text, sizeof text, "Power %d.%d kW / 17.3 kW   Weight %d kg   45/45 U", 9 + rack % 7,
              rack % 10, 700 + rack * 13 % 200);
  avt_scene_builder_add_text (self.builder, 150, 872, text, &foot_style);
  return avt_scene_builder_end (self.builder);
}

/* Racks from @first on, side by side and, beyond @n_columns, in rows. */
static AvtScene *
draw_page (AvtMeasurer *measurer, int first, int n, int n_columns)
{
  int n_rows = (n + n_columns - 1) / n_columns;
  AvtSceneBuilder *builder = avt_scene_builder_new (measurer, n_columns * RACK_WIDTH,
                                                    n_rows * RACK_HEIGHT);

  for (int i = 0; i < n; i++)
    {
      g_autoptr (AvtScene) rack = draw_rack (measurer, first + i);

      avt_scene_builder_add_scene (builder, rack,
                                   (AvtTransform){ i % n_columns * RACK_WIDTH,
                                                   i / n_columns * RACK_HEIGHT, 1 });
    }
  return avt_scene_builder_end (builder);
}

static gboolean
write_cb (gconstpointer data, gsize size, gpointer user_data, GError **error)
{
  return fwrite (data, 1, size, user_data) == size;
}

static gboolean
write_pdf (AvtMeasurer *measurer, int n, FILE *file, GError **error)
{
  g_autoptr (GPtrArray) pages = g_ptr_array_new_with_free_func ((GDestroyNotify) avt_scene_unref);
  AvtPdfDocument document = { .date = "2021-01-11" };

  for (int i = 0; i < n; i += N_PAGE)
    g_ptr_array_add (pages, draw_page (measurer, i, MIN (N_PAGE, n - i), MIN (N_PAGE, n)));
  document.pages = (AvtScene *const *) pages->pdata;
  document.n_pages = pages->len;
  return avt_pdf_write (&document, write_cb, file, error);
}

static char *
make_words (guint section)
{
  g_auto (GStrv) words = g_strsplit (
    "the design requires two independent power feeds per rack and every host is connected to both "
    "leaf switches of its pair so that a single failure of a link a switch or a power feed does "
    "not interrupt the service while capacity for maintenance remains available in each cluster",
    " ", -1);
  guint n_words = g_strv_length (words);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < 120; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "", words[(section * 7 + i * 3) % n_words]);
  return g_string_free (text, FALSE);
}

static void
add_host (AvtReportBuilder *builder, guint section, guint row)
{
  static const char *const models[] = { "PowerEdge R760", "ProLiant DL380", "SR650 V3" };
  g_autofree char *host = g_strdup_printf ("esx-r%03u-u%02u", section + 1, row + 1);
  g_autofree char *address
    = g_strdup_printf ("10.%u.%u.%u", section % 256, row, 10 + row);

  avt_report_begin_row (builder, AVT_ROW_BODY);
  avt_report_add_number (builder, row + 1);
  avt_report_add_cell (builder, host);
  avt_report_add_cell (builder, models[(row + section) % 3]);
  avt_report_add_number (builder, 350 + (row * 17 + section) % 300);
  avt_report_add_number (builder, 28 + (row * 3 + section) % 60 / 10.0);
  avt_report_add_cell (builder, address);
}

static void
add_section (AvtReportBuilder *builder, guint section, gpointer measurer)
{
  static const AvtColumn columns[] = {
    { "#", NULL, AVT_COLUMN_NUMBER, 0, 0 },     { "Host", NULL, AVT_COLUMN_TEXT, 0, 1 },
    { "Model", NULL, AVT_COLUMN_TEXT, 0, 1 },   { "Power", "W", AVT_COLUMN_NUMBER, 0, 0 },
    { "Weight", "kg", AVT_COLUMN_NUMBER, 1, 0 }, { "Address", NULL, AVT_COLUMN_TEXT, 0, 1 },
  };
  g_autoptr (AvtScene) rack = draw_rack (measurer, (int) section);
  g_autofree char *title = g_strdup_printf ("Rack R%03u", section + 1);
  g_autofree char *words = make_words (section);

  avt_report_add_heading (builder, 1, title, NULL);
  avt_report_add_paragraph (builder, words);
  avt_report_begin_table (builder, "Hosts", NULL, NULL, columns, G_N_ELEMENTS (columns));
  for (guint row = 0; row < 30; row++)
    add_host (builder, section, row);
  avt_report_end_table (builder);
  avt_report_break_page (builder);
  avt_report_add_figure (builder, rack, title, NULL);
}

static gboolean
write_report (AvtMeasurer *measurer, int n, FILE *file, GError **error)
{
  g_autoptr (AvtWords) words = avt_words_new ("en", "/");
  AvtReportInfo info = { .title = "Design report", .design = "Racks", .date = "2021-01-11",
                         .words = words, .header = AVT_HEADER_RUNNING,
                         .has_numbered_headings = TRUE };
  g_autoptr (AvtReport) report
    = avt_report_new (&info, (guint) n, add_section, measurer, NULL);
  g_autoptr (AvtPages) pages = avt_pages_new (report, measurer);

  return avt_pages_write_pdf (pages, write_cb, file, NULL, NULL, error);
}

static gboolean
write_one (AvtMeasurer *measurer, const char *format, int n, FILE *file, GError **error)
{
  const AvtPngOptions options = { .dpi = PNG_DPI };
  g_autoptr (AvtScene) scene = NULL;

  if (strcmp (format, "pdf") == 0)
    return write_pdf (measurer, n, file, error);
  if (strcmp (format, "report") == 0)
    return write_report (measurer, n, file, error);
  scene = draw_page (measurer, 0, n, MIN (n, n > 100 ? 40 : 10));
  if (strcmp (format, "svg") == 0)
    return avt_svg_write (scene, NULL, write_cb, file, error);
  if (strcmp (format, "png") == 0)
    return avt_png_write (scene, &options, write_cb, file, error);
  return strcmp (format, "scene") == 0;
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AvtMeasurer) measurer = avt_measurer_new (&error);
  FILE *file = argc == 4 ? fopen (argv[3], "wb") : NULL;
  gboolean is_good;

  if (measurer == NULL || file == NULL)
    {
      fprintf (stderr, "bench-racks svg|pdf|png|report|scene N OUT\n");
      return 2;
    }
  is_good = write_one (measurer, argv[1], atoi (argv[2]), file, &error);
  if (error != NULL)
    fprintf (stderr, "%s\n", error->message);
  return fclose (file) == 0 && is_good ? 0 : 1;
}
