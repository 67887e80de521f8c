#include "config.h"

#include "widgets/find/find-bar.h"

#include "engine/base/finding-text.h"
#include "engine/check/check.h"
#include "widgets/compat.h"

#include <glib/gi18n-lib.h>

/* Each is a row of widgets; stepping goes through all. */
#define MOST_ROWS 100
#define LIST_PX 140

struct _AvtFindBar
{
  GtkWidget parent_instance;

  AvtSession *session;
  GtkWidget *bar; /* a GtkSearchBar */
  GtkWidget *entry;
  GtkWidget *count;
  GtkWidget *results;
  GtkWidget *list;
  GPtrArray *hits; /* of AvtHit */
  char *searched;  /* what the hits are of */
  int position;    /* in hits; -1: none yet */
};

G_DEFINE_FINAL_TYPE (AvtFindBar, avt_find_bar, GTK_TYPE_WIDGET)

static const char *
name_of (AvtId id, gpointer design)
{
  gconstpointer entity = avt_design_lookup (design, id);

  return entity != NULL ? avt_entity_name (entity) : NULL;
}

/* What the checks say of an object is found with it. */
static void
add_findings (AvtFindBar *self, const AvtMatcher *matcher)
{
  AvtDesign *design = avt_session_get_design (self->session);
  g_autoptr (AvtFindings) findings
    = avt_check_design (design,
                        avt_document_get_memo (avt_session_get_document (self->session)));

  for (guint i = 0; i < avt_findings_get_size (findings); i++)
    {
      AvtFinding *finding = avt_findings_get (findings, i);
      g_autofree char *sentence = avt_finding_sentence (
        finding, avt_session_get_words (self->session), name_of, design);
      g_autofree char *folded = avt_match_fold (sentence);
      guint rating = avt_matcher_rate (matcher, folded);

      if (rating > 0 && avt_finding_get_n_about (finding) > 0)
        g_ptr_array_add (self->hits, avt_hit_new (avt_finding_get_about (finding, 0),
                                                  N_ ("Finding"), sentence, rating / 2));
    }
}

static void
update_count (AvtFindBar *self)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autofree char *text = NULL;

  if (self->hits->len == 0)
    text = g_strdup (*typed == '\0' ? "" : _ ("No Results"));
  else if (self->position < 0)
    text = g_strdup_printf (ngettext ("%u result", "%u results", self->hits->len),
                            self->hits->len);
  else
    /* Translators: which of the results is shown, as in "3 of 12" */
    text = g_strdup_printf (_ ("%d of %u"), self->position + 1, self->hits->len);
  gtk_label_set_text (GTK_LABEL (self->count), text);
}

static GtkWidget *
new_label (const char *text, const char *css)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css != NULL)
    gtk_widget_add_css_class (label, css);
  return label;
}

static char *
detail_of (gconstpointer entity, const AvtHit *hit)
{
  const char *kind = _ (avt_kind_info (avt_entity_kind (entity))->label);

  if (hit->label == NULL || g_strcmp0 (hit->text, avt_entity_name (entity)) == 0)
    return g_strdup (kind);
  return g_strdup_printf ("%s · %s: %s", kind, _ (hit->label), hit->text);
}

static GtkWidget *
new_row (AvtFindBar *self, const AvtHit *hit)
{
  gconstpointer entity = avt_design_lookup (avt_session_get_design (self->session), hit->id);
  const char *name = avt_entity_name (entity);
  g_autofree char *detail = detail_of (entity, hit);
  g_autofree char *spoken = g_strdup_printf ("%s, %s", name, detail);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *second = new_label (detail, "dim-label");

  gtk_widget_set_hexpand (second, TRUE);
  gtk_box_append (GTK_BOX (box), new_label (name, NULL));
  gtk_box_append (GTK_BOX (box), second);
  gtk_widget_add_css_class (box, "find-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_tooltip_text (row, spoken);
  avt_compat_set_name (row, spoken);
  return row;
}

static void
fill (AvtFindBar *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), child);
  for (guint i = 0; i < MIN (self->hits->len, MOST_ROWS); i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list), new_row (self, self->hits->pdata[i]));
  gtk_widget_set_visible (self->results, self->hits->len > 0);
}

static void
search (AvtFindBar *self)
{
  AvtDesign *design = avt_session_get_design (self->session);
  g_autoptr (AvtMatcher) matcher = NULL;

  g_free (self->searched);
  self->searched = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  matcher = avt_matcher_new (self->searched);
  g_ptr_array_unref (self->hits);
  self->hits = avt_design_find (design, matcher);
  if (!avt_matcher_is_empty (matcher))
    add_findings (self, matcher);
  avt_hits_sort (self->hits, design);
  self->position = -1;
  fill (self);
  update_count (self);
}

static gboolean
is_open (AvtFindBar *self)
{
  return gtk_search_bar_get_search_mode (GTK_SEARCH_BAR (self->bar));
}

/* What was found may be gone; where somebody was among it is kept. */
static void
document_changed_cb (AvtDocument *document, const AvtDelta *delta, AvtFindBar *self)
{
  int position = self->position;

  if (!is_open (self))
    return;
  search (self);
  self->position = MIN (position, (int) self->hits->len - 1);
  update_count (self);
}

static void
show (AvtFindBar *self, int position)
{
  const AvtHit *hit = self->hits->pdata[position];
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), position);

  self->position = position;
  gtk_list_box_select_row (GTK_LIST_BOX (self->list), row);
  update_count (self);
  avt_session_select_one (self->session, hit->id);
}

/* Closing the bar empties the entry: what was typed is kept for the next time. */
static void
search_changed_cb (GtkSearchEntry *entry, AvtFindBar *self)
{
  if (is_open (self)
      && g_strcmp0 (self->searched, gtk_editable_get_text (GTK_EDITABLE (entry))) != 0)
    search (self);
}

/* The entry waits for a pause before it tells that the text has changed; Return need not. */
static void
activate_cb (GtkSearchEntry *entry, AvtFindBar *self)
{
  if (g_strcmp0 (self->searched, gtk_editable_get_text (GTK_EDITABLE (entry))) != 0)
    search (self);
  avt_find_bar_step (self, 1);
}

static void
next_cb (GtkWidget *widget, AvtFindBar *self)
{
  avt_find_bar_step (self, 1);
}

static void
previous_cb (GtkWidget *widget, AvtFindBar *self)
{
  avt_find_bar_step (self, -1);
}

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, AvtFindBar *self)
{
  show (self, gtk_list_box_row_get_index (row));
}

static void
stop_cb (GtkSearchEntry *entry, AvtFindBar *self)
{
  avt_find_bar_close (self);
}

static void
mode_cb (GtkSearchBar *bar, GParamSpec *pspec, AvtFindBar *self)
{
  gtk_widget_set_visible (self->results, is_open (self) && self->hits->len > 0);
}

static GtkWidget *
new_button (const char *icon, const char *label, GCallback callback, AvtFindBar *self)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, label);
  avt_compat_set_name (button, label);
  g_signal_connect (button, "clicked", callback, self);
  return button;
}

static GtkWidget *
new_line (AvtFindBar *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *steps = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->entry = gtk_search_entry_new ();
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 32);
  g_object_set (self->entry, "placeholder-text",
                _ ("Names, serial numbers, ports, notes, findings"), NULL);
  avt_compat_set_name (self->entry, _ ("Find in the Design"));
  g_signal_connect (self->entry, "search-changed", G_CALLBACK (search_changed_cb), self);
  g_signal_connect (self->entry, "activate", G_CALLBACK (activate_cb), self);
  g_signal_connect (self->entry, "next-match", G_CALLBACK (next_cb), self);
  g_signal_connect (self->entry, "previous-match", G_CALLBACK (previous_cb), self);
  g_signal_connect (self->entry, "stop-search", G_CALLBACK (stop_cb), self);
  self->count = gtk_label_new (NULL);
  gtk_label_set_width_chars (GTK_LABEL (self->count), 12);
  gtk_widget_add_css_class (self->count, "dim-label");
  gtk_widget_add_css_class (self->count, "numeric");
  gtk_widget_add_css_class (steps, "linked");
  gtk_box_append (GTK_BOX (steps), new_button ("go-up-symbolic", _ ("Previous Result"),
                                               G_CALLBACK (previous_cb), self));
  gtk_box_append (GTK_BOX (steps), new_button ("go-down-symbolic", _ ("Next Result"),
                                               G_CALLBACK (next_cb), self));
  gtk_box_append (GTK_BOX (line), self->entry);
  gtk_box_append (GTK_BOX (line), steps);
  gtk_box_append (GTK_BOX (line), self->count);
  return line;
}

static GtkWidget *
new_list (AvtFindBar *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->list = gtk_list_box_new ();
  avt_compat_set_name (self->list, _ ("Results"));
  g_signal_connect (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  gtk_widget_set_focusable (scroller, FALSE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), LIST_PX);
  return scroller;
}

static void
avt_find_bar_dispose (GObject *object)
{
  AvtFindBar *self = AVT_FIND_BAR (object);

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (avt_session_get_document (self->session), self);
  g_clear_object (&self->session);
  g_clear_pointer (&self->bar, gtk_widget_unparent);
  g_clear_pointer (&self->results, gtk_widget_unparent);
  G_OBJECT_CLASS (avt_find_bar_parent_class)->dispose (object);
}

static void
avt_find_bar_finalize (GObject *object)
{
  g_ptr_array_unref (AVT_FIND_BAR (object)->hits);
  g_free (AVT_FIND_BAR (object)->searched);
  G_OBJECT_CLASS (avt_find_bar_parent_class)->finalize (object);
}

static void
avt_find_bar_class_init (AvtFindBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = avt_find_bar_dispose;
  G_OBJECT_CLASS (klass)->finalize = avt_find_bar_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
avt_find_bar_init (AvtFindBar *self)
{
  gtk_orientable_set_orientation (
    GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
  self->hits = g_ptr_array_new_with_free_func ((GDestroyNotify) avt_hit_free);
  self->position = -1;
  self->bar = gtk_search_bar_new ();
  gtk_search_bar_set_child (GTK_SEARCH_BAR (self->bar), new_line (self));
  gtk_search_bar_connect_entry (GTK_SEARCH_BAR (self->bar), GTK_EDITABLE (self->entry));
  self->results = new_list (self);
  gtk_widget_set_visible (self->results, FALSE);
  gtk_widget_set_parent (self->bar, GTK_WIDGET (self));
  gtk_widget_set_parent (self->results, GTK_WIDGET (self));
  g_signal_connect (self->bar, "notify::search-mode-enabled", G_CALLBACK (mode_cb), self);
}

GtkWidget *
avt_find_bar_new (AvtSession *session)
{
  AvtFindBar *self = g_object_new (AVT_TYPE_FIND_BAR, NULL);

  self->session = g_object_ref (session);
  g_signal_connect (avt_session_get_document (session), "changed",
                    G_CALLBACK (document_changed_cb), self);
  return GTK_WIDGET (self);
}

/** avt_find_bar_open: what was typed before is there again, and selected; it is looked for again,
 * since a bar that is closed does not follow the design */
void
avt_find_bar_open (AvtFindBar *self)
{
  if (!is_open (self))
    {
      gtk_editable_set_text (GTK_EDITABLE (self->entry),
                             self->searched != NULL ? self->searched : "");
      search (self);
    }
  gtk_search_bar_set_search_mode (GTK_SEARCH_BAR (self->bar), TRUE);
  gtk_widget_grab_focus (self->entry);
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
}

void
avt_find_bar_close (AvtFindBar *self)
{
  gtk_search_bar_set_search_mode (GTK_SEARCH_BAR (self->bar), FALSE);
}

/** avt_find_bar_search: as if @query had been typed */
void
avt_find_bar_search (AvtFindBar *self, const char *query)
{
  gtk_search_bar_set_search_mode (GTK_SEARCH_BAR (self->bar), TRUE);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), query);
  search (self);
}

/** avt_find_bar_step: @direction: 1 selects the next result, -1 the one before, round the end */
void
avt_find_bar_step (AvtFindBar *self, int direction)
{
  int n_hits;

  if (!is_open (self))
    avt_find_bar_open (self);
  n_hits = (int) self->hits->len;
  if (n_hits == 0)
    return;
  if (self->position < 0)
    show (self, direction > 0 ? 0 : n_hits - 1);
  else
    show (self, (self->position + direction + n_hits) % n_hits);
}

guint
avt_find_bar_get_n_hits (AvtFindBar *self)
{
  return self->hits->len;
}

/** avt_find_bar_get_position: Returns: from 0; -1: none is shown */
int
avt_find_bar_get_position (AvtFindBar *self)
{
  return self->position;
}
