#include "config.h"

#include "engine/design/edit.h"
#include "widgets/compat.h"
#include "widgets/rack/clipboard.h"
#include "widgets/outline/outline.h"
#include "widgets/rack/connect-dialog.h"
#include "widgets/rack/fill-dialog.h"
#include "widgets/rack/new-entities.h"
#include "widgets/rack/place-dialog.h"
#include "widgets/rack/rack-editor-private.h"
#include "widgets/scene-content.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define ZOOM_STEP 1.25

/** Action: @can: NULL: always */
typedef struct
{
  const char *name;
  void (*run) (AvtRackEditor *self);
  gboolean (*can) (AvtRackEditor *self);
} Action;

static gboolean
has_racks (AvtRackEditor *self)
{
  return avt_design_count (avt_session_get_design (self->session), AVT_KIND_RACK) > 0;
}

static gboolean
has_selection (AvtRackEditor *self)
{
  guint n_ids;

  avt_session_get_selection (self->session, &n_ids);
  return n_ids > 0;
}

static gboolean
has_devices (AvtRackEditor *self)
{
  g_autoptr (GArray) devices = avt_session_get_selected_of (self->session, AVT_KIND_DEVICE);

  return devices->len > 0;
}

/* What can be duplicated: a cable alone cannot. */
static gboolean
has_objects (AvtRackEditor *self)
{
  g_autoptr (GArray) links = avt_session_get_selected_of (self->session, AVT_KIND_LINK);
  guint n_ids;

  avt_session_get_selection (self->session, &n_ids);
  return n_ids > links->len;
}

/* With nothing selected, the whole drawing. */
static gboolean
can_copy (AvtRackEditor *self)
{
  return has_selection (self) ? has_objects (self) : has_racks (self);
}

static GdkClipboard *
clipboard_of (AvtRackEditor *self)
{
  return gtk_widget_get_clipboard (GTK_WIDGET (self));
}

static gboolean
can_paste (AvtRackEditor *self)
{
  return avt_clipboard_can_paste (clipboard_of (self));
}

static gboolean
can_fill (AvtRackEditor *self)
{
  AvtDesign *design = avt_session_get_design (self->session);
  const AvtDevice *device
    = avt_design_device (design, avt_session_get_single (self->session));

  return device != NULL && !avt_id_is_none (device->rack);
}

/* Racks stand for their devices. */
static gboolean
has_state (AvtRackEditor *self)
{
  g_autoptr (GArray) racks = avt_session_get_selected_of (self->session, AVT_KIND_RACK);
  g_autoptr (GArray) links = avt_session_get_selected_of (self->session, AVT_KIND_LINK);

  return racks->len > 0 || links->len > 0 || has_devices (self);
}

static gboolean
has_single (AvtRackEditor *self)
{
  return !avt_id_is_none (avt_session_get_single (self->session));
}

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
  gboolean is_rear = avt_rack_view_get_view (self->view) == AVT_ELEVATION_REAR;

  gtk_toggle_button_set_active (
    GTK_TOGGLE_BUTTON (self->view_buttons[is_rear ? AVT_ELEVATION_FRONT : AVT_ELEVATION_REAR]),
    TRUE);
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
  design = avt_design_with_removed (design, ids, n_ids, &error);
  if (avt_session_commit (self->session, design, error, label, NULL))
    avt_session_tell (self->session, label, TRUE);
}

static void
cut (AvtRackEditor *self)
{
  avt_clipboard_cut (clipboard_of (self), self->session, avt_rack_view_get_view (self->view));
}

/* As it is shown, with all racks, whatever part of it can be seen. */
static void
copy_diagram (AvtRackEditor *self)
{
  AvtScene *scene = avt_canvas_get_scene (avt_rack_view_get_canvas (self->view));
  g_autoptr (GdkContentProvider) content = avt_scene_content_new (scene);

  gdk_clipboard_set_content (clipboard_of (self), content);
  avt_session_tell (self->session, _ ("The diagram was copied"), FALSE);
}

static void
copy (AvtRackEditor *self)
{
  if (has_selection (self))
    avt_clipboard_copy (clipboard_of (self), self->session, avt_rack_view_get_view (self->view));
  else
    copy_diagram (self);
}

static void
paste (AvtRackEditor *self)
{
  avt_clipboard_paste (clipboard_of (self), self->session);
}

static void
duplicate (AvtRackEditor *self)
{
  AvtDesign *design = avt_session_get_design (self->session);
  AvtIdSource *source = avt_document_get_ids (avt_session_get_document (self->session));
  g_autoptr (GArray) made = g_array_new (FALSE, FALSE, sizeof (AvtId));
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;
  const AvtId *ids;
  guint n_ids;

  ids = avt_session_get_selection (self->session, &n_ids);
  design = avt_design_with_duplicated (design, source, ids, n_ids, made, &error);
  label = g_strdup_printf (ngettext ("Duplicate %u Object", "Duplicate %u Objects", n_ids), n_ids);
  if (avt_session_commit (self->session, design, error, label, NULL))
    avt_session_select_made (self->session, made);
}

static void
fill (AvtRackEditor *self)
{
  avt_fill_dialog_run (self->session, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));
}

static void
set_state (AvtRackEditor *self, AvtState state, const char *label)
{
  AvtDesign *design = avt_session_get_design (self->session);
  g_autoptr (GError) error = NULL;
  const AvtId *ids;
  guint n_ids;

  ids = avt_session_get_selection (self->session, &n_ids);
  design = avt_design_with_state (design, ids, n_ids, state, &error);
  avt_session_commit (self->session, design, error, label, NULL);
}

static void
plan (AvtRackEditor *self)
{
  set_state (self, AVT_STATE_PLANNED, _ ("Set the State to Planned"));
}

static void
keep (AvtRackEditor *self)
{
  set_state (self, AVT_STATE_EXISTING, _ ("Set the State to Existing"));
}

static void
withdraw (AvtRackEditor *self)
{
  set_state (self, AVT_STATE_REMOVE, _ ("Set the State to Be Removed"));
}

static void
edit_field (AvtRackEditor *self, const char *path)
{
  avt_compat_side_pane_set_open (self->right_pane, TRUE);
  avt_inspector_edit (self->inspector, path);
}

static void
rename_selected (AvtRackEditor *self)
{
  edit_field (self, "name");
}

static void
properties (AvtRackEditor *self)
{
  edit_field (self, NULL);
}

static void
add (AvtRackEditor *self,
     AvtDesign *(*make) (AvtDesign *, AvtIdSource *, AvtId *, GError **), const char *label)
{
  g_autoptr (GError) error = NULL;
  AvtId id;
  AvtDesign *design
    = make (avt_session_get_design (self->session),
            avt_document_get_ids (avt_session_get_document (self->session)), &id, &error);

  if (avt_session_commit (self->session, design, error, label, NULL))
    avt_session_select_one (self->session, id);
}

static void
add_rack (AvtRackEditor *self)
{
  add (self, avt_with_new_rack, _ ("Add Rack"));
}

static void
add_feed (AvtRackEditor *self)
{
  add (self, avt_with_new_feed, _ ("Add Feed"));
}

static void
find_type (AvtRackEditor *self)
{
  avt_compat_side_pane_set_open (self->left_pane, TRUE);
  gtk_stack_set_visible_child_name (GTK_STACK (self->left_stack), "catalogue");
  avt_catalogue_focus_search (self->catalogue);
}

static void
show_outline (AvtRackEditor *self)
{
  avt_compat_side_pane_set_open (self->left_pane, TRUE);
  gtk_stack_set_visible_child_name (GTK_STACK (self->left_stack), "outline");
  avt_outline_focus (AVT_OUTLINE (gtk_stack_get_visible_child (GTK_STACK (self->left_stack))));
}

static void
go_to_drawing (AvtRackEditor *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (avt_rack_view_get_canvas (self->view)));
}

static void
connect_power (AvtRackEditor *self)
{
  avt_connect_dialog_run (self->session, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));
}

static gboolean
can_place_devices (AvtRackEditor *self)
{
  return avt_place_dialog_can_run (self->session);
}

static void
place_devices (AvtRackEditor *self)
{
  avt_place_dialog_run (self->session, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));
}

/* Both panes together: open unless both are. */
static void
toggle_panes (AvtRackEditor *self)
{
  gboolean open = !avt_compat_side_pane_get_open (self->left_pane)
                  || !avt_compat_side_pane_get_open (self->right_pane);

  avt_compat_side_pane_set_open (self->left_pane, open);
  avt_compat_side_pane_set_open (self->right_pane, open);
}

static const Action actions[] = {
  { "zoom-in", zoom_in, has_racks },
  { "zoom-out", zoom_out, has_racks },
  { "zoom-normal", zoom_normal, has_racks },
  { "zoom-fit", zoom_fit, has_racks },
  { "rear", rear, has_racks },
  { "select-all", select_all, has_racks },
  { "select-none", select_none, has_selection },
  { "cut", cut, has_objects },
  { "copy", copy, can_copy },
  { "copy-diagram", copy_diagram, has_racks },
  { "paste", paste, can_paste },
  { "duplicate", duplicate, has_objects },
  { "fill", fill, can_fill },
  { "place-devices", place_devices, can_place_devices },
  { "state-planned", plan, has_state },
  { "state-existing", keep, has_state },
  { "state-remove", withdraw, has_state },
  { "delete", delete, has_selection },
  { "rename", rename_selected, has_single },
  { "properties", properties, NULL },
  { "add-rack", add_rack, NULL },
  { "add-feed", add_feed, NULL },
  { "find-type", find_type, NULL },
  { "outline", show_outline, NULL },
  { "drawing", go_to_drawing, has_racks },
  { "connect-power", connect_power, has_devices },
  { "toggle-panes", toggle_panes, NULL },
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
