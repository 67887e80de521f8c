#include "config.h"

#include "widgets/report/style-form.h"

#include "engine/design/edit.h"
#include "widgets/compat.h"
#include "widgets/inspector/section.h"
#include "widgets/report/choosers.h"
#include "widgets/report/logo-chooser.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _AvtStyleForm
{
  GtkWidget parent_instance;

  AvtSession *session;
  char *name; /* of the style; NULL: none, and nothing can be edited */
  gboolean is_quiet;
  GtkWidget *box;
  GtkWidget *entry;
  GtkWidget *chosen;
  GtkWidget *accent;
  GtkWidget *no_accent;
  GtkWidget *font;
  GtkWidget *no_font;
  GtkWidget *logo;
  GtkWidget *papers;
  GtkWidget *details;
  GtkWidget *footer;
};

G_DEFINE_FINAL_TYPE (AvtStyleForm, avt_style_form, GTK_TYPE_WIDGET)

static const AvtInfo *
get_info (AvtStyleForm *self)
{
  return avt_design_get_info (avt_session_get_design (self->session));
}

static const AvtHouseStyle *
get_style (AvtStyleForm *self)
{
  return self->name != NULL ? avt_info_find_style (get_info (self), self->name) : NULL;
}

/* Returns: whether the style @name could be as @style says now; a refusal is told */
static gboolean
commit (AvtStyleForm *self, const char *name, const AvtHouseStyle *style)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *label = g_strdup_printf (_ ("Change the Style %s"), style->name);
  AvtDesign *design
    = avt_design_with_style (avt_session_get_design (self->session), name, style, &error);

  return avt_session_commit (self->session, design, error, label, NULL);
}

/* @text: (nullable): NULL or empty: the style says nothing about it */
static void
set_text (AvtStyleForm *self, guint field, const char *text)
{
  AvtHouseStyle style = { 0 };

  if (self->is_quiet || get_style (self) == NULL)
    return;
  avt_record_copy (&avt_house_style_type, &style, get_style (self));
  if (text != NULL && *text != '\0')
    avt_record_set_string (&avt_house_style_type, &style, field, text);
  else
    avt_record_unset (&avt_house_style_type, &style, field);
  commit (self, self->name, &style);
  avt_record_clear (&avt_house_style_type, &style);
}

static void
set_choice (AvtStyleForm *self, guint field, int value)
{
  AvtHouseStyle style = { 0 };

  if (self->is_quiet || get_style (self) == NULL)
    return;
  avt_record_copy (&avt_house_style_type, &style, get_style (self));
  avt_record_set_enum (&avt_house_style_type, &style, field, value);
  commit (self, self->name, &style);
  avt_record_clear (&avt_house_style_type, &style);
}

static void
show_accent (AvtStyleForm *self, const char *accent)
{
  GdkRGBA colour = { 0, 0, 0, 1 };

  if (accent != NULL)
    gdk_rgba_parse (&colour, accent);
  gtk_color_chooser_set_rgba (GTK_COLOR_CHOOSER (self->accent), &colour);
  gtk_widget_set_sensitive (self->no_accent, accent != NULL);
}

static void
show_font (AvtStyleForm *self, const char *family)
{
  AvtDiagramContext context = avt_session_get_context (self->session);

  gtk_font_chooser_set_font (GTK_FONT_CHOOSER (self->font),
                             family != NULL ? family : avt_measurer_get_family (context.measurer));
  gtk_widget_set_sensitive (self->no_font, family != NULL);
}

/* A text field is left alone while it says the same, or the cursor would jump. */
static void
show_text (GtkWidget *entry, const char *text)
{
  if (strcmp (gtk_editable_get_text (GTK_EDITABLE (entry)), text != NULL ? text : "") != 0)
    gtk_editable_set_text (GTK_EDITABLE (entry), text != NULL ? text : "");
}

static void
show (AvtStyleForm *self)
{
  const AvtHouseStyle *style = get_style (self);

  gtk_widget_set_sensitive (self->box, style != NULL);
  if (style == NULL)
    return;
  self->is_quiet = TRUE;
  show_text (self->entry, style->name);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->chosen),
                               g_strcmp0 (get_info (self)->style, style->name) == 0);
  show_accent (self, style->accent);
  show_font (self, style->font);
  avt_logo_chooser_show (AVT_LOGO_CHOOSER (self->logo), style->logo);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->papers), (guint) style->paper);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->details), (guint) style->detail);
  show_text (self->footer, style->footer);
  self->is_quiet = FALSE;
}

static gboolean
commit_name (AvtStyleForm *self, const char *name)
{
  g_autofree char *before = self->name;
  AvtHouseStyle style = { 0 };
  gboolean is_renamed;

  avt_record_copy (&avt_house_style_type, &style, get_style (self));
  avt_record_set_string (&avt_house_style_type, &style, AVT_HOUSE_STYLE_NAME, name);
  /* Known by its new name when the document tells of the change. */
  self->name = g_strdup (name);
  is_renamed = commit (self, before, &style);
  if (!is_renamed)
    {
      g_free (self->name);
      self->name = g_steal_pointer (&before);
    }
  avt_record_clear (&avt_house_style_type, &style);
  return is_renamed;
}

/** avt_style_form_rename: Returns: whether the style is called so now; the user is told why not */
gboolean
avt_style_form_rename (AvtStyleForm *self, const char *name)
{
  if (get_style (self) == NULL || *name == '\0')
    return FALSE;
  if (strcmp (name, self->name) == 0)
    return TRUE;
  if (avt_info_find_style (get_info (self), name) != NULL)
    {
      g_autofree char *text = g_strdup_printf (_ ("There is a style “%s” already."), name);

      avt_session_tell (self->session, text, FALSE);
      return FALSE;
    }
  return commit_name (self, name);
}

static void
name_done_cb (AvtStyleForm *self)
{
  g_autofree char *name
    = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));

  if (self->is_quiet || self->name == NULL || strcmp (name, self->name) == 0)
    return;
  if (!avt_style_form_rename (self, name))
    show (self);
}

static void
chosen_cb (GtkCheckButton *button, AvtStyleForm *self)
{
  g_autoptr (GError) error = NULL;
  gboolean is_chosen = gtk_check_button_get_active (button);
  AvtDesign *design;

  if (self->is_quiet || get_style (self) == NULL)
    return;
  design = avt_design_with_style_chosen (avt_session_get_design (self->session),
                                         is_chosen ? self->name : NULL, &error);
  avt_session_commit (self->session, design, error, _ ("Choose the Usual Style"), NULL);
}

static void
accent_cb (GtkColorButton *button, AvtStyleForm *self)
{
  g_autofree char *text = NULL;
  GdkRGBA colour;

  gtk_color_chooser_get_rgba (GTK_COLOR_CHOOSER (button), &colour);
  text = g_strdup_printf ("#%02x%02x%02x", (guint) (colour.red * 255 + 0.5f),
                          (guint) (colour.green * 255 + 0.5f),
                          (guint) (colour.blue * 255 + 0.5f));
  set_text (self, AVT_HOUSE_STYLE_ACCENT, text);
}

static void
no_accent_cb (AvtStyleForm *self)
{
  set_text (self, AVT_HOUSE_STYLE_ACCENT, NULL);
}

static void
font_cb (GtkFontButton *button, AvtStyleForm *self)
{
  PangoFontFamily *family = gtk_font_chooser_get_font_family (GTK_FONT_CHOOSER (button));

  if (family != NULL)
    set_text (self, AVT_HOUSE_STYLE_FONT, pango_font_family_get_name (family));
}

static void
no_font_cb (AvtStyleForm *self)
{
  set_text (self, AVT_HOUSE_STYLE_FONT, NULL);
}

static void
logo_cb (AvtLogoChooser *chooser, const char *logo, AvtStyleForm *self)
{
  set_text (self, AVT_HOUSE_STYLE_LOGO, logo);
}

static void
paper_cb (AvtStyleForm *self)
{
  set_choice (self, AVT_HOUSE_STYLE_PAPER,
              (int) gtk_drop_down_get_selected (GTK_DROP_DOWN (self->papers)));
}

static void
detail_cb (AvtStyleForm *self)
{
  set_choice (self, AVT_HOUSE_STYLE_DETAIL,
              (int) gtk_drop_down_get_selected (GTK_DROP_DOWN (self->details)));
}

/* Not while it is typed: each step copies the whole style, with its logo. */
static void
footer_done_cb (AvtStyleForm *self)
{
  const AvtHouseStyle *style = get_style (self);
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->footer));

  if (style != NULL && strcmp (text, style->footer != NULL ? style->footer : "") != 0)
    set_text (self, AVT_HOUSE_STYLE_FOOTER, text);
}

static void
add (AvtStyleForm *self, const char *title, const char *name, GtkWidget *widget,
     GtkWidget *suffix)
{
  GtkWidget *section = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_widget_set_hexpand (widget, TRUE);
  gtk_box_append (GTK_BOX (line), widget);
  if (suffix != NULL)
    gtk_box_append (GTK_BOX (line), suffix);
  gtk_box_append (GTK_BOX (section), avt_section_new_label (title, "heading"));
  gtk_box_append (GTK_BOX (section), line);
  gtk_box_append (GTK_BOX (self->box), section);
  avt_compat_set_name (widget, name);
}

static GtkWidget *
new_clear (AvtStyleForm *self, const char *name, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("edit-clear-symbolic");

  gtk_widget_set_tooltip_text (button, name);
  avt_compat_set_name (button, name);
  g_signal_connect_swapped (button, "clicked", clicked, self);
  return button;
}

/* What is typed is said when the field is left, or with Enter. */
static void
watch_text (AvtStyleForm *self, GtkWidget *entry, GCallback done)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect_swapped (focus, "leave", done, self);
  gtk_widget_add_controller (entry, focus);
  g_signal_connect_swapped (entry, "activate", done, self);
}

static void
add_name (AvtStyleForm *self)
{
  self->entry = gtk_entry_new ();
  self->chosen = gtk_check_button_new_with_mnemonic (_ ("_Usual for This Design"));
  gtk_widget_set_tooltip_text (self->chosen,
                               _ ("Documents look so when no other style is chosen."));
  add (self, _ ("Name"), _ ("Name of the style"), self->entry, NULL);
  gtk_box_append (GTK_BOX (self->box), self->chosen);
  watch_text (self, self->entry, G_CALLBACK (name_done_cb));
  g_signal_connect (self->chosen, "toggled", G_CALLBACK (chosen_cb), self);
}

static void
add_look (AvtStyleForm *self)
{
  self->accent = gtk_color_button_new ();
  gtk_color_button_set_title (GTK_COLOR_BUTTON (self->accent), _ ("Accent Colour"));
  self->no_accent = new_clear (self, _ ("Without an Accent Colour"), G_CALLBACK (no_accent_cb));
  add (self, _ ("Accent Colour"), _ ("Colour of rules and headings"), self->accent,
       self->no_accent);
  self->font = gtk_font_button_new ();
  gtk_font_button_set_title (GTK_FONT_BUTTON (self->font), _ ("Font"));
  gtk_font_button_set_use_font (GTK_FONT_BUTTON (self->font), TRUE);
  gtk_font_chooser_set_level (GTK_FONT_CHOOSER (self->font), GTK_FONT_CHOOSER_LEVEL_FAMILY);
  self->no_font = new_clear (self, _ ("With the Font of the Drawings"), G_CALLBACK (no_font_cb));
  add (self, _ ("Font"), _ ("Font of documents"), self->font, self->no_font);
  g_signal_connect (self->accent, "color-set", G_CALLBACK (accent_cb), self);
  g_signal_connect (self->font, "font-set", G_CALLBACK (font_cb), self);
}

static void
add_paper (AvtStyleForm *self)
{
  self->papers = avt_enum_chooser_new (avt_house_papers);
  self->details = avt_enum_chooser_new (avt_detail_values);
  self->footer = gtk_entry_new ();
  add (self, _ ("Paper"), _ ("Paper of documents in this style"), self->papers, NULL);
  add (self, _ ("Detail"), _ ("How much documents in this style say"), self->details, NULL);
  add (self, _ ("Line at the Foot"), _ ("Line at the foot of each page"), self->footer, NULL);
  g_signal_connect_swapped (self->papers, "notify::selected", G_CALLBACK (paper_cb), self);
  g_signal_connect_swapped (self->details, "notify::selected", G_CALLBACK (detail_cb), self);
  watch_text (self, self->footer, G_CALLBACK (footer_done_cb));
}

static void
changed_cb (AvtDocument *document, const AvtDelta *delta, AvtStyleForm *self)
{
  show (self);
}

static void
avt_style_form_init (AvtStyleForm *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_add_css_class (self->box, "report-side");
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

static void
avt_style_form_dispose (GObject *object)
{
  AvtStyleForm *self = AVT_STYLE_FORM (object);

  /* A field that loses the focus by this has nothing to say any more. */
  self->is_quiet = TRUE;
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (avt_session_get_document (self->session), self);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (avt_style_form_parent_class)->dispose (object);
}

static void
avt_style_form_finalize (GObject *object)
{
  g_free (AVT_STYLE_FORM (object)->name);
  G_OBJECT_CLASS (avt_style_form_parent_class)->finalize (object);
}

static void
avt_style_form_class_init (AvtStyleFormClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = avt_style_form_dispose;
  G_OBJECT_CLASS (klass)->finalize = avt_style_form_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

GtkWidget *
avt_style_form_new (AvtSession *session)
{
  AvtStyleForm *self = g_object_new (AVT_TYPE_STYLE_FORM, NULL);

  self->session = g_object_ref (session);
  add_name (self);
  add_look (self);
  self->logo = avt_logo_chooser_new (session);
  add (self, _ ("Logo"), _ ("Logo at the head of each page"), self->logo, NULL);
  g_signal_connect (self->logo, "chosen", G_CALLBACK (logo_cb), self);
  add_paper (self);
  g_signal_connect (avt_session_get_document (session), "changed", G_CALLBACK (changed_cb), self);
  show (self);
  return GTK_WIDGET (self);
}

/** avt_style_form_set_name: @name: (nullable): of the style that is edited from now on */
void
avt_style_form_set_name (AvtStyleForm *self, const char *name)
{
  char *taken = g_strdup (name);

  if (g_strcmp0 (name, self->name) != 0)
    avt_logo_chooser_forget (AVT_LOGO_CHOOSER (self->logo));
  g_free (self->name);
  self->name = taken;
  show (self);
}

/** avt_style_form_get_name: Returns: (nullable): of the style that is edited */
const char *
avt_style_form_get_name (AvtStyleForm *self)
{
  return self->name;
}

/** avt_style_form_focus: to the name, as of a style that is new */
void
avt_style_form_focus (AvtStyleForm *self)
{
  gtk_widget_grab_focus (self->entry);
}

/** avt_style_form_finish: as if the field that is typed into were left, before the window closes */
void
avt_style_form_finish (AvtStyleForm *self)
{
  footer_done_cb (self);
  name_done_cb (self);
}
