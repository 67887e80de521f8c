/* The row sheet: racks side by side, several a page, each page a whole sheet of the drawing. */
#include "config.h"

#include "diagrams/report/kind.h"
#include "diagrams/view/row-elevation.h"

#include <glib/gi18n-lib.h>

enum
{
  PART_FRONT,
  PART_REAR
};

static const AvtReportPart parts[] = {
  [PART_FRONT] = { "front", N_ ("Front") },
  [PART_REAR] = { "rear", N_ ("Rear"), AVT_LEVEL_STANDARD },
  { NULL, NULL },
};

static AvtDiagramContext
get_context (const AvtReportSource *source)
{
  AvtDiagramContext context = source->context;

  context.paper = source->style.paper;
  if (avt_report_source_shows (source, PART_FRONT))
    context.faces |= AVT_SHOW_FRONT;
  if (avt_report_source_shows (source, PART_REAR))
    context.faces |= AVT_SHOW_REAR;
  return context;
}

static AvtId
get_scope (const AvtReportSource *source)
{
  return avt_entity_id (avt_design_get_info (source->context.design));
}

static guint
count_sections (const AvtReportSource *source)
{
  AvtDiagramContext context = get_context (source);

  /* A document has a page, be it an empty one. */
  return MAX (context.faces != 0 ? avt_row_elevation_count_sheets (&context, get_scope (source))
                                 : 0, 1);
}

static void
build_section (AvtReportBuilder *builder, guint section, gpointer user_data)
{
  AvtReportSource *source = user_data;
  AvtDiagramContext context = get_context (source);
  g_autoptr (AvtScene) scene = NULL;

  if (context.faces == 0 || avt_row_elevation_count_sheets (&context, get_scope (source)) == 0)
    return;
  scene = avt_row_elevation_build (&context, get_scope (source), section);
  avt_report_set_title (builder, avt_scene_get_title (scene), NULL);
  avt_report_add_figure (builder, scene, NULL, NULL);
}

const AvtReportKind avt_report_rows = {
  "rows", N_ ("Row Sheet"), N_ ("What stands in the racks side by side"), parts, AVT_HEADER_NONE,
  TRUE, FALSE, FALSE, count_sections, build_section,
};
