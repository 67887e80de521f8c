#include "config.h"

#include "widgets/rack/place-dialog.h"

#include "engine/calc/rack-fill.h"
#include "engine/design/order.h"
#include "widgets/compat.h"
#include "widgets/preview-list.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/** Dialog: from its opening to its answer. */
typedef struct
{
  AvtSession *session;
  GArray *devices; /* of AvtId */
  GArray *racks;   /* of AvtId */
} Dialog;

static void
dialog_free (Dialog *self)
{
  g_object_unref (self->session);
  g_array_unref (self->devices);
  g_array_unref (self->racks);
  g_free (self);
}

/* A module in a bay of another device, or what has no height, is placed by other means. */
static gboolean
is_waiting (AvtDesign *design, const AvtDevice *device)
{
  const AvtType *type = avt_design_type (design, device->type);

  return avt_id_is_none (device->rack) && type != NULL && type->height_hu > 0;
}

static GArray *
waiting_among_selected (AvtSession *session)
{
  AvtDesign *design = avt_session_get_design (session);
  GArray *devices = avt_session_get_selected_of (session, AVT_KIND_DEVICE);

  for (guint i = devices->len; i > 0; i--)
    if (!is_waiting (design, avt_design_device (design, g_array_index (devices, AvtId, i - 1))))
      g_array_remove_index (devices, i - 1);
  return devices;
}

static void
append_all_waiting (GArray *devices, AvtDesign *design)
{
  const AvtDevice *device;
  AvtTableIter iter;
  gpointer entity;

  avt_table_iter_init (&iter, avt_design_get_table (design, AVT_KIND_DEVICE));
  while (avt_table_iter_next (&iter, &entity))
    {
      device = entity;
      if (is_waiting (design, device))
        g_array_append_val (devices, device->entity.id);
    }
}

static void
append_all_racks (GArray *racks, AvtDesign *design)
{
  g_autoptr (GPtrArray) all = avt_design_racks_in_order (design);

  for (guint i = 0; i < all->len; i++)
    {
      AvtId id = avt_entity_id (g_ptr_array_index (all, i));

      g_array_append_val (racks, id);
    }
}

/** avt_place_dialog_can_run: whether racks are selected to be filled, or devices to be placed */
gboolean
avt_place_dialog_can_run (AvtSession *session)
{
  g_autoptr (GArray) racks = avt_session_get_selected_of (session, AVT_KIND_RACK);
  g_autoptr (GArray) devices = waiting_among_selected (session);

  return racks->len > 0
         || (devices->len > 0
             && avt_design_count (avt_session_get_design (session), AVT_KIND_RACK) > 0);
}

static AvtDesign *
with_placed (Dialog *self, GError **error)
{
  return avt_design_with_devices_filled (
    avt_session_get_design (self->session), (const AvtId *) (gpointer) self->devices->data,
    self->devices->len, (const AvtId *) (gpointer) self->racks->data, self->racks->len, error);
}

static void
add_place (GtkWidget *list, AvtDesign *placed, AvtId id)
{
  const AvtDevice *device = avt_design_device (placed, id);
  const AvtType *type = avt_design_type (placed, device->type);
  const AvtRack *rack = avt_design_rack (placed, device->rack);
  g_autofree char *span = avt_rack_span_text (rack, device->position_hu, type->height_hu);
  g_autofree char *place = g_strdup_printf ("%s · %s", rack->name, span);

  avt_preview_list_add (list, device->name, place);
}

static GtkWidget *
new_preview (Dialog *self, AvtDesign *placed)
{
  GtkWidget *list;
  GtkWidget *preview = avt_preview_list_new (_ ("Places of the Devices"), &list);

  for (guint i = 0; i < self->devices->len; i++)
    add_place (list, placed, g_array_index (self->devices, AvtId, i));
  return preview;
}

/* The design may have changed while the dialog was open: it is placed again, or refused. */
static void
answer_cb (const char *answer, gpointer user_data)
{
  Dialog *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;
  AvtDesign *placed;

  if (strcmp (answer, "place") == 0)
    {
      placed = with_placed (self, &error);
      label = g_strdup_printf (ngettext ("Place %u Device", "Place %u Devices",
                                         self->devices->len),
                               self->devices->len);
      if (avt_session_commit (self->session, placed, error, label, NULL))
        avt_session_select (self->session, (const AvtId *) (gpointer) self->devices->data,
                            self->devices->len);
    }
  dialog_free (self);
}

static Dialog *
dialog_new (AvtSession *session)
{
  AvtDesign *design = avt_session_get_design (session);
  Dialog *self = g_new0 (Dialog, 1);

  self->session = g_object_ref (session);
  self->devices = waiting_among_selected (session);
  self->racks = avt_session_get_selected_of (session, AVT_KIND_RACK);
  if (self->devices->len == 0)
    append_all_waiting (self->devices, design);
  if (self->racks->len == 0)
    append_all_racks (self->racks, design);
  return self;
}

/** avt_place_dialog_run: for the devices that are selected, otherwise for all that stand in no
 * rack; into the racks that are selected, otherwise into all of them in their order */
void
avt_place_dialog_run (AvtSession *session, GtkWindow *parent)
{
  const AvtAnswer answers[] = {
    { "cancel", _ ("_Cancel"), AVT_ANSWER_PLAIN },
    { "place", _ ("_Place"), AVT_ANSWER_SUGGESTED },
  };
  Dialog *self = dialog_new (session);
  g_autoptr (GError) error = NULL;
  g_autoptr (AvtDesign) placed = NULL;

  if (self->devices->len == 0)
    avt_session_tell (session, _ ("Every device stands in a rack"), FALSE);
  else if ((placed = with_placed (self, &error)) == NULL)
    avt_session_tell (session, error->message, FALSE);
  if (placed == NULL)
    {
      dialog_free (self);
      return;
    }
  avt_compat_ask (parent, _ ("Place Devices"),
                  _ ("The heaviest stand lowest, within the power and load of each rack."),
                  new_preview (self, placed), answers, G_N_ELEMENTS (answers), answer_cb, self);
}
