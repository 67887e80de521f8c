#include "config.h"

#include "widgets/report/choosers.h"

#include <glib/gi18n-lib.h>

/* In the order of avt_report_languages; the name of a language is written in itself. */
static const char *const language_names[] = { "English", "Deutsch", NULL };

/* Documents choose upright or across themselves. */
static const struct
{
  AvtPaper paper;
  const char *name;
} papers[] = { { AVT_PAPER_A4, "A4" }, { AVT_PAPER_LETTER, N_ ("US Letter") },
               { AVT_PAPER_A3, "A3" } };

GtkWidget *
avt_language_chooser_new (void)
{
  return gtk_drop_down_new_from_strings (language_names);
}

/** avt_language_chooser_get: Returns: static, such as "de" */
const char *
avt_language_chooser_get (GtkWidget *self)
{
  return avt_report_languages[gtk_drop_down_get_selected (GTK_DROP_DOWN (self))];
}

void
avt_language_chooser_set (GtkWidget *self, const char *language)
{
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self), avt_report_language_place (language));
}

GtkWidget *
avt_paper_chooser_new (void)
{
  GtkStringList *names = gtk_string_list_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    gtk_string_list_append (names, _ (papers[i].name));
  return gtk_drop_down_new (G_LIST_MODEL (names), NULL);
}

AvtPaper
avt_paper_chooser_get (GtkWidget *self)
{
  return papers[gtk_drop_down_get_selected (GTK_DROP_DOWN (self))].paper;
}

/** avt_paper_chooser_set: @paper: however it is turned; one that is not offered is A4 */
void
avt_paper_chooser_set (GtkWidget *self, AvtPaper paper)
{
  guint place = 0;

  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    if (papers[i].paper == avt_paper_turn (paper, FALSE))
      place = i;
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self), place);
}
