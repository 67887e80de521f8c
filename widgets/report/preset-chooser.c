#include "config.h"

#include "widgets/report/preset-chooser.h"

#include "widgets/compat.h"
#include "widgets/inspector/section.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _AvtPresetChooser
{
  GtkWidget parent_instance;

  AvtSession *session;
  AvtExportOrder order;   /* what its owner shows */
  gboolean only_reports;
  char *name;             /* of the preset that was chosen; NULL: none */
  GPtrArray *offered;     /* of names, as in @names after the first, which is none */
  gboolean is_quiet;
  GtkWidget *box;
  GtkWidget *names;
  GtkWidget *note; /* wherever the owner puts it */
};

static guint chosen_signal;

G_DEFINE_FINAL_TYPE (AvtPresetChooser, avt_preset_chooser, GTK_TYPE_WIDGET)

/** avt_preset_chooser_get: Returns: (nullable): the preset that was chosen; until the design is
 * another */
const AvtPreset *
avt_preset_chooser_get (AvtPresetChooser *self)
{
  return self->name != NULL
           ? avt_presets_find (avt_session_get_design (self->session), self->name) : NULL;
}

/** avt_preset_chooser_is_changed: Returns: whether the owner shows something else than the preset
 * says */
gboolean
avt_preset_chooser_is_changed (AvtPresetChooser *self)
{
  const AvtPreset *preset = avt_preset_chooser_get (self);
  AvtExportOrder kept = self->order;

  if (preset == NULL)
    return FALSE;
  avt_preset_to_order (preset, avt_session_get_design (self->session), &kept);
  return !avt_export_order_equal (&kept, &self->order);
}

static void
update (AvtPresetChooser *self)
{
  gboolean has_one = avt_preset_chooser_get (self) != NULL;
  gboolean is_changed = avt_preset_chooser_is_changed (self);

  gtk_label_set_text (GTK_LABEL (self->note), is_changed ? _ ("Changed since") : "");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "preset.update", is_changed);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "preset.rename", has_one);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "preset.delete", has_one);
}

static guint
place_of (AvtPresetChooser *self)
{
  for (guint i = 0; self->name != NULL && i < self->offered->len; i++)
    if (strcmp (self->offered->pdata[i], self->name) == 0)
      return i + 1;
  return 0;
}

/* A preset that is gone, by deleting or undoing, is not chosen any more. */
static void
show_names (AvtPresetChooser *self)
{
  AvtDesign *design = avt_session_get_design (self->session);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  g_ptr_array_set_size (self->offered, 0);
  /* Translators: no preset was chosen */
  gtk_string_list_append (names, _ ("None"));
  for (guint i = 0; i < avt_presets_count (design); i++)
    {
      const AvtPreset *preset = avt_presets_get (design, i);

      if (self->only_reports && !avt_preset_is_of_report (preset))
        continue;
      g_ptr_array_add (self->offered, g_strdup (preset->name));
      gtk_string_list_append (names, preset->name);
    }
  if (place_of (self) == 0)
    g_clear_pointer (&self->name, g_free);
  self->is_quiet = TRUE;
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->names), G_LIST_MODEL (names));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->names), place_of (self));
  self->is_quiet = FALSE;
  update (self);
}

static void
selected_cb (GtkDropDown *names, GParamSpec *pspec, AvtPresetChooser *self)
{
  guint place = gtk_drop_down_get_selected (names);

  if (self->is_quiet || place > self->offered->len)
    return;
  g_free (self->name);
  self->name = place > 0 ? g_strdup (self->offered->pdata[place - 1]) : NULL;
  if (self->name != NULL)
    g_signal_emit (self, chosen_signal, 0);
  update (self);
}

static void
changed_cb (AvtDocument *document, const AvtDelta *delta, AvtPresetChooser *self)
{
  show_names (self);
}

static gboolean
commit (AvtPresetChooser *self, AvtDesign *design, const GError *error, const char *label)
{
  return avt_session_commit (self->session, design, error, label, NULL);
}

/** avt_preset_chooser_save_as: keeps what the owner shows as the preset @name, which is then the
 * chosen one */
void
avt_preset_chooser_save_as (AvtPresetChooser *self, const char *name)
{
  g_autoptr (GError) error = NULL;
  AvtDesign *design = avt_design_with_preset (avt_session_get_design (self->session), name,
                                              &self->order, &error);

  g_free (self->name);
  self->name = g_strdup (name);
  commit (self, design, error, _ ("Save Preset"));
  show_names (self);
}

/** avt_preset_chooser_rename: the chosen preset is called @name */
void
avt_preset_chooser_rename (AvtPresetChooser *self, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = g_steal_pointer (&self->name);
  AvtDesign *design = avt_design_with_preset_renamed (avt_session_get_design (self->session),
                                                      before, name, &error);

  /* Known by its new name when the document tells of the change. */
  self->name = g_strdup (design != NULL ? name : before);
  commit (self, design, error, _ ("Rename Preset"));
  show_names (self);
}

/** Question: about the name of a preset. */
typedef struct
{
  AvtPresetChooser *chooser;
  GtkWidget *entry;
  GtkWidget *hint;
  GtkWindow *dialog; /* not held */
  const char *answer;
  gboolean is_rename;
} Question;

static char *
typed_name (const Question *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
}

static void
name_typed_cb (Question *self)
{
  AvtDesign *design = avt_session_get_design (self->chooser->session);
  g_autofree char *name = typed_name (self);
  gboolean is_taken = avt_presets_find (design, name) != NULL
                      && !(self->is_rename && g_strcmp0 (name, self->chooser->name) == 0);

  gtk_label_set_text (GTK_LABEL (self->hint),
                      !is_taken ? ""
                      : self->is_rename ? _ ("There is a preset of that name already.")
                                        : _ ("The preset of that name is replaced."));
  avt_compat_set_answer_enabled (self->dialog, self->answer,
                                 *name != '\0' && !(is_taken && self->is_rename));
}

static void
name_answer_cb (const char *answer, gpointer user_data)
{
  Question *self = user_data;
  g_autofree char *name = typed_name (self);

  if (strcmp (answer, self->answer) == 0 && self->is_rename)
    avt_preset_chooser_rename (self->chooser, name);
  else if (strcmp (answer, self->answer) == 0)
    avt_preset_chooser_save_as (self->chooser, name);
  g_signal_handlers_disconnect_by_data (self->entry, self);
  g_object_unref (self->chooser);
  g_object_unref (self->entry);
  g_free (self);
}

static GtkWidget *
new_name_box (Question *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->entry = g_object_ref_sink (gtk_entry_new ());
  self->hint = avt_section_new_label (NULL, "dim-label");
  gtk_widget_add_css_class (self->hint, "caption");
  gtk_entry_set_activates_default (GTK_ENTRY (self->entry), TRUE);
  gtk_editable_set_text (GTK_EDITABLE (self->entry),
                         self->chooser->name != NULL ? self->chooser->name : "");
  avt_compat_set_name (self->entry, _ ("Name of the Preset"));
  gtk_box_append (GTK_BOX (box), self->entry);
  gtk_box_append (GTK_BOX (box), self->hint);
  return box;
}

static void
ask_name (AvtPresetChooser *chooser, const char *heading, const AvtAnswer *answers,
          gboolean is_rename)
{
  Question *self = g_new0 (Question, 1);
  GtkWidget *box;

  self->chooser = g_object_ref (chooser);
  self->is_rename = is_rename;
  self->answer = answers[1].name;
  box = new_name_box (self);
  self->dialog = avt_compat_ask (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (chooser))), heading,
                                 NULL, box, answers, 2, name_answer_cb, self);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (name_typed_cb), self);
  name_typed_cb (self);
  gtk_widget_grab_focus (self->entry);
}

static void
save_as_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  const AvtAnswer answers[] = {
    { "cancel", _ ("_Cancel"), AVT_ANSWER_PLAIN },
    { "save", _ ("_Save"), AVT_ANSWER_SUGGESTED },
  };

  ask_name (AVT_PRESET_CHOOSER (widget), _ ("Save as Preset"), answers, FALSE);
}

static void
rename_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  const AvtAnswer answers[] = {
    { "cancel", _ ("_Cancel"), AVT_ANSWER_PLAIN },
    { "rename", _ ("_Rename"), AVT_ANSWER_SUGGESTED },
  };

  ask_name (AVT_PRESET_CHOOSER (widget), _ ("Rename Preset"), answers, TRUE);
}

static void
update_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AvtPresetChooser *self = AVT_PRESET_CHOOSER (widget);
  g_autofree char *name = g_strdup (self->name);

  if (name != NULL)
    avt_preset_chooser_save_as (self, name);
}

static void
delete_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AvtPresetChooser *self = AVT_PRESET_CHOOSER (widget);
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;
  AvtDesign *design;

  if (self->name == NULL)
    return;
  label = g_strdup_printf (_ ("Delete %s"), self->name);
  design = avt_design_without_preset (avt_session_get_design (self->session), self->name, &error);
  if (commit (self, design, error, label))
    avt_session_tell (self->session, label, TRUE);
}

static GMenuModel *
new_menu (void)
{
  GMenu *menu = g_menu_new ();

  g_menu_append (menu, _ ("_Save as Preset…"), "preset.save-as");
  g_menu_append (menu, _ ("_Update Preset"), "preset.update");
  g_menu_append (menu, _ ("_Rename Preset…"), "preset.rename");
  g_menu_append (menu, _ ("_Delete Preset"), "preset.delete");
  return G_MENU_MODEL (menu);
}

static void
avt_preset_chooser_init (AvtPresetChooser *self)
{
  GtkWidget *menu = gtk_menu_button_new ();
  g_autoptr (GMenuModel) model = new_menu ();

  self->offered = g_ptr_array_new_with_free_func (g_free);
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->names = gtk_drop_down_new_from_strings ((const char *const[]){ NULL });
  gtk_widget_set_hexpand (self->names, TRUE);
  avt_compat_set_name (self->names, _ ("Preset"));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (menu), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (menu), model);
  gtk_widget_set_tooltip_text (menu, _ ("Keep, Rename or Delete Presets"));
  avt_compat_set_name (menu, _ ("Keep, Rename or Delete Presets"));
  self->note = g_object_ref_sink (avt_section_new_label (NULL, "dim-label"));
  gtk_widget_add_css_class (self->note, "caption");
  gtk_box_append (GTK_BOX (self->box), self->names);
  gtk_box_append (GTK_BOX (self->box), menu);
  g_signal_connect (self->names, "notify::selected", G_CALLBACK (selected_cb), self);
}

static void
avt_preset_chooser_dispose (GObject *object)
{
  AvtPresetChooser *self = AVT_PRESET_CHOOSER (object);

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (avt_session_get_document (self->session), self);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->note);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (avt_preset_chooser_parent_class)->dispose (object);
}

static void
avt_preset_chooser_finalize (GObject *object)
{
  AvtPresetChooser *self = AVT_PRESET_CHOOSER (object);

  g_ptr_array_unref (self->offered);
  g_free (self->name);
  G_OBJECT_CLASS (avt_preset_chooser_parent_class)->finalize (object);
}

static void
avt_preset_chooser_class_init (AvtPresetChooserClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = avt_preset_chooser_dispose;
  G_OBJECT_CLASS (klass)->finalize = avt_preset_chooser_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "preset.save-as", NULL, save_as_cb);
  gtk_widget_class_install_action (widget_class, "preset.update", NULL, update_cb);
  gtk_widget_class_install_action (widget_class, "preset.rename", NULL, rename_cb);
  gtk_widget_class_install_action (widget_class, "preset.delete", NULL, delete_cb);
  chosen_signal = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 0);
}

/** avt_preset_chooser_new: @only_reports: those of diagrams are not offered */
GtkWidget *
avt_preset_chooser_new (AvtSession *session, gboolean only_reports)
{
  AvtPresetChooser *self = g_object_new (AVT_TYPE_PRESET_CHOOSER, NULL);

  self->session = g_object_ref (session);
  self->only_reports = only_reports;
  g_signal_connect (avt_session_get_document (session), "changed", G_CALLBACK (changed_cb), self);
  show_names (self);
  return GTK_WIDGET (self);
}

/** avt_preset_chooser_get_note: Returns: (transfer none): says when the preset was changed since;
 * the owner finds a place for it */
GtkWidget *
avt_preset_chooser_get_note (AvtPresetChooser *self)
{
  return self->note;
}

/** avt_preset_chooser_set: @name: (nullable): chosen from now on; says nothing by itself */
void
avt_preset_chooser_set (AvtPresetChooser *self, const char *name)
{
  char *taken = g_strdup (name);

  g_free (self->name);
  self->name = taken;
  show_names (self);
}

/** avt_preset_chooser_show_order: @order: what the owner shows now, and what would be kept */
void
avt_preset_chooser_show_order (AvtPresetChooser *self, const AvtExportOrder *order)
{
  self->order = *order;
  update (self);
}
