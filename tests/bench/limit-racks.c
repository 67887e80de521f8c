/* limit-racks FORMAT N OUT: the bare cost of what bench-racks draws. svg is written by print
 * statements alone, with no scene, no entities and no measured text; pdf and png are cairo's own
 * cost, each distinct text shaped by Pango once and shown as a glyph string. No design: a
 * yard-stick. */
#include "config.h"

#include <cairo-pdf.h>
#include <math.h>
#include <pango/pangocairo.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define RACK_WIDTH 300
#define RACK_HEIGHT 900
#define N_PAGE 10
#define PNG_SCALE 0.8

typedef enum
{
  START,
  MIDDLE,
  END,
} Anchor;

typedef struct
{
  char *text;
  int size;
  PangoGlyphString *glyphs;
  PangoFont *font;
  int width;
} Entry;

typedef struct
{
  /* svg */
  char *buffer;
  gsize n_used;
  gsize n_allocated;
  /* pdf, png */
  cairo_t *cr;
  PangoLayout *layout;
  int layout_size;
  GHashTable *entries;
} Limit;

static guint
entry_hash (gconstpointer key)
{
  const Entry *entry = key;

  return g_str_hash (entry->text) + (guint) entry->size;
}

static gboolean
entry_equal (gconstpointer a, gconstpointer b)
{
  const Entry *one = a, *other = b;

  return one->size == other->size && strcmp (one->text, other->text) == 0;
}

static inline void
put (Limit *self, const char *text, gsize length)
{
  if (self->n_used + length > self->n_allocated)
    {
      self->n_allocated = 2 * (self->n_used + length) + 4096;
      self->buffer = g_realloc (self->buffer, self->n_allocated);
    }
  memcpy (self->buffer + self->n_used, text, length);
  self->n_used += length;
}

#define PUT(literal) put (self, literal, sizeof literal - 1)

/* One decimal. */
static inline void
put_number (Limit *self, double value)
{
  char text[24], *end = text + sizeof text, *p = end;
  long tenths = (long) (value < 0 ? value * 10 - 0.5 : value * 10 + 0.5);
  long rest = labs (tenths);

  if (rest % 10 != 0)
    {
      *--p = (char) ('0' + rest % 10);
      *--p = '.';
    }
  rest /= 10;
  do
    *--p = (char) ('0' + rest % 10);
  while ((rest /= 10) != 0);
  if (tenths < 0)
    *--p = '-';
  put (self, p, (gsize) (end - p));
}

static void
put_color (Limit *self, guint32 rgb)
{
  static const char digits[] = "0123456789abcdef";
  char text[6];

  for (int i = 0; i < 6; i++)
    text[i] = digits[rgb >> (20 - 4 * i) & 15];
  put (self, text, sizeof text);
}

static void
set_color (Limit *self, guint32 rgb)
{
  cairo_set_source_rgb (self->cr, (rgb >> 16 & 255) / 255.0, (rgb >> 8 & 255) / 255.0,
                        (rgb & 255) / 255.0);
}

static void
draw_box (Limit *self, double x, double y, double width, double height, guint32 rgb)
{
  if (self->cr != NULL)
    {
      cairo_rectangle (self->cr, x, y, width, height);
      set_color (self, rgb);
      cairo_fill_preserve (self->cr);
      set_color (self, 0x333333);
      cairo_stroke (self->cr);
      return;
    }
  PUT ("<rect x=\"");
  put_number (self, x);
  PUT ("\" y=\"");
  put_number (self, y);
  PUT ("\" width=\"");
  put_number (self, width);
  PUT ("\" height=\"");
  put_number (self, height);
  PUT ("\" fill=\"#");
  put_color (self, rgb);
  PUT ("\"/>\n");
}

static void
draw_line (Limit *self, double x1, double y1, double x2, double y2)
{
  if (self->cr != NULL)
    {
      cairo_move_to (self->cr, x1, y1);
      cairo_line_to (self->cr, x2, y2);
      set_color (self, 0x555555);
      cairo_stroke (self->cr);
      return;
    }
  PUT ("<line x1=\"");
  put_number (self, x1);
  PUT ("\" y1=\"");
  put_number (self, y1);
  PUT ("\" x2=\"");
  put_number (self, x2);
  PUT ("\" y2=\"");
  put_number (self, y2);
  PUT ("\"/>\n");
}

static const Entry *
shape (Limit *self, const char *text, int size)
{
  Entry key = { .text = (char *) text, .size = size };
  Entry *entry = g_hash_table_lookup (self->entries, &key);
  PangoRectangle extents;
  PangoLayoutRun *run;

  if (entry != NULL)
    return entry;
  if (self->layout_size != size)
    {
      PangoFontDescription *font = pango_font_description_from_string ("DejaVu Sans");

      pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
      pango_layout_set_font_description (self->layout, font);
      pango_font_description_free (font);
      self->layout_size = size;
    }
  pango_layout_set_text (self->layout, text, -1);
  pango_layout_get_extents (self->layout, NULL, &extents);
  run = pango_layout_get_line_readonly (self->layout, 0)->runs->data;
  entry = g_new0 (Entry, 1);
  *entry = (Entry){ g_strdup (text), size, pango_glyph_string_copy (run->glyphs),
                    g_object_ref (run->item->analysis.font), extents.width };
  g_hash_table_add (self->entries, entry);
  return entry;
}

static void
show_text (Limit *self, double x, double y, int size, Anchor anchor, gboolean is_turned,
           const char *text)
{
  const Entry *entry = shape (self, text, size);
  double width = (double) entry->width / PANGO_SCALE;

  set_color (self, 0);
  if (is_turned)
    {
      cairo_save (self->cr);
      cairo_translate (self->cr, x, y);
      cairo_rotate (self->cr, -G_PI_2);
      x = y = 0;
    }
  cairo_move_to (self->cr, anchor == START ? x : anchor == MIDDLE ? x - width / 2 : x - width, y);
  pango_cairo_show_glyph_string (self->cr, entry->font, entry->glyphs);
  if (is_turned)
    cairo_restore (self->cr);
}

static void
draw_text (Limit *self, double x, double y, int size, Anchor anchor, gboolean is_turned,
           const char *text)
{
  if (self->cr != NULL)
    {
      show_text (self, x, y, size, anchor, is_turned, text);
      return;
    }
  PUT ("<text x=\"");
  put_number (self, x);
  PUT ("\" y=\"");
  put_number (self, y);
  PUT ("\" font-size=\"");
  put_number (self, size);
  PUT ("\"");
  if (anchor == MIDDLE)
    PUT (" class=\"m\"");
  else if (anchor == END)
    PUT (" class=\"e\"");
  if (is_turned)
    {
      PUT (" transform=\"rotate(-90 ");
      put_number (self, x);
      PUT (" ");
      put_number (self, y);
      PUT (")\"");
    }
  PUT (">");
  for (const char *p = text; *p != '\0'; p++)
    if (*p == '&')
      PUT ("&amp;");
    else if (*p == '<')
      PUT ("&lt;");
    else
      put (self, p, 1);
  PUT ("</text>\n");
}

static void
draw_device (Limit *self, int rack, int k, double x, double top)
{
  static const char *const models[] = { "PowerEdge R760", "ProLiant DL380 Gen11",
                                        "ThinkSystem SR650 V3", "UCS C240 M7" };
  gboolean is_switch = k >= 21;
  int unit = is_switch ? 43 + k - 21 : 1 + 2 * k, height = is_switch ? 1 : 2;
  double y = top + 40 + (45 - unit - height + 1) * 18;
  char name[32];

  if (is_switch)
    snprintf (name, sizeof name, "%s-r%03d-%d", k == 23 ? "mgmt" : "tor", rack + 1, k - 20);
  else
    snprintf (name, sizeof name, "esx-r%03d-u%02d", rack + 1, unit);
  draw_box (self, x + 50, y + 0.5, 200, height * 18 - 1, is_switch ? 0xcfe2ff : 0xd7ead2);
  draw_text (self, x + 56, y + height * 9 + 3, 9, START, FALSE, name);
  draw_text (self, x + 244, y + height * 9 + 3, 7, END, FALSE,
             is_switch ? "Nexus 93180YC-FX3" : models[(rack + k) & 3]);
}

static void
draw_pdu (Limit *self, int p, double left, double top)
{
  double x = left + (p == 1 ? 282 : 4);

  draw_box (self, x, top + 40, 14, 810, 0x404040);
  draw_text (self, x + 10, top + 38, 8, START, TRUE, p == 0 ? "PDU-A 22 kW" : "PDU-B 22 kW");
  for (int o = 0; o < 24; o++)
    draw_box (self, x + 3, top + 52 + o * 33, 8, 8, o < 21 ? 0x80d080 : 0xe0e0e0);
}

static void
draw_rack (Limit *self, int rack, double x, double y)
{
  char text[96];

  snprintf (text, sizeof text, "Rack R%03d (DC1 / Row %c)", rack + 1, 'A' + rack / 10 % 26);
  draw_text (self, x + 150, y + 24, 12, MIDDLE, FALSE, text);
  draw_box (self, x + 40, y + 40, 220, 810, 0xf4f4f4);
  draw_box (self, x + 40, y + 40, 10, 810, 0xc0c0c0);
  draw_box (self, x + 250, y + 40, 10, 810, 0xc0c0c0);
  for (int u = 0; u <= 45; u++)
    draw_line (self, x + 50, y + 40 + u * 18, x + 250, y + 40 + u * 18);
  for (int u = 1; u <= 45; u++)
    {
      snprintf (text, sizeof text, "%d", u);
      draw_text (self, x + 36, y + 40 + (45 - u) * 18 + 12.5, 8, END, FALSE, text);
    }
  for (int k = 0; k < 24; k++)
    draw_device (self, rack, k, x, y);
  for (int p = 0; p < 2; p++)
    draw_pdu (self, p, x, y);
  snprintf (text, sizeof text, "Power %d.%d kW / 17.3 kW   Weight %d kg   45/45 U", 9 + rack % 7,
              rack % 10, 700 + rack * 13 % 200);
  draw_text (self, x + 150, y + 872, 8, MIDDLE, FALSE, text);
}

static gboolean
write_svg (Limit *self, int n, int n_columns, FILE *file)
{
  PUT ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" "
       "width=\"");
  put_number (self, n_columns * RACK_WIDTH);
  PUT ("\" height=\"");
  put_number (self, (n + n_columns - 1) / n_columns * RACK_HEIGHT);
  PUT ("\" font-family=\"DejaVu Sans\"><style>.m{text-anchor:middle}.e{text-anchor:end}"
       "rect{stroke:#333;stroke-width:.5}line,path{stroke:#555;stroke-width:.5;fill:none}"
       "</style>\n");
  for (int i = 0; i < n; i++)
    draw_rack (self, i, i % n_columns * RACK_WIDTH, i / n_columns * RACK_HEIGHT);
  PUT ("</svg>\n");
  return fwrite (self->buffer, 1, self->n_used, file) == self->n_used;
}

static void
start_cairo (Limit *self, cairo_surface_t *surface, double scale)
{
  cairo_font_options_t *options = cairo_font_options_create ();
  PangoContext *context;

  self->cr = cairo_create (surface);
  cairo_scale (self->cr, scale, scale);
  cairo_set_line_width (self->cr, 0.5);
  self->layout = pango_cairo_create_layout (self->cr);
  context = pango_layout_get_context (self->layout);
  pango_context_set_round_glyph_positions (context, FALSE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  self->entries = g_hash_table_new (entry_hash, entry_equal);
}

static cairo_status_t
write_cb (void *closure, const unsigned char *data, unsigned int length)
{
  return fwrite (data, 1, length, closure) == length ? CAIRO_STATUS_SUCCESS
                                                     : CAIRO_STATUS_WRITE_ERROR;
}

static gboolean
write_pdf (Limit *self, int n, FILE *file)
{
  int n_columns = MIN (N_PAGE, n);
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (
    write_cb, file, n_columns * RACK_WIDTH, RACK_HEIGHT);

  start_cairo (self, surface, 1);
  for (int i = 0; i < n; i++)
    {
      if (i > 0 && i % N_PAGE == 0)
        cairo_show_page (self->cr);
      draw_rack (self, i, i % N_PAGE * RACK_WIDTH, 0);
    }
  cairo_destroy (self->cr);
  cairo_surface_finish (surface);
  return cairo_surface_status (surface) == CAIRO_STATUS_SUCCESS;
}

/* Greedy lines of words, each shaped once. Returns: the height */
static double
draw_paragraph (Limit *self, const char *text, double x, double y, double width_pt)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  g_autoptr (GString) line = g_string_new (NULL);
  double width = 0, top = y, space = (double) shape (self, " ", 10)->width / PANGO_SCALE;

  for (guint i = 0; words[i] != NULL; i++)
    {
      double word = (double) shape (self, words[i], 10)->width / PANGO_SCALE;

      if (line->len > 0 && width + space + word > width_pt)
        {
          draw_text (self, x, y += 12, 10, START, FALSE, line->str);
          g_string_truncate (line, 0);
          width = 0;
        }
      g_string_append_printf (line, "%s%s", line->len > 0 ? " " : "", words[i]);
      width += space + word;
    }
  draw_text (self, x, y += 12, 10, START, FALSE, line->str);
  return y - top;
}

static void
draw_hosts (Limit *self, int section, double top)
{
  static const double widths[] = { 25, 110, 130, 70, 70, 80 };
  static const char *const heads[] = { "#", "Host", "Model", "Power", "Weight", "Address" };
  static const char *const models[] = { "PowerEdge R760", "ProLiant DL380", "SR650 V3" };

  for (int row = -1; row < 30; row++)
    {
      char cells[6][32];
      double x = 56, y = top + (row + 1) * 15;

      snprintf (cells[0], sizeof cells[0], "%d", row + 1);
      snprintf (cells[1], sizeof cells[1], "esx-r%03d-u%02d", section + 1, row + 1);
      snprintf (cells[2], sizeof cells[2], "%s", models[(row + 1 + section) % 3]);
      snprintf (cells[3], sizeof cells[3], "%d", 350 + (row * 17 + section) % 300);
      snprintf (cells[4], sizeof cells[4], "%.1f", 28 + (row * 3 + section) % 60 / 10.0);
      snprintf (cells[5], sizeof cells[5], "10.%d.%d.%d", section % 256, row, 10 + row);
      for (guint i = 0; i < G_N_ELEMENTS (widths); x += widths[i++])
        {
          draw_box (self, x, y, widths[i], 15, row < 0 ? 0xddddee : 0xffffff);
          draw_text (self, x + 3, y + 10.5, 8, START, FALSE, row < 0 ? heads[i] : cells[i]);
        }
    }
}

static void
draw_section (Limit *self, int section)
{
  static const char words[]
    = "the design requires two independent power feeds per rack and every host is connected to "
      "both leaf switches of its pair so that a single failure of a link a switch or a power feed "
      "does not interrupt the service while capacity for maintenance remains available in each "
      "cluster and the storage policy tolerates the loss of one fault domain the design requires "
      "two independent power feeds per rack and every host is connected to both leaf switches of "
      "its pair so that a single failure of a link a switch or a power feed does not interrupt "
      "the service while capacity for maintenance remains available in each cluster";
  char title[32];
  double y;

  snprintf (title, sizeof title, "%d Rack R%03d", section + 1, section + 1);
  draw_text (self, 56, 76, 14, START, FALSE, title);
  y = 86 + draw_paragraph (self, words, 56, 86, 483) + 8;
  draw_hosts (self, section, y);
  cairo_show_page (self->cr);
  cairo_save (self->cr);
  cairo_translate (self->cr, 190, 57);
  cairo_scale (self->cr, 0.724, 0.724);
  draw_rack (self, section, 0, 0);
  cairo_restore (self->cr);
  draw_text (self, 297, 730, 10, MIDDLE, FALSE, title);
  cairo_show_page (self->cr);
}

static gboolean
write_report (Limit *self, int n, FILE *file)
{
  cairo_surface_t *surface
    = cairo_pdf_surface_create_for_stream (write_cb, file, 595.28, 841.89);

  start_cairo (self, surface, 1);
  for (int i = 0; i < n; i++)
    draw_section (self, i);
  cairo_destroy (self->cr);
  cairo_surface_finish (surface);
  return cairo_surface_status (surface) == CAIRO_STATUS_SUCCESS;
}

static gboolean
write_png (Limit *self, int n, int n_columns, FILE *file)
{
  cairo_surface_t *surface = cairo_image_surface_create (
    CAIRO_FORMAT_RGB24, (int) ceil (n_columns * RACK_WIDTH * PNG_SCALE),
    (int) ceil ((n + n_columns - 1) / n_columns * RACK_HEIGHT * PNG_SCALE));

  start_cairo (self, surface, PNG_SCALE);
  cairo_set_source_rgb (self->cr, 1, 1, 1);
  cairo_paint (self->cr);
  for (int i = 0; i < n; i++)
    draw_rack (self, i, i % n_columns * RACK_WIDTH, i / n_columns * RACK_HEIGHT);
  cairo_destroy (self->cr);
  return cairo_surface_write_to_png_stream (surface, write_cb, file) == CAIRO_STATUS_SUCCESS;
}

int
main (int argc, char *argv[])
{
  Limit self = { 0 };
  FILE *file = argc == 4 ? fopen (argv[3], "wb") : NULL;
  int n = argc == 4 ? atoi (argv[2]) : 0, n_columns = MIN (n, n > 100 ? 40 : 10);
  gboolean is_good = FALSE;

  if (file == NULL || n <= 0)
    {
      fprintf (stderr, "limit-racks svg|pdf|png|report N OUT\n");
      return 2;
    }
  if (strcmp (argv[1], "svg") == 0)
    is_good = write_svg (&self, n, n_columns, file);
  else if (strcmp (argv[1], "pdf") == 0)
    is_good = write_pdf (&self, n, file);
  else if (strcmp (argv[1], "report") == 0)
    is_good = write_report (&self, n, file);
  else if (strcmp (argv[1], "png") == 0)
    is_good = write_png (&self, n, n_columns, file);
  return fclose (file) == 0 && is_good ? 0 : 1;
}
