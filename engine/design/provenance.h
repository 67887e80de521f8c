/* Where one value of a type or a part comes from, when that is not where the whole comes from. */
#pragma once

#include "engine/base/finding.h"
#include "engine/design/entity.h"

G_BEGIN_DECLS

/** AvtProvenance: @field is the name of the field in files: "power_idle_mw". */
typedef struct
{
  AvtRecord record;
  char *field;
  char *source;
  char *date;
  int confidence;
} AvtProvenance;

enum
{
  AVT_PROVENANCE_FIELD,
  AVT_PROVENANCE_SOURCE,
  AVT_PROVENANCE_DATE,
  AVT_PROVENANCE_CONFIDENCE
};

extern const AvtRecordType avt_provenance_type;
extern const AvtEnumValue avt_confidence_values[];

const AvtProvenance *avt_provenance_find (AvtRecordList list, const char *field);
gboolean avt_entity_confidence (gconstpointer entity, guint field, AvtConfidence *confidence);

G_END_DECLS
