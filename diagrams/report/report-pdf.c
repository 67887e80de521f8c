#include "config.h"

#include "diagrams/report/report-pdf.h"

#include "diagrams/export/pdf.h"

static AvtScene *
page_cb (guint i, gpointer user_data)
{
  return avt_pages_get_page (user_data, i);
}

/* A heading; or, of a sheet without any, the section. Levels never skip one, as viewers demand. */
static void
add_bookmark (GArray *bookmarks, const AvtHeading *heading, guint page)
{
  guint last = bookmarks->len > 0
                 ? g_array_index (bookmarks, AvtPdfBookmark, bookmarks->len - 1).level + 1 : 0;
  AvtPdfBookmark bookmark
    = { heading->text, MIN (heading->level - 1, last), page, heading->anchor };

  g_array_append_val (bookmarks, bookmark);
}

static GArray *
list_bookmarks (AvtPages *pages)
{
  AvtReport *report = avt_pages_get_report (pages);
  GArray *bookmarks = g_array_new (FALSE, FALSE, sizeof (AvtPdfBookmark));

  for (guint i = 0; i < avt_report_get_n_headings (report); i++)
    {
      const AvtHeading *heading = avt_report_get_heading (report, i);
      int page = heading->anchor != NULL ? avt_pages_find_anchor (pages, heading->anchor) : -1;

      if (page >= 0)
        add_bookmark (bookmarks, heading, (guint) page);
    }
  return bookmarks;
}

/**
 * avt_pages_write_pdf:
 * @func: gets the file in pieces
 *
 * Headings with an anchor make the outline. Pages are made one by one, so a report of any length
 * needs the memory of one section.
 *
 * Returns: whether the whole file was written
 */
gboolean
avt_pages_write_pdf (AvtPages *pages, AvtExportFunc func, gpointer user_data, GError **error)
{
  const AvtReportInfo *info = avt_report_get_info (avt_pages_get_report (pages));
  g_autoptr (GArray) bookmarks = list_bookmarks (pages);
  AvtPdfDocument document = { .page = page_cb,
                              .page_data = pages,
                              .n_pages = avt_pages_get_n_pages (pages),
                              .bookmarks = (AvtPdfBookmark *) (gpointer) bookmarks->data,
                              .n_bookmarks = bookmarks->len,
                              .title = info->title,
                              .author = info->author,
                              .subject = info->design,
                              .date = info->date };

  return avt_pdf_write (&document, func, user_data, error);
}
