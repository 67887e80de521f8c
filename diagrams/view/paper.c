#include "config.h"

#include "diagrams/view/paper.h"

#include "diagrams/scene/theme.h"

#include <string.h>

static const char *const names[AVT_N_PAPERS]
  = { "auto", "a4", "a4-landscape", "a3", "a3-landscape", "letter", "letter-landscape" };

/** avt_paper_get_name: Returns: how the command line calls it */
const char *
avt_paper_get_name (AvtPaper paper)
{
  g_return_val_if_fail (paper < AVT_N_PAPERS, NULL);
  return names[paper];
}

/** avt_paper_find: Returns: whether there is a paper called @name */
gboolean
avt_paper_find (const char *name, AvtPaper *paper)
{
  for (guint i = 0; i < AVT_N_PAPERS; i++)
    if (strcmp (names[i], name) == 0)
      {
        *paper = (AvtPaper) i;
        return TRUE;
      }
  return FALSE;
}

/** avt_paper_turn: Returns: the same sheet upright or across; AUTO is an A4 sheet */
AvtPaper
avt_paper_turn (AvtPaper paper, gboolean is_landscape)
{
  switch (paper)
    {
    case AVT_PAPER_AUTO:
    case AVT_PAPER_A4:
    case AVT_PAPER_A4_LANDSCAPE:
      return is_landscape ? AVT_PAPER_A4_LANDSCAPE : AVT_PAPER_A4;
    case AVT_PAPER_A3:
    case AVT_PAPER_A3_LANDSCAPE:
      return is_landscape ? AVT_PAPER_A3_LANDSCAPE : AVT_PAPER_A3;
    case AVT_PAPER_LETTER:
    case AVT_PAPER_LETTER_LANDSCAPE:
      return is_landscape ? AVT_PAPER_LETTER_LANDSCAPE : AVT_PAPER_LETTER;
    case AVT_N_PAPERS:
      break;
    }
  g_return_val_if_reached (AVT_PAPER_A4);
}

/** avt_paper_get_size: of the sheet, its margins included; AUTO is an A4 sheet across */
void
avt_paper_get_size (AvtPaper paper, double *width_pt, double *height_pt)
{
  gboolean is_landscape = paper == AVT_PAPER_AUTO || paper == AVT_PAPER_A4_LANDSCAPE
                          || paper == AVT_PAPER_A3_LANDSCAPE
                          || paper == AVT_PAPER_LETTER_LANDSCAPE;
  double narrow = avt_theme.a4_width_pt, long_side = avt_theme.a4_height_pt;

  if (paper == AVT_PAPER_A3 || paper == AVT_PAPER_A3_LANDSCAPE)
    {
      narrow = avt_theme.a3_width_pt;
      long_side = avt_theme.a3_height_pt;
    }
  else if (paper == AVT_PAPER_LETTER || paper == AVT_PAPER_LETTER_LANDSCAPE)
    {
      narrow = avt_theme.letter_width_pt;
      long_side = avt_theme.letter_height_pt;
    }
  *width_pt = is_landscape ? long_side : narrow;
  *height_pt = is_landscape ? narrow : long_side;
}
