/* What all diagrams write and draw with: words, text styles, lines, and the head and foot of a
 * sheet, which stand in the same place on each. */
#pragma once

#include "diagrams/scene/theme.h"
#include "diagrams/view/diagram.h"
#include "engine/base/finding.h"

G_BEGIN_DECLS

/* Heights of the head and foot of a sheet, inside its margins. */
#define AVT_SHEET_HEAD_PT 48
#define AVT_SHEET_FOOT_PT 20

/** AvtPen: borrowed; lives on the stack of a drawing function. */
typedef struct
{
  const AvtDiagramContext *context;
  AvtSceneBuilder *builder;
} AvtPen;

/**
 * AvtSheet: the frame of a sheet
 * @title: what is drawn, such as "Row Elevation"
 * @scope: (nullable): of what, such as "Demo site / Server room / Row 1"
 * @note: (nullable): the last line on the right, after the revision: a scale, "Sheet 1 of 2"
 */
typedef struct
{
  double width_pt;
  double height_pt;
  const char *title;
  const char *scope;
  const char *note;
} AvtSheet;

const char *avt_pen_word (const AvtPen *self, const char *msgid);
AvtTextStyle avt_pen_style (AvtTextSize size, AvtColor color, AvtTextAnchor anchor);
AvtTextStyle avt_pen_bold (AvtTextSize size, AvtColor color, AvtTextAnchor anchor);
double avt_pen_baseline (const AvtPen *self, AvtTextSize size, double middle);
double avt_pen_width (const AvtPen *self, AvtTextSize size, AvtTextWeight weight,
                      const char *text);
char *avt_pen_number (const AvtPen *self, double value, guint decimals);
char *avt_pen_quantity (const AvtPen *self, double value, guint decimals, const char *unit);
char *avt_pen_say (const AvtPen *self, const char *template, const AvtArgument *arguments,
                   guint n_arguments);
double avt_pen_text (const AvtPen *self, double x, double y, const char *text,
                     AvtTextStyle style);
void avt_pen_fit (const AvtPen *self, double x, double y, double width_pt, const char *text,
                  AvtTextStyle style);
void avt_pen_line (const AvtPen *self, double x1, double y1, double x2, double y2, float width_pt,
                   AvtColor color);
AvtRect avt_pen_sheet (const AvtPen *self, const AvtSheet *sheet);
void avt_pen_arrow (const AvtPen *self, double x1, double y1, double x2, double y2,
                    float width_pt, AvtColor color);

G_END_DECLS
