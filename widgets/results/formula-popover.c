#include "config.h"

#include "widgets/results/formula-popover.h"

#include "widgets/compat.h"
#include "widgets/inspector/section.h"
#include "widgets/numbers.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define WIDTH_PX 320
#define MOST_CHARS 11

static char *
quantity (double value, AvtUnit unit)
{
  return isnan (value) ? g_strdup (_ ("unknown")) : avt_local_quantity (value, unit);
}

static char *
value_text (const AvtExplained *explained)
{
  g_autofree char *value = explained->unit_label[0] != '\0'
                             ? g_strdup (explained->unit_label)
                             : quantity (explained->value, explained->unit);

  return g_strconcat (avt_explained_mark (explained), value, NULL);
}

/* Stands below a value: its limit, and how many devices it leaves out. */
static char *
detail_text (const AvtExplained *explained)
{
  g_autofree char *limit = quantity (explained->limit, explained->unit);
  guint n_unknown = isnan (explained->value) ? 0 : explained->n_unknown;

  if (isnan (explained->limit))
    return n_unknown == 0 ? g_strdup ("")
                          : g_strdup_printf (ngettext ("%u unknown", "%u unknown", n_unknown),
                                             n_unknown);
  /* Translators: stands below a quantity, which is the value: "of 1,000 kg" */
  return n_unknown == 0
           ? g_strdup_printf (_ ("of %s"), limit)
           : g_strdup_printf (ngettext ("of %s,\n%u unknown", "of %s,\n%u unknown", n_unknown),
                              limit, n_unknown);
}

/** avt_explained_value_text: Returns: (transfer full): the value, its limit and how much of it is
 * not known: "612 kg of 1,000 kg, 2 unknown" */
char *
avt_explained_value_text (const AvtExplained *explained)
{
  g_autofree char *value = value_text (explained);
  g_autofree char *limit = quantity (explained->limit, explained->unit);
  guint n_unknown = isnan (explained->value) ? 0 : explained->n_unknown;

  if (isnan (explained->limit) && n_unknown == 0)
    return g_steal_pointer (&value);
  if (isnan (explained->limit))
    /* Translators: a quantity, and how many devices it leaves out */
    return g_strdup_printf (ngettext ("%s, %u unknown", "%s, %u unknown", n_unknown), value,
                            n_unknown);
  if (n_unknown == 0)
    /* Translators: a quantity and its limit: "612 kg of 1,000 kg" */
    return g_strdup_printf (_ ("%s of %s"), value, limit);
  /* Translators: a quantity, its limit, and how many devices it leaves out */
  return g_strdup_printf (ngettext ("%s of %s, %u unknown", "%s of %s, %u unknown", n_unknown),
                          value, limit, n_unknown);
}

static void
add_heading (GtkWidget *box, const char *text)
{
  gtk_box_append (GTK_BOX (box), avt_section_new_label (text, "heading"));
}

static void
add_text (GtkWidget *box, const char *text)
{
  GtkWidget *label = avt_section_new_label (text, NULL);

  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_set_focusable (label, FALSE);
  gtk_box_append (GTK_BOX (box), label);
}

static GtkWidget *
new_inputs (const AvtExplained *explained)
{
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_column_spacing (GTK_GRID (grid), 18);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 2);
  for (guint i = 0; i < explained->n_inputs; i++)
    {
      const AvtExplainedInput *input = &explained->inputs[i];
      g_autofree char *value = quantity (input->value, input->unit);
      GtkWidget *label = avt_section_new_label (_ (input->label), "dim-label");
      GtkWidget *number = gtk_label_new (value);

      gtk_widget_set_hexpand (label, TRUE);
      gtk_label_set_xalign (GTK_LABEL (number), 1);
      gtk_widget_add_css_class (number, "numeric");
      gtk_grid_attach (GTK_GRID (grid), label, 0, (int) i, 1, 1);
      gtk_grid_attach (GTK_GRID (grid), number, 1, (int) i, 1, 1);
    }
  return grid;
}

static const char *
confidence_words (AvtConfidence confidence)
{
  switch (confidence)
    {
    case AVT_CONFIDENCE_VERIFIED:
      return _ ("Verified");
    case AVT_CONFIDENCE_SOURCE:
      return _ ("As a source says");
    case AVT_CONFIDENCE_DERIVED:
      return _ ("Derived from sources");
    case AVT_CONFIDENCE_GENERAL:
      return _ ("General knowledge of the trade");
    case AVT_CONFIDENCE_HEURISTIC:
      return _ ("Rule of thumb");
    }
  return "";
}

static void
add_unknown (GtkWidget *box, const AvtExplained *explained)
{
  g_autofree char *text = NULL;

  if (explained->n_unknown == 0)
    return;
  text = g_strdup_printf (ngettext ("%u device has no figure.", "%u devices have no figure.",
                                    explained->n_unknown),
                          explained->n_unknown);
  add_text (box, text);
}

static GtkWidget *
new_explanation (const AvtExplained *explained)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  g_autofree char *value = avt_explained_value_text (explained);
  g_autofree char *title = g_strdup_printf ("%s · %s", _ (explained->title), value);

  gtk_box_append (GTK_BOX (box), avt_section_new_label (title, "title-4"));
  add_heading (box, _ ("Formula"));
  add_text (box, _ (explained->formula));
  add_heading (box, _ ("Inputs"));
  gtk_box_append (GTK_BOX (box), new_inputs (explained));
  add_heading (box, _ ("Assumptions"));
  for (guint i = 0; i < explained->n_assumptions; i++)
    add_text (box, _ (explained->assumptions[i]));
  add_unknown (box, explained);
  if (explained->n_assumptions == 0 && explained->n_unknown == 0)
    add_text (box, _ ("None"));
  add_heading (box, _ ("Source"));
  add_text (box, _ (explained->source));
  add_heading (box, _ ("Confidence"));
  add_text (box, confidence_words (explained->confidence));
  gtk_widget_set_size_request (box, WIDTH_PX, -1);
  gtk_widget_add_css_class (box, "explanation");
  return box;
}

static void
create_popover_cb (GtkMenuButton *button, gpointer user_data)
{
  const AvtExplained *explained = g_object_get_data (G_OBJECT (button), "explained");
  GtkWidget *popover = gtk_popover_new ();

  if (explained != NULL)
    gtk_popover_set_child (GTK_POPOVER (popover), new_explanation (explained));
  gtk_menu_button_set_popover (button, popover);
}

/* It takes what it gets; what is cut off is said by the tooltip. */
static GtkWidget *
new_line (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), MOST_CHARS);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

/** avt_formula_button_new: says nothing until avt_formula_button_set() */
GtkWidget *
avt_formula_button_new (void)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *value = new_line ("number-value");
  GtkWidget *detail = new_line ("number-title");

  gtk_label_set_width_chars (GTK_LABEL (value), MOST_CHARS);
  gtk_box_append (GTK_BOX (box), new_line ("number-title"));
  gtk_box_append (GTK_BOX (box), value);
  gtk_label_set_ellipsize (GTK_LABEL (detail), PANGO_ELLIPSIZE_NONE);
  gtk_label_set_wrap (GTK_LABEL (detail), TRUE); /* a limit and a count need two lines */
  gtk_box_append (GTK_BOX (box), detail);
  gtk_menu_button_set_child (GTK_MENU_BUTTON (button), box);
  gtk_menu_button_set_has_frame (GTK_MENU_BUTTON (button), FALSE);
  gtk_menu_button_set_direction (GTK_MENU_BUTTON (button), GTK_ARROW_UP);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), create_popover_cb, NULL, NULL);
  gtk_widget_add_css_class (button, "number");
  return button;
}

void
avt_formula_button_set (GtkWidget *button, const AvtExplained *explained)
{
  GtkWidget *box = gtk_menu_button_get_child (GTK_MENU_BUTTON (button));
  GtkWidget *title = gtk_widget_get_first_child (box);
  GtkWidget *value = gtk_widget_get_next_sibling (title);
  GtkWidget *detail = gtk_widget_get_last_child (box);
  g_autofree char *text = avt_explained_value_text (explained);
  g_autofree char *name = g_strdup_printf ("%s: %s", _ (explained->title), text);
  g_autofree char *short_text = value_text (explained);
  g_autofree char *more = detail_text (explained);

  gtk_label_set_text (GTK_LABEL (title), _ (explained->title));
  gtk_label_set_text (GTK_LABEL (value), short_text);
  gtk_label_set_text (GTK_LABEL (detail), more);
  gtk_widget_set_visible (detail, more[0] != '\0');
  if (isnan (explained->value))
    gtk_widget_add_css_class (value, "dim-label");
  else
    gtk_widget_remove_css_class (value, "dim-label");
  if (explained->value > explained->limit)
    gtk_widget_add_css_class (value, "error");
  else
    gtk_widget_remove_css_class (value, "error");
  gtk_widget_set_tooltip_text (button, name);
  avt_compat_set_name (button, name);
  g_object_set_data_full (G_OBJECT (button), "explained",
                          g_memdup2 (explained, sizeof *explained), g_free);
}
