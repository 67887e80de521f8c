/* An electrical supply to the racks: one breaker, one or three phases, side A or B. */
#pragma once

#include "engine/design/entity.h"

G_BEGIN_DECLS

typedef enum
{
  AVT_SIDE_A,
  AVT_SIDE_B
} AvtSide;

/** AvtConnection: what `voltage_mv` is measured between. Without effect on one phase. */
typedef enum
{
  AVT_CONNECTION_L_N,
  AVT_CONNECTION_L_L
} AvtConnection;

typedef struct
{
  AvtEntity entity;
  char *name;
  int side;
  char *source;   /* the UPS or panel behind it; equal text on A and B is a finding */
  gint64 voltage_mv;
  int connection;
  gint64 phases;  /* 1 or 3 */
  gint64 breaker_ma;
  gint64 derating_permille; /* absent: the design's rule */
  char *comments;
} AvtFeed;

enum
{
  AVT_FEED_NAME,
  AVT_FEED_SIDE,
  AVT_FEED_SOURCE,
  AVT_FEED_VOLTAGE_MV,
  AVT_FEED_CONNECTION,
  AVT_FEED_PHASES,
  AVT_FEED_BREAKER_MA,
  AVT_FEED_DERATING_PERMILLE,
  AVT_FEED_COMMENTS
};

extern const AvtRecordType avt_feed_type;

G_END_DECLS
