/* The references of a record, wherever they stand in it. */
#pragma once

#include "engine/base/record.h"

G_BEGIN_DECLS

/** AvtReferenceFunc: Returns: what to name instead of @id; none: nothing */
typedef AvtId (*AvtReferenceFunc) (const AvtField *field, AvtId id, gpointer user_data);

void _avt_record_map_references (const AvtRecordType *type, void *record, AvtReferenceFunc func,
                                 gpointer user_data);

G_END_DECLS
