/* Widgets that come and go with the versions of GTK and libadwaita, all in one place: the floor
 * is GTK 4.8 and libadwaita 1.2. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

typedef enum
{
  AVT_ANSWER_PLAIN,
  AVT_ANSWER_SUGGESTED,
  AVT_ANSWER_DESTRUCTIVE
} AvtAnswerLook;

/** AvtAnswer: @name: what the function is told; @label: with a mnemonic */
typedef struct
{
  const char *name;
  const char *label;
  AvtAnswerLook look;
} AvtAnswer;

/** AvtAnswerFunc: @answer: the name, or "cancel" when the dialog was closed */
typedef void (*AvtAnswerFunc) (const char *answer, gpointer user_data);

GtkWindow *avt_compat_ask (GtkWindow *parent, const char *heading, const char *body,
                           GtkWidget *extra, const AvtAnswer *answers, guint n_answers,
                           AvtAnswerFunc func, gpointer user_data);
void avt_compat_set_answer_enabled (GtkWindow *dialog, const char *answer, gboolean enabled);

void avt_compat_set_name (GtkWidget *widget, const char *name);
void avt_compat_fix_names (GtkWidget *root);

GtkWidget *avt_compat_side_pane_new (GtkWidget *content, GtkWidget *pane, GtkPackType side,
                                     gboolean yields_early);
void avt_compat_side_pane_set_open (GtkWidget *self, gboolean open);
gboolean avt_compat_side_pane_get_open (GtkWidget *self);
gboolean avt_compat_side_pane_is_over (GtkWidget *self);
void avt_compat_side_pane_bind_open (GtkWidget *self, gpointer target, const char *property);

G_END_DECLS
