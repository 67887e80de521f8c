/* The outline as an editor for those who use no pointer: what a key does with the focused row. */
#include "config.h"

#include "widgets/compat.h"
#include "widgets/outline/outline-private.h"
#include "widgets/rack/move-tool.h"
#include "widgets/rack/object-menu.h"

#include <glib/gi18n-lib.h>

#define HALF_UNITS_A_STEP 2

static void
edit (AvtOutline *self, AvtOutlineColumn column, const char *text)
{
  AvtId id = avt_session_get_single (self->session);
  gconstpointer entity = avt_design_lookup (avt_session_get_design (self->session), id);
  AvtOutlineCell *cell;

  if (entity == NULL || !avt_outline_can_edit (entity, column))
    return;
  cell = _avt_outline_find_cell (self, id, column);
  if (cell != NULL)
    avt_outline_cell_begin_edit (cell, text);
}

static void
move (AvtOutline *self, int units)
{
  AvtDesign *design = avt_session_get_design (self->session);
  g_autoptr (GArray) devices = avt_session_get_selected_of (self->session, AVT_KIND_DEVICE);
  const AvtId *ids = (const AvtId *) (gpointer) devices->data;
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;

  if (devices->len == 0)
    return;
  label = avt_move_label (design, ids, devices->len);
  design = avt_outline_with_moved (design, ids, devices->len, units * HALF_UNITS_A_STEP, &error);
  avt_session_commit (self->session, design, error, label, "outline-move");
}

/* Otherwise the focus would go to the first widget of the window. The action of the item runs
 * after this, and may move the focus on. */
static void
closed_cb (GtkPopover *menu, AvtOutline *self)
{
  if (self->focus_before != NULL)
    gtk_widget_grab_focus (self->focus_before);
  g_clear_weak_pointer (&self->focus_before);
}

static void
pop_up (AvtOutline *self, GtkWidget *menu)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  AvtOutlineCell *cell = _avt_outline_find_cell (
    self, avt_session_get_single (self->session), AVT_OUTLINE_NAME);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, 100, 24);
  GdkRectangle place;

  if (cell != NULL
      && !gtk_widget_compute_bounds (GTK_WIDGET (cell), GTK_WIDGET (self), &bounds))
    bounds = GRAPHENE_RECT_INIT (0, 0, 100, 24);
  place = (GdkRectangle){ (int) bounds.origin.x, (int) bounds.origin.y, (int) bounds.size.width,
                          (int) bounds.size.height };
  g_set_weak_pointer (&self->focus_before, gtk_root_get_focus (root));
  gtk_popover_set_pointing_to (GTK_POPOVER (menu), &place);
  gtk_popover_popup (GTK_POPOVER (menu));
}

static gboolean
is_typing (AvtOutline *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return root != NULL && GTK_IS_TEXT (gtk_root_get_focus (root));
}

/* A digit begins the unit that the device shall stand at. */
static gboolean
type_unit (AvtOutline *self, guint key)
{
  gunichar typed = gdk_keyval_to_unicode (key);
  char text[] = { (char) typed, '\0' };

  if (typed < '0' || typed > '9')
    return GDK_EVENT_PROPAGATE;
  edit (self, AVT_OUTLINE_UNIT, text);
  return GDK_EVENT_STOP;
}

static gboolean
plain_key (AvtOutline *self, guint key)
{
  switch (key)
    {
    case GDK_KEY_F2:
      edit (self, AVT_OUTLINE_NAME, NULL);
      return GDK_EVENT_STOP;
    case GDK_KEY_Insert:
    case GDK_KEY_KP_Insert:
      pop_up (self, self->add_menu);
      return GDK_EVENT_STOP;
    case GDK_KEY_Menu:
      pop_up (self, self->object_menu);
      return GDK_EVENT_STOP;
    default:
      return type_unit (self, key);
    }
}

static gboolean
alt_key (AvtOutline *self, guint key)
{
  if (key != GDK_KEY_Up && key != GDK_KEY_Down)
    return GDK_EVENT_PROPAGATE;
  move (self, key == GDK_KEY_Up ? 1 : -1);
  return GDK_EVENT_STOP;
}

static gboolean
key_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state,
        AvtOutline *self)
{
  GdkModifierType held = state & gtk_accelerator_get_default_mod_mask ();

  if (is_typing (self))
    return GDK_EVENT_PROPAGATE;
  if (held == GDK_ALT_MASK)
    return alt_key (self, key);
  if (held == GDK_SHIFT_MASK && key == GDK_KEY_F10)
    {
      pop_up (self, self->object_menu);
      return GDK_EVENT_STOP;
    }
  return held == 0 ? plain_key (self, key) : GDK_EVENT_PROPAGATE;
}

static GMenuModel *
new_add_model (void)
{
  GMenu *menu = g_menu_new ();

  g_menu_append (menu, _ ("_Rack"), "win.add-rack");
  g_menu_append (menu, _ ("_Feed"), "win.add-feed");
  g_menu_append (menu, _ ("_Device…"), "win.find-type");
  return G_MENU_MODEL (menu);
}

static GtkWidget *
add_popover (AvtOutline *self, GMenuModel *model)
{
  GtkWidget *popover = gtk_popover_menu_new_from_model (model);

  gtk_widget_set_parent (popover, GTK_WIDGET (self));
  g_signal_connect (popover, "closed", G_CALLBACK (closed_cb), self);
  return popover;
}

/* In the capture phase: a cell that can be edited would take some of the keys. */
void
_avt_outline_add_keys (AvtOutline *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  g_autoptr (GMenuModel) adding = new_add_model ();
  g_autoptr (GMenuModel) object = avt_object_menu_new ();

  self->add_menu = add_popover (self, adding);
  self->object_menu = add_popover (self, object);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (self->view, keys);
}
