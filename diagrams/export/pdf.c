/* cairo 1.16 has traps: a link outside a structure tag damages the file without a word, so each
 * page's content stands in a section; a link to nowhere makes the whole file fail, so targets are
 * found first; addresses are written without escapes, so they are made harmless first; and without
 * dates given it takes the clock's. */
#include "config.h"

#include "diagrams/export/pdf.h"

#include "diagrams/export/pdf-language.h"

#include "diagrams/scene/number.h"
#include "diagrams/scene/paint.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* What paints all of an unclipped page makes cairo forget all before, also the begin of the tag
 * that it stands in, and fail at its end. So the page is clipped by the least that there is. */
#define CLIP_MARGIN (1 / 256.0)

/* Where a name leads: the n-th of all targets is called "tn" in the file. */
typedef struct
{
  guint page;
  double x;
  double y;
  guint number;
  gboolean is_used;
} Target;

typedef struct
{
  const AvtPdfDocument *document;
  AvtPdfLanguage language; /* the way out */
  GError *error;
  cairo_surface_t *surface;
  cairo_t *cr;
  GHashTable *targets; /* by anchor; only asked */
  GPtrArray *in_order; /* the same */
  GPtrArray *links;    /* anchors that links lead to */
  guint page;
  double scale;
} Writer;

/* This cairo crashes when it is told of an error: it goes on, and nobody listens. */
static cairo_status_t
write_cb (void *closure, const unsigned char *data, unsigned int length)
{
  Writer *self = closure;

  if (self->error == NULL)
    avt_pdf_language_write (&self->language, data, length, &self->error);
  return CAIRO_STATUS_SUCCESS;
}

static double
page_scale (const AvtScene *scene)
{
  double side = MAX (avt_scene_get_width (scene), avt_scene_get_height (scene));

  return side > AVT_PDF_SIDE_MAX ? AVT_PDF_SIDE_MAX / side : 1;
}

static gboolean
list_target_cb (const AvtNode *node, const AvtTransform *transform, gpointer user_data)
{
  const AvtGroupNode *group = (const AvtGroupNode *) node;
  Writer *self = user_data;
  AvtRect bounds;
  Target *target;

  if (node->kind != AVT_NODE_GROUP || group->group.anchor == NULL
      || g_hash_table_contains (self->targets, group->group.anchor))
    return TRUE;
  bounds = avt_transform_rect (*transform, node->bounds);
  target = g_new0 (Target, 1);
  target->page = self->page;
  target->x = MAX (bounds.x, 0) * self->scale;
  target->y = MAX (bounds.y, 0) * self->scale;
  target->number = self->in_order->len;
  g_ptr_array_add (self->in_order, target);
  g_hash_table_insert (self->targets, g_strdup (group->group.anchor), target);
  return TRUE;
}

static void
use_target (Writer *self, const char *anchor)
{
  Target *target = g_hash_table_lookup (self->targets, anchor);

  if (target != NULL)
    target->is_used = TRUE;
  else if (self->error == NULL)
    g_set_error (&self->error, AVT_EXPORT_ERROR, AVT_EXPORT_ERROR_NO_TARGET,
                 _("A link leads to “%s”, which the document does not show."), anchor);
}

static gboolean
list_link_cb (const AvtNode *node, const AvtTransform *transform, gpointer user_data)
{
  const char *anchor = ((const AvtLinkNode *) node)->anchor;
  Writer *self = user_data;

  if (node->kind == AVT_NODE_LINK && anchor != NULL)
    g_ptr_array_add (self->links, g_strdup (anchor));
  return TRUE;
}

static gboolean
check_bookmarks (Writer *self)
{
  const AvtPdfDocument *document = self->document;

  for (guint i = 0; i < document->n_bookmarks; i++)
    {
      const AvtPdfBookmark *bookmark = &document->bookmarks[i];

      if (bookmark->anchor != NULL)
        use_target (self, bookmark->anchor);
      else if (bookmark->page >= document->n_pages && self->error == NULL)
        g_set_error (&self->error, AVT_EXPORT_ERROR, AVT_EXPORT_ERROR_NO_TARGET,
                     _("The bookmark “%s” leads beyond the last page."), bookmark->text);
    }
  return self->error == NULL;
}

static AvtScene *
get_page (const Writer *self, guint i)
{
  const AvtPdfDocument *document = self->document;

  return document->pages != NULL ? avt_scene_ref (document->pages[i])
                                 : document->page (i, document->page_data);
}

/* Links lead forward too: noted here, their targets are looked up after the last page. */
static gboolean
survey_page (Writer *self)
{
  g_autoptr (AvtScene) scene = get_page (self, self->page);

  if (!avt_export_check_scene (scene, &self->error))
    return FALSE;
  self->scale = page_scale (scene);
  avt_scene_visit (scene, list_target_cb, self);
  if (avt_scene_has_links (scene))
    avt_scene_visit (scene, list_link_cb, self);
  return TRUE;
}

static gboolean
check_links (Writer *self)
{
  for (guint i = 0; i < self->links->len && self->error == NULL; i++)
    use_target (self, self->links->pdata[i]);
  return self->error == NULL;
}

static gboolean
check_document (Writer *self)
{
  const AvtPdfDocument *document = self->document;

  if (document->n_pages == 0 || document->n_pages > AVT_PDF_PAGES_MAX)
    {
      g_set_error (&self->error, AVT_EXPORT_ERROR, AVT_EXPORT_ERROR_TOO_LARGE,
                   _("A PDF file has from 1 to %d pages."), AVT_PDF_PAGES_MAX);
      return FALSE;
    }
  for (self->page = 0; self->page < document->n_pages; self->page++)
    if (!survey_page (self))
      return FALSE;
  return check_links (self) && check_bookmarks (self);
}

static void
append_number (GString *out, double value)
{
  char text[AVT_NUMBER_MAX];

  g_string_append_len (out, text, avt_number_write (text, value) - text);
}

static void
put_targets (Writer *self)
{
  for (guint i = 0; i < self->in_order->len; i++)
    {
      const Target *target = g_ptr_array_index (self->in_order, i);
      g_autoptr (GString) attributes = NULL;

      if (target->page != self->page || !target->is_used)
        continue;
      attributes = g_string_new (NULL);
      g_string_append_printf (attributes, "name='t%u' x=", target->number);
      append_number (attributes, target->x);
      g_string_append (attributes, " y=");
      append_number (attributes, target->y);
      cairo_tag_begin (self->cr, CAIRO_TAG_DEST, attributes->str);
      cairo_tag_end (self->cr, CAIRO_TAG_DEST);
    }
}

/* What would end a string of PDF or of cairo's attributes, or is no ASCII, as %XX. */
static void
append_address (GString *out, const char *uri)
{
  for (const char *p = uri; *p != '\0'; p++)
    if (g_ascii_isgraph (*p) && strchr ("()\\'\"<>{}^`|", *p) == NULL)
      g_string_append_c (out, *p);
    else
      g_string_append_printf (out, "%%%02X", (guint8) *p);
}

static void
put_link (Writer *self, const AvtLinkNode *link, AvtRect rect)
{
  g_autoptr (GString) attributes = g_string_new ("rect=[");
  const double numbers[4] = { rect.x, rect.y, rect.width, rect.height };

  for (guint i = 0; i < 4; i++)
    {
      append_number (attributes, numbers[i] * self->scale);
      g_string_append (attributes, i < 3 ? " " : "] ");
    }
  if (link->uri != NULL)
    {
      g_string_append (attributes, "uri='");
      append_address (attributes, link->uri);
      g_string_append_c (attributes, '\'');
    }
  else
    {
      const Target *target = g_hash_table_lookup (self->targets, link->anchor);

      g_string_append_printf (attributes, "dest='t%u'", target->number);
    }
  cairo_tag_begin (self->cr, CAIRO_TAG_LINK, attributes->str);
  cairo_tag_end (self->cr, CAIRO_TAG_LINK);
}

static gboolean
put_link_cb (const AvtNode *node, const AvtTransform *transform, gpointer user_data)
{
  if (node->kind == AVT_NODE_LINK)
    put_link (user_data, (const AvtLinkNode *) node,
              avt_transform_rect (*transform, node->bounds));
  return TRUE;
}

static void
put_page (Writer *self, const AvtScene *scene)
{
  AvtRect page = avt_rect (0, 0, MAX (avt_scene_get_width (scene), 1),
                           MAX (avt_scene_get_height (scene), 1));

  self->scale = page_scale (scene);
  cairo_pdf_surface_set_size (self->surface, page.width * self->scale, page.height * self->scale);
  cairo_tag_begin (self->cr, "Sect", NULL);
  cairo_save (self->cr);
  cairo_rectangle (self->cr, 0, 0, page.width * self->scale - CLIP_MARGIN,
                   page.height * self->scale);
  cairo_clip (self->cr);
  /* On a page that is painted as a whole, cairo need not unite the region of each stroke. */
  cairo_set_source_rgb (self->cr, 1, 1, 1);
  cairo_paint (self->cr);
  avt_scene_paint (self->cr, scene, &page, self->scale, NULL);
  cairo_restore (self->cr);
  put_targets (self);
  if (avt_scene_has_links (scene))
    avt_scene_visit (scene, put_link_cb, self);
  cairo_tag_end (self->cr, "Sect");
  cairo_show_page (self->cr);
}

static void
put_bookmarks (Writer *self)
{
  g_autoptr (GArray) parents = g_array_new (FALSE, FALSE, sizeof (int));
  int root = CAIRO_PDF_OUTLINE_ROOT;

  g_array_append_val (parents, root);
  for (guint i = 0; i < self->document->n_bookmarks; i++)
    {
      const AvtPdfBookmark *bookmark = &self->document->bookmarks[i];
      guint level = MIN (bookmark->level, parents->len - 1);
      g_autofree char *text = avt_text_clean (bookmark->text);
      g_autofree char *target = NULL;
      int id;

      if (bookmark->anchor != NULL)
        target = g_strdup_printf (
          "dest='t%u'",
          ((const Target *) g_hash_table_lookup (self->targets, bookmark->anchor))->number);
      else
        target = g_strdup_printf ("page=%u pos=[0 0]", bookmark->page + 1);
      id = cairo_pdf_surface_add_outline (self->surface, g_array_index (parents, int, level), text,
                                          target, level == 0 ? CAIRO_PDF_OUTLINE_FLAG_OPEN : 0);
      g_array_set_size (parents, level + 1);
      g_array_append_val (parents, id);
    }
}

static void
set_metadata (Writer *self, cairo_pdf_metadata_t key, const char *value)
{
  g_autofree char *clean = value != NULL ? avt_text_clean (value) : NULL;

  cairo_pdf_surface_set_metadata (self->surface, key, clean);
}

static void
put_metadata (Writer *self)
{
  const AvtPdfDocument *document = self->document;

  set_metadata (self, CAIRO_PDF_METADATA_CREATOR, "Archivolt " AVT_VERSION);
  set_metadata (self, CAIRO_PDF_METADATA_CREATE_DATE, document->date);
  set_metadata (self, CAIRO_PDF_METADATA_MOD_DATE, document->date);
  if (document->title != NULL)
    set_metadata (self, CAIRO_PDF_METADATA_TITLE, document->title);
  if (document->author != NULL)
    set_metadata (self, CAIRO_PDF_METADATA_AUTHOR, document->author);
  if (document->subject != NULL)
    set_metadata (self, CAIRO_PDF_METADATA_SUBJECT, document->subject);
}

static void
put_document (Writer *self)
{
  cairo_status_t status;

  self->surface = cairo_pdf_surface_create_for_stream (write_cb, self, 1, 1);
  cairo_pdf_surface_restrict_to_version (self->surface, CAIRO_PDF_VERSION_1_5);
  self->cr = cairo_create (self->surface);
  put_metadata (self);
  for (self->page = 0; self->page < self->document->n_pages; self->page++)
    {
      g_autoptr (AvtScene) scene = get_page (self, self->page);

      put_page (self, scene);
      if (cairo_status (self->cr) != CAIRO_STATUS_SUCCESS || self->error != NULL)
        break;
    }
  if (self->error == NULL)
    put_bookmarks (self);
  status = cairo_status (self->cr);
  cairo_destroy (self->cr);
  cairo_surface_finish (self->surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (self->surface);
  cairo_surface_destroy (self->surface);
  if (status != CAIRO_STATUS_SUCCESS && self->error == NULL)
    g_set_error (&self->error, AVT_EXPORT_ERROR, AVT_EXPORT_ERROR_FAILED,
                 _("The PDF file could not be made: %s."), cairo_status_to_string (status));
}

/**
 * avt_pdf_write:
 * @func: gets the file in pieces
 *
 * Texts are real text in embedded subsets of the fonts. Links between pages lead to the groups of
 * their anchors; one that leads nowhere is refused. Equal documents give equal bytes.
 *
 * Returns: whether the whole file was written
 */
gboolean
avt_pdf_write (const AvtPdfDocument *document, AvtExportFunc func, gpointer user_data,
               GError **error)
{
  Writer self = { .document = document };

  avt_pdf_language_init (&self.language, document->language, func, user_data);
  self.targets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self.links = g_ptr_array_new_with_free_func (g_free);
  self.in_order = g_ptr_array_new_with_free_func (g_free);
  if (check_document (&self))
    put_document (&self);
  if (self.error == NULL)
    avt_pdf_language_end (&self.language, &self.error);
  avt_pdf_language_clear (&self.language);
  g_hash_table_unref (self.targets);
  g_ptr_array_unref (self.in_order);
  g_ptr_array_unref (self.links);
  if (self.error == NULL)
    return TRUE;
  g_propagate_error (error, self.error);
  return FALSE;
}

/** avt_pdf_export: Returns: (transfer full) (nullable): what avt_pdf_write() writes, in memory */
GBytes *
avt_pdf_export (const AvtPdfDocument *document, GError **error)
{
  GByteArray *bytes = g_byte_array_new ();

  if (avt_pdf_write (document, avt_export_append_cb, bytes, error))
    return g_byte_array_free_to_bytes (bytes);
  g_byte_array_unref (bytes);
  return NULL;
}
