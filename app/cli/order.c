#include "config.h"

#include "app/cli/order.h"

#include "diagrams/report/presets.h"
#include "engine/base/picture.h"
#include "engine/document/locale-folder.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* "one, other": what stands behind "allowed:". */
static char *
list_names (const AvtRecordList *list, const AvtRecordType *type)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < list->n_records; i++)
    {
      const char *record = (const char *) list->records + i * type->size;
      g_autofree char *name
        = avt_record_get_text (type, record, (guint) type->key, &AVT_NUMBER_STYLE_C);

      g_string_append_printf (names, "%s\"%s\"", i > 0 ? ", " : "", name);
    }
  return g_string_free (names, FALSE);
}

/**
 * avt_command_preset:
 * @order: filled as --preset says; without it left as it is
 *
 * Returns: the exit code; where it is not 0 the complaint was made
 */
AvtExit
avt_command_preset (const AvtArguments *arguments, const AvtDesign *design,
                    AvtExportOrder *order)
{
  const char *name = avt_arguments_get_text (arguments, "preset");
  const AvtPreset *preset = name != NULL ? avt_presets_find (design, name) : NULL;

  if (name == NULL)
    return AVT_EXIT_DONE;
  if (preset == NULL && avt_design_get_info (design)->presets.n_records == 0)
    return avt_refuse_usage (arguments,
                             _ ("--preset: there is no preset \"%s\"; the design has none"), name);
  if (preset == NULL)
    {
      g_autofree char *names
        = list_names (&avt_design_get_info (design)->presets, &avt_preset_type);

      return avt_refuse_usage (arguments, _ ("--preset: there is no preset \"%s\"; allowed: %s"),
                               name, names);
    }
  avt_preset_to_order (preset, design, order);
  if (order->report == NULL && order->diagram == NULL)
    return avt_refuse_usage (arguments,
                             _ ("--preset: \"%s\" is of a document that this version does not "
                                "know: %s"), name, preset->kind);
  return AVT_EXIT_DONE;
}

/**
 * avt_command_drawing_order:
 * @order: (out): of a diagram: what the preset says, and over it what the options say
 *
 * Returns: the exit code; where it is not 0 the complaint was made
 */
AvtExit
avt_command_drawing_order (const AvtArguments *arguments, const AvtDesign *design,
                           AvtExportOrder *order)
{
  const char *text = avt_arguments_get_text (arguments, "text");
  const char *page = avt_arguments_get_text (arguments, "page");
  AvtExit exit;

  *order = (AvtExportOrder){ .paper = AVT_PAPER_AUTO, .dpi = AVT_EXPORT_DPI };
  exit = avt_command_preset (arguments, design, order);
  if (exit != AVT_EXIT_DONE)
    return exit;
  if (order->report != NULL)
    return avt_refuse_usage (arguments, _ ("--preset: \"%s\" is of a document; report writes it"),
                             avt_arguments_get_text (arguments, "preset"));
  order->dpi = avt_arguments_get_number (arguments, "dpi", order->dpi);
  if (text != NULL)
    order->has_outlines = strcmp (text, "outlines") == 0;
  if (avt_arguments_has (arguments, "transparent"))
    order->is_transparent = TRUE;
  if (page != NULL)
    avt_paper_find (page, &order->paper);
  return AVT_EXIT_DONE;
}

/** avt_command_order_words: Returns: (transfer full): the words of --lang, or of the preset, or of
 * the design */
AvtWords *
avt_command_order_words (const AvtArguments *arguments, const AvtDesign *design,
                         const AvtExportOrder *order)
{
  if (order->language != NULL && !avt_arguments_has (arguments, "lang"))
    return avt_words_new (order->language, avt_locale_folder ());
  return avt_command_words (arguments, design);
}

static AvtExit
refuse_option (const AvtArguments *arguments, const char *option, const GError *error)
{
  return avt_refuse_usage (arguments, "--%s: %s", option, error->message);
}

static AvtExit
try_text (const AvtArguments *arguments, const char *option, AvtHouseStyle *house, guint field)
{
  const char *text = avt_arguments_get_text (arguments, option);
  g_autoptr (GError) error = NULL;

  if (text == NULL)
    return AVT_EXIT_DONE;
  avt_record_set_string (&avt_house_style_type, house, field, text);
  if (!avt_record_check_field (&avt_house_style_type, house, field, &error))
    return refuse_option (arguments, option, error);
  return AVT_EXIT_DONE;
}

static AvtExit
try_logo (const AvtArguments *arguments, AvtHouseStyle *house)
{
  const char *path = avt_arguments_get_text (arguments, "logo");
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  AvtExit exit = AVT_EXIT_DONE;

  if (path == NULL)
    return AVT_EXIT_DONE;
  bytes = avt_read_input (path, AVT_PICTURE_MAX_BYTES, &exit);
  if (bytes == NULL)
    return exit;
  text = avt_picture_from_file (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &error);
  if (text == NULL)
    return refuse_option (arguments, "logo", error);
  avt_record_set_string (&avt_house_style_type, house, AVT_HOUSE_STYLE_LOGO, text);
  return AVT_EXIT_DONE;
}

/* What is tried out over the style of the design; it is not kept. */
static AvtExit
try_options (const AvtArguments *arguments, AvtHouseStyle *house)
{
  AvtExit exit = try_text (arguments, "accent", house, AVT_HOUSE_STYLE_ACCENT);

  if (exit == AVT_EXIT_DONE)
    exit = try_text (arguments, "font", house, AVT_HOUSE_STYLE_FONT);
  return exit == AVT_EXIT_DONE ? try_logo (arguments, house) : exit;
}

static AvtExit
find_style (const AvtArguments *arguments, const AvtDesign *design, AvtExportOrder *order,
            const AvtHouseStyle **house)
{
  const AvtInfo *info = avt_design_get_info (design);
  const char *name = avt_arguments_get_text (arguments, "style");
  const char *wanted = name != NULL ? name : order->style != NULL ? order->style : info->style;
  g_autofree char *names = NULL;

  *house = avt_info_find_style (info, wanted);
  if (*house != NULL || wanted == NULL || *wanted == '\0')
    return AVT_EXIT_DONE;
  if (g_strcmp0 (name, "none") == 0)
    {
      order->style = "";
      return AVT_EXIT_DONE;
    }
  if (name == NULL)
    {
      avt_complain (_ ("The style \"%s\" is not in the design; the document is plain."), wanted);
      return AVT_EXIT_DONE;
    }
  if (info->styles.n_records == 0)
    return avt_refuse_usage (
      arguments, _ ("--style: there is no style \"%s\"; allowed: none, for the design has none"),
      wanted);
  names = list_names (&info->styles, &avt_house_style_type);
  return avt_refuse_usage (arguments, _ ("--style: there is no style \"%s\"; allowed: none, %s"),
                           wanted, names);
}

/* Paper and detail that nobody named are those of the style. */
static void
complete_order (const AvtArguments *arguments, const AvtHouseStyle *house, AvtExportOrder *order)
{
  const char *page = avt_arguments_get_text (arguments, "page");
  const char *detail = avt_arguments_get_text (arguments, "detail");
  const AvtField *field = &avt_house_style_type.fields[AVT_HOUSE_STYLE_DETAIL];
  gboolean has_preset = avt_arguments_has (arguments, "preset");

  if (page != NULL)
    avt_paper_find (page, &order->paper);
  else if (!has_preset)
    avt_paper_find (avt_house_papers[house->paper].nick, &order->paper);
  if (detail != NULL)
    order->detail = (AvtDetailLevel) avt_field_find_value (field, detail);
  else if (!has_preset)
    order->detail = (AvtDetailLevel) house->detail;
}

/**
 * avt_command_style:
 * @order: of a document, as its preset left it; gets the paper and the detail
 * @style: (out): to be cleared in any case
 *
 * Returns: the exit code; where it is not 0 the complaint was made
 */
AvtExit
avt_command_style (const AvtArguments *arguments, const AvtDiagramContext *context,
                   AvtExportOrder *order, AvtReportStyle *style)
{
  const AvtHouseStyle *found = NULL;
  AvtHouseStyle house;
  AvtExit exit = find_style (arguments, context->design, order, &found);
  g_autofree char *lost = NULL;

  avt_record_init (&avt_house_style_type, &house);
  if (found != NULL)
    avt_record_copy (&avt_house_style_type, &house, found);
  if (exit == AVT_EXIT_DONE)
    exit = try_options (arguments, &house);
  complete_order (arguments, &house, order);
  avt_report_style_init (style, exit == AVT_EXIT_DONE ? &house : NULL, context);
  style->paper = order->paper;
  style->detail = order->detail;
  avt_record_clear (&avt_house_style_type, &house);
  lost = avt_report_style_lost_text (style);
  if (lost != NULL)
    avt_complain ("%s", lost);
  return exit;
}
