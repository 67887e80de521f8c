#include "config.h"

#include "app/application.h"

#include "engine/document/locale-folder.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <signal.h>

int
main (int argc, char *argv[])
{
  g_autoptr (AvtApplication) application = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, avt_locale_folder ());
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  /* A limit on the size of files shall be an error of the write, not the end of the program. */
  signal (SIGXFSZ, SIG_IGN);
  application = avt_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
