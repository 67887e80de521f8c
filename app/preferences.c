#include "config.h"

#include "app/preferences.h"

#include "app/store.h"
#include "widgets/compat.h"

#include <glib/gi18n-lib.h>

/* In the order of the enumeration in the schema. */
static const AdwColorScheme schemes[]
  = { ADW_COLOR_SCHEME_DEFAULT, ADW_COLOR_SCHEME_FORCE_LIGHT, ADW_COLOR_SCHEME_FORCE_DARK };

static void
selected_cb (GtkDropDown *chooser)
{
  g_settings_set_enum (avt_store_get (), "style", (int) gtk_drop_down_get_selected (chooser));
  avt_preferences_apply ();
}

static GtkWidget *
new_style_row (void)
{
  const char *const names[] = { _ ("Follow the System"), _ ("Light"), _ ("Dark"), NULL };
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *chooser = gtk_drop_down_new_from_strings (names);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Style"));
  gtk_widget_set_valign (chooser, GTK_ALIGN_CENTER);
  avt_compat_set_name (chooser, _ ("Style"));
  if (avt_store_get () == NULL)
    gtk_widget_set_sensitive (row, FALSE);
  else
    {
      gtk_drop_down_set_selected (GTK_DROP_DOWN (chooser),
                                  (guint) g_settings_get_enum (avt_store_get (), "style"));
      g_signal_connect (chooser, "notify::selected", G_CALLBACK (selected_cb), NULL);
    }
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), chooser);
  return row;
}

static void
author_cb (GtkEditable *entry)
{
  avt_store_set_text ("author", gtk_editable_get_text (entry));
}

static GtkWidget *
new_author_row (void)
{
  GtkWidget *row = adw_entry_row_new ();
  g_autofree char *author = avt_store_get_text ("author");

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Author"));
  gtk_editable_set_text (GTK_EDITABLE (row), author);
  gtk_widget_set_sensitive (row, avt_store_get () != NULL);
  g_signal_connect (row, "changed", G_CALLBACK (author_cb), NULL);
  return row;
}

static AdwPreferencesGroup *
new_group (const char *title, const char *description, GtkWidget *row)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (group, title);
  adw_preferences_group_set_description (group, description);
  adw_preferences_group_add (group, row);
  return group;
}

/** avt_preferences_run: shows the window of preferences; without an installed schema nothing can
 * be kept, and so nothing set. */
void
avt_preferences_run (GtkWindow *parent)
{
  GtkWidget *window = adw_preferences_window_new ();
  GtkWidget *page = adw_preferences_page_new ();

  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page),
                            new_group (_ ("Appearance"), NULL, new_style_row ()));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page),
                            new_group (_ ("New Designs"),
                                       _ ("What the title block of each sheet begins with."),
                                       new_author_row ()));
  adw_preferences_window_add (ADW_PREFERENCES_WINDOW (window), ADW_PREFERENCES_PAGE (page));
  adw_preferences_window_set_search_enabled (ADW_PREFERENCES_WINDOW (window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (window), 480, 360);
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  avt_compat_fix_names (window);
  gtk_window_present (GTK_WINDOW (window));
}

/** avt_preferences_apply: makes the program look as is set. */
void
avt_preferences_apply (void)
{
  int style = avt_store_get () != NULL ? g_settings_get_enum (avt_store_get (), "style") : 0;

  if (style >= 0 && style < (int) G_N_ELEMENTS (schemes))
    adw_style_manager_set_color_scheme (adw_style_manager_get_default (), schemes[style]);
}
