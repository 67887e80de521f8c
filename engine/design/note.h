/* The register: requirement, constraint, assumption, risk, decision, test, linked to objects. */
#pragma once

#include "engine/design/entity.h"

G_BEGIN_DECLS

typedef enum
{
  AVT_NOTE_REQUIREMENT,
  AVT_NOTE_CONSTRAINT,
  AVT_NOTE_ASSUMPTION,
  AVT_NOTE_RISK,
  AVT_NOTE_DECISION,
  AVT_NOTE_TEST
} AvtNoteCategory;

typedef struct
{
  AvtEntity entity;
  char *name;
  int category;
  char *text;
  AvtIdList about; /* entities of any kind */
} AvtNote;

enum { AVT_NOTE_FIELD_NAME, AVT_NOTE_FIELD_CATEGORY, AVT_NOTE_FIELD_TEXT, AVT_NOTE_FIELD_ABOUT };

extern const AvtRecordType avt_note_type;

G_END_DECLS
