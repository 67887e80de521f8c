#include "config.h"

#include "engine/design/provenance.h"

#include "engine/design/part.h"
#include "engine/design/type.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* In the order of AvtConfidence. */
const AvtEnumValue avt_confidence_values[] = {
  { "verified", N_ ("Verified") },   { "source", N_ ("From its source") },
  { "derived", N_ ("Derived") },     { "general", N_ ("General knowledge") },
  { "heuristic", N_ ("Heuristic") }, { NULL, NULL },
};

static const AvtField provenance_fields[] = {
  [AVT_PROVENANCE_FIELD] = { AVT_MEMBER (AvtProvenance, field),
                             .label = N_ ("Value"),
                             .kind = AVT_FIELD_STRING,
                             .flags = AVT_FIELD_REQUIRED | AVT_FIELD_NOT_EMPTY },
  [AVT_PROVENANCE_SOURCE] = { AVT_MEMBER (AvtProvenance, source),
                              .label = N_ ("Source"),
                              .kind = AVT_FIELD_STRING },
  [AVT_PROVENANCE_DATE] = { AVT_MEMBER (AvtProvenance, date),
                            .label = N_ ("Source date"),
                            .kind = AVT_FIELD_STRING,
                            .flags = AVT_FIELD_DATE },
  [AVT_PROVENANCE_CONFIDENCE] = { AVT_MEMBER (AvtProvenance, confidence),
                                  .label = N_ ("Confidence"),
                                  .kind = AVT_FIELD_ENUM,
                                  .values = avt_confidence_values },
};

const AvtRecordType avt_provenance_type = {
  "provenance", sizeof (AvtProvenance), provenance_fields, G_N_ELEMENTS (provenance_fields),
  AVT_PROVENANCE_FIELD,
};

/** avt_provenance_find: Returns: (transfer none) (nullable): what is said of @field alone */
const AvtProvenance *
avt_provenance_find (AvtRecordList list, const char *field)
{
  for (guint i = 0; i < list.n_records; i++)
    {
      const AvtProvenance *one = avt_record_list_at (list, AvtProvenance, i);

      if (strcmp (one->field, field) == 0)
        return one;
    }
  return NULL;
}

static gboolean
confidence_of (AvtRecordList list, const char *field, gboolean has_whole, int whole,
               AvtConfidence *confidence)
{
  const AvtProvenance *one = avt_provenance_find (list, field);

  if (one != NULL && AVT_RECORD_HAS (one, AVT_PROVENANCE_CONFIDENCE))
    *confidence = (AvtConfidence) one->confidence;
  else if (has_whole)
    *confidence = (AvtConfidence) whole;
  else
    return FALSE;
  return TRUE;
}

/**
 * avt_entity_confidence:
 * @entity: a type or a part; of another kind nothing is known
 * @field: one of its fields
 * @confidence: (out): that of the field, or that of the whole when nothing is said of the field
 *
 * Returns: whether anything is said
 */
gboolean
avt_entity_confidence (gconstpointer entity, guint field, AvtConfidence *confidence)
{
  const char *name = avt_entity_type (entity)->fields[field].name;

  if (avt_entity_kind (entity) == AVT_KIND_PART)
    {
      const AvtPart *part = entity;

      return confidence_of (part->provenance, name,
                            AVT_RECORD_HAS (part, AVT_PART_FIELD_CONFIDENCE), part->confidence,
                            confidence);
    }
  if (avt_entity_kind (entity) == AVT_KIND_TYPE)
    {
      const AvtType *type = entity;

      return confidence_of (type->provenance, name,
                            AVT_RECORD_HAS (type, AVT_TYPE_FIELD_CONFIDENCE), type->confidence,
                            confidence);
    }
  return FALSE;
}
