#include "config.h"

#include "widgets/report/report-options.h"

#include "engine/design/order.h"
#include "widgets/compat.h"
#include "widgets/inspector/section.h"
#include "widgets/report/choosers.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _AvtReportOptions
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *kinds;
  GtkWidget *help;
  GtkWidget *rack_line;
  GtkWidget *racks;
  GtkWidget *parts;
  GtkWidget *styles;
  GtkWidget *details;
  GtkWidget *papers;
  GtkWidget *languages;
  AvtDesign *design;   /* whose racks and styles are offered; NULL at first */
  GArray *rack_ids;    /* of AvtId, as in @racks after the first, which is all */
  char *rack_names;    /* as they are shown, one a line */
  const char *style;   /* interned; as it was chosen; NULL: the usual one, once there is one */
  AvtExportOrder said; /* what the chosen style said last of paper and detail */
  guint32 *chosen;     /* the parts of each kind */
  gboolean is_quiet;
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (AvtReportOptions, avt_report_options, GTK_TYPE_WIDGET)

static guint
get_kind (AvtReportOptions *self)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->kinds));

  return MIN (selected, avt_report_kind_count () - 1);
}

static void
emit_changed (AvtReportOptions *self)
{
  if (!self->is_quiet)
    g_signal_emit (self, changed_signal, 0);
}

static void
part_toggled_cb (GtkCheckButton *button, AvtReportOptions *self)
{
  guint32 bit = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "part"));

  if (gtk_check_button_get_active (button))
    self->chosen[get_kind (self)] |= bit;
  else
    self->chosen[get_kind (self)] &= ~bit;
  emit_changed (self);
}

static void
show_parts (AvtReportOptions *self)
{
  const AvtReportKind *kind = avt_report_kind_get (get_kind (self));
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->parts)) != NULL)
    gtk_box_remove (GTK_BOX (self->parts), child);
  for (guint i = 0; kind->parts[i].nick != NULL; i++)
    {
      GtkWidget *button = gtk_check_button_new_with_label (_ (kind->parts[i].label));

      gtk_check_button_set_active (GTK_CHECK_BUTTON (button),
                                   (self->chosen[get_kind (self)] & (1u << i)) != 0);
      g_object_set_data (G_OBJECT (button), "part", GUINT_TO_POINTER (1u << i));
      g_signal_connect (button, "toggled", G_CALLBACK (part_toggled_cb), self);
      gtk_box_append (GTK_BOX (self->parts), button);
    }
  gtk_label_set_text (GTK_LABEL (self->help), _ (kind->help));
  gtk_widget_set_visible (self->rack_line, kind->is_of_racks);
}

static void
kind_selected_cb (AvtReportOptions *self)
{
  show_parts (self);
  emit_changed (self);
}

static GtkWidget *
add_chooser (AvtReportOptions *self, const char *title, GtkWidget *chooser, GtkWidget **line)
{
  GtkWidget *section = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  gtk_box_append (GTK_BOX (section), avt_section_new_label (title, "heading"));
  gtk_box_append (GTK_BOX (section), chooser);
  gtk_box_append (GTK_BOX (self->box), section);
  avt_compat_set_name (chooser, title);
  if (line != NULL)
    *line = section;
  return chooser;
}

/* What @order has of paper, detail and parts. */
static void
show_look (AvtReportOptions *self, const AvtExportOrder *order)
{
  gboolean is_quiet = self->is_quiet;

  self->is_quiet = TRUE;
  self->chosen[get_kind (self)] = order->parts;
  avt_paper_chooser_set (self->papers, order->paper);
  avt_detail_chooser_set (self->details, order->detail);
  show_parts (self);
  self->is_quiet = is_quiet;
}

static AvtExportOrder
get_look (AvtReportOptions *self)
{
  return (AvtExportOrder){ .report = avt_report_kind_get (get_kind (self)),
                           .parts = self->chosen[get_kind (self)],
                           .paper = avt_paper_chooser_get (self->papers),
                           .detail = avt_detail_chooser_get (self->details) };
}

/* The documents that are not shown have the parts of the detail, too. */
static void
take_detail (AvtReportOptions *self, AvtDetailLevel detail)
{
  for (guint i = 0; i < avt_report_kind_count (); i++)
    self->chosen[i] = avt_report_kind_parts_at (avt_report_kind_get (i), detail);
}

static void
detail_selected_cb (AvtReportOptions *self)
{
  if (self->is_quiet)
    return;
  take_detail (self, avt_detail_chooser_get (self->details));
  show_parts (self);
  emit_changed (self);
}

static gboolean
has_style (const AvtDesign *design, const char *style)
{
  return style == NULL || *style == '\0'
         || avt_info_find_style (avt_design_get_info (design), style) != NULL;
}

/* A style that is gone is none that was chosen. */
static void
show_style (AvtReportOptions *self)
{
  if (!has_style (self->design, self->style))
    self->style = NULL;
  avt_style_chooser_set (self->styles, self->design, self->style);
}

static AvtExportOrder
listen (AvtReportOptions *self)
{
  AvtExportOrder said = { .detail = AVT_LEVEL_STANDARD };

  if (self->design != NULL)
    avt_export_order_take_style (&said, self->design, self->style);
  return said;
}

static void
style_selected_cb (AvtReportOptions *self)
{
  AvtExportOrder look = get_look (self);
  AvtDetailLevel before = look.detail;

  if (self->is_quiet)
    return;
  self->style = avt_style_chooser_get (self->styles, self->design);
  avt_export_order_take_style (&look, self->design, self->style);
  if (look.detail != before)
    take_detail (self, look.detail);
  show_look (self, &look);
  self->said = listen (self);
  emit_changed (self);
}

static void
watch (AvtReportOptions *self, GtkWidget *chooser)
{
  g_signal_connect_swapped (chooser, "notify::selected", G_CALLBACK (emit_changed), self);
}

static void
add_kinds (AvtReportOptions *self)
{
  GtkStringList *names = gtk_string_list_new (NULL);

  for (guint i = 0; i < avt_report_kind_count (); i++)
    gtk_string_list_append (names, _ (avt_report_kind_get (i)->title));
  self->kinds = add_chooser (self, _ ("Document"), gtk_drop_down_new (G_LIST_MODEL (names), NULL),
                             NULL);
  self->help = avt_section_new_label (NULL, "dim-label");
  gtk_widget_add_css_class (self->help, "caption");
  gtk_box_append (GTK_BOX (self->box), self->help);
  g_signal_connect_swapped (self->kinds, "notify::selected", G_CALLBACK (kind_selected_cb), self);
}

/* With a way to the window of styles beside them. */
static void
add_styles (AvtReportOptions *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *edit = gtk_button_new_from_icon_name ("document-edit-symbolic");

  self->styles = avt_style_chooser_new ();
  gtk_widget_set_hexpand (self->styles, TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (edit), "win.styles");
  gtk_widget_set_tooltip_text (edit, _ ("Edit the Styles of Documents"));
  avt_compat_set_name (edit, _ ("Edit the Styles of Documents"));
  gtk_box_append (GTK_BOX (line), self->styles);
  gtk_box_append (GTK_BOX (line), edit);
  add_chooser (self, _ ("Style"), line, NULL);
  avt_compat_set_name (self->styles, _ ("Style"));
  g_signal_connect_swapped (self->styles, "notify::selected", G_CALLBACK (style_selected_cb),
                            self);
}

static void
avt_report_options_init (AvtReportOptions *self)
{
  GtkWidget *section = avt_section_new (_ ("Sections"), NULL);

  self->rack_ids = g_array_new (FALSE, FALSE, sizeof (AvtId));
  self->chosen = g_new0 (guint32, avt_report_kind_count ());
  for (guint i = 0; i < avt_report_kind_count (); i++)
    self->chosen[i] = avt_report_kind_parts_at (avt_report_kind_get (i), AVT_LEVEL_STANDARD);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  add_kinds (self);
  self->racks = add_chooser (self, _ ("Racks"),
                             gtk_drop_down_new (G_LIST_MODEL (gtk_string_list_new (NULL)), NULL),
                             &self->rack_line);
  gtk_drop_down_set_expression (
    GTK_DROP_DOWN (self->racks),
    gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string"));
  gtk_drop_down_set_enable_search (GTK_DROP_DOWN (self->racks), TRUE);
  watch (self, self->racks);
  self->parts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (section), self->parts);
  gtk_box_append (GTK_BOX (self->box), section);
  add_styles (self);
  self->details = add_chooser (self, _ ("Detail"), avt_detail_chooser_new (), NULL);
  avt_detail_chooser_set (self->details, AVT_LEVEL_STANDARD);
  g_signal_connect_swapped (self->details, "notify::selected", G_CALLBACK (detail_selected_cb),
                            self);
  self->papers = add_chooser (self, _ ("Paper"), avt_paper_chooser_new (), NULL);
  watch (self, self->papers);
  self->languages = add_chooser (self, _ ("Language"), avt_language_chooser_new (), NULL);
  watch (self, self->languages);
  show_parts (self);
}

static void
avt_report_options_dispose (GObject *object)
{
  g_clear_pointer (&AVT_REPORT_OPTIONS (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (avt_report_options_parent_class)->dispose (object);
}

static void
avt_report_options_finalize (GObject *object)
{
  AvtReportOptions *self = AVT_REPORT_OPTIONS (object);

  g_array_unref (self->rack_ids);
  g_free (self->rack_names);
  g_free (self->chosen);
  g_clear_pointer (&self->design, avt_design_unref);
  G_OBJECT_CLASS (avt_report_options_parent_class)->finalize (object);
}

static void
avt_report_options_class_init (AvtReportOptionsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = avt_report_options_dispose;
  G_OBJECT_CLASS (klass)->finalize = avt_report_options_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

GtkWidget *
avt_report_options_new (void)
{
  return g_object_new (AVT_TYPE_REPORT_OPTIONS, NULL);
}

AvtReportChoice
avt_report_options_get_choice (AvtReportOptions *self)
{
  guint rack = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->racks));
  AvtReportChoice choice = { .kind = avt_report_kind_get (get_kind (self)),
                             .parts = self->chosen[get_kind (self)],
                             .paper = avt_paper_chooser_get (self->papers),
                             .language = avt_language_chooser_get (self->languages),
                             .style = self->style,
                             .detail = avt_detail_chooser_get (self->details),
                             .rack = AVT_ID_NONE };

  if (rack > 0 && rack <= self->rack_ids->len && choice.kind->is_of_racks)
    choice.rack = g_array_index (self->rack_ids, AvtId, rack - 1);
  return choice;
}

static void
select_rack (AvtReportOptions *self, AvtId rack)
{
  guint place = 0;

  for (guint i = 0; i < self->rack_ids->len; i++)
    if (avt_id_equal (g_array_index (self->rack_ids, AvtId, i), rack))
      place = i + 1;
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->racks), place);
}

void
avt_report_options_set_choice (AvtReportOptions *self, const AvtReportChoice *choice)
{
  self->is_quiet = TRUE;
  if (choice->detail != avt_detail_chooser_get (self->details))
    take_detail (self, choice->detail);
  for (guint i = 0; i < avt_report_kind_count (); i++)
    if (avt_report_kind_get (i) == choice->kind)
      {
        self->chosen[i] = choice->parts;
        gtk_drop_down_set_selected (GTK_DROP_DOWN (self->kinds), i);
      }
  avt_detail_chooser_set (self->details, choice->detail);
  avt_paper_chooser_set (self->papers, choice->paper);
  self->style = g_intern_string (choice->style);
  if (self->design != NULL)
    show_style (self);
  self->said = listen (self);
  avt_language_chooser_set (self->languages, choice->language);
  select_rack (self, choice->rack);
  show_parts (self);
  self->is_quiet = FALSE;
  emit_changed (self);
}

static char *
list_names (const GPtrArray *racks)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < racks->len; i++)
    g_string_append_printf (names, "%s %s\n", ((const AvtRack *) racks->pdata[i])->entity.id.text,
                            ((const AvtRack *) racks->pdata[i])->name);
  return g_string_free (names, FALSE);
}

static void
offer_racks (AvtReportOptions *self)
{
  g_autoptr (GPtrArray) racks = avt_design_racks_in_order (self->design);
  AvtId rack = avt_report_options_get_choice (self).rack;
  g_autoptr (GtkStringList) names = NULL;
  g_autofree char *rack_names = list_names (racks);

  if (g_strcmp0 (rack_names, self->rack_names) == 0)
    return;
  g_free (self->rack_names);
  self->rack_names = g_steal_pointer (&rack_names);
  names = gtk_string_list_new (NULL);
  gtk_string_list_append (names, _ ("All Racks"));
  g_array_set_size (self->rack_ids, 0);
  for (guint i = 0; i < racks->len; i++)
    {
      const AvtRack *each = racks->pdata[i];

      gtk_string_list_append (names, each->name);
      g_array_append_val (self->rack_ids, each->entity.id);
    }
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->racks), G_LIST_MODEL (names));
  select_rack (self, rack);
}

/* The style that was chosen stays chosen under another name.
 * Returns: (nullable): interned */
static const char *
follow_style (const AvtDesign *before, const AvtDesign *design, const char *style)
{
  AvtRecordList old = avt_design_get_info (before)->styles;
  AvtRecordList styles = avt_design_get_info (design)->styles;

  if (has_style (design, style) || old.n_records != styles.n_records)
    return style;
  for (guint i = 0; i < old.n_records; i++)
    if (strcmp (avt_record_list_at (old, AvtHouseStyle, i)->name, style) == 0)
      return g_intern_string (avt_record_list_at (styles, AvtHouseStyle, i)->name);
  return style;
}

/* A style that says something else than before says it to who has chosen it. */
static void
offer_styles (AvtReportOptions *self)
{
  AvtExportOrder said;

  avt_style_chooser_offer (self->styles, self->design);
  show_style (self);
  said = listen (self);
  if (said.paper != self->said.paper || said.detail != self->said.detail)
    {
      AvtExportOrder look = get_look (self);

      avt_export_order_take_style (&look, self->design, self->style);
      show_look (self, &look);
    }
  self->said = said;
}

/** avt_report_options_set_design: offers the racks and styles of @design; what was chosen stays
 * while it is there. Says nothing by itself. */
void
avt_report_options_set_design (AvtReportOptions *self, AvtDesign *design)
{
  if (design == self->design)
    return;
  avt_design_ref (design);
  if (self->design != NULL)
    self->style = follow_style (self->design, design, self->style);
  g_clear_pointer (&self->design, avt_design_unref);
  self->design = design;
  self->is_quiet = TRUE;
  offer_racks (self);
  offer_styles (self);
  self->is_quiet = FALSE;
}
