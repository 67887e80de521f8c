/* The language of a PDF file, which cairo 1.16 cannot say: put in while the file is written. */
#pragma once

#include "diagrams/export/export.h"

G_BEGIN_DECLS

/**
 * AvtPdfLanguage: between the PDF writer and the one who gets the file
 * @held: what is not passed on yet: a few bytes, and from the catalog on everything
 * @is_catalog: @held begins with the catalog
 */
typedef struct
{
  const char *language;
  AvtExportFunc func;
  gpointer user_data;
  GByteArray *held;
  gboolean is_catalog;
} AvtPdfLanguage;

void avt_pdf_language_init (AvtPdfLanguage *self, const char *language, AvtExportFunc func,
                            gpointer user_data);
gboolean avt_pdf_language_write (AvtPdfLanguage *self, gconstpointer data, gsize size,
                                 GError **error);
gboolean avt_pdf_language_end (AvtPdfLanguage *self, GError **error);
void avt_pdf_language_clear (AvtPdfLanguage *self);

G_END_DECLS
