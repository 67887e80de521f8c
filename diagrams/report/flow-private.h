/* Shared by flow.c (pages) and strips.c (blocks as strips). */
#pragma once

#include "diagrams/report/flow.h"
#include "diagrams/report/table-layout.h"

G_BEGIN_DECLS

typedef struct _AvtStrip AvtStrip;
typedef struct _AvtFlow AvtFlow;

typedef void (*AvtStripFunc) (const AvtFlow *flow, const AvtStrip *strip,
                              AvtSceneBuilder *builder, double x, double y, double width_pt);

/**
 * AvtStrip: a piece of a block that is never split
 * @before_pt: room above it, but for the top of a page
 * @keeps_next: it stays with the next strip
 * @ends_page: nothing but the end of a page
 * @anchor: (nullable): where links to its block lead
 * @head: (nullable): the table whose head is repeated when a page begins with this strip
 * @data, @lines, @index: for @draw
 */
struct _AvtStrip
{
  double before_pt;
  double height_pt;
  gboolean keeps_next;
  gboolean ends_page;
  const char *anchor;
  const AvtTableLayout *head;
  AvtStripFunc draw;
  gconstpointer data;
  gconstpointer lines;
  guint index;
};

struct _AvtFlow
{
  AvtReport *report;
  AvtMeasurer *measurer;
  AvtRect box;         /* of the content, on each page */
  double page_width_pt;
  double page_height_pt;
  AvtPageOfFunc page_of;
  gpointer user_data;
  GPtrArray *builders; /* of AvtSceneBuilder, one a page */
  GArray *placed;      /* of AvtPlaced */
  GPtrArray *tables;   /* of AvtTableLayout */
  GPtrArray *lines;    /* of AvtLines */
  const AvtSection *section;
};

/* Appends the strips of a block that is not columns to @strips, for a flow of @width_pt. */
void _avt_strips_of (AvtFlow *flow, const AvtBlock *block, double width_pt, GArray *strips);

/* Footnotes, see footnote-strips.c. */
void _avt_footnote_strips (AvtFlow *flow, const AvtBlock *block, double width_pt, GArray *strips);

G_END_DECLS
