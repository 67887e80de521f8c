/* Pages are laid out once to count them and to learn where everything stands, and made when they
 * are asked for: short reports keep what they have laid out, long ones only the last section. */
#include "config.h"

#include "diagrams/report/pages.h"

#include "diagrams/report/flow.h"
#include "engine/base/finding-text.h"

#include <glib/gi18n-lib.h>

/* Sections that stay laid out. */
#define KEPT_SECTIONS 16

#define TITLE_Y_PT 14.0
#define SUBTITLE_Y_PT 27.0
#define TITLE_RULE_Y_PT 34.0
#define TITLE_BODY_Y_PT 48.0
#define RUNNING_Y_PT 8.0
#define RUNNING_RULE_Y_PT 12.0
#define RUNNING_BODY_Y_PT 26.0
#define FOOTER_LINE_PT 10.0
#define FOOTER_GAP_PT 14.0
#define LOGO_WIDTH_PT 90.0
#define LOGO_HEIGHT_PT 30.0
#define RUNNING_LOGO_HEIGHT_PT 10.0
#define LOGO_GAP_PT 10.0
#define PAPER_MARGIN_MM 15.0
#define POINTS_PER_MM (72 / 25.4)

struct _AvtPages
{
  gatomicrefcount ref_count;
  AvtReport *report;
  AvtMeasurer *measurer;
  double width_pt;
  double height_pt;
  AvtRect paper; /* within the margins */
  AvtRect box;   /* of the content */
  guint *starts; /* the first page of each section, and the end */
  char **titles; /* of the sections, for the outline; entries may be NULL */
  GHashTable *anchors; /* to page + 1; only asked */
  AvtFlowed **kept;    /* by section, when there are few */
  AvtFlowed *last;     /* otherwise the last one */
  guint last_section;
};

static guint
page_of (const char *anchor, gpointer user_data)
{
  AvtPages *self = user_data;

  return GPOINTER_TO_UINT (g_hash_table_lookup (self->anchors, anchor));
}

static AvtFlowed *
flow (AvtPages *self, guint section)
{
  return avt_flow_section (self->report, section, self->measurer, self->width_pt, self->height_pt,
                           self->box, page_of, self);
}

static void
note_anchors (AvtPages *self, const AvtFlowed *flowed, guint start)
{
  for (guint i = 0; i < flowed->placed->len; i++)
    {
      const AvtPlaced *placed = &g_array_index (flowed->placed, AvtPlaced, i);

      if (!g_hash_table_contains (self->anchors, placed->anchor))
        g_hash_table_insert (self->anchors, g_strdup (placed->anchor),
                             GUINT_TO_POINTER (start + placed->page + 1));
    }
}

/* Returns: whether @watch let it come to the end */
static gboolean
count_pages (AvtPages *self, AvtWatchFunc watch, gpointer user_data)
{
  guint n_sections = avt_report_get_n_sections (self->report);
  guint n_pages = 0;

  for (guint i = 0; i < n_sections; i++)
    {
      g_autoptr (AvtFlowed) flowed = NULL;

      if (watch != NULL && !watch (i, n_sections, user_data))
        return FALSE;
      flowed = flow (self, i);
      self->starts[i] = n_pages;
      self->titles[i] = g_strdup (avt_section_get_title (flowed->section));
      note_anchors (self, flowed, n_pages);
      n_pages += flowed->pages->len;
    }
  self->starts[n_sections] = n_pages;
  return TRUE;
}

/* The company's line stands over that of every document. */
static double
footer_height (const AvtReportInfo *info)
{
  return (info->style.footer != NULL ? 2 : 1) * FOOTER_LINE_PT;
}

static void
set_boxes (AvtPages *self)
{
  const AvtReportInfo *info = avt_report_get_info (self->report);
  double margin = PAPER_MARGIN_MM * POINTS_PER_MM;
  double top = info->header == AVT_HEADER_TITLE ? TITLE_BODY_Y_PT : RUNNING_BODY_Y_PT;

  avt_paper_get_size (info->style.paper == AVT_PAPER_AUTO ? AVT_PAPER_A4 : info->style.paper,
                      &self->width_pt, &self->height_pt);
  self->paper = avt_rect (margin, margin, self->width_pt - 2 * margin,
                          self->height_pt - 2 * margin);
  if (info->header == AVT_HEADER_NONE)
    {
      self->paper = self->box = avt_rect (0, 0, self->width_pt, self->height_pt);
      return;
    }
  self->box = avt_rect (self->paper.x, self->paper.y + top, self->paper.width,
                        self->paper.height - top - footer_height (info) - FOOTER_GAP_PT);
}

/** avt_pages_new: lays the report out, once, to know how many pages it has */
AvtPages *
avt_pages_new (AvtReport *report, AvtMeasurer *measurer)
{
  return avt_pages_new_watched (report, measurer, NULL, NULL);
}

/**
 * avt_pages_new_watched:
 * @watch: (nullable): is told how many sections are laid out, and whether to go on is asked
 *
 * Returns: (transfer full) (nullable): as avt_pages_new(); %NULL when @watch ended it
 */
AvtPages *
avt_pages_new_watched (AvtReport *report, AvtMeasurer *measurer, AvtWatchFunc watch,
                       gpointer user_data)
{
  AvtPages *self = g_new0 (AvtPages, 1);
  AvtMeasurer *own = avt_report_get_info (report)->style.measurer;
  guint n_sections = avt_report_get_n_sections (report);

  g_atomic_ref_count_init (&self->ref_count);
  self->report = avt_report_ref (report);
  self->measurer = avt_measurer_ref (own != NULL ? own : measurer);
  self->starts = g_new0 (guint, n_sections + 1);
  self->titles = g_new0 (char *, n_sections + 1);
  self->anchors = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  set_boxes (self);
  if (!count_pages (self, watch, user_data))
    {
      avt_pages_unref (self);
      return NULL;
    }
  if (n_sections <= KEPT_SECTIONS)
    self->kept = g_new0 (AvtFlowed *, n_sections + 1);
  return self;
}

AvtPages *
avt_pages_ref (AvtPages *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
avt_pages_unref (AvtPages *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  if (self->kept != NULL)
    for (guint i = 0; i < avt_report_get_n_sections (self->report); i++)
      g_clear_pointer (&self->kept[i], avt_flowed_free);
  g_free (self->kept);
  g_clear_pointer (&self->last, avt_flowed_free);
  g_free (self->starts);
  for (guint i = 0; i < avt_report_get_n_sections (self->report); i++)
    g_free (self->titles[i]);
  g_free (self->titles);
  g_hash_table_unref (self->anchors);
  avt_measurer_unref (self->measurer);
  avt_report_unref (self->report);
  g_free (self);
}

AvtReport *
avt_pages_get_report (const AvtPages *self)
{
  return self->report;
}

guint
avt_pages_get_n_pages (const AvtPages *self)
{
  return self->starts[avt_report_get_n_sections (self->report)];
}

double
avt_pages_get_width (const AvtPages *self)
{
  return self->width_pt;
}

double
avt_pages_get_height (const AvtPages *self)
{
  return self->height_pt;
}

/** avt_pages_get_section_of: Returns: the section that page @page, from 0, belongs to */
guint
avt_pages_get_section_of (const AvtPages *self, guint page)
{
  guint low = 0, high = avt_report_get_n_sections (self->report);

  while (high - low > 1)
    {
      guint middle = (low + high) / 2;

      if (self->starts[middle] <= page)
        low = middle;
      else
        high = middle;
    }
  return low;
}

/** avt_pages_get_section_start: Returns: the first page of the section, from 0 */
guint
avt_pages_get_section_start (const AvtPages *self, guint section)
{
  return self->starts[section];
}

/** avt_pages_get_section_title: Returns: (nullable): what the header of its pages says */
const char *
avt_pages_get_section_title (const AvtPages *self, guint section)
{
  return self->titles[section];
}

/** avt_pages_find_anchor: Returns: the page of the block, from 0, or -1 */
int
avt_pages_find_anchor (const AvtPages *self, const char *anchor)
{
  return (int) GPOINTER_TO_UINT (g_hash_table_lookup (self->anchors, anchor)) - 1;
}

/* Returns: (transfer none): section @section laid out, until the next call */
static const AvtFlowed *
get_flowed (AvtPages *self, guint section)
{
  if (self->kept != NULL)
    {
      if (self->kept[section] == NULL)
        self->kept[section] = flow (self, section);
      return self->kept[section];
    }
  if (self->last == NULL || self->last_section != section)
    {
      g_clear_pointer (&self->last, avt_flowed_free);
      self->last = flow (self, section);
      self->last_section = section;
    }
  return self->last;
}

static void
draw_rule (const AvtPages *self, AvtSceneBuilder *builder, double y, float width_pt)
{
  AvtColor color = avt_report_style_rule_color (&avt_report_get_info (self->report)->style);
  AvtStyle style = { .stroke = color, .width_pt = width_pt };

  avt_scene_builder_add_line (builder, self->paper.x, y, avt_rect_right (self->paper), y, &style);
}

static void
draw_text (AvtSceneBuilder *builder, double x, double y, double width_pt, const char *text,
           AvtTextSize size, AvtTextWeight weight, AvtColor color, AvtTextAnchor anchor)
{
  AvtTextStyle style = { .color = color, .size = size, .weight = weight, .anchor = anchor };

  if (text != NULL && *text != '\0')
    avt_scene_builder_add_fitted_text (builder, x, y, width_pt, text, &style);
}

/* Returns: what the logo takes of the width */
static double
draw_logo (const AvtPages *self, AvtSceneBuilder *builder, double height_pt)
{
  AvtScene *logo = avt_report_get_info (self->report)->style.logo;
  double width, height, scale;

  if (logo == NULL)
    return 0;
  width = MAX (avt_scene_get_width (logo), 1);
  height = MAX (avt_scene_get_height (logo), 1);
  scale = MIN (LOGO_WIDTH_PT / width, height_pt / height);
  avt_scene_builder_add_scene (
    builder, logo,
    (AvtTransform){ avt_rect_right (self->paper) - width * scale,
                    self->paper.y + (height_pt - height * scale) / 2, scale });
  return width * scale + LOGO_GAP_PT;
}

static void
draw_title_header (const AvtPages *self, AvtSceneBuilder *builder, const AvtSection *section)
{
  const AvtReportInfo *info = avt_report_get_info (self->report);
  const char *title = avt_section_get_title (section);
  double right = avt_rect_right (self->paper) - draw_logo (self, builder, LOGO_HEIGHT_PT);
  double width = (right - self->paper.x) / 2 - LOGO_GAP_PT;
  double y = self->paper.y;

  draw_text (builder, self->paper.x, y + TITLE_Y_PT, width, title != NULL ? title : info->title,
             AVT_TEXT_14, AVT_TEXT_BOLD, avt_theme.ink, AVT_ANCHOR_START);
  draw_text (builder, self->paper.x, y + SUBTITLE_Y_PT, width, avt_section_get_subtitle (section),
             AVT_TEXT_8, AVT_TEXT_REGULAR, avt_theme.ink_soft, AVT_ANCHOR_START);
  draw_text (builder, right, y + TITLE_Y_PT, width, info->design, AVT_TEXT_8, AVT_TEXT_BOLD,
             avt_theme.ink, AVT_ANCHOR_END);
  draw_text (builder, right, y + SUBTITLE_Y_PT, width, info->revision, AVT_TEXT_7,
             AVT_TEXT_REGULAR, avt_theme.ink_soft, AVT_ANCHOR_END);
  draw_rule (self, builder, y + TITLE_RULE_Y_PT, avt_theme.line_emphasis_pt);
}

static void
draw_running_header (const AvtPages *self, AvtSceneBuilder *builder, const AvtSection *section)
{
  const AvtReportInfo *info = avt_report_get_info (self->report);
  double right = avt_rect_right (self->paper) - draw_logo (self, builder, RUNNING_LOGO_HEIGHT_PT);
  double width = (right - self->paper.x) / 2 - LOGO_GAP_PT;
  double y = self->paper.y;

  draw_text (builder, self->paper.x, y + RUNNING_Y_PT, width, info->title, AVT_TEXT_7,
             AVT_TEXT_REGULAR, avt_theme.ink_soft, AVT_ANCHOR_START);
  draw_text (builder, right, y + RUNNING_Y_PT, width, info->design, AVT_TEXT_7, AVT_TEXT_REGULAR,
             avt_theme.ink_soft, AVT_ANCHOR_END);
  draw_rule (self, builder, y + RUNNING_RULE_Y_PT, avt_theme.line_frame_pt);
}

static void
draw_footer (const AvtPages *self, AvtSceneBuilder *builder, guint page)
{
  const AvtReportInfo *info = avt_report_get_info (self->report);
  double y = avt_rect_bottom (self->paper);
  double width = self->paper.width * 0.8;
  const AvtArgument arguments[]
    = { avt_argument_count (page + 1), avt_argument_count (avt_pages_get_n_pages (self)) };
  /* Translators: at the foot of a page; first the page, then how many there are */
  g_autofree char *number
    = avt_sentence (N_ ("Page %1 of %2"), info->words, arguments, 2, NULL, NULL);

  draw_rule (self, builder, y - footer_height (info), avt_theme.line_frame_pt);
  if (info->style.footer != NULL)
    draw_text (builder, self->paper.x, y - FOOTER_LINE_PT, self->paper.width,
               info->style.footer, AVT_TEXT_6, AVT_TEXT_REGULAR, avt_theme.ink, AVT_ANCHOR_START);
  draw_text (builder, self->paper.x, y, width, info->footer, AVT_TEXT_6, AVT_TEXT_REGULAR,
             avt_theme.ink_soft, AVT_ANCHOR_START);
  draw_text (builder, avt_rect_right (self->paper), y, self->paper.width - width, number,
             AVT_TEXT_6, AVT_TEXT_REGULAR, avt_theme.ink_soft, AVT_ANCHOR_END);
}

/**
 * avt_pages_get_page:
 * @i: from 0
 *
 * Returns: (transfer full): the page with header and footer, of the size of the paper
 */
AvtScene *
avt_pages_get_page (AvtPages *self, guint i)
{
  guint section = avt_pages_get_section_of (self, i);
  const AvtFlowed *flowed;
  AvtSceneBuilder *builder;
  AvtScene *content;

  g_return_val_if_fail (i < avt_pages_get_n_pages (self), NULL);
  flowed = get_flowed (self, section);
  content = flowed->pages->pdata[i - self->starts[section]];
  builder = avt_scene_builder_new (self->measurer, self->width_pt, self->height_pt);
  avt_scene_builder_set_title (builder, avt_report_get_info (self->report)->title, NULL);
  switch (avt_report_get_info (self->report)->header)
    {
    case AVT_HEADER_TITLE:
      draw_title_header (self, builder, flowed->section);
      break;
    case AVT_HEADER_NONE:
      break;
    case AVT_HEADER_RUNNING:
      draw_running_header (self, builder, flowed->section);
      break;
    }
  avt_scene_builder_add_scene (builder, content, (AvtTransform){ 0, 0, 1 });
  if (avt_report_get_info (self->report)->header != AVT_HEADER_NONE)
    draw_footer (self, builder, i);
  return avt_scene_builder_end (builder);
}
