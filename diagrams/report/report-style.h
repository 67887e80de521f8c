/* A house style made ready: its colour parsed, its logo drawn, its font found. */
#pragma once

#include "diagrams/scene/theme.h"
#include "diagrams/view/diagram.h"
#include "engine/design/house-style.h"

G_BEGIN_DECLS

/**
 * AvtReportStyle: how a document looks
 * @paper: AUTO is A4, upright
 * @accent: of rules, and of headings where it can be read; %AVT_COLOR_NONE: the ink
 * @logo: (nullable): at the right of the header
 * @measurer: (nullable): of its own font; NULL: that of the context
 * @detail: how much it says
 * @footer: (nullable): a line at the foot of each page
 * @has_lost_logo: the house style has one that cannot be drawn
 * @lost_font: (nullable): the family that it asks for, which is not installed
 */
typedef struct
{
  AvtPaper paper;
  AvtColor accent;
  AvtScene *logo;
  AvtMeasurer *measurer;
  AvtDetailLevel detail;
  char *footer;
  gboolean has_lost_logo;
  char *lost_font;
} AvtReportStyle;

void avt_report_style_init (AvtReportStyle *self, const AvtHouseStyle *house,
                            const AvtDiagramContext *context);
AvtScene *avt_report_logo_peek (const char *logo, const AvtDiagramContext *context,
                                gboolean *will_come);
void avt_report_style_copy (AvtReportStyle *self, const AvtReportStyle *source);
void avt_report_style_clear (AvtReportStyle *self);
AvtColor avt_report_style_text_color (const AvtReportStyle *self);
AvtColor avt_report_style_rule_color (const AvtReportStyle *self);
char *avt_report_style_lost_text (const AvtReportStyle *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AvtReportStyle, avt_report_style_clear)

G_END_DECLS
