/* librsvg draws onto cairo's script surface, which writes down each path that is filled or
 * stroked. What of it is plain (opaque or not, one colour, no dash, no clip) becomes a recording;
 * a drawing with anything more becomes a picture.
 *
 * A recording is text: "archivolt-face 1 WIDTH HEIGHT", then a line for each shape: colour of the
 * fill, colour of the outline (rrggbbaa, or - for none), width of the outline, and the outline:
 * M and L with a point, Z. */
#include "config.h"

#include "app/svg/record.h"

#include <cairo-script.h>
#include <librsvg/rsvg.h>
#include <math.h>
#include <string.h>

#define SIDE_MAX 20000
#define STACK_SIZE 64
#define CURVE_STEPS 6
#define PICTURE_WIDTH_PX 1200

typedef struct
{
  GString *out;
  GString *path;
  double stack[STACK_SIZE];
  guint n_stack;
  double x;
  double y;
  char color[9];
  double line_width;
  gboolean is_new; /* the path has not been painted yet */
} Recorder;

static cairo_status_t
append_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static void
put_number (GString *text, double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  double rounded = round (value * 100) / 100;

  g_string_append_c (text, ' ');
  g_string_append (text, g_ascii_formatd (buffer, sizeof buffer, "%.7g", rounded + 0.0));
}

static void
put_point (Recorder *self, char verb, double x, double y)
{
  g_string_append_printf (self->path, " %c", verb);
  put_number (self->path, x);
  put_number (self->path, y);
  self->x = x;
  self->y = y;
}

static void
put_curve (Recorder *self, const double *points)
{
  double x0 = self->x, y0 = self->y;

  for (guint i = 1; i <= CURVE_STEPS; i++)
    {
      double t = (double) i / CURVE_STEPS, u = 1 - t;
      double a = u * u * u, b = 3 * u * u * t, c = 3 * u * t * t, d = t * t * t;

      put_point (self, 'L', a * x0 + b * points[0] + c * points[2] + d * points[4],
                 a * y0 + b * points[1] + c * points[3] + d * points[5]);
    }
}

static gboolean
set_color (Recorder *self, guint n_channels)
{
  static const guint grey[] = { 0, 0, 0, 1 };
  const double *values = self->stack;
  double channels[4];

  if (self->n_stack != n_channels)
    return FALSE;
  for (guint i = 0; i < 4; i++)
    {
      guint from = n_channels < 3 ? grey[i] : i;

      channels[i] = from < n_channels ? CLAMP (values[from], 0, 1) : 1;
    }
  g_snprintf (self->color, sizeof self->color, "%02x%02x%02x%02x",
              (guint) round (channels[0] * 255), (guint) round (channels[1] * 255),
              (guint) round (channels[2] * 255), (guint) round (channels[3] * 255));
  return TRUE;
}

/* An outline that is filled and then stroked is one shape. */
static void
put_shape (Recorder *self, gboolean is_fill)
{
  gboolean follows_fill = !is_fill && !self->is_new;

  if (follows_fill)
    {
      gsize line = self->out->len - 1;

      while (line > 0 && self->out->str[line - 1] != '\n')
        line--;
      if (self->out->str[line + 9] == '-')
        g_string_truncate (self->out, line + 9);
      else
        follows_fill = FALSE;
    }
  if (!follows_fill)
    g_string_append_printf (self->out, "%s ", is_fill ? self->color : "-");
  if (is_fill)
    g_string_append (self->out, "- 0");
  else
    {
      g_string_append (self->out, self->color);
      put_number (self->out, self->line_width);
    }
  g_string_append (self->out, self->path->str);
  g_string_append_c (self->out, '\n');
  self->is_new = FALSE;
}

static void
put_box (Recorder *self, const double *box)
{
  put_point (self, 'M', box[0], box[1]);
  put_point (self, 'L', box[0] + box[2], box[1]);
  put_point (self, 'L', box[0] + box[2], box[1] + box[3]);
  put_point (self, 'L', box[0], box[1] + box[3]);
  g_string_append (self->path, " Z");
}

static gboolean
draw_op (Recorder *self, const char *op, gboolean *is_known)
{
  const double *stack = self->stack;

  *is_known = TRUE;
  if (strcmp (op, "n") == 0)
    {
      g_string_truncate (self->path, 0);
      self->is_new = TRUE;
      return TRUE;
    }
  if (strcmp (op, "h") == 0)
    {
      g_string_append (self->path, " Z");
      return TRUE;
    }
  if (strcmp (op, "m") == 0 || strcmp (op, "l") == 0)
    {
      if (self->n_stack != 2)
        return FALSE;
      put_point (self, *op == 'm' ? 'M' : 'L', stack[0], stack[1]);
      return TRUE;
    }
  if (strcmp (op, "c") == 0 && self->n_stack == 6)
    {
      put_curve (self, stack);
      return TRUE;
    }
  if (strcmp (op, "rectangle") == 0 && self->n_stack == 4)
    {
      put_box (self, stack);
      return TRUE;
    }
  *is_known = FALSE;
  return TRUE;
}

static gboolean
paint_op (Recorder *self, const char *op)
{
  static const char *const colors[] = { "g", "ga", "rgb", "rgba" };
  static const char *const ignored[]
    = { "set-source", "set-miter-limit", "set-tolerance", "set-line-cap", "set-line-join",
        "//LINE_CAP_BUTT", "//LINE_CAP_ROUND", "//LINE_CAP_SQUARE", "//LINE_JOIN_MITER",
        "//LINE_JOIN_ROUND", "//LINE_JOIN_BEVEL", "pop" };

  for (guint i = 0; i < G_N_ELEMENTS (colors); i++)
    if (strcmp (op, colors[i]) == 0)
      return set_color (self, i + 1);
  for (guint i = 0; i < G_N_ELEMENTS (ignored); i++)
    if (strcmp (op, ignored[i]) == 0)
      return TRUE;
  if (strcmp (op, "set-line-width") == 0 && self->n_stack == 1)
    {
      self->line_width = self->stack[0];
      return TRUE;
    }
  if (strcmp (op, "fill") == 0 || strcmp (op, "fill+") == 0)
    put_shape (self, TRUE);
  else if (strcmp (op, "stroke") == 0 || strcmp (op, "stroke+") == 0)
    put_shape (self, FALSE);
  else
    return FALSE;
  return TRUE;
}

static gboolean
take_token (Recorder *self, const char *token)
{
  char *end;
  double value = g_ascii_strtod (token, &end);
  gboolean is_known, good;

  if (*end == '\0' && end != token)
    {
      if (self->n_stack == STACK_SIZE || !isfinite (value))
        return FALSE;
      self->stack[self->n_stack++] = value;
      return TRUE;
    }
  good = draw_op (self, token, &is_known);
  if (!is_known)
    good = paint_op (self, token);
  self->n_stack = 0;
  return good;
}

/* Returns: (nullable): the recording; NULL when the script has more than plain shapes */
static GString *
read_script (char *script, double width, double height)
{
  Recorder self = { .out = g_string_new ("archivolt-face 1"), .path = g_string_new (NULL),
                    .color = "000000ff", .line_width = 2 };
  char *body = strstr (script, "context");
  g_auto (GStrv) tokens = NULL;
  gboolean good = body != NULL;

  put_number (self.out, width);
  put_number (self.out, height);
  g_string_append_c (self.out, '\n');
  if (good)
    tokens = g_strsplit_set (body + strlen ("context"), " \n", -1);
  for (guint i = 0; good && tokens[i] != NULL; i++)
    good = *tokens[i] == '\0' || take_token (&self, tokens[i]);
  g_string_free (self.path, TRUE);
  if (good)
    return self.out;
  g_string_free (self.out, TRUE);
  return NULL;
}

static gboolean
draw (RsvgHandle *handle, cairo_surface_t *surface, double scale, double width, double height)
{
  RsvgRectangle area = { 0, 0, width, height };
  cairo_t *cr = cairo_create (surface);
  gboolean good;

  if (scale != 1)
    cairo_scale (cr, scale, scale);
  good = rsvg_handle_render_document (handle, cr, &area, NULL)
         && cairo_status (cr) == CAIRO_STATUS_SUCCESS;
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  return good;
}

static GString *
record (RsvgHandle *handle, double width, double height)
{
  GByteArray *script = g_byte_array_new ();
  cairo_device_t *device = cairo_script_create_for_stream (append_cb, script);
  cairo_surface_t *surface;
  GString *recording = NULL;
  gboolean good;

  cairo_script_set_mode (device, CAIRO_SCRIPT_MODE_ASCII);
  surface = cairo_script_surface_create (device, CAIRO_CONTENT_COLOR_ALPHA, width, height);
  good = draw (handle, surface, 1, width, height);
  cairo_surface_destroy (surface);
  cairo_device_finish (device);
  cairo_device_destroy (device);
  g_byte_array_append (script, (const guint8 *) "", 1);
  if (good)
    recording = read_script ((char *) script->data, width, height);
  g_byte_array_unref (script);
  return recording;
}

static GByteArray *
rasterise (RsvgHandle *handle, double width, double height)
{
  double scale = PICTURE_WIDTH_PX / MAX (width, height);
  cairo_surface_t *surface = cairo_image_surface_create (
    CAIRO_FORMAT_ARGB32, (int) ceil (width * scale), (int) ceil (height * scale));
  GByteArray *png = g_byte_array_new ();
  RsvgRectangle area = { 0, 0, width, height };
  cairo_t *cr = cairo_create (surface);
  gboolean good;

  cairo_scale (cr, scale, scale);
  good = rsvg_handle_render_document (handle, cr, &area, NULL)
         && cairo_surface_write_to_png_stream (surface, append_cb, png) == CAIRO_STATUS_SUCCESS;
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  if (!good)
    g_byte_array_set_size (png, 0);
  return png;
}

static gboolean
get_size (RsvgHandle *handle, double *width, double *height)
{
  gboolean has_width, has_height, has_box;
  RsvgLength wide, high;
  RsvgRectangle box;

  rsvg_handle_get_intrinsic_dimensions (handle, &has_width, &wide, &has_height, &high, &has_box,
                                        &box);
  if (!has_box)
    return FALSE;
  *width = box.width;
  *height = box.height;
  return box.width > 0 && box.height > 0 && box.width <= SIDE_MAX && box.height <= SIDE_MAX;
}

/**
 * avt_svg_record:
 * @svg: a whole document with a viewBox; it is read without a base, so it can name no other file
 *
 * Returns: (transfer full): a recording or a PNG; empty when the document cannot be drawn
 */
GByteArray *
avt_svg_record (const guint8 *svg, gsize size)
{
  g_autoptr (GObject) owner = (GObject *) rsvg_handle_new_from_data (svg, size, NULL);
  RsvgHandle *handle = (RsvgHandle *) owner;
  GByteArray *bytes;
  GString *recording;
  double width, height;

  if (handle == NULL || !get_size (handle, &width, &height))
    return g_byte_array_new ();
  recording = record (handle, width, height);
  if (recording == NULL)
    return rasterise (handle, width, height);
  bytes = g_byte_array_new ();
  g_byte_array_append (bytes, (const guint8 *) recording->str, (guint) recording->len);
  g_string_free (recording, TRUE);
  return bytes;
}
