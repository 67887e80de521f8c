#include "config.h"

#include "app/cli/options.h"

#include "app/cli/command.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define OUTPUT(text) { "output", 'o', AVT_OPTION_FILE, N_("FILE"), .help = text }
#define OUTPUT_DESIGN                                                                            \
  { "output", 'o', AVT_OPTION_FILE, N_("FILE"), .help = N_("The design to write"),              \
    .values = AVT_VALUES_DESIGN }

#define AS_OF                                                                                    \
  { "as-of", 0, AVT_OPTION_DATE, N_("DATE"),                                                    \
    .help = N_("Judge as on this day; default: the date of the newest revision in the design") }
#define PRESET                                                                                   \
  { "preset", 0, AVT_OPTION_TEXT, N_("NAME"),                                                   \
    .help = N_("As this preset of the design says; options win over it"),                      \
    .values = AVT_VALUES_PRESET }
#define LANGUAGE                                                                                 \
  { "lang", 0, AVT_OPTION_CHOICE, N_("LANGUAGE"), "en|de",                                      \
    .help = N_("Language of the words; default: the design's") }

const AvtOption avt_common_options[] = {
  { "json", 0, AVT_OPTION_FLAG, .help = N_("Print what was found or done as JSON") },
  { "quiet", 'q', AVT_OPTION_FLAG, .help = N_("Say nothing that is not an error or asked for") },
  { "help", 'h', AVT_OPTION_FLAG, .help = N_("Show this help") },
  { "version", 0, AVT_OPTION_FLAG, .help = N_("Show the version") },
  { NULL }
};

static const AvtOption new_options[] = {
  { "template", 't', AVT_OPTION_TEXT, N_("NAME"), .help = N_("Begin with this template"),
    .values = AVT_VALUES_TEMPLATE },
  { "list", 'l', AVT_OPTION_FLAG, .help = N_("List the templates") },
  OUTPUT_DESIGN,
  { NULL }
};

static const AvtOption info_options[] = { LANGUAGE, AS_OF, { NULL } };

static const AvtOption check_options[] = {
  { "format", 'f', AVT_OPTION_CHOICE, N_("FORMAT"), "text|json|sarif",
    .help = N_("How findings are printed; default: text") },
  { "severity", 's', AVT_OPTION_CHOICE, N_("SEVERITY"), "error|warning|info",
    .help = N_("The least severity that makes the exit code 1; default: error") },
  AS_OF,
  LANGUAGE,
  { NULL }
};

static const AvtOption render_options[] = {
  { "list", 'l', AVT_OPTION_FLAG, .help = N_("List the diagrams of the design") },
  { "diagram", 'd', AVT_OPTION_TEXT, N_("ID"), .help = N_("Which diagram to draw"),
    .values = AVT_VALUES_DIAGRAM },
  { "scope", 0, AVT_OPTION_TEXT, N_("ID"), .repeats = TRUE,
    .help = N_("What to draw it of: ids or names; default: all there is"),
    .values = AVT_VALUES_SCOPE },
  { "all", 'a', AVT_OPTION_FLAG, .help = N_("Draw every diagram into a folder") },
  { "output", 'o', AVT_OPTION_FILE, N_("FILE"),
    .help = N_("The drawing to write, .svg, .pdf or .png; with --all, or with several drawings, "
                "a folder with a / behind its name") },
  { "format", 'f', AVT_OPTION_CHOICE, N_("FORMAT"), "svg|pdf|png",
    .help = N_("What to write; default: as the output's name ends, SVG into a folder") },
  { "dpi", 0, AVT_OPTION_NUMBER, N_("NUMBER"), NULL, 10, 2400,
    .help = N_("Resolution of PNG; default: 144") },
  { "width", 0, AVT_OPTION_NUMBER, N_("NUMBER"), NULL, 1, 32000,
    .help = N_("Width in pixels (PNG) or points; instead of --dpi") },
  { "height", 0, AVT_OPTION_NUMBER, N_("NUMBER"), NULL, 1, 32000,
    .help = N_("Height in pixels (PNG) or points; instead of --dpi") },
  { "layers", 0, AVT_OPTION_TEXT, N_("LIST"),
    .help = N_("What racks show, with commas between: power-a, power-b, phases, network, state, "
                "faces; default: state,faces"),
    .values = AVT_VALUES_LAYERS },
  { "page", 0, AVT_OPTION_CHOICE, N_("PAPER"),
    "auto|a4|a4-landscape|a3|a3-landscape|letter|letter-landscape",
    .help = N_("Paper of diagrams that fill sheets; default: auto, the smallest that is legible") },
  { "face", 0, AVT_OPTION_CHOICE, N_("FACE"), "front|rear|both",
    .help = N_("The side that racks in a row are seen from; default: both") },
  { "text", 0, AVT_OPTION_CHOICE, N_("KIND"), "real|outlines",
    .help = N_("Text in SVG as text or as outlines, for readers without the fonts; "
                "default: real") },
  { "transparent", 0, AVT_OPTION_FLAG, .help = N_("SVG and PNG without the white ground") },
  PRESET,
  LANGUAGE,
  AS_OF,
  { NULL }
};

static const AvtOption report_options[] = {
  { "kind", 'k', AVT_OPTION_CHOICE, N_("KIND"), "power|rows|bom|cables|labels",
    .help = N_("Rack power sheets, elevations of rows, the bill of materials, the cable "
               "schedule, or labels") },
  OUTPUT (N_("The document to write: .pdf, .xlsx, .csv, or .json for what all of them say")),
  { "format", 'f', AVT_OPTION_CHOICE, N_("FORMAT"), "pdf|xlsx|csv|json",
    .help = N_("What to write; default: as the output's name ends") },
  { "rack", 'r', AVT_OPTION_TEXT, N_("RACK"),
    .help = N_("Only this rack, by id or name; default: all"), .values = AVT_VALUES_RACK },
  { "parts", 0, AVT_OPTION_TEXT, N_("LIST"),
    .help = N_("What it holds, with commas between; default: what the detail asks for"),
    .values = AVT_VALUES_PARTS },
  { "detail", 0, AVT_OPTION_CHOICE, N_("DETAIL"), "brief|standard|full",
    .help = N_("How much it says: a page a rack, what is worked with, or also where every number "
                "comes from; default: as the style says, or standard") },
  { "page", 0, AVT_OPTION_CHOICE, N_("PAPER"),
    "a4|a4-landscape|a3|a3-landscape|letter|letter-landscape",
    .help = N_("Size of the paper; default: as the style says, or a4") },
  PRESET,
  { "style", 0, AVT_OPTION_TEXT, N_("NAME"),
    .help = N_("How it looks: a style of the design, or none; default: the one that the design "
                "has chosen"),
    .values = AVT_VALUES_STYLE },
  { "accent", 0, AVT_OPTION_TEXT, N_("COLOUR"),
    .help = N_("Colour of rules and headings, such as #1a5fb4, instead of the style's") },
  { "logo", 0, AVT_OPTION_FILE, N_("FILE"),
    .help = N_("Logo in the header, SVG or PNG, instead of the style's") },
  { "font", 0, AVT_OPTION_TEXT, N_("FAMILY"),
    .help = N_("Font of the document and its figures, instead of the style's") },
  { "no-guard", 0, AVT_OPTION_FLAG,
    .help = N_("In CSV: leave texts as they are that a spreadsheet would run as a formula") },
  LANGUAGE,
  AS_OF,
  { NULL }
};

static const AvtOption import_options[] = {
  OUTPUT_DESIGN,
  { "into", 'i', AVT_OPTION_FILE, N_("DESIGN"),
    .help = N_("Add to this design; default: an empty one"), .values = AVT_VALUES_DESIGN },
  { "dry-run", 'n', AVT_OPTION_FLAG, .help = N_("Only say what would be imported") },
  { NULL }
};

static const AvtOption convert_options[] = {
  OUTPUT_DESIGN,
  { NULL }
};

static const AvtOption diff_options[] = {
  { "match", 'm', AVT_OPTION_CHOICE, N_("HOW"), "ids|names|auto",
    .help = N_("What makes two objects the same one; default: auto") },
  { NULL }
};

static const AvtOption calc_options[] = {
  { "list", 'l', AVT_OPTION_FLAG, .help = N_("List the calculations") },
  { "describe", 'd', AVT_OPTION_FLAG,
    .help = N_("Explain keys, units, ranges, defaults, formula and source") },
  { NULL }
};

const AvtCommand avt_commands[] = {
  { "new", "", 0, 0, new_options, N_("Make a design from a template"), NULL, avt_command_new },
  { "info", N_("DESIGN"), 1, 1, info_options, N_("Counts, power and feeds of a design"),
    N_("Prints how many objects there are, the power on each basis, and the load of every feed "
       "and line, normally and when the other side fails. Quantities that nobody stated are "
       "counted as unknown, never as zero."),
    avt_command_info, { AVT_VALUES_DESIGN } },
  { "check", N_("DESIGN"), 1, 1, check_options, N_("Apply every rule to a design"),
    N_("The exit code is 1 when there is a finding of the severity asked for, or a worse one."),
    avt_command_check, { AVT_VALUES_DESIGN } },
  { "render", N_("DESIGN"), 1, 1, render_options, N_("Draw diagrams of a design"),
    N_("The ending of the output's name decides what is written: SVG, PDF or PNG."),
    avt_command_render, { AVT_VALUES_DESIGN } },
  { "report", N_("DESIGN"), 1, 1, report_options, N_("Write documents and sheets of a design"),
    N_("The ending of the output's name decides what is written."), avt_command_report,
    { AVT_VALUES_DESIGN } },
  { "import", N_("FORMAT FILE…"), 2, -1, import_options, N_("Read files of other programs"),
    N_("FORMAT is netbox-type: device types of NetBox's library, YAML."), avt_command_import,
    { AVT_VALUES_IMPORT_FORMAT, AVT_VALUES_FILE } },
  { "convert", N_("DESIGN"), 1, 1, convert_options,
    N_("Rewrite a design in the canonical form"),
    N_("Also brings a design of an older version up to date."), avt_command_convert,
    { AVT_VALUES_DESIGN } },
  { "diff", N_("A B"), 2, 2, diff_options, N_("What changed from design A to design B"),
    N_("The exit code is 1 when the designs differ. Objects are the same one when their ids are. "
       "Designs that were made independently have other ids: with --match names objects are "
       "matched by id, or else by kind and name, devices within their rack, or by their place, "
       "cables by their two ends, and references are compared through the match. With --match "
       "auto, the default, that happens when neither design was made from the other: when the "
       "ids of the designs themselves differ."),
    avt_command_diff, { AVT_VALUES_DESIGN, AVT_VALUES_DESIGN } },
  { "calc", N_("[NAME [FILE]]"), 0, 2, calc_options, N_("One calculation: JSON in, JSON out"),
    N_("FILE holds one JSON object; - is standard input."), avt_command_calc,
    { AVT_VALUES_CALCULATION, AVT_VALUES_FILE } },
  { NULL }
};

/** avt_command_find: Returns: (nullable): the command called @name */
const AvtCommand *
avt_command_find (const char *name)
{
  for (const AvtCommand *command = avt_commands; command->name != NULL; command++)
    if (strcmp (command->name, name) == 0)
      return command;
  return NULL;
}

/** avt_option_find: Returns: (nullable): the option of @command, or the common one, with @name */
const AvtOption *
avt_option_find (const AvtCommand *command, const char *name)
{
  for (const AvtOption *option = command->options; option->name != NULL; option++)
    if (strcmp (option->name, name) == 0)
      return option;
  for (const AvtOption *option = avt_common_options; option->name != NULL; option++)
    if (strcmp (option->name, name) == 0)
      return option;
  return NULL;
}

const AvtOption *
avt_option_find_letter (const AvtCommand *command, char letter)
{
  for (const AvtOption *option = command->options; option->name != NULL; option++)
    if (option->letter == letter)
      return option;
  for (const AvtOption *option = avt_common_options; option->name != NULL; option++)
    if (option->letter == letter)
      return option;
  return NULL;
}

static char *
allowed_number (const AvtOption *option)
{
  g_autofree char *minimum = avt_number_format (option->minimum, 0, &AVT_NUMBER_STYLE_C);
  g_autofree char *maximum = avt_number_format (option->maximum, 0, &AVT_NUMBER_STYLE_C);

  return g_strdup_printf (_("a number from %s to %s"), minimum, maximum);
}

/** avt_option_allowed: Returns: (transfer full): what its value may be, in words */
char *
avt_option_allowed (const AvtOption *option)
{
  switch (option->kind)
    {
    case AVT_OPTION_FLAG:
      return g_strdup (_("no value"));
    case AVT_OPTION_TEXT:
      return g_strdup (_("a text"));
    case AVT_OPTION_FILE:
      return g_strdup (_("a file"));
    case AVT_OPTION_NUMBER:
      return allowed_number (option);
    case AVT_OPTION_CHOICE:
      return g_strdup_printf (_("one of %s"), option->choices);
    case AVT_OPTION_DATE:
      return g_strdup (_("a date YYYY-MM-DD"));
    }
  g_assert_not_reached ();
}
