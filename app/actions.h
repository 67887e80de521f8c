/* The one table of actions: accelerators, menus, the shortcuts window and the tests read it. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  AVT_GROUP_FILE,
  AVT_GROUP_OUTPUT,
  AVT_GROUP_EDIT,
  AVT_GROUP_SELECT,
  AVT_GROUP_RACK,
  AVT_GROUP_VIEW,
  AVT_GROUP_CANVAS,
  AVT_GROUP_GENERAL,
  AVT_N_GROUPS
} AvtActionGroup;

/**
 * AvtActionInfo:
 * @name: detailed, "win.save"; %NULL for keys that a view handles itself
 * @keys: accelerators, separated by spaces, the one that is shown first; or %NULL
 * @label: N_() for the shortcuts window: a verb, header capitalisation
 * @yields: whether a text field that has the focus takes the key first
 */
typedef struct
{
  const char *name;
  const char *keys;
  const char *label;
  AvtActionGroup group;
  gboolean yields;
} AvtActionInfo;

const AvtActionInfo *avt_action_list (guint *n_actions);
const char *avt_action_group_title (AvtActionGroup group);
void avt_actions_set_accels (GtkApplication *application);
GtkEventController *avt_actions_new_controller (void);
GtkWidget *avt_shortcuts_window_new (void);

G_END_DECLS
