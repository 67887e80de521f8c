#include "config.h"

#include "app/cli/order.h"
#include "diagrams/export/pdf.h"
#include "diagrams/export/png.h"
#include "diagrams/export/svg.h"
#include "diagrams/view/diagram.h"
#include "diagrams/view/layers.h"
#include "engine/design/order.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#define POINTS_PER_INCH 72.0

typedef enum
{
  FORMAT_SVG,
  FORMAT_PDF,
  FORMAT_PNG,
  N_FORMATS
} Format;

static const char *const format_names[N_FORMATS] = { "svg", "pdf", "png" };

/* One diagram of one thing. */
typedef struct
{
  const AvtDiagram *diagram;
  AvtId scope;
  const char *name; /* of the scope */
  guint sheet;
  guint n_sheets;
  char *stem;       /* of the file's name */
  AvtScene *scene;
} Drawing;

typedef struct
{
  const AvtArguments *arguments;
  AvtExportOrder order; /* as the preset says; options win */
  const char *diagram;  /* (nullable): id of the one that is wanted */
  AvtDiagramContext context;
  AvtDesign *design;
  AvtMemo *memo;
  AvtMeasurer *measurer;
  AvtFaceStore *faces;
  AvtWords *words;
  GPtrArray *drawings; /* of Drawing */
  Format format;
} Render;

static void
drawing_free (gpointer data)
{
  Drawing *self = data;

  g_free (self->stem);
  g_clear_pointer (&self->scene, avt_scene_unref);
  g_free (self);
}

static void
render_clear (Render *self)
{
  g_clear_pointer (&self->design, avt_design_unref);
  g_clear_pointer (&self->memo, avt_memo_unref);
  g_clear_pointer (&self->faces, avt_face_store_unref);
  g_clear_pointer (&self->measurer, avt_measurer_unref);
  g_clear_pointer (&self->words, avt_words_unref);
  g_clear_pointer (&self->drawings, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Render, render_clear)

/* Small letters, digits and dashes: a name that every file system takes. */
static char *
slug_of (const char *name)
{
  GString *slug = g_string_new (NULL);

  for (; *name != '\0' && slug->len < 60; name++)
    if (g_ascii_isalnum (*name))
      g_string_append_c (slug, g_ascii_tolower (*name));
    else if (slug->len > 0 && slug->str[slug->len - 1] != '-')
      g_string_append_c (slug, '-');
  if (slug->len > 0 && slug->str[slug->len - 1] == '-')
    g_string_truncate (slug, slug->len - 1);
  return g_string_free (slug, FALSE);
}

static gboolean
is_stem_taken (const Render *self, const char *stem)
{
  for (guint i = 0; i < self->drawings->len; i++)
    if (strcmp (((Drawing *) self->drawings->pdata[i])->stem, stem) == 0)
      return TRUE;
  return FALSE;
}

static char *
stem_of (const Render *self, const Drawing *drawing)
{
  g_autofree char *slug = slug_of (drawing->name);
  g_autofree char *stem
    = avt_id_letter (drawing->scope) == avt_kind_info (AVT_KIND_INFO)->letter
        ? g_strdup (drawing->diagram->id)
        : g_strdup_printf ("%s-%s", drawing->diagram->id,
                           *slug != '\0' ? slug : drawing->scope.text);
  g_autofree char *numbered
    = drawing->n_sheets > 1 ? g_strdup_printf ("%s-%u", stem, drawing->sheet + 1)
                            : g_strdup (stem);

  if (!is_stem_taken (self, numbered))
    return g_steal_pointer (&numbered);
  return g_strdup_printf ("%s-%s-%u", drawing->diagram->id, drawing->scope.text,
                          drawing->sheet + 1);
}

static void
add_drawings (Render *self, const AvtDiagram *diagram, gconstpointer entity)
{
  AvtId scope = avt_entity_id (entity);
  guint n_sheets = avt_diagram_count_sheets (diagram, &self->context, scope);

  for (guint sheet = 0; sheet < n_sheets; sheet++)
    {
      Drawing *drawing = g_new0 (Drawing, 1);

      drawing->diagram = diagram;
      drawing->scope = scope;
      drawing->name = avt_entity_name (entity);
      drawing->sheet = sheet;
      drawing->n_sheets = n_sheets;
      drawing->stem = stem_of (self, drawing);
      g_ptr_array_add (self->drawings, drawing);
    }
}

static void
add_all_of_kind (Render *self, const AvtDiagram *diagram, AvtKind kind)
{
  g_autoptr (GPtrArray) entities = avt_design_in_order (self->design, kind);

  for (guint i = 0; i < entities->len; i++)
    add_drawings (self, diagram, entities->pdata[i]);
}

/* Whether the sheets of all other scopes are those of the whole design. */
static gboolean
is_whole_in_parts (const Render *self, const AvtDiagram *diagram)
{
  guint n_sheets = 0;

  for (guint kind = 0; kind < AVT_N_KINDS; kind++)
    for (guint i = 0; kind != AVT_KIND_INFO && (diagram->scopes & AVT_SCOPE (kind)) != 0
                      && i < avt_design_count (self->design, (AvtKind) kind);
         i++)
      n_sheets += avt_diagram_count_sheets (
        diagram, &self->context, avt_entity_id (avt_design_get (self->design, (AvtKind) kind, i)));
  return n_sheets == avt_diagram_count_sheets (diagram, &self->context,
                                               avt_design_get_info (self->design)->entity.id);
}

/* Nothing twice: the parts of a design, or the whole where they leave something out. */
static void
add_all_of (Render *self, const AvtDiagram *diagram)
{
  gboolean only_parts = diagram->whole_is_parts && is_whole_in_parts (self, diagram);
  gboolean only_whole = diagram->whole_is_parts && !only_parts;

  for (guint kind = 0; kind < AVT_N_KINDS; kind++)
    if ((diagram->scopes & AVT_SCOPE (kind)) != 0
        && !(kind == AVT_KIND_INFO ? only_parts : only_whole))
      add_all_of_kind (self, diagram, (AvtKind) kind);
}

/* By id, or by a name that only one thing has. */
static gconstpointer
find_scope (Render *self, const AvtDiagram *diagram, const char *text)
{
  gconstpointer found = NULL;
  guint n_found = 0;
  AvtId id;

  if (avt_id_parse (text, &id) && avt_design_lookup (self->design, id) != NULL)
    {
      found = avt_design_lookup (self->design, id);
      return (diagram->scopes & AVT_SCOPE (avt_entity_kind (found))) != 0 ? found : NULL;
    }
  for (guint kind = 0; kind < AVT_N_KINDS; kind++)
    for (guint i = 0; (diagram->scopes & AVT_SCOPE (kind)) != 0
                      && i < avt_design_count (self->design, (AvtKind) kind);
         i++)
      {
        gconstpointer entity = avt_design_get (self->design, (AvtKind) kind, i);

        if (g_strcmp0 (avt_entity_name (entity), text) == 0)
          {
            found = entity;
            n_found++;
          }
      }
  return n_found == 1 ? found : NULL;
}

/* "rack", or "row or design": what a diagram is drawn of. */
static char *
scope_words (const AvtDiagram *diagram)
{
  GString *words = g_string_new (NULL);

  for (guint kind = 0; kind < AVT_N_KINDS; kind++)
    if ((diagram->scopes & AVT_SCOPE (kind)) != 0)
      g_string_append_printf (words, "%s%s", words->len > 0 ? _(" or ") : "",
                              avt_kind_info ((AvtKind) kind)->name);
  return g_string_free (words, FALSE);
}

static AvtExit
choose_scopes (Render *self, const AvtDiagram *diagram, const char *const *scopes)
{
  for (guint i = 0; scopes[i] != NULL; i++)
    {
      gconstpointer entity = find_scope (self, diagram, scopes[i]);

      if (entity == NULL)
        {
          g_autofree char *words = scope_words (diagram);

          return avt_refuse_usage (self->arguments,
                                   _("--scope: \"%s\" is not the id, or the only name, of a %s"),
                                   scopes[i], words);
        }
      add_drawings (self, diagram, entity);
    }
  return AVT_EXIT_DONE;
}

static AvtExit
choose_drawings (Render *self)
{
  const char *id = self->diagram;
  const char *const *scopes = avt_arguments_get_all (self->arguments, "scope");
  const AvtDiagram *diagram = id != NULL ? avt_diagram_find (id) : NULL;

  if (id != NULL && diagram == NULL)
    return avt_refuse_usage (self->arguments, _("--diagram: there is no diagram \"%s\"; --list "
                                                "names those there are"), id);
  if (diagram == NULL && scopes[0] != NULL)
    return avt_refuse_usage (self->arguments, _("--scope: needs --diagram"));
  if (scopes[0] != NULL)
    return choose_scopes (self, diagram, scopes);
  for (guint i = 0; i < avt_diagram_count (); i++)
    if (diagram == NULL || diagram == avt_diagram_get (i))
      add_all_of (self, avt_diagram_get (i));
  return AVT_EXIT_DONE;
}

static AvtExit
list_json (const Render *self)
{
  AvtJsonWriter *writer = avt_json_writer_new (AVT_JSON_LAYOUT_FILE);

  avt_json_writer_begin_array (writer);
  for (guint i = 0; i < self->drawings->len; i++)
    {
      const Drawing *drawing = self->drawings->pdata[i];

      avt_json_writer_begin_object (writer);
      avt_json_writer_key (writer, "diagram");
      avt_json_writer_string (writer, drawing->diagram->id);
      avt_json_writer_key (writer, "title");
      avt_json_writer_string (writer, avt_words_get (self->words, drawing->diagram->title));
      avt_json_writer_key (writer, "scope");
      avt_json_writer_string (writer, drawing->scope.text);
      avt_json_writer_key (writer, "name");
      avt_json_writer_string (writer, drawing->name);
      avt_json_put_integer (writer, "sheet", drawing->sheet + 1);
      avt_json_put_integer (writer, "sheets", drawing->n_sheets);
      avt_json_writer_end_object (writer);
    }
  avt_json_writer_end_array (writer);
  return avt_print_json (writer);
}

static AvtExit
list (const Render *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (avt_arguments_wants_json (self->arguments))
    return list_json (self);
  for (guint i = 0; i < self->drawings->len; i++)
    {
      const Drawing *drawing = self->drawings->pdata[i];
      const char *title = avt_words_get (self->words, drawing->diagram->title);

      if (drawing->n_sheets > 1)
        avt_append_row (text, _("%-16s %s  %s: %s, sheet %u of %u"), drawing->diagram->id,
                        drawing->scope.text, title, drawing->name, drawing->sheet + 1,
                        drawing->n_sheets);
      else
        avt_append_row (text, "%-16s %s  %s: %s", drawing->diagram->id, drawing->scope.text, title,
                        drawing->name);
    }
  return avt_print (text->str);
}

/* The same drawing, smaller or larger, for formats that are measured in points. */
static AvtScene *
scale_scene (AvtMeasurer *measurer, AvtScene *scene, double scale)
{
  AvtSceneBuilder *builder;

  if (scale == 1)
    return avt_scene_ref (scene);
  builder = avt_scene_builder_new (measurer, avt_scene_get_width (scene) * scale,
                                   avt_scene_get_height (scene) * scale);
  avt_scene_builder_set_title (builder, avt_scene_get_title (scene),
                               avt_scene_get_description (scene));
  avt_scene_builder_add_scene (builder, scene, (AvtTransform){ 0, 0, scale });
  return avt_scene_builder_end (builder);
}

/* How much larger than its own size: as --width or --height ask, both: so that it fits. */
static double
wanted_scale (const Render *self, const AvtScene *scene)
{
  double width = avt_arguments_get_number (self->arguments, "width", 0);
  double height = avt_arguments_get_number (self->arguments, "height", 0);
  double by_width = width / avt_scene_get_width (scene);
  double by_height = height / avt_scene_get_height (scene);

  if (width > 0 && height > 0)
    return MIN (by_width, by_height);
  return width > 0 ? by_width : height > 0 ? by_height : 0;
}

static GBytes *
export_pdf (const Render *self, Drawing *const *drawings, guint n_drawings, GError **error)
{
  const AvtInfo *info = avt_design_get_info (self->design);
  g_autoptr (GPtrArray) pages = g_ptr_array_new_with_free_func ((GDestroyNotify) avt_scene_unref);
  g_autofree AvtPdfBookmark *bookmarks = g_new0 (AvtPdfBookmark, n_drawings);
  AvtPdfDocument document = { .n_pages = n_drawings, .bookmarks = bookmarks,
                              .n_bookmarks = n_drawings, .title = info->name,
                              .author = info->author,
                              .language = avt_words_get_language (self->words) };

  document.date = avt_command_date (self->arguments, self->design);
  for (guint i = 0; i < n_drawings; i++)
    {
      double scale = wanted_scale (self, drawings[i]->scene);

      g_ptr_array_add (pages, scale_scene (self->measurer, drawings[i]->scene,
                                           scale > 0 ? scale : 1));
      bookmarks[i] = (AvtPdfBookmark){ drawings[i]->name, 0, i, NULL };
    }
  document.pages = (AvtScene *const *) pages->pdata;
  return avt_pdf_export (&document, error);
}

static GBytes *
export_svg (const Render *self, const Drawing *drawing, GError **error)
{
  AvtSvgOptions options = { self->order.has_outlines, self->order.is_transparent };
  double scale = wanted_scale (self, drawing->scene);
  g_autoptr (AvtScene) scene
    = scale_scene (self->measurer, drawing->scene, scale > 0 ? scale : 1);

  return avt_svg_export (scene, &options, error);
}

static GBytes *
export_png (const Render *self, const Drawing *drawing, GError **error)
{
  double scale = wanted_scale (self, drawing->scene);
  AvtPngOptions options = { self->order.dpi, self->order.is_transparent };

  if (scale > 0)
    options.dpi = scale * POINTS_PER_INCH;
  return avt_png_export (drawing->scene, &options, error);
}

static AvtExit
write_drawings (Render *self, Drawing *const *drawings, guint n_drawings, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  switch (self->format)
    {
    case FORMAT_SVG:
      bytes = export_svg (self, drawings[0], &error);
      break;
    case FORMAT_PDF:
      bytes = export_pdf (self, drawings, n_drawings, &error);
      break;
    case FORMAT_PNG:
      bytes = export_png (self, drawings[0], &error);
      break;
    case N_FORMATS:
      break;
    }
  if (bytes != NULL)
    return avt_write_output (path, bytes);
  avt_complain ("%s: %s", path, error->message);
  return AVT_EXIT_UNWRITTEN;
}

static AvtExit
report_files (const Render *self, const char *const *files)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (avt_arguments_wants_json (self->arguments))
    return avt_print_files (self->arguments, files);
  for (guint i = 0; files[i] != NULL; i++)
    avt_append_row (text, "%s", files[i]);
  return avt_arguments_is_quiet (self->arguments) ? AVT_EXIT_DONE : avt_print (text->str);
}

static AvtExit
write_folder (Render *self, const char *folder)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_free);
  AvtExit exit = AVT_EXIT_DONE;

  if (g_mkdir_with_parents (folder, 0777) < 0)
    {
      avt_complain (_("%s: cannot be made (%s)"), folder, g_strerror (errno));
      return AVT_EXIT_UNWRITTEN;
    }
  for (guint i = 0; i < self->drawings->len && exit == AVT_EXIT_DONE; i++)
    {
      Drawing *drawing = self->drawings->pdata[i];
      g_autofree char *name
        = g_strdup_printf ("%s.%s", drawing->stem, format_names[self->format]);
      char *path = g_build_filename (folder, name, NULL);

      g_ptr_array_add (files, path);
      exit = write_drawings (self, &drawing, 1, path);
    }
  g_ptr_array_add (files, NULL);
  return exit == AVT_EXIT_DONE ? report_files (self, (const char *const *) files->pdata) : exit;
}

static AvtExit
write_file (Render *self, const char *path)
{
  const char *files[] = { path, NULL };
  AvtExit exit;

  if (self->drawings->len > 1 && self->format != FORMAT_PDF)
    return avt_refuse_usage (self->arguments,
                             _("--output: %u drawings do not fit into one file; name a folder "
                               "with a / behind it, a PDF, or one --scope and --face"),
                             self->drawings->len);
  exit = write_drawings (self, (Drawing *const *) self->drawings->pdata, self->drawings->len,
                         path);
  return exit == AVT_EXIT_DONE ? avt_print_files (self->arguments, files) : exit;
}

/* By --format, or by the ending of the output's name; SVG for a folder. */
static gboolean
choose_format (Render *self, const char *output, gboolean is_folder)
{
  const char *name = avt_arguments_get_text (self->arguments, "format");
  const char *dot = strrchr (output, '.');

  self->format = FORMAT_SVG;
  if (name == NULL && dot != NULL && !is_folder)
    name = dot + 1;
  else if (name == NULL && self->order.diagram != NULL)
    name = avt_export_format_get_ending (self->order.format);
  else if (name == NULL && is_folder)
    return TRUE;
  for (guint i = 0; name != NULL && i < N_FORMATS; i++)
    if (g_ascii_strcasecmp (name, format_names[i]) == 0)
      {
        self->format = (Format) i;
        return TRUE;
      }
  return FALSE;
}

/* What was asked for and changes nothing in this format. */
static void
remark_unused (const Render *self)
{
  gboolean has_size = avt_arguments_has (self->arguments, "width")
                      || avt_arguments_has (self->arguments, "height");

  if (self->format != FORMAT_PNG)
    avt_remark_unused (self->arguments, "dpi", "PNG");
  else if (has_size)
    avt_remark_unused (self->arguments, "dpi", _("drawings without --width and --height"));
  if (self->format != FORMAT_SVG)
    avt_remark_unused (self->arguments, "text", "SVG");
  if (self->format == FORMAT_PDF)
    avt_remark_unused (self->arguments, "transparent", _("SVG and PNG"));
}

static AvtExit
refuse_layers (const Render *self, const char *layers)
{
  g_autofree char *allowed = avt_layers_list ();

  return avt_refuse_usage (self->arguments,
                           _("--layers: \"%s\" is no list of layers; allowed: %s"), layers,
                           allowed);
}

static AvtExit
draw (Render *self)
{
  const char *layers = avt_arguments_get_text (self->arguments, "layers");
  g_autoptr (GError) error = NULL;

  self->measurer = avt_measurer_new (&error);
  if (self->measurer == NULL)
    return avt_refuse_output (error);
  self->faces = avt_face_store_new_found (self->measurer);
  self->context.face_store = self->faces;
  if (layers != NULL && !avt_layers_parse (layers, &self->context.layers))
    return refuse_layers (self, layers);
  self->context.measurer = self->measurer;
  for (guint i = 0; i < self->drawings->len; i++)
    {
      Drawing *drawing = self->drawings->pdata[i];

      drawing->scene = drawing->diagram->build (&self->context, drawing->scope, drawing->sheet);
    }
  return AVT_EXIT_DONE;
}

static AvtExit
render (Render *self)
{
  const char *output = avt_arguments_get_text (self->arguments, "output");
  gboolean is_folder = output != NULL && g_str_has_suffix (output, "/");
  AvtExit exit;

  if (output == NULL)
    return avt_refuse_usage (self->arguments, _("render: needs --list or --output"));
  if (avt_arguments_has (self->arguments, "all") && self->diagram != NULL)
    return avt_refuse_usage (self->arguments,
                             _("--all: stands without --diagram, --scope and --preset"));
  if (!avt_arguments_has (self->arguments, "all") && self->diagram == NULL)
    return avt_refuse_usage (self->arguments, _("render: needs --diagram, --preset or --all"));
  if (avt_arguments_has (self->arguments, "all") && !is_folder)
    is_folder = g_file_test (output, G_FILE_TEST_IS_DIR);
  if (!choose_format (self, output, is_folder))
    return avt_refuse_usage (self->arguments,
                             _("--output: \"%s\": the name ends with .svg, .pdf or .png, or "
                               "--format says it"), output);
  if (!is_folder && avt_output_is_design (self->arguments, output))
    return AVT_EXIT_USAGE;
  if (self->drawings->len == 0 && !is_folder)
    return avt_refuse_usage (self->arguments, _("render: the design has nothing to draw"));
  exit = draw (self);
  if (exit != AVT_EXIT_DONE)
    return exit;
  avt_remark_faces (self->arguments, self->faces);
  remark_unused (self);
  return is_folder ? write_folder (self, output) : write_file (self, output);
}

/** avt_command_render: archivolt-cli render */
AvtExit
avt_command_render (const AvtArguments *arguments)
{
  g_auto (Render) self = { .arguments = arguments };
  const char *face = avt_arguments_get_text (arguments, "face");
  AvtExit exit;

  self.design = avt_read_design (avt_arguments_get (arguments, 0), &exit);
  if (self.design == NULL)
    return exit;
  exit = avt_command_drawing_order (arguments, self.design, &self.order);
  if (exit != AVT_EXIT_DONE)
    return exit;
  self.diagram = avt_arguments_get_text (arguments, "diagram");
  if (self.diagram == NULL && self.order.diagram != NULL)
    self.diagram = self.order.diagram->id;
  self.words = avt_command_order_words (arguments, self.design, &self.order);
  self.drawings = g_ptr_array_new_with_free_func (drawing_free);
  self.memo = avt_memo_new ();
  self.context = (AvtDiagramContext){ self.design, self.memo, NULL, self.words };
  self.context.paper = self.order.paper;
  if (g_strcmp0 (face, "front") == 0 || g_strcmp0 (face, "rear") == 0)
    self.context.faces = strcmp (face, "front") == 0 ? AVT_SHOW_FRONT : AVT_SHOW_REAR;
  exit = choose_drawings (&self);
  if (exit != AVT_EXIT_DONE)
    return exit;
  return avt_arguments_has (arguments, "list") ? list (&self) : render (&self);
}
