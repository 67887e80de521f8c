/* Every colour and size of the drawings. Nothing else names one. */
#pragma once

#include "diagrams/scene/style.h"

G_BEGIN_DECLS

/**
 * AvtSign: a meaning that is carried twice, by colour and by something that needs no colour
 * @color: of edges, marks and text; at least 4.5:1 on paper
 * @tint: of areas; the ink and @color stay legible on it
 * @hatch: of areas, painted in @color
 * @mark: one short word or sign that stands beside it
 */
typedef struct
{
  AvtColor color;
  AvtColor tint;
  AvtHatch hatch;
  const char *mark;
} AvtSign;

typedef enum
{
  AVT_STATUS_FINE,
  AVT_STATUS_WARNING,
  AVT_STATUS_ERROR,
  AVT_STATUS_UNKNOWN,
} AvtStatus;

#define AVT_N_STATUSES 4

typedef enum
{
  AVT_TRAFFIC_DATA,
  AVT_TRAFFIC_STORAGE,
  AVT_TRAFFIC_MANAGEMENT,
  AVT_TRAFFIC_VMOTION,
} AvtTraffic;

#define AVT_N_TRAFFICS 4

typedef struct
{
  /* Ground, and what is written and drawn on it. */
  AvtColor paper;
  AvtColor ink;
  AvtColor ink_soft;  /* second lines, heads, rulers: still text */
  AvtColor line;      /* frames of objects */
  AvtColor line_soft; /* rulers, empty units, table rules: nothing to read */
  AvtColor surface;   /* the inside of a rack */
  AvtColor device;    /* the front of a device */
  AvtColor device_soft;
  AvtColor limit; /* limit lines of charts */

  AvtSign feeds[2];  /* A, B */
  AvtSign phases[3]; /* L1, L2, L3: brown, black, grey as in IEC 60446 */
  AvtSign statuses[AVT_N_STATUSES];
  AvtSign traffics[AVT_N_TRAFFICS];

  /* Lines, in points. */
  float line_frame_pt;
  float line_normal_pt;
  float line_emphasis_pt;
  float line_trunk_pt;

  /* Dashes and hatches, in points. */
  double dash_pt;
  double dash_gap_pt;
  double dot_pt;
  double dot_gap_pt;
  double hatch_step_pt;
  double hatch_width_pt;

  /* Pages and spacing, in points. */
  double margin_pt;
  double grid_pt;
  double corner_pt;       /* of connectors */
  double lane_pt;         /* between parallel connectors */
  double a4_width_pt;
  double a4_height_pt;
  double a3_width_pt;
  double a3_height_pt;
  double letter_width_pt;
  double letter_height_pt;

  /* On screen, in pixels. */
  double text_least_px;
  double target_least_px;
  double pick_slop_px;
} AvtTheme;

extern const AvtTheme avt_theme;

double avt_color_get_luminance (AvtColor color);
double avt_color_get_contrast (AvtColor a, AvtColor b);

G_END_DECLS
