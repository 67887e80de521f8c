#include "config.h"

#include "app/cli/info-cables.h"

#include "engine/base/finding-text.h"
#include "engine/calc/cable-plan.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static const char *const way_words[] = {
  [AVT_CABLE_UNKNOWN] = "unknown",
  [AVT_CABLE_IN_RACK] = "in-rack",
  [AVT_CABLE_IN_ROW] = "in-row",
  [AVT_CABLE_ACROSS_ROWS] = "across-rows",
};

static void
write_metres (AvtJsonWriter *writer, const char *key, double length_mm)
{
  avt_json_writer_key (writer, key);
  if (isnan (length_mm))
    avt_json_writer_null (writer);
  else
    avt_json_writer_real (writer, length_mm / 1000);
}

static void
write_cable (AvtJsonWriter *writer, const AvtDesign *design, const AvtCable *cable)
{
  const AvtLink *link = avt_design_link (design, cable->link);

  avt_json_writer_begin_object (writer);
  avt_json_put_string (writer, "id", cable->link.text);
  avt_json_put_string (writer, "from", avt_design_device (design, link->a_device)->name);
  avt_json_put_string (writer, "from_port", link->a_port);
  avt_json_put_string (writer, "to", avt_design_device (design, link->b_device)->name);
  avt_json_put_string (writer, "to_port", link->b_port);
  avt_json_put_string (writer, "medium",
                       avt_link_type.fields[AVT_LINK_MEDIUM].values[link->medium].nick);
  avt_json_put_string (writer, "way", way_words[cable->way]);
  write_metres (writer, "given_m", cable->given_mm);
  write_metres (writer, "computed_m", cable->computed_mm);
  write_metres (writer, "stock_m", cable->stock_mm);
  write_metres (writer, "limit_m", cable->limit_mm);
  avt_json_writer_end_object (writer);
}

/** avt_info_write_cables: the key "cables": every link with its given and its computed length */
void
avt_info_write_cables (AvtJsonWriter *writer, const AvtDesign *design)
{
  g_autoptr (GArray) cables = avt_design_cables (design);

  avt_json_writer_key (writer, "cables");
  avt_json_writer_begin_array (writer);
  for (guint i = 0; i < cables->len; i++)
    write_cable (writer, design, &g_array_index (cables, AvtCable, i));
  avt_json_writer_end_array (writer);
}

static char *
say_lengths (const AvtWords *words, const char *length, guint n_unknown)
{
  const AvtArgument arguments[] = { avt_argument_text (length), avt_argument_count (n_unknown) };

  return avt_sentence (N_("length: %1, unknown: %2"), words, arguments, G_N_ELEMENTS (arguments),
                       NULL, NULL);
}

/** avt_info_append_cables: how many there are, and how long they are together */
void
avt_info_append_cables (GString *text, const AvtWords *words, const AvtDesign *design)
{
  g_autoptr (GArray) cables = avt_design_cables (design);
  g_autofree char *length = NULL;
  g_autofree char *row = NULL;
  guint n_unknown = 0;
  double total_mm = 0;

  if (cables->len == 0)
    return;
  for (guint i = 0; i < cables->len; i++)
    {
      double length_mm = avt_cable_planned_mm (&g_array_index (cables, AvtCable, i));

      n_unknown += isnan (length_mm);
      total_mm += isnan (length_mm) ? 0 : length_mm;
    }
  length = avt_quantity_format (total_mm / 1000, AVT_UNIT_METRE,
                                avt_words_get_number_style (words));
  avt_append_row (text, "%s: %u", avt_words_get (words, N_("Cables")), cables->len);
  row = say_lengths (words, length, n_unknown);
  avt_append_row (text, "  %s", row);
}
