/* A cable between two ports: power cords and network cables alike. */
#pragma once

#include "engine/design/entity.h"

G_BEGIN_DECLS

typedef enum
{
  AVT_MEDIUM_POWER,
  AVT_MEDIUM_COPPER,
  AVT_MEDIUM_FIBRE,
  AVT_MEDIUM_DAC,
  AVT_MEDIUM_CONSOLE,
  AVT_MEDIUM_SINGLE_MODE
} AvtMedium;

typedef struct
{
  AvtEntity entity;
  AvtId a_device;
  char *a_port;
  AvtId b_device;
  char *b_port;
  int medium;
  gint64 length_mm;
  char *label;
  char *colour;
  int state;
} AvtLink;

enum
{
  AVT_LINK_A_DEVICE,
  AVT_LINK_A_PORT,
  AVT_LINK_B_DEVICE,
  AVT_LINK_B_PORT,
  AVT_LINK_MEDIUM,
  AVT_LINK_LENGTH_MM,
  AVT_LINK_LABEL,
  AVT_LINK_COLOUR,
  AVT_LINK_STATE
};

extern const AvtRecordType avt_link_type;

G_END_DECLS
