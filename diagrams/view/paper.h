/* The sheets of paper that diagrams are drawn on. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** AvtPaper: AUTO is the smallest landscape sheet on which the drawing is legible. */
typedef enum
{
  AVT_PAPER_AUTO,
  AVT_PAPER_A4,
  AVT_PAPER_A4_LANDSCAPE,
  AVT_PAPER_A3,
  AVT_PAPER_A3_LANDSCAPE,
  AVT_PAPER_LETTER,
  AVT_PAPER_LETTER_LANDSCAPE,
  AVT_N_PAPERS
} AvtPaper;

const char *avt_paper_get_name (AvtPaper paper);
gboolean avt_paper_find (const char *name, AvtPaper *paper);
AvtPaper avt_paper_turn (AvtPaper paper, gboolean is_landscape);
void avt_paper_get_size (AvtPaper paper, double *width_pt, double *height_pt);

G_END_DECLS
