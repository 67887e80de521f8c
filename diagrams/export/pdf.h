/* PDF of page scenes, by cairo. */
#pragma once

#include "diagrams/export/export.h"

G_BEGIN_DECLS

/* Where viewers begin to have limits: reliability over ambition. */
#define AVT_PDF_PAGES_MAX 5000

/* The largest page of PDF 1.5, 200 inches; larger drawings are scaled down to it. */
#define AVT_PDF_SIDE_MAX 14400.0

/**
 * AvtPdfBookmark: a line of the outline
 * @level: 0 for the top; at most one more than the line before
 * @page: the page it leads to, from 0
 * @anchor: (nullable): the group it leads to, instead of the page
 */
typedef struct
{
  const char *text;
  guint level;
  guint page;
  const char *anchor;
} AvtPdfBookmark;

/** AvtPdfPageFunc: Returns: (transfer full): page @i, from 0; asked for twice, always the same */
typedef AvtScene *(*AvtPdfPageFunc) (guint i, gpointer user_data);

/**
 * AvtPdfDocument:
 * @pages: (nullable): one scene a page, of the page's size
 * @page: without @pages: makes them one by one, so that they need not be there together
 * @title: (nullable): as the window of a viewer shows it
 * @author: (nullable): a person's or company's name
 * @subject: (nullable): a sentence
 * @language: (nullable): of its texts, as "de"; readers aloud need it
 * @date: (nullable): ISO 8601, such as "2021-01-11" or "2021-01-11T10:00:00Z"; NULL for none
 */
typedef struct
{
  AvtScene *const *pages;
  AvtPdfPageFunc page;
  gpointer page_data;
  guint n_pages;
  const AvtPdfBookmark *bookmarks;
  guint n_bookmarks;
  const char *title;
  const char *author;
  const char *subject;
  const char *language;
  const char *date;
} AvtPdfDocument;

gboolean avt_pdf_write (const AvtPdfDocument *document, AvtExportFunc func, gpointer user_data,
                        GError **error);
GBytes *avt_pdf_export (const AvtPdfDocument *document, GError **error);

G_END_DECLS
