#include "config.h"

#include "app/actions.h"
#include "tests/widgets/widget-test.h"

#include <string.h>

static const AvtActionInfo *
find (const char *name)
{
  guint n_actions;
  const AvtActionInfo *actions = avt_action_list (&n_actions);

  for (guint i = 0; i < n_actions; i++)
    if (g_strcmp0 (actions[i].name, name) == 0)
      return &actions[i];
  g_error ("no action is %s", name);
}

/* A key that two actions want does what nobody can foresee. */
static void
test_keys_differ (void)
{
  guint n_actions;
  const AvtActionInfo *actions = avt_action_list (&n_actions);
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < n_actions; i++)
    {
      g_auto (GStrv) keys = actions[i].keys != NULL ? g_strsplit (actions[i].keys, " ", -1) : NULL;

      for (guint k = 0; keys != NULL && keys[k] != NULL; k++)
        {
          GdkModifierType modifiers;
          guint key;

          if (!gtk_accelerator_parse (keys[k], &key, &modifiers))
            g_error ("%s is no key", keys[k]);
          key = gdk_keyval_to_lower (key);
          if (!g_hash_table_add (taken, gtk_accelerator_name (key, modifiers)))
            g_error ("two actions want %s", keys[k]);
        }
    }
}

/* What people know from other programs of the desktop. */
static void
test_usual_keys (void)
{
  g_assert_cmpstr (find ("win.print")->keys, ==, "<Control>p");
  g_assert_cmpstr (find ("win.preview")->keys, ==, "<Shift><Control>p");
  g_assert_cmpstr (find ("app.shortcuts")->keys, ==, "<Control>question");
  g_assert_nonnull (strstr (find ("win.commands")->keys, "<Control>Return"));
}

/* Built from a description, which may not be well-formed. */
static void
test_shortcuts_window (void)
{
  GtkWidget *window = avt_shortcuts_window_new ();

  g_assert_true (GTK_IS_SHORTCUTS_WINDOW (window));
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  if (!widget_test_init (&argc, &argv))
    return 0;
  g_test_add_func ("/app/actions/keys-differ", test_keys_differ);
  g_test_add_func ("/app/actions/usual-keys", test_usual_keys);
  g_test_add_func ("/app/actions/shortcuts-window", test_shortcuts_window);
  return g_test_run ();
}
