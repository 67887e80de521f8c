#include "config.h"

#include "app/actions.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Of the shortcuts window, which then fits a screen of 600 pixels. */
#define COLUMN_ROWS 15

static const AvtActionInfo actions[] = {
  { "win.new", "<Control>n", N_ ("New Design"), AVT_GROUP_FILE },
  { "win.open", "<Control>o", N_ ("Open a Design"), AVT_GROUP_FILE },
  { "win.open-sample", NULL, N_ ("Open a Sample"), AVT_GROUP_FILE },
  { "win.save", "<Control>s", N_ ("Save"), AVT_GROUP_FILE },
  { "win.save-as", "<Shift><Control>s", N_ ("Save As"), AVT_GROUP_FILE },
  { "win.new-from-template", "<Shift><Control>o", N_ ("New from a Template"), AVT_GROUP_FILE },
  { "win.save-as-template", NULL, N_ ("Save as a Template"), AVT_GROUP_FILE },
  { "win.import-type", "<Control>i", N_ ("Import a Device Type"), AVT_GROUP_FILE },
  { "win.export", "<Shift><Control>e", N_ ("Export"), AVT_GROUP_OUTPUT },
  { "win.print", "<Control>p", N_ ("Print"), AVT_GROUP_OUTPUT },
  { "win.styles", NULL, N_ ("Edit the Styles of Documents"), AVT_GROUP_OUTPUT },
  { "win.preview", "<Shift><Control>p", N_ ("Print Preview"), AVT_GROUP_OUTPUT },
  { "window.close", "<Control>w", N_ ("Close the Window"), AVT_GROUP_FILE },
  { "win.undo", "<Control>z", N_ ("Undo"), AVT_GROUP_EDIT, TRUE },
  { "win.redo", "<Shift><Control>z <Control>y", N_ ("Redo"), AVT_GROUP_EDIT, TRUE },
  { "win.cut", "<Control>x", N_ ("Cut"), AVT_GROUP_EDIT, TRUE },
  { "win.copy", "<Control>c", N_ ("Copy"), AVT_GROUP_EDIT, TRUE },
  { "win.copy-diagram", "<Shift><Control>c", N_ ("Copy the Diagram"), AVT_GROUP_OUTPUT },
  { "win.paste", "<Control>v", N_ ("Paste"), AVT_GROUP_EDIT, TRUE },
  { "win.duplicate", "<Control>d", N_ ("Duplicate"), AVT_GROUP_EDIT, TRUE },
  { "win.fill", "<Control>e", N_ ("Fill with Copies"), AVT_GROUP_EDIT, TRUE },
  { "win.state-planned", NULL, N_ ("Set the State to Planned"), AVT_GROUP_EDIT },
  { "win.state-existing", NULL, N_ ("Set the State to Existing"), AVT_GROUP_EDIT },
  { "win.state-remove", NULL, N_ ("Set the State to Be Removed"), AVT_GROUP_EDIT },
  { "win.select-all", "<Control>a", N_ ("Select All"), AVT_GROUP_SELECT, TRUE },
  { "win.select-none", "<Shift><Control>a", N_ ("Select Nothing"), AVT_GROUP_SELECT, TRUE },
  { "win.rename", "F2", N_ ("Rename"), AVT_GROUP_EDIT, TRUE },
  { "win.delete", "Delete", N_ ("Delete"), AVT_GROUP_EDIT, TRUE },
  { "win.find", "<Control>f", N_ ("Find in the Design"), AVT_GROUP_SELECT },
  { "win.find-next", "<Control>g", N_ ("Next Result"), AVT_GROUP_SELECT },
  { "win.find-previous", "<Shift><Control>g", N_ ("Previous Result"), AVT_GROUP_SELECT },
  { "win.properties", "<Alt>Return", N_ ("Go to the Properties"), AVT_GROUP_SELECT },
  { "win.add-rack", "<Shift><Control>r", N_ ("Add a Rack"), AVT_GROUP_RACK },
  { "win.add-feed", "<Shift><Control>f", N_ ("Add a Feed"), AVT_GROUP_RACK },
  { "win.find-type", "<Control>t", N_ ("Search the Catalogue"), AVT_GROUP_RACK },
  { "win.place-devices", NULL, N_ ("Place Devices That Stand in No Rack"), AVT_GROUP_RACK },
  { "win.connect-power", "<Control>k", N_ ("Connect Power"), AVT_GROUP_RACK },
  { "win.outline", "<Control>l", N_ ("Go to the Outline"), AVT_GROUP_RACK },
  { "win.drawing", "<Shift><Control>d", N_ ("Go to the Drawing"), AVT_GROUP_RACK },
  { "win.toggle-panes", "F9", N_ ("Show or Hide the Panes"), AVT_GROUP_VIEW },
  { "win.zoom-in", "<Control>plus <Control>equal <Control>KP_Add", N_ ("Zoom In"),
    AVT_GROUP_VIEW },
  { "win.zoom-out", "<Control>minus <Control>KP_Subtract", N_ ("Zoom Out"), AVT_GROUP_VIEW },
  { "win.zoom-normal", "<Control>0 <Control>KP_0", N_ ("Real Size"), AVT_GROUP_VIEW },
  { "win.zoom-fit", "<Control>9", N_ ("Show Everything"), AVT_GROUP_VIEW },
  { "win.rear", "<Control>r", N_ ("Front or Rear"), AVT_GROUP_VIEW },
  { NULL, "Tab", N_ ("Next Object"), AVT_GROUP_CANVAS },
  { NULL, "<Shift>Tab", N_ ("Previous Object"), AVT_GROUP_CANVAS },
  { NULL, "Up Down Left Right", N_ ("Move the Selected Object, or Walk"), AVT_GROUP_CANVAS },
  { NULL, "<Control>Up <Control>Down <Control>Left <Control>Right", N_ ("Walk to an Object"),
    AVT_GROUP_CANVAS },
  { NULL, "Home End", N_ ("First and Last Object"), AVT_GROUP_CANVAS },
  { NULL, "Return", N_ ("Select the Object, Then Open It"), AVT_GROUP_CANVAS },
  { NULL, "Escape", N_ ("Cancel, or Select Nothing"), AVT_GROUP_CANVAS },
  { NULL, "<Shift>F10", N_ ("Open the Menu of the Object"), AVT_GROUP_CANVAS },
  { "app.new-window", "<Shift><Control>n", N_ ("New Window"), AVT_GROUP_GENERAL },
  { "win.commands", "<Control>Return <Control>KP_Enter", N_ ("Search Commands"),
    AVT_GROUP_GENERAL },
  { "win.show-menu", "F10", N_ ("Main Menu"), AVT_GROUP_GENERAL },
  { "app.preferences", "<Control>comma", N_ ("Preferences"), AVT_GROUP_GENERAL },
  { "app.shortcuts", "<Control>question", N_ ("Keyboard Shortcuts"), AVT_GROUP_GENERAL },
  { "app.about", NULL, N_ ("About Archivolt"), AVT_GROUP_GENERAL },
  { "app.quit", "<Control>q", N_ ("Quit"), AVT_GROUP_GENERAL },
};

static const char *const titles[AVT_N_GROUPS] = {
  [AVT_GROUP_FILE] = N_ ("Files"),   [AVT_GROUP_OUTPUT] = N_ ("Paper and Pictures"),
  [AVT_GROUP_EDIT] = N_ ("Editing"), [AVT_GROUP_SELECT] = N_ ("Selecting and Finding"),
  [AVT_GROUP_RACK] = N_ ("Racks"),   [AVT_GROUP_VIEW] = N_ ("View"),
  [AVT_GROUP_CANVAS] = N_ ("Drawing"), [AVT_GROUP_GENERAL] = N_ ("General"),
};

const AvtActionInfo *
avt_action_list (guint *n_actions)
{
  *n_actions = G_N_ELEMENTS (actions);
  return actions;
}

const char *
avt_action_group_title (AvtActionGroup group)
{
  return _ (titles[group]);
}

void
avt_actions_set_accels (GtkApplication *application)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      g_auto (GStrv) keys = NULL;

      if (actions[i].name == NULL || actions[i].keys == NULL || actions[i].yields)
        continue;
      keys = g_strsplit (actions[i].keys, " ", -1);
      gtk_application_set_accels_for_action (application, actions[i].name,
                                             (const char *const *) keys);
    }
}

static GtkShortcutTrigger *
new_trigger (const char *keys)
{
  g_auto (GStrv) words = g_strsplit (keys, " ", -1);
  GtkShortcutTrigger *trigger = gtk_shortcut_trigger_parse_string (words[0]);

  for (guint i = 1; words[i] != NULL; i++)
    trigger = gtk_alternative_trigger_new (trigger, gtk_shortcut_trigger_parse_string (words[i]));
  return trigger;
}

/** avt_actions_new_controller: Returns: (transfer full): for a window: the keys that a text field
 * may take first, such as Delete; accelerators of the application would take them from it */
GtkEventController *
avt_actions_new_controller (void)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    if (actions[i].yields)
      gtk_shortcut_controller_add_shortcut (
        GTK_SHORTCUT_CONTROLLER (controller),
        gtk_shortcut_new (new_trigger (actions[i].keys), gtk_named_action_new (actions[i].name)));
  return controller;
}

/* Without the twins on the keypad, which would be shown as they are called, "KP_Enter". */
static char *
shown_keys (const char *keys)
{
  g_auto (GStrv) words = g_strsplit (keys, " ", -1);
  g_autoptr (GStrvBuilder) shown = g_strv_builder_new ();
  g_auto (GStrv) ended = NULL;

  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (words[i], "KP_") == NULL)
      g_strv_builder_add (shown, words[i]);
  ended = g_strv_builder_end (shown);
  return g_strjoinv (" ", ended);
}

static void
append_shortcut (GString *ui, const AvtActionInfo *info)
{
  g_autofree char *shown = shown_keys (info->keys);
  g_autofree char *keys = g_markup_escape_text (shown, -1);
  g_autofree char *title = g_markup_escape_text (_ (info->label), -1);

  g_string_append_printf (ui,
                          "<child><object class='GtkShortcutsShortcut'>"
                          "<property name='accelerator'>%s</property>"
                          "<property name='title'>%s</property></object></child>",
                          keys, title);
}

static void
append_group (GString *ui, AvtActionGroup group)
{
  g_autofree char *title = g_markup_escape_text (avt_action_group_title (group), -1);
  gboolean is_open = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    if (actions[i].group == group && actions[i].keys != NULL)
      {
        if (!is_open)
          g_string_append_printf (ui,
                                  "<child><object class='GtkShortcutsGroup'>"
                                  "<property name='title'>%s</property>",
                                  title);
        is_open = TRUE;
        append_shortcut (ui, &actions[i]);
      }
  if (is_open)
    g_string_append (ui, "</object></child>");
}

/**
 * avt_shortcuts_window_new:
 *
 * GTK 4.8 can only build one from a description, so the table becomes one. It arranges the groups
 * anew for each one that is added, and every time reverses the order of the pages: so there is one
 * endless page until all of them are there.
 */
GtkWidget *
avt_shortcuts_window_new (void)
{
  g_autoptr (GString) ui = g_string_new ("<interface><object class='GtkShortcutsWindow' id='it'>"
                                         "<property name='modal'>1</property><child>"
                                         "<object class='GtkShortcutsSection' id='section'>"
                                         "<property name='section-name'>all</property>"
                                         "<property name='max-height'>9999</property>");
  g_autoptr (GtkBuilder) builder = NULL;

  for (guint group = 0; group < AVT_N_GROUPS; group++)
    append_group (ui, (AvtActionGroup) group);
  g_string_append (ui, "</object></child></object></interface>");
  builder = gtk_builder_new_from_string (ui->str, (gssize) ui->len);
  g_object_set (gtk_builder_get_object (builder, "section"), "max-height", COLUMN_ROWS, NULL);
  return GTK_WIDGET (gtk_builder_get_object (builder, "it"));
}
