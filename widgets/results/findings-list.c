#include "config.h"

#include "widgets/results/findings-list.h"

#include "engine/base/finding-text.h"
#include "engine/check/check.h"
#include "widgets/compat.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* More are no help, and each is a row of widgets. */
#define MOST_ROWS 200

struct _AvtFindingsList
{
  GtkWidget parent_instance;

  AvtSession *session;
  AvtFindings *findings;
  char *words; /* of the findings that are shown: they have names in them, which change */
  GtkWidget *stack;
  GtkWidget *list;
  guint idle;
};

static guint counted_signal;

G_DEFINE_FINAL_TYPE (AvtFindingsList, avt_findings_list, GTK_TYPE_WIDGET)

static const char *
name_of (AvtId id, gpointer design)
{
  gconstpointer entity = avt_design_lookup (design, id);

  return entity != NULL ? avt_entity_name (entity) : NULL;
}

static const char *
icon_name (AvtSeverity severity)
{
  switch (severity)
    {
    case AVT_SEVERITY_ERROR:
      return "dialog-error-symbolic";
    case AVT_SEVERITY_WARNING:
      return "dialog-warning-symbolic";
    case AVT_SEVERITY_INFO:
      return "dialog-information-symbolic";
    }
  return NULL;
}

static const char *
css_class (AvtSeverity severity)
{
  switch (severity)
    {
    case AVT_SEVERITY_ERROR:
      return "error";
    case AVT_SEVERITY_WARNING:
      return "warning";
    case AVT_SEVERITY_INFO:
      return "dim-label";
    }
  return NULL;
}

static GtkWidget *
new_label (const char *text, const char *css)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  if (css != NULL)
    gtk_widget_add_css_class (label, css);
  return label;
}

/** avt_finding_row_new: a row of a list: the sentence, and what mends it */
GtkWidget *
avt_finding_row_new (AvtSession *session, AvtFinding *finding)
{
  const AvtWords *words = avt_session_get_words (session);
  AvtDesign *design = avt_session_get_design (session);
  const AvtRule *rule = avt_finding_get_rule (finding);
  g_autofree char *sentence = avt_finding_sentence (finding, words, name_of, design);
  g_autofree char *hint = avt_finding_hint (finding, words, name_of, design);
  g_autofree char *spoken
    = g_strdup_printf ("%s: %s", avt_severity_word (rule->severity, words), sentence);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *icon = gtk_image_new_from_icon_name (icon_name (rule->severity));

  gtk_widget_add_css_class (icon, css_class (rule->severity));
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (texts), new_label (sentence, NULL));
  if (hint != NULL)
    gtk_box_append (GTK_BOX (texts), new_label (hint, "caption"));
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), texts);
  gtk_widget_add_css_class (row, "finding");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_tooltip_text (row, rule->source);
  avt_compat_set_name (row, spoken);
  return row;
}

static gboolean
same_findings (const AvtFindings *a, const AvtFindings *b)
{
  if (a == NULL || avt_findings_get_size (a) != avt_findings_get_size (b))
    return FALSE;
  for (guint i = 0; i < avt_findings_get_size (a); i++)
    if (!avt_finding_equal (avt_findings_get (a, i), avt_findings_get (b, i)))
      return FALSE;
  return TRUE;
}

static char *
words_of (AvtFindingsList *self, AvtFindings *findings)
{
  AvtDesign *design = avt_session_get_design (self->session);
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < MIN (avt_findings_get_size (findings), MOST_ROWS); i++)
    {
      g_autofree char *sentence
        = avt_finding_sentence (avt_findings_get (findings, i),
                                avt_session_get_words (self->session), name_of, design);

      g_string_append_printf (words, "%s\n", sentence);
    }
  return g_string_free (words, FALSE);
}

static void
fill (AvtFindingsList *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), child);
  for (guint i = 0; i < MIN (avt_findings_get_size (self->findings), MOST_ROWS); i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list),
                         avt_finding_row_new (self->session, avt_findings_get (self->findings, i)));
  gtk_stack_set_visible_child_name (
    GTK_STACK (self->stack), avt_findings_get_size (self->findings) > 0 ? "list" : "none");
}

static void
update (AvtFindingsList *self)
{
  AvtDesign *design = avt_session_get_design (self->session);
  g_autoptr (AvtFindings) found = avt_check_design (
    design, avt_document_get_memo (avt_session_get_document (self->session)));
  AvtFindings *findings = avt_check_arrange (design, found);
  g_autofree char *words = words_of (self, findings);
  gboolean same = same_findings (self->findings, findings);
  gboolean same_words = g_strcmp0 (self->words, words) == 0;

  g_clear_pointer (&self->findings, avt_findings_unref);
  self->findings = findings;
  if (same && same_words)
    return;
  g_free (self->words);
  self->words = g_steal_pointer (&words);
  fill (self);
  if (same)
    return;
  g_signal_emit (self, counted_signal, 0, avt_findings_count (findings, AVT_SEVERITY_ERROR),
                 avt_findings_count (findings, AVT_SEVERITY_WARNING));
}

static gboolean
idle_cb (gpointer user_data)
{
  AvtFindingsList *self = user_data;

  self->idle = 0;
  update (self);
  return G_SOURCE_REMOVE;
}

/* After the frame that shows the edit. */
static void
document_changed_cb (AvtDocument *document, const AvtDelta *delta, AvtFindingsList *self)
{
  if (self->idle == 0)
    self->idle = g_idle_add (idle_cb, self);
}

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, AvtFindingsList *self)
{
  avt_findings_list_choose (self, (guint) gtk_list_box_row_get_index (row));
}

static void
avt_findings_list_dispose (GObject *object)
{
  AvtFindingsList *self = AVT_FINDINGS_LIST (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (avt_session_get_document (self->session), self);
  g_clear_pointer (&self->stack, gtk_widget_unparent);
  g_clear_pointer (&self->findings, avt_findings_unref);
  g_clear_pointer (&self->words, g_free);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (avt_findings_list_parent_class)->dispose (object);
}

static void
avt_findings_list_class_init (AvtFindingsListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = avt_findings_list_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  counted_signal
    = g_signal_new ("counted", G_OBJECT_CLASS_TYPE (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
}

static void
avt_findings_list_init (AvtFindingsList *self)
{
  GtkWidget *none = adw_status_page_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_widget_set_focusable (scroller, FALSE);
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  avt_compat_set_name (self->list, _ ("Findings"));
  g_signal_connect (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  adw_status_page_set_title (ADW_STATUS_PAGE (none), _ ("No Findings"));
  adw_status_page_set_description (ADW_STATUS_PAGE (none), _ ("Every rule that applies is met."));
  gtk_widget_add_css_class (none, "compact");
  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), scroller, "list");
  gtk_stack_add_named (GTK_STACK (self->stack), none, "none");
  gtk_widget_set_parent (self->stack, GTK_WIDGET (self));
}

GtkWidget *
avt_findings_list_new (AvtSession *session)
{
  AvtFindingsList *self = g_object_new (AVT_TYPE_FINDINGS_LIST, NULL);

  self->session = g_object_ref (session);
  g_signal_connect (avt_session_get_document (session), "changed",
                    G_CALLBACK (document_changed_cb), self);
  self->idle = g_idle_add (idle_cb, self);
  return GTK_WIDGET (self);
}

guint
avt_findings_list_count (AvtFindingsList *self, AvtSeverity severity)
{
  return self->findings != NULL ? avt_findings_count (self->findings, severity) : 0;
}

static GArray *
about_of (AvtFindingsList *self, AvtFinding *finding, gboolean only_devices)
{
  AvtDesign *design = avt_session_get_design (self->session);
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (AvtId));

  for (guint i = 0; i < avt_finding_get_n_about (finding); i++)
    {
      AvtId id = avt_finding_get_about (finding, i);

      if (only_devices ? avt_design_device (design, id) != NULL
                       : avt_design_lookup (design, id) != NULL)
        g_array_append_val (ids, id);
    }
  return ids;
}

/** avt_findings_list_choose: selects what finding @i is about: devices, without the rack they
 * stand in; where there are none, whatever it names. */
void
avt_findings_list_choose (AvtFindingsList *self, guint i)
{
  AvtFinding *finding = avt_findings_get (self->findings, i);
  g_autoptr (GArray) ids = about_of (self, finding, TRUE);

  if (ids->len == 0)
    {
      g_array_unref (ids);
      ids = about_of (self, finding, FALSE);
    }
  avt_session_select (self->session, (const AvtId *) (gpointer) ids->data, ids->len);
}
