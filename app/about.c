#include "config.h"

#include "app/about.h"

#include "app/store.h"
#include "diagrams/scene/face-helper.h"
#include "engine/document/template.h"

#include <adwaita.h>
#include <cairo.h>
#include <glib/gi18n-lib.h>
#include <locale.h>
#include <pango/pango.h>
#include <string.h>

#define WEBSITE "https://github.com/archivolt/archivolt"

/* Nobody's name stands in a report that is sent on. */
static char *
path_without_user (const char *path)
{
  const char *home = g_get_home_dir ();
  gsize length = strlen (home);

  if (length > 1 && strncmp (path, home, length) == 0 && path[length] == '/')
    return g_strconcat ("~", path + length, NULL);
  return g_strdup (path);
}

static void
append_path (GString *text, const char *what, const char *path)
{
  g_autofree char *shown = path_without_user (path != NULL ? path : "none");

  g_string_append_printf (text, "%s: %s\n", what, shown);
}

static void
append_versions (GString *text)
{
  g_autofree char *system = g_get_os_info (G_OS_INFO_KEY_PRETTY_NAME);

  g_string_append_printf (text, "Archivolt %s\n", AVT_VERSION);
  g_string_append_printf (text, "GTK %u.%u.%u\n", gtk_get_major_version (),
                          gtk_get_minor_version (), gtk_get_micro_version ());
  g_string_append_printf (text, "libadwaita %u.%u.%u\n", adw_get_major_version (),
                          adw_get_minor_version (), adw_get_micro_version ());
  g_string_append_printf (text, "GLib %u.%u.%u\n", glib_major_version, glib_minor_version,
                          glib_micro_version);
  g_string_append_printf (text, "cairo %s\nPango %s\n", cairo_version_string (),
                          pango_version_string ());
  g_string_append_printf (text, "System: %s\n\n", system != NULL ? system : "unknown");
}

static void
append_display (GString *text, GtkWindow *window)
{
  GskRenderer *renderer
    = window != NULL ? gtk_native_get_renderer (GTK_NATIVE (window)) : NULL;
  const char *desktop = g_getenv ("XDG_CURRENT_DESKTOP");

  g_string_append_printf (text, "Display: %s\n", G_OBJECT_TYPE_NAME (gdk_display_get_default ()));
  g_string_append_printf (text, "Renderer: %s\n",
                          renderer != NULL ? G_OBJECT_TYPE_NAME (renderer) : "none yet");
  if (window != NULL)
    g_string_append_printf (text, "Scale: %d\n",
                            gtk_widget_get_scale_factor (GTK_WIDGET (window)));
  g_string_append_printf (text, "Desktop: %s\n", desktop != NULL ? desktop : "unknown");
  g_string_append_printf (text, "High contrast: %s\n\n",
                          adw_style_manager_get_high_contrast (adw_style_manager_get_default ())
                            ? "yes" : "no");
}

static void
append_languages (GString *text, AvtApplication *application)
{
  g_autofree char *languages = g_strjoinv (", ", (char **) g_get_language_names ());

  g_string_append_printf (text, "Locale: %s\n", setlocale (LC_MESSAGES, NULL));
  g_string_append_printf (text, "Numbers: %s\n", setlocale (LC_NUMERIC, NULL));
  g_string_append_printf (text, "Languages: %s\n", languages);
  g_string_append_printf (text, "Words: %s\n",
                          avt_words_get_language (avt_application_get_words (application)));
  g_string_append_printf (
    text, "Font of drawings: %s\n\n",
    avt_measurer_get_family (avt_application_get_measurer (application)));
}

static void
append_places (GString *text, AvtApplication *application)
{
  AvtDesign *library = avt_application_get_library (application);
  g_autofree char *data = avt_data_folder ();
  g_autofree char *helper = avt_face_helper_find ();

  append_path (text, "Data", data);
  append_path (text, "Journal", avt_application_get_journal_folder (application));
  append_path (text, "Faces are drawn by", helper);
  g_string_append_printf (text, "Catalogue: %u types\n",
                          library != NULL ? avt_design_count (library, AVT_KIND_TYPE) : 0);
  g_string_append_printf (text, "Settings: %s\n", avt_store_get () != NULL ? "kept" : "not kept");
}

/**
 * avt_about_debug_info:
 * @window: (nullable): the window that is asked about
 *
 * Returns: (transfer full): versions, display, languages and folders, in English for those who
 *   mend, without the name of the user
 */
char *
avt_about_debug_info (AvtApplication *application, GtkWindow *window)
{
  GString *text = g_string_new (NULL);

  append_versions (text);
  append_display (text, window);
  append_languages (text, application);
  append_places (text, application);
  return g_string_free (text, FALSE);
}

/** avt_about_run: shows the window About over @parent. */
void
avt_about_run (AvtApplication *application, GtkWindow *parent)
{
  g_autofree char *debug = avt_about_debug_info (application, parent);

  adw_show_about_window (parent, "application-name", "Archivolt", "application-icon", AVT_APP_ID,
                         "version", AVT_VERSION, "comments",
                         _ ("Design racks, their power and their cabling"), "website", WEBSITE,
                         "issue-url", WEBSITE "/issues", "license-type", GTK_LICENSE_GPL_3_0,
                         "copyright", "© 2026 The Archivolt developers", "developer-name",
                         _ ("The Archivolt developers"),
                         /* Translators: your name, one in each line */
                         "translator-credits", _ ("translator-credits"), "debug-info", debug,
                         "debug-info-filename", "archivolt.txt", NULL);
}
