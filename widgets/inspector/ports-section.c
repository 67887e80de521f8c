#include "config.h"

#include "widgets/inspector/ports-section.h"

#include "engine/design/edit.h"
#include "widgets/compat.h"
#include "widgets/inspector/section.h"

#include <glib/gi18n-lib.h>

static const char *
category_label (AvtPortCategory category)
{
  return _ (avt_port_type.fields[AVT_PORT_CATEGORY].values[category].label);
}

/** avt_ports_summary: Returns: (transfer full): "Power inlet: 2 × iec-60320-c14", a line for each
 * category and connector in the order of the type */
char *
avt_ports_summary (const AvtType *type)
{
  GString *text = g_string_new (NULL);
  g_autofree gboolean *is_counted = g_new0 (gboolean, type->ports.n_records + 1);

  for (guint i = 0; i < type->ports.n_records; i++)
    {
      const AvtPort *port = avt_record_list_at (type->ports, AvtPort, i);
      guint n_alike = 0;

      for (guint k = i; k < type->ports.n_records && !is_counted[i]; k++)
        {
          const AvtPort *other = avt_record_list_at (type->ports, AvtPort, k);

          if (other->category != port->category
              || g_strcmp0 (other->connector, port->connector) != 0)
            continue;
          n_alike++;
          is_counted[k] = k != i;
        }
      if (n_alike > 0)
        g_string_append_printf (text, "%s%s: %u × %s", text->len > 0 ? "\n" : "",
                                category_label ((AvtPortCategory) port->category), n_alike,
                                port->connector != NULL ? port->connector : _ ("unknown"));
    }
  return g_string_free (text, FALSE);
}

/** avt_ports_section_new: Returns: (nullable): %NULL for what has no ports */
GtkWidget *
avt_ports_section_new (AvtSession *session, AvtId id)
{
  AvtDesign *design = avt_session_get_design (session);
  const AvtDevice *device = avt_design_device (design, id);
  const AvtType *type = avt_design_type (design, device != NULL ? device->type : id);
  g_autofree char *summary = type != NULL ? avt_ports_summary (type) : NULL;
  GtkWidget *section;
  GtkWidget *label;

  if (summary == NULL || *summary == '\0')
    return NULL;
  section = avt_section_new (_ ("Ports"), NULL);
  label = avt_section_new_label (summary, "caption");
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_box_append (GTK_BOX (section), label);
  return section;
}

/** Cord: one row; the session outlives it. */
typedef struct
{
  AvtSession *session;
  AvtId link;
} Cord;

static void
free_cord (gpointer cord, GClosure *closure)
{
  g_free (cord);
}

static void
unplug_cb (GtkButton *button, Cord *cord)
{
  g_autoptr (GError) error = NULL;
  AvtDesign *design
    = avt_design_with_removed (avt_session_get_design (cord->session), &cord->link, 1, &error);

  avt_session_commit (cord->session, design, error, _ ("Unplug Cord"), NULL);
}

static GtkWidget *
new_cord_row (AvtSession *session, const char *port, const AvtLink *link, const char *far_name,
              const char *far_port)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *name = avt_section_new_label (port, "dim-label");
  g_autofree char *text = link != NULL ? g_strdup_printf ("%s · %s", far_name, far_port)
                                       : g_strdup (_ ("Not connected"));
  g_autofree char *spoken = g_strdup_printf (_ ("%s: %s"), port, text);
  GtkWidget *value = avt_section_new_label (text, link == NULL ? "warning" : NULL);

  gtk_widget_set_hexpand (name, TRUE);
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), value);
  if (link != NULL)
    {
      GtkWidget *button = gtk_button_new_from_icon_name ("list-remove-symbolic");
      g_autofree char *tip = g_strdup_printf (_ ("Unplug %s"), port);
      Cord *cord = g_new (Cord, 1);

      *cord = (Cord){ session, link->entity.id };
      gtk_widget_add_css_class (button, "flat");
      gtk_widget_set_tooltip_text (button, tip);
      avt_compat_set_name (button, tip);
      g_signal_connect_data (button, "clicked", G_CALLBACK (unplug_cb), cord, free_cord, 0);
      gtk_box_append (GTK_BOX (box), button);
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_widget_add_css_class (row, "field-row");
  avt_compat_set_name (row, spoken);
  return row;
}

static GtkWidget *
row_of_inlet (AvtSession *session, AvtDesign *design, AvtId device, const char *inlet)
{
  AvtLinkEnds ends;
  const AvtLink *link;
  const char *near_port, *far_port;
  AvtId far_device;

  avt_design_links_of_device (design, device, &ends);
  while ((link = avt_link_ends_next (&ends, &near_port, &far_device, &far_port)) != NULL)
    if (g_strcmp0 (near_port, inlet) == 0)
      return new_cord_row (session, inlet, link,
                           avt_entity_name (avt_design_lookup (design, far_device)), far_port);
  return new_cord_row (session, inlet, NULL, NULL, NULL);
}

/** avt_cords_section_new: Returns: (nullable): %NULL for what has no power inlet to plug in; what
 * hangs on a feed is plugged in by its feed */
GtkWidget *
avt_cords_section_new (AvtSession *session, AvtId device)
{
  AvtDesign *design = avt_session_get_design (session);
  const AvtDevice *found = avt_design_device (design, device);
  const AvtType *type = found != NULL ? avt_design_type (design, found->type) : NULL;
  GtkWidget *section;
  GtkWidget *list;

  if (type == NULL || avt_type_count_ports (type, AVT_PORT_POWER_INLET) == 0
      || AVT_RECORD_HAS (found, AVT_DEVICE_FEED)
      || avt_type_count_ports (type, AVT_PORT_POWER_OUTLET) > 0)
    return NULL;
  section = avt_section_new (_ ("Power Cords"), NULL);
  list = avt_section_add_list (section, _ ("Power Cords"));
  for (guint i = 0; i < type->ports.n_records; i++)
    {
      const AvtPort *port = avt_record_list_at (type->ports, AvtPort, i);

      if (port->category == AVT_PORT_POWER_INLET)
        gtk_list_box_append (GTK_LIST_BOX (list),
                             row_of_inlet (session, design, device, port->key));
    }
  return section;
}
