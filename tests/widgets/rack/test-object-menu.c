#include "config.h"

#include "tests/widgets/widget-test.h"
#include "widgets/rack/object-menu.h"
#include "widgets/rack/rack-editor.h"

#include <string.h>

/** Walk: what was seen in one menu; submenus have access keys of their own. */
typedef struct
{
  GString *keys;
  guint n_items;
} Walk;

static gboolean
is_editor_action (const char *action)
{
  for (guint i = 0; i < avt_rack_editor_get_n_actions (); i++)
    {
      g_autofree char *name = g_strconcat ("win.", avt_rack_editor_get_action (i), NULL);

      if (strcmp (name, action) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
check_label (Walk *walk, const char *label)
{
  const char *mark = strchr (label, '_');
  char key;

  g_assert_nonnull (mark);
  key = g_ascii_tolower (mark[1]);
  if (strchr (walk->keys->str, key) != NULL)
    g_error ("the access key of \"%s\" stands twice", label);
  g_string_append_c (walk->keys, key);
  walk->n_items++;
}

static void check_menu (GMenuModel *menu, guint at_least);

static void
check_items (Walk *walk, GMenuModel *menu)
{
  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autoptr (GMenuModel) section
        = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SECTION);
      g_autoptr (GMenuModel) submenu
        = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SUBMENU);
      g_autofree char *label = NULL;
      g_autofree char *action = NULL;

      if (section != NULL)
        {
          check_items (walk, section);
          continue;
        }
      g_assert_true (g_menu_model_get_item_attribute (menu, i, "label", "s", &label));
      check_label (walk, label);
      if (submenu != NULL)
        check_menu (submenu, 3);
      else
        {
          g_assert_true (g_menu_model_get_item_attribute (menu, i, "action", "s", &action));
          if (!is_editor_action (action))
            g_error ("no action is %s", action);
        }
    }
}

/* HIG: 3 to 12 items, each with an access key of its own. */
static void
check_menu (GMenuModel *menu, guint at_least)
{
  Walk walk = { g_string_new (NULL), 0 };

  check_items (&walk, menu);
  g_assert_cmpuint (walk.n_items, >=, at_least);
  g_assert_cmpuint (walk.n_items, <=, 12);
  g_string_free (walk.keys, TRUE);
}

static void
test_menu (void)
{
  g_autoptr (GMenuModel) menu = avt_object_menu_new ();

  check_menu (menu, 10);
}

int
main (int argc, char *argv[])
{
  if (!widget_test_init (&argc, &argv))
    return 0;
  g_test_add_func ("/widgets/rack/object-menu/menu", test_menu);
  return g_test_run ();
}
