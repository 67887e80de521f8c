/* Values for any field and records of any type, made from their tables: what the tests of records,
 * entities, files and edits feed on. */
#pragma once

#include "engine/base/record.h"

G_BEGIN_DECLS

/** A reference for a field whose targets are @targets (NULL: any); none: there is nothing. */
typedef AvtId (*ReferenceMaker) (const char *targets, GRand *rand, gpointer user_data);

typedef struct
{
  GRand *rand;
  guint share_percent; /* of the fields that are not required */
  ReferenceMaker reference; /* NULL: ids that name nothing */
  gpointer user_data;
} RecordMaker;

char *make_text (const RecordMaker *self, const AvtField *field);
gint64 make_integer (const RecordMaker *self, const AvtField *field);
gboolean make_value (const RecordMaker *self, const AvtRecordType *type, void *record,
                     guint field);
void make_record (const RecordMaker *self, const AvtRecordType *type, void *record);

G_END_DECLS
