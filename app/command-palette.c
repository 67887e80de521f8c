#include "config.h"

#include "app/command-palette.h"

#include "app/actions.h"
#include "engine/base/match.h"
#include "widgets/compat.h"

#include <glib/gi18n-lib.h>

#define WIDTH_PX 440
#define HEIGHT_PX 360

struct _AvtCommandPalette
{
  GtkPopover parent_instance;

  GtkWidget *search;
  GtkWidget *stack;
  GtkWidget *list;    /* a box of buttons, which know whether their action can be run */
  GPtrArray *entries; /* of Entry, in the order of the table */
};

/** Entry: one action. */
typedef struct
{
  GtkWidget *button; /* borrowed */
  char *haystack;
  guint rating;
} Entry;

G_DEFINE_FINAL_TYPE (AvtCommandPalette, avt_command_palette, GTK_TYPE_POPOVER)

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_free (entry->haystack);
  g_free (entry);
}

static void
clicked_cb (GtkButton *button, AvtCommandPalette *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
}

/* "Ctrl+Z": the first of the accelerators. */
static char *
keys_text (const AvtActionInfo *info)
{
  g_auto (GStrv) keys = info->keys != NULL ? g_strsplit (info->keys, " ", 2) : NULL;
  guint key;
  GdkModifierType modifiers;

  if (keys == NULL || !gtk_accelerator_parse (keys[0], &key, &modifiers))
    return NULL;
  return gtk_accelerator_get_label (key, modifiers);
}

static GtkWidget *
new_button (AvtCommandPalette *self, const AvtActionInfo *info)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (_ (info->label));
  g_autofree char *keys = keys_text (info);
  GtkWidget *shortcut = gtk_label_new (keys);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (shortcut, "dim-label");
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (GTK_BOX (line), shortcut);
  gtk_button_set_child (GTK_BUTTON (button), line);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "command");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), info->name);
  avt_compat_set_name (button, _ (info->label));
  g_signal_connect (button, "clicked", G_CALLBACK (clicked_cb), self);
  return button;
}

static void
add_action (AvtCommandPalette *self, const AvtActionInfo *info)
{
  Entry *entry = g_new0 (Entry, 1);
  g_autofree char *words
    = g_strdup_printf ("%s %s", _ (info->label), avt_action_group_title (info->group));

  entry->haystack = avt_match_fold (words);
  entry->button = new_button (self, info);
  g_ptr_array_add (self->entries, entry);
  gtk_box_append (GTK_BOX (self->list), entry->button);
}

static int
compare_ratings_cb (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const Entry *first = *(Entry *const *) a;
  const Entry *second = *(Entry *const *) b;

  return (int) second->rating - (int) first->rating;
}

static void
rate (AvtCommandPalette *self, const AvtMatcher *matcher)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = g_ptr_array_index (self->entries, i);

      entry->rating = avt_matcher_rate (matcher, entry->haystack);
      gtk_widget_set_visible (entry->button, entry->rating > 0);
    }
}

/* The best first; a stable order keeps equals as they are in the table. */
static void
show_matches (AvtCommandPalette *self)
{
  g_autoptr (AvtMatcher) matcher
    = avt_matcher_new (gtk_editable_get_text (GTK_EDITABLE (self->search)));
  g_autoptr (GPtrArray) sorted = g_ptr_array_copy (self->entries, NULL, NULL);
  GtkWidget *before = NULL;
  gboolean any = FALSE;

  rate (self, matcher);
  g_ptr_array_set_free_func (sorted, NULL);
  g_ptr_array_sort_with_data (sorted, compare_ratings_cb, NULL);
  for (guint i = 0; i < sorted->len; i++)
    {
      const Entry *entry = g_ptr_array_index (sorted, i);

      gtk_box_reorder_child_after (GTK_BOX (self->list), entry->button, before);
      before = entry->button;
      any |= entry->rating > 0;
    }
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), any ? "list" : "none");
}

static void
search_changed_cb (GtkSearchEntry *entry, AvtCommandPalette *self)
{
  show_matches (self);
}

/* The entry tells of changes with a delay; who types fast means what is typed by now. */
static void
search_activated_cb (GtkSearchEntry *entry, AvtCommandPalette *self)
{
  GtkWidget *first;

  show_matches (self);
  first = avt_command_palette_get_first (self);
  if (first != NULL)
    g_signal_emit_by_name (first, "clicked");
}

static void
stop_cb (GtkSearchEntry *entry, AvtCommandPalette *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
avt_command_palette_show (GtkWidget *widget)
{
  AvtCommandPalette *self = AVT_COMMAND_PALETTE (widget);

  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  show_matches (self);
  GTK_WIDGET_CLASS (avt_command_palette_parent_class)->show (widget);
  gtk_widget_grab_focus (self->search);
}

static void
avt_command_palette_finalize (GObject *object)
{
  g_ptr_array_unref (AVT_COMMAND_PALETTE (object)->entries);
  G_OBJECT_CLASS (avt_command_palette_parent_class)->finalize (object);
}

static void
avt_command_palette_class_init (AvtCommandPaletteClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = avt_command_palette_finalize;
  GTK_WIDGET_CLASS (klass)->show = avt_command_palette_show;
}

static void
lay_out (AvtCommandPalette *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *none = gtk_label_new (_ ("No Results"));

  gtk_widget_add_css_class (none, "dim-label");
  gtk_widget_set_focusable (scroller, FALSE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_widget_set_size_request (scroller, WIDTH_PX, HEIGHT_PX);
  gtk_stack_add_named (GTK_STACK (self->stack), scroller, "list");
  gtk_stack_add_named (GTK_STACK (self->stack), none, "none");
  gtk_box_append (GTK_BOX (box), self->search);
  gtk_box_append (GTK_BOX (box), self->stack);
  gtk_popover_set_child (GTK_POPOVER (self), box);
}

static void
avt_command_palette_init (AvtCommandPalette *self)
{
  guint n_actions;
  const AvtActionInfo *actions = avt_action_list (&n_actions);

  self->entries = g_ptr_array_new_with_free_func (entry_free);
  self->list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->stack = gtk_stack_new ();
  self->search = gtk_search_entry_new ();
  g_object_set (self->search, "placeholder-text", _ ("What shall be done?"), NULL);
  avt_compat_set_name (self->search, _ ("Search Commands"));
  g_signal_connect (self->search, "search-changed", G_CALLBACK (search_changed_cb), self);
  g_signal_connect (self->search, "activate", G_CALLBACK (search_activated_cb), self);
  g_signal_connect (self->search, "stop-search", G_CALLBACK (stop_cb), self);
  for (guint i = 0; i < n_actions; i++)
    if (actions[i].name != NULL)
      add_action (self, &actions[i]);
  lay_out (self);
  gtk_popover_set_has_arrow (GTK_POPOVER (self), FALSE);
}

GtkWidget *
avt_command_palette_new (void)
{
  return g_object_new (AVT_TYPE_COMMAND_PALETTE, NULL);
}

/** avt_command_palette_search: as if @query had been typed */
void
avt_command_palette_search (AvtCommandPalette *self, const char *query)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), query);
  show_matches (self);
}

/** avt_command_palette_get_first: Returns: (nullable): the button of the first action that is
 * shown and can be run now */
GtkWidget *
avt_command_palette_get_first (AvtCommandPalette *self)
{
  for (GtkWidget *child = gtk_widget_get_first_child (self->list); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_visible (child) && gtk_widget_is_sensitive (child))
      return child;
  return NULL;
}
