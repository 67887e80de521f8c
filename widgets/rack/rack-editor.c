#include "config.h"

#include "widgets/rack/rack-editor.h"

#include "engine/design/edit.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define ZOOM_STEP 1.25

struct _AvtRackEditor
{
  GtkWidget parent_instance;

  AvtSession *session;
  GtkWidget *box;
  AvtRackView *view;
};

/** Action: @can: NULL: always */
typedef struct
{
  const char *name;
  void (*run) (AvtRackEditor *self);
  gboolean (*can) (AvtRackEditor *self);
} Action;

G_DEFINE_FINAL_TYPE (AvtRackEditor, avt_rack_editor, GTK_TYPE_WIDGET)

static void
zoom_in (AvtRackEditor *self)
{
  avt_canvas_zoom_by (avt_rack_view_get_canvas (self->view), ZOOM_STEP);
}

static void
zoom_out (AvtRackEditor *self)
{
  avt_canvas_zoom_by (avt_rack_view_get_canvas (self->view), 1 / ZOOM_STEP);
}

static void
zoom_normal (AvtRackEditor *self)
{
  avt_canvas_zoom_to (avt_rack_view_get_canvas (self->view), 1);
}

static void
zoom_fit (AvtRackEditor *self)
{
  avt_canvas_zoom_to_fit (avt_rack_view_get_canvas (self->view));
}

static void
rear (AvtRackEditor *self)
{
  avt_rack_view_set_rear (self->view, !avt_rack_view_get_rear (self->view));
}

static void
select_all (AvtRackEditor *self)
{
  AvtDesign *design = avt_session_get_design (self->session);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (AvtId));

  for (guint i = 0; i < avt_design_count (design, AVT_KIND_DEVICE); i++)
    {
      const AvtDevice *device = avt_design_get (design, AVT_KIND_DEVICE, i);

      if (avt_design_rack (design, device->rack) != NULL)
        g_array_append_val (ids, device->entity.id);
    }
  avt_session_select (self->session, (const AvtId *) (gpointer) ids->data, ids->len);
}

static void
select_none (AvtRackEditor *self)
{
  avt_session_select (self->session, NULL, 0);
}

static gboolean
has_selection (AvtRackEditor *self)
{
  guint n_ids;

  avt_session_get_selection (self->session, &n_ids);
  return n_ids > 0;
}

static void
delete (AvtRackEditor *self)
{
  AvtDesign *design = avt_session_get_design (self->session);
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;
  const AvtId *ids;
  guint n_ids;

  ids = avt_session_get_selection (self->session, &n_ids);
  if (n_ids == 1)
    label = g_strdup_printf (_ ("Delete %s"), avt_entity_name (avt_design_lookup (design, *ids)));
  else
    label = g_strdup_printf (ngettext ("Delete %u Object", "Delete %u Objects", n_ids), n_ids);
  if (avt_session_commit (self->session, avt_design_with_removed (design, ids, n_ids, &error),
                          error, label, NULL))
    avt_session_tell (self->session, label, TRUE);
}

static const Action actions[] = {
  { "zoom-in", zoom_in, NULL },
  { "zoom-out", zoom_out, NULL },
  { "zoom-normal", zoom_normal, NULL },
  { "zoom-fit", zoom_fit, NULL },
  { "rear", rear, NULL },
  { "select-all", select_all, NULL },
  { "select-none", select_none, has_selection },
  { "delete", delete, has_selection },
};

guint
avt_rack_editor_get_n_actions (void)
{
  return G_N_ELEMENTS (actions);
}

const char *
avt_rack_editor_get_action (guint i)
{
  return actions[i].name;
}

static const Action *
find_action (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    if (strcmp (actions[i].name, name) == 0)
      return &actions[i];
  return NULL;
}

gboolean
avt_rack_editor_can_run (AvtRackEditor *self, const char *action)
{
  const Action *found = find_action (action);

  return found != NULL && (found->can == NULL || found->can (self));
}

void
avt_rack_editor_run (AvtRackEditor *self, const char *action)
{
  if (avt_rack_editor_can_run (self, action))
    find_action (action)->run (self);
}

static void
avt_rack_editor_dispose (GObject *object)
{
  AvtRackEditor *self = AVT_RACK_EDITOR (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (avt_rack_editor_parent_class)->dispose (object);
}

static void
avt_rack_editor_class_init (AvtRackEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = avt_rack_editor_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
avt_rack_editor_init (AvtRackEditor *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
avt_rack_editor_new (AvtSession *session)
{
  AvtRackEditor *self = g_object_new (AVT_TYPE_RACK_EDITOR, NULL);

  self->session = g_object_ref (session);
  self->view = AVT_RACK_VIEW (avt_rack_view_new (session));
  gtk_widget_set_vexpand (GTK_WIDGET (self->view), TRUE);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->view));
  return GTK_WIDGET (self);
}

AvtRackView *
avt_rack_editor_get_view (AvtRackEditor *self)
{
  return self->view;
}
