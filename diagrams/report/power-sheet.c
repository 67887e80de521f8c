/* The rack power sheet: what a technician takes to the rack. Page 1 answers at first sight: the
 * elevation to scale and the mass on the left; feeds, totals, places for what was measured, and
 * findings beside it. Each device, cord and line follows on pages of its own. */
#include "config.h"

#include "diagrams/report/power-sheet.h"

#include "diagrams/view/rack-elevation.h"
#include "diagrams/view/rack-text.h"
#include "engine/base/finding-text.h"
#include "engine/design/order.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The elevation takes this share of the width. */
#define ELEVATION_SHARE 2.0
#define TABLES_SHARE 3.0
/* What the header, the footer, the margins and the table of the mass take of a page. */
#define PAGE_ROOM_PT 296.0
#define MARGINS_PT 85.0
#define GUTTER_PT 18.0
#define SCALE_LEAST 6
#define SCALE_MOST 40
#define FINDINGS_OF_RULE 3

enum
{
  PART_ELEVATION,
  PART_CHART,
  PART_FEEDS,
  PART_TOTALS,
  PART_FINDINGS,
  PART_MEASURED,
  PART_DEVICES,
  PART_OUTLETS,
  PART_LINES,
  PART_FORMULAS,
  PART_SOURCES
};

static const AvtReportPart parts[] = {
  [PART_ELEVATION] = { "elevation", N_ ("Elevation") },
  [PART_CHART] = { "chart", N_ ("Chart of the Lines") },
  [PART_FEEDS] = { "feeds", N_ ("Feeds and Phases") },
  [PART_TOTALS] = { "totals", N_ ("Totals") },
  [PART_FINDINGS] = { "findings", N_ ("Findings") },
  [PART_MEASURED] = { "measured", N_ ("Measured on Site") },
  [PART_DEVICES] = { "devices", N_ ("Devices"), AVT_LEVEL_STANDARD },
  [PART_OUTLETS] = { "outlets", N_ ("Outlets"), AVT_LEVEL_STANDARD },
  [PART_LINES] = { "lines", N_ ("Lines"), AVT_LEVEL_STANDARD },
  [PART_FORMULAS] = { "formulas", N_ ("Formulas"), AVT_LEVEL_FULL },
  [PART_SOURCES] = { "sources", N_ ("Sources"), AVT_LEVEL_FULL },
  { NULL, NULL },
};

static int
compare_feeds_cb (gconstpointer a, gconstpointer b)
{
  const AvtFeed *left = *(const AvtFeed *const *) a, *right = *(const AvtFeed *const *) b;
  int order = left->side - right->side;

  if (order == 0)
    order = avt_name_order (left->name, right->name);
  return order != 0 ? order : avt_id_compare (left->entity.id, right->entity.id);
}

/* The feeds that a device of the rack loads; the net also holds what hangs together with them in
 * other racks. */
static GPtrArray *
list_feeds (const AvtDesign *design, const AvtPowerNet *net, AvtId rack)
{
  GPtrArray *feeds = g_ptr_array_new ();

  for (guint i = 0; i < net->n_feeds; i++)
    {
      const AvtFeed *feed = avt_design_feed (design, net->feeds[i].feed);

      if (feed != NULL && avt_id_equal (net->devices[net->feeds[i].device].rack, rack)
          && !g_ptr_array_find (feeds, feed, NULL))
        g_ptr_array_add (feeds, (gpointer) feed);
    }
  g_ptr_array_sort (feeds, compare_feeds_cb);
  return feeds;
}

void
avt_sheet_init (AvtSheet *self, AvtReportBuilder *builder, AvtReportSource *source,
                const AvtRack *rack)
{
  AvtDesign *design = source->context.design;

  *self = (AvtSheet){ .builder = builder, .source = source, .rack = rack };
  self->net = avt_power_net_get (source->context.memo, design, rack->entity.id);
  self->loads = avt_feed_loads_get (source->context.memo, design);
  self->feeds = list_feeds (design, self->net, rack->entity.id);
  self->devices = avt_design_devices_in_order (design, rack->entity.id);
}

void
avt_sheet_clear (AvtSheet *self)
{
  g_clear_pointer (&self->net, avt_power_net_unref);
  g_clear_pointer (&self->loads, avt_feed_loads_unref);
  g_clear_pointer (&self->feeds, g_ptr_array_unref);
  g_clear_pointer (&self->devices, g_ptr_array_unref);
}

/** avt_sheet_line_label: Returns: (transfer full): "A · L1"; the side says enough while it has one
 * feed */
char *
avt_sheet_line_label (const AvtSheet *self, const AvtFeed *feed, guint n_lines, guint line)
{
  const char *name = feed->side == AVT_SIDE_A ? "A" : "B";
  guint n_side = 0;

  for (guint i = 0; i < self->feeds->len; i++)
    n_side += ((const AvtFeed *) self->feeds->pdata[i])->side == feed->side;
  if (n_side > 1)
    name = feed->name;
  return n_lines == 1 ? g_strdup (name) : g_strdup_printf ("%s · L%u", name, line + 1);
}

static const char *
word (const AvtSheet *self, const char *msgid)
{
  return avt_report_source_word (self->source, msgid);
}

static void
paper_room (const AvtSheet *self, double *width_pt, double *height_pt)
{
  AvtPaper paper = self->source->style.paper;
  double width, height;

  avt_paper_get_size (paper == AVT_PAPER_AUTO ? AVT_PAPER_A4 : paper, &width, &height);
  *width_pt = (width - MARGINS_PT - GUTTER_PT) * ELEVATION_SHARE
              / (ELEVATION_SHARE + TABLES_SHARE);
  *height_pt = height - PAGE_ROOM_PT;
}

static double
tables_width (const AvtSheet *self)
{
  double width_pt, height_pt;

  paper_room (self, &width_pt, &height_pt);
  return width_pt * TABLES_SHARE / ELEVATION_SHARE;
}

/* The largest scale at which the front fits beside the tables. */
static AvtElevationOptions
choose_scale (const AvtSheet *self)
{
  AvtElevationOptions options
    = { .views = AVT_ELEVATION_SHOW (AVT_ELEVATION_FRONT), .scale_divisor = SCALE_LEAST };
  double width_pt, height_pt;

  paper_room (self, &width_pt, &height_pt);
  for (; options.scale_divisor < SCALE_MOST; options.scale_divisor++)
    {
      AvtElevationLayout layout;

      avt_elevation_layout_init (&layout, self->rack, &options);
      if (layout.width_pt <= width_pt && layout.height_pt <= height_pt)
        break;
    }
  return options;
}

static void
add_elevation (const AvtSheet *self)
{
  AvtElevationOptions options = choose_scale (self);
  g_autoptr (AvtScene) scene
    = avt_rack_elevation (&self->source->context, self->rack->entity.id, &options);
  g_autofree char *space = avt_rack_space_text (&self->source->context, self->rack);
  const AvtArgument arguments[]
    = { avt_argument_count (options.scale_divisor), avt_argument_text (space) };
  /* Translators: below a drawing; %2 is how many units are free */
  g_autofree char *text = avt_sentence (N_ ("Scale 1:%1 · %2"), self->source->context.words,
                                        arguments, G_N_ELEMENTS (arguments), NULL, NULL);

  avt_report_add_figure (self->builder, scene, NULL, NULL);
  avt_report_add_remark (self->builder, text);
}

static gboolean
is_feed_of_rack (const AvtSheet *self, AvtId id)
{
  const AvtFeed *feed = avt_design_feed (self->source->context.design, id);

  return feed != NULL && g_ptr_array_find (self->feeds, feed, NULL);
}

static gboolean
is_about_rack (const AvtSheet *self, const AvtFinding *finding)
{
  for (guint i = 0; i < avt_finding_get_n_about (finding); i++)
    {
      AvtId id = avt_finding_get_about (finding, i);
      const AvtDevice *device = avt_design_device (self->source->context.design, id);

      if (avt_id_equal (id, self->rack->entity.id) || is_feed_of_rack (self, id)
          || (device != NULL && avt_id_equal (device->rack, self->rack->entity.id)))
        return TRUE;
    }
  return FALSE;
}

static const char *
name_cb (AvtId id, gpointer design)
{
  gconstpointer entity = avt_design_lookup (design, id);

  return entity != NULL ? avt_entity_name (entity) : NULL;
}

static AvtStatus
status_of (AvtSeverity severity)
{
  switch (severity)
    {
    case AVT_SEVERITY_ERROR:
      return AVT_STATUS_ERROR;
    case AVT_SEVERITY_WARNING:
      return AVT_STATUS_WARNING;
    case AVT_SEVERITY_INFO:
      return AVT_STATUS_UNKNOWN;
    }
  return AVT_STATUS_UNKNOWN;
}

/* Sentences of one rule beyond the first few are counted: a sheet is read standing. */
static char *
more_text (const AvtSheet *self, guint n_more)
{
  const AvtArgument argument = avt_argument_count (n_more);

  return n_more == 0 ? NULL
                     : avt_sentence (N_ ("and %1 more of this rule"),
                                     self->source->context.words, &argument, 1, NULL, NULL);
}

/* What to do, once, below the last of a rule. */
static char *
detail_text (const AvtSheet *self, const AvtFinding *finding, guint n_more)
{
  const AvtDiagramContext *context = &self->source->context;
  const char *code = avt_finding_get_rule (finding)->code;
  g_autofree char *hint = avt_finding_hint (finding, context->words, name_cb, context->design);
  g_autofree char *more = more_text (self, n_more);

  return g_strconcat (code, hint != NULL ? " · " : "", hint != NULL ? hint : "",
                      more != NULL ? "\n" : "", more, NULL);
}

static void
add_finding (const AvtSheet *self, const AvtFinding *finding, const char *detail)
{
  const AvtDiagramContext *context = &self->source->context;
  g_autofree char *sentence
    = avt_finding_sentence (finding, context->words, name_cb, context->design);

  avt_report_add_note (self->builder, status_of (avt_finding_get_rule (finding)->severity),
                       sentence, detail);
}

static const AvtRule *
rule_of (const GPtrArray *found, guint i)
{
  return i < found->len ? avt_finding_get_rule (found->pdata[i]) : NULL;
}

/* Returns: the end of those that have the rule of @first */
static guint
add_findings_of_rule (const AvtSheet *self, const GPtrArray *found, guint first)
{
  guint end = first, n_shown;
  g_autofree char *detail = NULL;

  while (rule_of (found, end) == rule_of (found, first))
    end++;
  n_shown = MIN (end - first, FINDINGS_OF_RULE);
  detail = detail_text (self, found->pdata[first + n_shown - 1], end - first - n_shown);
  for (guint i = 0; i < n_shown; i++)
    add_finding (self, found->pdata[first + i], i + 1 == n_shown ? detail : NULL);
  return end;
}

/* Those that call for somebody, or those that are only good to know. */
static GPtrArray *
list_findings (const AvtSheet *self, gboolean is_info)
{
  const AvtFindings *findings = avt_report_source_findings (self->source);
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < avt_findings_get_size (findings); i++)
    {
      const AvtFinding *finding = avt_findings_get (findings, i);

      if ((avt_finding_get_rule (finding)->severity == AVT_SEVERITY_INFO) == is_info
          && is_about_rack (self, finding))
        g_ptr_array_add (found, (gpointer) finding);
    }
  return found;
}

static void
add_findings (const AvtSheet *self)
{
  g_autoptr (GPtrArray) found = list_findings (self, FALSE);

  avt_report_add_heading (self->builder, 2, word (self, N_ ("Findings")), NULL);
  for (guint i = 0; i < found->len;)
    i = add_findings_of_rule (self, found, i);
  if (found->len == 0)
    avt_report_add_note (self->builder, AVT_STATUS_FINE,
                         word (self, N_ ("No rule warns of this rack.")), NULL);
}

static void
add_remarks (const AvtSheet *self)
{
  g_autoptr (GPtrArray) found = list_findings (self, TRUE);

  if (found->len > 0)
    avt_report_add_heading (self->builder, 2, word (self, N_ ("Good to Know")), NULL);
  for (guint i = 0; i < found->len;)
    i = add_findings_of_rule (self, found, i);
}

/* One box for each line that a clamp can be put around. */
static void
add_measured (const AvtSheet *self)
{
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);
  const char *lines[] = { word (self, N_ ("Date")), word (self, N_ ("Technician")) };

  for (guint i = 0; i < self->feeds->len; i++)
    {
      const AvtFeed *feed = self->feeds->pdata[i];
      const AvtFeedLoad *load = avt_feed_loads_find (self->loads, feed->entity.id);

      for (guint line = 0; load != NULL && line < load->n_lines; line++)
        {
          /* "A, A" would be the side and the unit */
          g_autofree char *label = load->n_lines > 1
                                     ? avt_sheet_line_label (self, feed, load->n_lines, line)
                                     : g_strdup (feed->name);

          g_ptr_array_add (labels, g_strconcat (label, ", A", NULL));
        }
    }
  avt_report_add_heading (self->builder, 2, word (self, N_ ("Measured on Site")), NULL);
  avt_report_add_form (self->builder, AVT_FORM_BOXES, (const char *const *) labels->pdata,
                       labels->len);
  avt_report_add_form (self->builder, AVT_FORM_LINES, lines, G_N_ELEMENTS (lines));
}

static void
add_left_side (const AvtSheet *self)
{
  if (avt_report_source_shows (self->source, PART_ELEVATION))
    add_elevation (self);
  if (avt_report_source_shows (self->source, PART_TOTALS))
    avt_sheet_add_mass (self);
}

/* What is as long on each sheet stands in the same place on each; the findings may go on on the
 * next page, the worst ones first. */
static void
add_right_side (const AvtSheet *self)
{
  if (avt_report_source_shows (self->source, PART_FEEDS))
    avt_sheet_add_feeds (self, avt_report_source_shows (self->source, PART_CHART)
                                 ? tables_width (self) : 0);
  if (avt_report_source_shows (self->source, PART_TOTALS))
    avt_sheet_add_totals (self);
  if (avt_report_source_shows (self->source, PART_MEASURED))
    add_measured (self);
  if (avt_report_source_shows (self->source, PART_FINDINGS))
    {
      add_findings (self);
      add_remarks (self);
    }
}

static void
add_lists (const AvtSheet *self)
{
  if (avt_report_source_shows (self->source, PART_DEVICES))
    avt_sheet_add_devices (self);
  if (avt_report_source_shows (self->source, PART_OUTLETS))
    avt_sheet_add_outlets (self);
  if (avt_report_source_shows (self->source, PART_LINES))
    avt_sheet_add_lines (self);
  if (avt_report_source_shows (self->source, PART_FORMULAS))
    avt_sheet_add_numbers (self);
  if (avt_report_source_shows (self->source, PART_SOURCES))
    avt_sheet_add_sources (self);
}

static guint
count_sections (const AvtReportSource *source)
{
  return source->racks->len;
}

static void
build_section (AvtReportBuilder *builder, guint section, gpointer user_data)
{
  static const double weights[] = { ELEVATION_SHARE, TABLES_SHARE };
  AvtReportSource *source = user_data;
  g_auto (AvtSheet) self = { 0 };
  g_autofree char *scope = NULL;
  g_autofree char *subtitle = NULL;

  avt_sheet_init (&self, builder, source, source->racks->pdata[section]);
  scope = avt_rack_scope_text (&source->context, self.rack);
  subtitle = g_strdup_printf ("%s · %s", word (&self, avt_report_power.title), scope);
  avt_report_set_title (builder, self.rack->name, subtitle);
  avt_report_begin_columns (builder, weights, G_N_ELEMENTS (weights));
  add_left_side (&self);
  avt_report_next_column (builder);
  add_right_side (&self);
  avt_report_end_columns (builder);
  add_lists (&self);
}

const AvtReportKind avt_report_power = {
  "power", N_ ("Rack Power Sheet"), N_ ("What a rack draws and from where, for the data hall"),
  parts, AVT_HEADER_TITLE, FALSE, TRUE, TRUE, count_sections, build_section,
};
