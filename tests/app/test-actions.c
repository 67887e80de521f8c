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

/* The titles of what is of @type below @widget, in the order of the window. */
static void
collect_titles (GtkWidget *widget, GType type, GPtrArray *titles)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    {
      char *title;

      g_object_get (widget, "title", &title, NULL);
      g_ptr_array_add (titles, title);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect_titles (child, type, titles);
}

static guint
count_in_group (AvtActionGroup group)
{
  guint n_actions, n_found = 0;
  const AvtActionInfo *actions = avt_action_list (&n_actions);

  for (guint i = 0; i < n_actions; i++)
    n_found += actions[i].group == group && actions[i].keys != NULL;
  return n_found;
}

/* Every key there is, in groups that can be taken in at a glance, the first ones first. */
static void
test_shortcuts_window (void)
{
  GtkWidget *window = avt_shortcuts_window_new ();
  g_autoptr (GPtrArray) groups = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) shown = g_ptr_array_new_with_free_func (g_free);
  guint n_actions;
  const AvtActionInfo *actions = avt_action_list (&n_actions);

  g_assert_true (GTK_IS_SHORTCUTS_WINDOW (window));
  collect_titles (window, GTK_TYPE_SHORTCUTS_GROUP, groups);
  collect_titles (window, GTK_TYPE_SHORTCUTS_SHORTCUT, shown);
  for (guint i = 0; i < n_actions; i++)
    if (actions[i].keys != NULL
        && !g_ptr_array_find_with_equal_func (shown, actions[i].label, g_str_equal, NULL))
      g_error ("%s is not shown", actions[i].label);
  g_assert_cmpuint (groups->len, ==, AVT_N_GROUPS);
  for (guint i = 0; i < AVT_N_GROUPS; i++)
    {
      g_assert_cmpstr (groups->pdata[i], ==, avt_action_group_title ((AvtActionGroup) i));
      g_assert_cmpuint (count_in_group ((AvtActionGroup) i), >=, 2);
      g_assert_cmpuint (count_in_group ((AvtActionGroup) i), <=, 10);
    }
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
