#include "config.h"

#include "widgets/compat.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  AvtAnswerFunc func;
  gpointer user_data;
} Question;

/* They have a button inside of them, which takes the focus. */
static gboolean
has_inner_button (GtkWidget *widget)
{
  return GTK_IS_DROP_DOWN (widget) || GTK_IS_COLOR_BUTTON (widget) || GTK_IS_FONT_BUTTON (widget);
}

/** avt_compat_set_name: what assistive technology calls the widget; of a drop-down and the like
 * also the button inside of it. That of a menu button follows by itself. */
void
avt_compat_set_name (GtkWidget *widget, const char *name)
{
  GtkWidget *inner = has_inner_button (widget) ? gtk_widget_get_first_child (widget) : NULL;

  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (inner != NULL && GTK_IS_BUTTON (inner))
    gtk_accessible_update_property (GTK_ACCESSIBLE (inner), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                    -1);
}

/* Buttons with nothing but an icon that GTK and libadwaita make themselves, without a name. */
static const char *
name_of_icon (const char *icon)
{
  if (g_strcmp0 (icon, "window-close-symbolic") == 0)
    return _ ("Close");
  if (g_strcmp0 (icon, "edit-find-symbolic") == 0)
    return _ ("Search");
  return NULL;
}

static void
fix_name (GtkButton *button, GtkWidget *inner)
{
  const char *name = NULL;

  if (GTK_IS_IMAGE (inner))
    name = name_of_icon (gtk_image_get_icon_name (GTK_IMAGE (inner)));
  else if (GTK_IS_TOGGLE_BUTTON (button))
    name = gtk_label_get_text (GTK_LABEL (inner));
  if (name != NULL)
    avt_compat_set_name (GTK_WIDGET (button), name);
  else if (GTK_IS_LABEL (inner) && gtk_button_get_use_underline (button))
    gtk_accessible_reset_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL);
}

/** avt_compat_fix_names: GTK 4.8 names a button with a mnemonic twice, "_Save Save": by a property
 * and by its label; under @root the label remains. It names a tab "_1", and some buttons with an
 * icon not at all. */
void
avt_compat_fix_names (GtkWidget *root)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *inner = GTK_IS_BUTTON (child) ? gtk_button_get_child (GTK_BUTTON (child)) : NULL;

      if (inner != NULL && (GTK_IS_LABEL (inner) || GTK_IS_IMAGE (inner)))
        fix_name (GTK_BUTTON (child), inner);
      else
        avt_compat_fix_names (child);
    }
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, Question *question)
{
  question->func (response, question->user_data);
}

static void
free_question (gpointer question, GClosure *closure)
{
  g_free (question);
}

static AdwResponseAppearance
appearance (AvtAnswerLook look)
{
  switch (look)
    {
    case AVT_ANSWER_PLAIN:
      return ADW_RESPONSE_DEFAULT;
    case AVT_ANSWER_SUGGESTED:
      return ADW_RESPONSE_SUGGESTED;
    case AVT_ANSWER_DESTRUCTIVE:
      return ADW_RESPONSE_DESTRUCTIVE;
    }
  return ADW_RESPONSE_DEFAULT;
}

/**
 * avt_compat_ask:
 * @extra: (nullable): shown under the text
 * @answers: the first is what Escape and closing mean; a suggested one is what Return means
 *
 * Returns: (transfer none): the dialog, shown
 */
GtkWindow *
avt_compat_ask (GtkWindow *parent, const char *heading, const char *body, GtkWidget *extra,
                const AvtAnswer *answers, guint n_answers, AvtAnswerFunc func, gpointer user_data)
{
  GtkWidget *dialog = adw_message_dialog_new (parent, heading, body);
  AdwMessageDialog *message = ADW_MESSAGE_DIALOG (dialog);
  Question *question = g_new (Question, 1);

  *question = (Question){ func, user_data };
  for (guint i = 0; i < n_answers; i++)
    {
      adw_message_dialog_add_response (message, answers[i].name, answers[i].label);
      adw_message_dialog_set_response_appearance (message, answers[i].name,
                                                  appearance (answers[i].look));
      if (answers[i].look == AVT_ANSWER_SUGGESTED)
        adw_message_dialog_set_default_response (message, answers[i].name);
    }
  adw_message_dialog_set_close_response (message, answers[0].name);
  if (extra != NULL)
    adw_message_dialog_set_extra_child (message, extra);
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), question, free_question, 0);
  avt_compat_fix_names (dialog);
  gtk_window_present (GTK_WINDOW (dialog));
  if (gtk_window_get_default_widget (GTK_WINDOW (dialog)) != NULL)
    gtk_widget_grab_focus (gtk_window_get_default_widget (GTK_WINDOW (dialog)));
  return GTK_WINDOW (dialog);
}

void
avt_compat_set_answer_enabled (GtkWindow *dialog, const char *answer, gboolean enabled)
{
  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (dialog), answer, enabled);
}

/**
 * avt_compat_side_pane_new:
 * @content: what the pane stands beside, or lies over when there is no room
 * @side: where the pane stands
 * @yields_early: whether it makes room as soon as @content has less than it would like, not only
 *   when @content has less than it needs
 */
GtkWidget *
avt_compat_side_pane_new (GtkWidget *content, GtkWidget *pane, GtkPackType side,
                          gboolean yields_early)
{
  GtkWidget *flap = adw_flap_new ();

  adw_flap_set_content (ADW_FLAP (flap), content);
  adw_flap_set_flap (ADW_FLAP (flap), pane);
  adw_flap_set_separator (ADW_FLAP (flap), gtk_separator_new (GTK_ORIENTATION_VERTICAL));
  adw_flap_set_flap_position (ADW_FLAP (flap), side);
  adw_flap_set_fold_threshold_policy (ADW_FLAP (flap), yields_early
                                                         ? ADW_FOLD_THRESHOLD_POLICY_NATURAL
                                                         : ADW_FOLD_THRESHOLD_POLICY_MINIMUM);
  adw_flap_set_swipe_to_open (ADW_FLAP (flap), FALSE);
  adw_flap_set_swipe_to_close (ADW_FLAP (flap), FALSE);
  gtk_widget_add_css_class (pane, "background");
  return flap;
}

void
avt_compat_side_pane_set_open (GtkWidget *self, gboolean open)
{
  adw_flap_set_reveal_flap (ADW_FLAP (self), open);
}

gboolean
avt_compat_side_pane_get_open (GtkWidget *self)
{
  return adw_flap_get_reveal_flap (ADW_FLAP (self));
}

/** avt_compat_side_pane_is_over: Returns: whether the pane, when open, lies over the content */
gboolean
avt_compat_side_pane_is_over (GtkWidget *self)
{
  return adw_flap_get_folded (ADW_FLAP (self));
}

/** avt_compat_side_pane_bind_open: keeps a boolean property and the pane the same. */
void
avt_compat_side_pane_bind_open (GtkWidget *self, gpointer target, const char *property)
{
  g_object_bind_property (self, "reveal-flap", target, property,
                          G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
}
