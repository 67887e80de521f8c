/* The blocks of a section, put onto pages: what goes where, and where a page ends. A row of a table
 * is never split, its head is repeated, a heading never stands last, and of a paragraph never one
 * line alone. */
#pragma once

#include "diagrams/report/report.h"

G_BEGIN_DECLS

/** AvtPageOfFunc: Returns: the number of the page of @anchor as people count, or 0: not known */
typedef guint (*AvtPageOfFunc) (const char *anchor, gpointer user_data);

/** AvtPlaced: where an anchor came to stand. */
typedef struct
{
  const char *anchor; /* of the section */
  guint page;         /* from 0, in the section */
} AvtPlaced;

/**
 * AvtFlowed: the pages of one section, without header and footer
 * @pages: (element-type AvtScene): at least one
 * @placed: (element-type AvtPlaced)
 */
typedef struct
{
  AvtSection *section;
  GPtrArray *pages;
  GArray *placed;
} AvtFlowed;

AvtFlowed *avt_flow_section (AvtReport *report, guint section, AvtMeasurer *measurer,
                             double page_width_pt, double page_height_pt, AvtRect box,
                             AvtPageOfFunc page_of, gpointer user_data);
void avt_flowed_free (AvtFlowed *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AvtFlowed, avt_flowed_free)

G_END_DECLS
