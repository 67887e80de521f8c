#include "config.h"

#include "diagrams/report/report-pdf.h"

#include <glib/gi18n-lib.h>

/* Sheets may have headings that are small from the first. */
static guint
find_top_level (const AvtReport *report)
{
  guint level = AVT_HEADING_LEVELS;

  for (guint i = 0; i < avt_report_get_n_headings (report); i++)
    level = MIN (level, avt_report_get_heading (report, i)->level);
  return level;
}

static void
add_bookmark (GArray *bookmarks, const char *text, guint level, guint page, const char *anchor)
{
  guint highest = bookmarks->len > 0
                    ? g_array_index (bookmarks, AvtPdfBookmark, bookmarks->len - 1).level + 1 : 0;
  AvtPdfBookmark bookmark = { text, MIN (level, highest), page, anchor };

  g_array_append_val (bookmarks, bookmark);
}

/**
 * avt_pages_list_bookmarks:
 *
 * The title of each section, such as the name of a rack, and under it its headings. Levels never
 * skip one, as viewers demand.
 *
 * Returns: (transfer full) (element-type AvtPdfBookmark): whose strings @pages keeps
 */
GArray *
avt_pages_list_bookmarks (AvtPages *pages)
{
  AvtReport *report = avt_pages_get_report (pages);
  GArray *bookmarks = g_array_new (FALSE, FALSE, sizeof (AvtPdfBookmark));
  guint n_headings = avt_report_get_n_headings (report);
  guint top = find_top_level (report);
  guint next = 0;

  for (guint i = 0; i < avt_report_get_n_sections (report); i++)
    {
      const char *title = avt_pages_get_section_title (pages, i);

      if (title != NULL)
        add_bookmark (bookmarks, title, 0, avt_pages_get_section_start (pages, i), NULL);
      for (; next < n_headings && avt_report_get_heading (report, next)->section == i; next++)
        {
          const AvtHeading *heading = avt_report_get_heading (report, next);
          int page = avt_pages_find_anchor (pages, heading->anchor);

          if (page >= 0)
            add_bookmark (bookmarks, heading->text,
                          heading->level - top + (title != NULL ? 1 : 0), (guint) page,
                          heading->anchor);
        }
    }
  return bookmarks;
}

/* How far the writer is, for who watches; the pages are asked for twice. */
typedef struct
{
  AvtPages *pages;
  AvtExportFunc func;
  gpointer func_data;
  AvtWatchFunc watch;
  gpointer watch_data;
  guint n_asked;
  gboolean is_ended;
} Writing;

static AvtScene *
page_cb (guint i, gpointer user_data)
{
  Writing *self = user_data;

  self->n_asked++;
  if (self->watch != NULL && !self->is_ended)
    self->is_ended = !self->watch (MIN (self->n_asked, 2 * avt_pages_get_n_pages (self->pages)),
                                   2 * avt_pages_get_n_pages (self->pages), self->watch_data);
  return avt_pages_get_page (self->pages, i);
}

/* The bytes are where a writer can be ended. */
static gboolean
write_cb (gconstpointer data, gsize size, gpointer user_data, GError **error)
{
  Writing *self = user_data;

  if (!self->is_ended)
    return self->func (data, size, self->func_data, error);
  g_set_error_literal (error, AVT_EXPORT_ERROR, AVT_EXPORT_ERROR_CANCELLED, _ ("Cancelled"));
  return FALSE;
}

/**
 * avt_pages_write_pdf:
 * @func: gets the file in pieces
 * @watch: (nullable): is told how far it is; when it ends the writing, the error is
 *   %AVT_EXPORT_ERROR_CANCELLED
 *
 * Titles of sections and headings make the outline. Pages are made one by one, so a report of any
 * length needs the memory of one section.
 *
 * Returns: whether the whole file was written
 */
gboolean
avt_pages_write_pdf (AvtPages *pages, AvtExportFunc func, gpointer user_data,
                     AvtWatchFunc watch, gpointer watch_data, GError **error)
{
  Writing writing = { pages, func, user_data, watch, watch_data, 0, FALSE };
  const AvtReportInfo *info = avt_report_get_info (avt_pages_get_report (pages));
  g_autoptr (GArray) bookmarks = avt_pages_list_bookmarks (pages);
  AvtPdfDocument document = { .page = page_cb,
                              .page_data = &writing,
                              .n_pages = avt_pages_get_n_pages (pages),
                              .bookmarks = (AvtPdfBookmark *) (gpointer) bookmarks->data,
                              .n_bookmarks = bookmarks->len,
                              .title = info->title,
                              .author = info->author,
                              .subject = info->design,
                              .language = avt_words_get_language (info->words),
                              .date = info->date };

  return avt_pdf_write (&document, write_cb, &writing, error);
}
