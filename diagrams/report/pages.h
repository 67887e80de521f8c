/* The pages of a report: what the preview shows, the printer prints and the PDF holds. */
#pragma once

#include "diagrams/report/report.h"

G_BEGIN_DECLS

typedef struct _AvtPages AvtPages; /* atomically counted; read from one thread at a time */

AvtPages *avt_pages_new (AvtReport *report, AvtMeasurer *measurer);
AvtPages *avt_pages_new_watched (AvtReport *report, AvtMeasurer *measurer,
                                 AvtWatchFunc watch, gpointer user_data);
AvtPages *avt_pages_ref (AvtPages *self);
void avt_pages_unref (AvtPages *self);
AvtReport *avt_pages_get_report (const AvtPages *self);
guint avt_pages_get_n_pages (const AvtPages *self);
double avt_pages_get_width (const AvtPages *self);
double avt_pages_get_height (const AvtPages *self);
AvtScene *avt_pages_get_page (AvtPages *self, guint i);
guint avt_pages_get_section_of (const AvtPages *self, guint page);
guint avt_pages_get_section_start (const AvtPages *self, guint section);
const char *avt_pages_get_section_title (const AvtPages *self, guint section);
int avt_pages_find_anchor (const AvtPages *self, const char *anchor);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AvtPages, avt_pages_unref)

G_END_DECLS
