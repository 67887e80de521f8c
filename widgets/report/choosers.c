#include "config.h"

#include "widgets/report/choosers.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* In the order of avt_report_languages; the name of a language is written in itself. */
static const char *const language_names[] = { "English", "Deutsch", NULL };

/** avt_enum_chooser_new: @values: ending with %NULL; what is selected is an index of them */
GtkWidget *
avt_enum_chooser_new (const AvtEnumValue *values)
{
  GtkStringList *names = gtk_string_list_new (NULL);

  for (guint i = 0; values[i].nick != NULL; i++)
    gtk_string_list_append (names, _ (values[i].label));
  return gtk_drop_down_new (G_LIST_MODEL (names), NULL);
}

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

/* Documents choose upright or across themselves. */
GtkWidget *
avt_paper_chooser_new (void)
{
  return avt_enum_chooser_new (avt_house_papers);
}

AvtPaper
avt_paper_chooser_get (GtkWidget *self)
{
  AvtPaper paper = AVT_PAPER_A4;

  avt_paper_find (avt_house_papers[gtk_drop_down_get_selected (GTK_DROP_DOWN (self))].nick,
                  &paper);
  return paper;
}

/** avt_paper_chooser_set: @paper: however it is turned; one that is not offered is A4 */
void
avt_paper_chooser_set (GtkWidget *self, AvtPaper paper)
{
  const char *name = avt_paper_get_name (avt_paper_turn (paper, FALSE));
  guint place = 0;

  for (guint i = 0; avt_house_papers[i].nick != NULL; i++)
    if (strcmp (avt_house_papers[i].nick, name) == 0)
      place = i;
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self), place);
}

GtkWidget *
avt_detail_chooser_new (void)
{
  return avt_enum_chooser_new (avt_detail_values);
}

AvtDetailLevel
avt_detail_chooser_get (GtkWidget *self)
{
  return (AvtDetailLevel) gtk_drop_down_get_selected (GTK_DROP_DOWN (self));
}

void
avt_detail_chooser_set (GtkWidget *self, AvtDetailLevel detail)
{
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self), (guint) detail);
}

GtkWidget *
avt_style_chooser_new (void)
{
  return gtk_drop_down_new_from_strings ((const char *const[]){ NULL });
}

static gboolean
has_usual (const AvtDesign *design)
{
  return avt_info_find_style (avt_design_get_info (design), NULL) != NULL;
}

/** avt_style_chooser_offer: the usual style of @design where it has one, none, and each of them;
 * the first is selected */
void
avt_style_chooser_offer (GtkWidget *self, const AvtDesign *design)
{
  const AvtInfo *info = avt_design_get_info (design);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  if (has_usual (design))
    {
      /* Translators: the style that documents of this design have */
      g_autofree char *name = g_strdup_printf (_ ("Usual (%s)"), info->style);

      gtk_string_list_append (names, name);
    }
  /* Translators: documents without a house style */
  gtk_string_list_append (names, _ ("Plain"));
  for (guint i = 0; i < info->styles.n_records; i++)
    gtk_string_list_append (names, avt_record_list_at (info->styles, AvtHouseStyle, i)->name);
  gtk_drop_down_set_model (GTK_DROP_DOWN (self), G_LIST_MODEL (names));
}

/** avt_style_chooser_get: Returns: (nullable): as an order names it; interned */
const char *
avt_style_chooser_get (GtkWidget *self, const AvtDesign *design)
{
  const AvtInfo *info = avt_design_get_info (design);
  guint n_first = has_usual (design) ? 2 : 1;
  guint place = gtk_drop_down_get_selected (GTK_DROP_DOWN (self));

  if (place + 1 < n_first || place == GTK_INVALID_LIST_POSITION)
    return NULL;
  if (place < n_first)
    return "";
  return place - n_first < info->styles.n_records
           ? g_intern_string (
               avt_record_list_at (info->styles, AvtHouseStyle, place - n_first)->name)
           : NULL;
}

/** avt_style_chooser_set: @style: (nullable): as an order names it; one that is gone: the first */
void
avt_style_chooser_set (GtkWidget *self, const AvtDesign *design, const char *style)
{
  const AvtInfo *info = avt_design_get_info (design);
  guint n_first = has_usual (design) ? 2 : 1;
  guint place = style != NULL && *style == '\0' ? n_first - 1 : 0;

  for (guint i = 0; style != NULL && i < info->styles.n_records; i++)
    if (strcmp (avt_record_list_at (info->styles, AvtHouseStyle, i)->name, style) == 0)
      place = n_first + i;
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self), place);
}

/** avt_export_order_take_detail: @order has the parts that it has at @detail */
void
avt_export_order_take_detail (AvtExportOrder *order, AvtDetailLevel detail)
{
  order->detail = detail;
  if (order->report != NULL)
    order->parts = avt_report_kind_parts_at (order->report, detail);
}

/** avt_export_order_take_style: @style: (nullable): of @design; what it says of paper and detail
 * holds for @order until somebody chooses otherwise */
void
avt_export_order_take_style (AvtExportOrder *order, const AvtDesign *design, const char *style)
{
  const AvtHouseStyle *house = avt_info_find_style (avt_design_get_info (design), style);

  order->style = g_intern_string (style);
  if (house == NULL)
    return;
  avt_paper_find (avt_house_papers[house->paper].nick, &order->paper);
  if (order->detail != (AvtDetailLevel) house->detail)
    avt_export_order_take_detail (order, (AvtDetailLevel) house->detail);
}
