#include "config.h"

#include "widgets/rack/object-menu.h"

#include <glib/gi18n-lib.h>

/** Item: @label: with an access key that no other item of the menu has */
typedef struct
{
  const char *label;
  const char *action;
} Item;

static const Item transfer[] = {
  { N_ ("Cu_t"), "win.cut" },
  { N_ ("_Copy"), "win.copy" },
  { N_ ("Copy Dia_gram"), "win.copy-diagram" },
  { N_ ("_Paste"), "win.paste" },
};

static const Item copies[] = {
  { N_ ("D_uplicate"), "win.duplicate" },
  { N_ ("_Fill…"), "win.fill" },
};

static const Item states[] = {
  { N_ ("_Planned"), "win.state-planned" },
  { N_ ("_Existing"), "win.state-existing" },
  { N_ ("To Be _Removed"), "win.state-remove" },
};

static const Item looks[] = {
  { N_ ("_Rename"), "win.rename" },
  { N_ ("Show in _Outline"), "win.outline" },
  { N_ ("Propert_ies"), "win.properties" },
};

static const Item last[] = {
  { N_ ("_Delete"), "win.delete" },
};

static GMenu *
new_section (const Item *items, guint n_items)
{
  GMenu *section = g_menu_new ();

  for (guint i = 0; i < n_items; i++)
    g_menu_append (section, _ (items[i].label), items[i].action);
  return section;
}

static void
append (GMenu *menu, const Item *items, guint n_items)
{
  g_autoptr (GMenu) section = new_section (items, n_items);

  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

static void
append_changes (GMenu *menu)
{
  g_autoptr (GMenu) section = g_menu_new ();
  g_autoptr (GMenu) submenu = new_section (states, G_N_ELEMENTS (states));

  g_menu_append (section, _ ("Connect Po_wer…"), "win.connect-power");
  g_menu_append_submenu (section, _ ("_State"), G_MENU_MODEL (submenu));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

/** avt_object_menu_new: Returns: (transfer full): its actions are those of the window */
GMenuModel *
avt_object_menu_new (void)
{
  GMenu *menu = g_menu_new ();

  append (menu, transfer, G_N_ELEMENTS (transfer));
  append (menu, copies, G_N_ELEMENTS (copies));
  append_changes (menu);
  append (menu, looks, G_N_ELEMENTS (looks));
  append (menu, last, G_N_ELEMENTS (last));
  return G_MENU_MODEL (menu);
}
