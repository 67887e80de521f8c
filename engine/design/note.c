#include "config.h"

#include "engine/design/note.h"

#include <glib/gi18n-lib.h>

static const AvtEnumValue category_values[] = {
  { "requirement", N_ ("Requirement") },
  { "constraint", N_ ("Constraint") },
  { "assumption", N_ ("Assumption") },
  { "risk", N_ ("Risk") },
  { "decision", N_ ("Decision") },
  { "test", N_ ("Test") },
  { NULL, NULL },
};

static const AvtField note_fields[] = {
  [AVT_NOTE_FIELD_NAME] = { AVT_MEMBER (AvtNote, name),
                            .label = N_ ("Title"),
                            .kind = AVT_FIELD_STRING,
                            .flags = AVT_FIELD_REQUIRED | AVT_FIELD_NOT_EMPTY },
  [AVT_NOTE_FIELD_CATEGORY] = { AVT_MEMBER (AvtNote, category),
                                .label = N_ ("Category"),
                                .kind = AVT_FIELD_ENUM,
                                .flags = AVT_FIELD_REQUIRED,
                                .values = category_values },
  [AVT_NOTE_FIELD_TEXT] = { AVT_MEMBER (AvtNote, text),
                            .label = N_ ("Text"),
                            .kind = AVT_FIELD_STRING,
                            .flags = AVT_FIELD_MULTILINE },
  [AVT_NOTE_FIELD_ABOUT] = { AVT_MEMBER (AvtNote, about),
                             .label = N_ ("About"),
                             .kind = AVT_FIELD_REFERENCE_LIST,
                             .on_remove = AVT_ON_REMOVE_CLEAR },
};

const AvtRecordType avt_note_type = {
  "note", sizeof (AvtNote), note_fields, G_N_ELEMENTS (note_fields), -1,
};
