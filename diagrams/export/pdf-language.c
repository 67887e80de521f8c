/* The catalog is the last object that cairo 1.16 writes, so an entry more moves nothing but the
 * table behind it, whose place stands in the last lines. Where a file looks otherwise, it is passed
 * on as it is: without a language it is still whole. */
#include "config.h"

#include "diagrams/export/pdf-language.h"

#include <string.h>

#define CATALOG " 0 obj\n<< /Type /Catalog\n"
#define CATALOG_LENGTH (sizeof CATALOG - 1)
#define LAST_LINES "startxref\n"

/** avt_pdf_language_init: @language: (nullable): as "de"; %NULL: the file is passed on as it is */
void
avt_pdf_language_init (AvtPdfLanguage *self, const char *language, AvtExportFunc func,
                       gpointer user_data)
{
  *self = (AvtPdfLanguage){ language, func, user_data, g_byte_array_new (), FALSE };
}

static gssize
find (const GByteArray *held, const char *text, gsize length)
{
  const guint8 *found = memmem (held->data, held->len, text, length);

  return found != NULL ? found - held->data : -1;
}

/* Passes the first bytes of what is held on. */
static gboolean
release (AvtPdfLanguage *self, gsize size, GError **error)
{
  gboolean is_sound = size == 0 || self->func (self->held->data, size, self->user_data, error);

  g_byte_array_remove_range (self->held, 0, (guint) size);
  return is_sound;
}

/** avt_pdf_language_write: an #AvtExportFunc for the PDF writer */
gboolean
avt_pdf_language_write (AvtPdfLanguage *self, gconstpointer data, gsize size, GError **error)
{
  gssize at;

  if (self->language == NULL)
    return self->func (data, size, self->user_data, error);
  g_byte_array_append (self->held, data, (guint) size);
  if (self->is_catalog)
    return TRUE;
  at = find (self->held, CATALOG, CATALOG_LENGTH);
  self->is_catalog = at >= 0;
  if (at < 0)
    at = MAX ((gssize) self->held->len - (gssize) CATALOG_LENGTH, 0);
  return release (self, (gsize) at, error);
}

/* Returns: (nullable): what is held from @at on, ended by a zero byte that is not of the file */
static const char *
text_at (const AvtPdfLanguage *self, gssize at)
{
  g_byte_array_append (self->held, (const guint8 *) "", 1);
  g_byte_array_set_size (self->held, self->held->len - 1);
  return (const char *) self->held->data + at;
}

static char *
new_tail (const AvtPdfLanguage *self, gssize place_at, const char *entry)
{
  const char *all = text_at (self, 0);
  char *after;
  guint64 place = g_ascii_strtoull (all + place_at + strlen (LAST_LINES), &after, 10);
  g_autofree char *between = g_strndup (all + CATALOG_LENGTH,
                                        (gsize) place_at + strlen (LAST_LINES) - CATALOG_LENGTH);

  return g_strdup_printf (CATALOG "%s%s%" G_GUINT64_FORMAT "%s", entry, between,
                          place + strlen (entry), after);
}

static gboolean
is_tag (const char *language)
{
  for (const char *p = language; *p != '\0'; p++)
    if (!g_ascii_isalnum (*p) && *p != '-')
      return FALSE;
  return *language != '\0';
}

/* Returns: (transfer full) (nullable): the end of the file with the language in it */
static char *
tail_with_language (const AvtPdfLanguage *self)
{
  g_autofree char *tag = g_strdelimit (g_strdup (self->language), "_", '-');
  g_autofree char *entry = g_strdup_printf ("   /Lang (%s)\n", tag);
  gssize place_at = find (self->held, LAST_LINES, strlen (LAST_LINES));
  gssize table_at = find (self->held, "endobj\nxref\n", strlen ("endobj\nxref\n"));
  gssize end_at = find (self->held, "endobj\n", strlen ("endobj\n"));

  /* nothing may stand between the catalog and the table, nor any byte that ends a text */
  if (!is_tag (tag) || place_at < 0 || table_at < 0 || table_at != end_at
      || memchr (self->held->data, 0, self->held->len) != NULL)
    return NULL;
  return new_tail (self, place_at, entry);
}

/** avt_pdf_language_end: passes on what is held; Returns: whether that was taken */
gboolean
avt_pdf_language_end (AvtPdfLanguage *self, GError **error)
{
  g_autofree char *tail = self->is_catalog ? tail_with_language (self) : NULL;

  return tail != NULL ? self->func (tail, strlen (tail), self->user_data, error)
                      : release (self, self->held->len, error);
}

void
avt_pdf_language_clear (AvtPdfLanguage *self)
{
  g_clear_pointer (&self->held, g_byte_array_unref);
}
