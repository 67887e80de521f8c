/* What must hold for every record type, checked through its table alone. */
#pragma once

#include "engine/base/record.h"

G_BEGIN_DECLS

void check_record_coverage (const AvtRecordType *type, gsize head_size,
                            void (*clear_padding) (void *record));
void check_record_values (const AvtRecordType *type, guint32 seed);
void check_record_ranges (const AvtRecordType *type, guint32 seed);
void check_record_paths (const AvtRecordType *type, guint32 seed);
void check_record_diff (const AvtRecordType *type, guint32 seed);

/* A record of the heap, initialised; freed with its content. */
void *record_new (const AvtRecordType *type);
void record_free (const AvtRecordType *type, void *record);

/* Sets the bytes that no member of Struct has to zero, where the compiler can tell them; elsewhere
 * it is NULL and padding is taken from alignment. */
#if defined(__has_builtin)
#if __has_builtin(__builtin_clear_padding)
#define HAVE_CLEAR_PADDING 1
#endif
#endif

G_END_DECLS
