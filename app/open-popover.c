#include "config.h"

#include "app/open-popover.h"

#include "engine/document/own-template.h"
#include "widgets/compat.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MOST_RECENT 20

struct _AvtOpenPopover
{
  GtkPopover parent_instance;

  GtkWidget *search;
  GtkWidget *list;
  GtkWidget *stack;
  GPtrArray *entries; /* of Entry, one for each row */
};

typedef enum
{
  SECTION_RECENT,
  SECTION_OWN,
  SECTION_INSTALLED
} Section;

typedef struct
{
  GFile *file;
  Section section;
  char *haystack;
} Entry;

static guint chosen_signal;

G_DEFINE_FINAL_TYPE (AvtOpenPopover, avt_open_popover, GTK_TYPE_POPOVER)

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_object_unref (entry->file);
  g_free (entry->haystack);
  g_free (entry);
}

static GtkWidget *
new_label (const char *text, PangoEllipsizeMode ellipsize, const char *css)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), ellipsize);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  if (css != NULL)
    gtk_widget_add_css_class (label, css);
  return label;
}

static void
removal_answer_cb (const char *answer, gpointer path)
{
  g_autofree char *folder = avt_own_template_folder ();

  if (strcmp (answer, "remove") == 0)
    avt_own_template_remove (folder, path, NULL);
  g_free (path);
}

/* There is no way back from this, so it is asked. */
static void
remove_cb (GtkButton *button, AvtOpenPopover *self)
{
  const AvtAnswer answers[] = {
    { "cancel", _ ("_Cancel"), AVT_ANSWER_PLAIN },
    { "remove", _ ("_Remove"), AVT_ANSWER_DESTRUCTIVE },
  };
  const Entry *entry = g_object_get_data (G_OBJECT (button), "entry");

  gtk_popover_popdown (GTK_POPOVER (self));
  avt_compat_ask (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), _ ("Remove Template?"),
                  _ ("Its file is deleted. Designs that began with it stay as they are."), NULL,
                  answers, G_N_ELEMENTS (answers), removal_answer_cb,
                  g_file_get_path (entry->file));
}

static GtkWidget *
new_remove_button (AvtOpenPopover *self, Entry *entry, const char *name)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  g_autofree char *label = g_strdup_printf (_ ("Remove %s"), name);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, label);
  avt_compat_set_name (button, label);
  g_object_set_data (G_OBJECT (button), "entry", entry);
  g_signal_connect (button, "clicked", G_CALLBACK (remove_cb), self);
  return button;
}

static void
add_entry (AvtOpenPopover *self, GFile *file, Section section, const char *name,
           const char *detail)
{
  Entry *entry = g_new0 (Entry, 1);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autofree char *both = g_strdup_printf ("%s %s", name, detail != NULL ? detail : "");

  entry->file = g_object_ref (file);
  entry->section = section;
  entry->haystack = g_utf8_casefold (both, -1);
  g_ptr_array_add (self->entries, entry);
  gtk_box_append (GTK_BOX (box), new_label (name, PANGO_ELLIPSIZE_END, NULL));
  if (g_strcmp0 (detail, name) != 0 && detail != NULL)
    {
      /* of a path both ends say more than its middle */
      gtk_box_append (GTK_BOX (box),
                      new_label (detail,
                                 section == SECTION_RECENT ? PANGO_ELLIPSIZE_MIDDLE
                                                           : PANGO_ELLIPSIZE_END,
                                 "caption"));
      gtk_widget_add_css_class (gtk_widget_get_last_child (box), "dim-label");
    }
  gtk_widget_set_hexpand (box, TRUE);
  gtk_box_append (GTK_BOX (line), box);
  if (section == SECTION_OWN)
    gtk_box_append (GTK_BOX (line), new_remove_button (self, entry, name));
  gtk_list_box_append (GTK_LIST_BOX (self->list), line);
  avt_compat_set_name (gtk_widget_get_parent (line), name);
}

static int
compare_age (gconstpointer a, gconstpointer b)
{
  return g_date_time_compare (gtk_recent_info_get_modified ((GtkRecentInfo *) b),
                              gtk_recent_info_get_modified ((GtkRecentInfo *) a));
}

static void
add_recent (AvtOpenPopover *self)
{
  GList *items = gtk_recent_manager_get_items (gtk_recent_manager_get_default ());
  guint n_added = 0;

  items = g_list_sort (items, compare_age);
  for (GList *link = items; link != NULL && n_added < MOST_RECENT; link = link->next)
    {
      GtkRecentInfo *info = link->data;
      g_autoptr (GFile) file = g_file_new_for_uri (gtk_recent_info_get_uri (info));
      g_autofree char *path = g_file_get_path (file);
      g_autofree char *folder = path != NULL ? g_path_get_dirname (path) : NULL;

      if (path == NULL || !g_str_has_suffix (path, AVT_FILE_SUFFIX)
          || !gtk_recent_info_exists (info))
        continue;
      add_entry (self, file, SECTION_RECENT, gtk_recent_info_get_display_name (info), folder);
      n_added++;
    }
  g_list_free_full (items, (GDestroyNotify) gtk_recent_info_unref);
}

static void
add_templates (AvtOpenPopover *self, const GPtrArray *templates, Section section)
{
  for (guint i = 0; i < templates->len; i++)
    {
      const AvtTemplate *found = g_ptr_array_index (templates, i);
      g_autoptr (GFile) file = g_file_new_for_path (found->path);

      add_entry (self, file, section, found->title, found->summary);
    }
}

static const char *
section_title (Section section)
{
  switch (section)
    {
    case SECTION_RECENT:
      return _ ("Recent");
    case SECTION_OWN:
      return _ ("Your Templates");
    case SECTION_INSTALLED:
      return _ ("Templates and Samples");
    }
  return NULL;
}

static gboolean
is_shown (AvtOpenPopover *self, guint i)
{
  const Entry *entry = g_ptr_array_index (self->entries, i);
  g_autofree char *typed
    = g_utf8_casefold (gtk_editable_get_text (GTK_EDITABLE (self->search)), -1);

  return strstr (entry->haystack, typed) != NULL;
}

static gboolean
filter_cb (GtkListBoxRow *row, gpointer user_data)
{
  return is_shown (user_data, (guint) gtk_list_box_row_get_index (row));
}

static void
header_cb (GtkListBoxRow *row, GtkListBoxRow *before, gpointer user_data)
{
  AvtOpenPopover *self = user_data;
  const Entry *entry
    = g_ptr_array_index (self->entries, (guint) gtk_list_box_row_get_index (row));
  const Entry *previous
    = before != NULL
        ? g_ptr_array_index (self->entries, (guint) gtk_list_box_row_get_index (before))
        : NULL;
  GtkWidget *header = NULL;

  if (previous == NULL || previous->section != entry->section)
    {
      header = new_label (section_title (entry->section), PANGO_ELLIPSIZE_NONE, "heading");
      gtk_widget_add_css_class (header, "popover-heading");
    }
  gtk_list_box_row_set_header (row, header);
}

static void
fill (AvtOpenPopover *self)
{
  g_autofree char *folder = avt_data_folder ();
  g_autofree char *own_folder = avt_own_template_folder ();
  g_autoptr (GPtrArray) installed = avt_template_list (folder);
  g_autoptr (GPtrArray) own = avt_own_template_list (own_folder);
  GtkWidget *child;

  g_ptr_array_set_size (self->entries, 0);
  while ((child = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), child);
  add_recent (self);
  add_templates (self, own, SECTION_OWN);
  add_templates (self, installed, SECTION_INSTALLED);
}

static void
search_changed_cb (GtkSearchEntry *search, AvtOpenPopover *self)
{
  gboolean any = FALSE;

  for (guint i = 0; i < self->entries->len && !any; i++)
    any = is_shown (self, i);
  gtk_list_box_invalidate_filter (GTK_LIST_BOX (self->list));
  gtk_list_box_invalidate_headers (GTK_LIST_BOX (self->list));
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), any ? "list" : "none");
}

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, AvtOpenPopover *self)
{
  const Entry *entry
    = g_ptr_array_index (self->entries, (guint) gtk_list_box_row_get_index (row));
  g_autoptr (GFile) file = g_object_ref (entry->file);
  gboolean is_template = entry->section != SECTION_RECENT;

  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, chosen_signal, 0, file, is_template);
}

static void
search_activated_cb (GtkSearchEntry *search, AvtOpenPopover *self)
{
  for (guint i = 0; i < self->entries->len; i++)
    if (is_shown (self, i))
      {
        row_activated_cb (NULL, gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), (int) i),
                          self);
        return;
      }
}

static void
avt_open_popover_show (GtkWidget *widget)
{
  AvtOpenPopover *self = AVT_OPEN_POPOVER (widget);

  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  fill (self);
  search_changed_cb (NULL, self);
  GTK_WIDGET_CLASS (avt_open_popover_parent_class)->show (widget);
  gtk_widget_grab_focus (self->search);
}

static void
avt_open_popover_finalize (GObject *object)
{
  g_ptr_array_unref (AVT_OPEN_POPOVER (object)->entries);
  G_OBJECT_CLASS (avt_open_popover_parent_class)->finalize (object);
}

static void
avt_open_popover_class_init (AvtOpenPopoverClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = avt_open_popover_finalize;
  GTK_WIDGET_CLASS (klass)->show = avt_open_popover_show;
  chosen_signal = g_signal_new ("chosen", G_OBJECT_CLASS_TYPE (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 2, G_TYPE_FILE, G_TYPE_BOOLEAN);
}

static void
avt_open_popover_init (AvtOpenPopover *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *none = new_label (_ ("No results"), PANGO_ELLIPSIZE_NONE, "dim-label");

  self->entries = g_ptr_array_new_with_free_func (entry_free);
  self->search = gtk_search_entry_new ();
  g_object_set (self->search, "placeholder-text", _ ("Search designs"), NULL);
  avt_compat_set_name (self->search, _ ("Search Designs"));
  g_signal_connect (self->search, "search-changed", G_CALLBACK (search_changed_cb), self);
  /* The search takes Escape for itself. */
  g_signal_connect_swapped (self->search, "stop-search", G_CALLBACK (gtk_popover_popdown), self);
  g_signal_connect (self->search, "activate", G_CALLBACK (search_activated_cb), self);
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_list_box_set_filter_func (GTK_LIST_BOX (self->list), filter_cb, self, NULL);
  gtk_list_box_set_header_func (GTK_LIST_BOX (self->list), header_cb, self, NULL);
  avt_compat_set_name (self->list, _ ("Designs"));
  g_signal_connect (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  gtk_widget_set_focusable (scroller, FALSE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 420);
  gtk_scrolled_window_set_min_content_width (GTK_SCROLLED_WINDOW (scroller), 380);
  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), scroller, "list");
  gtk_stack_add_named (GTK_STACK (self->stack), none, "none");
  gtk_box_append (GTK_BOX (box), self->search);
  gtk_box_append (GTK_BOX (box), self->stack);
  gtk_popover_set_child (GTK_POPOVER (self), box);
}

GtkWidget *
avt_open_popover_new (void)
{
  return g_object_new (AVT_TYPE_OPEN_POPOVER, NULL);
}
