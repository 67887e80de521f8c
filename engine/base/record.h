/* What can be done with any record, through the table of its fields. */
#pragma once

#include "engine/base/field.h"

G_BEGIN_DECLS

void avt_record_init (const AvtRecordType *type, void *record);
void avt_record_clear (const AvtRecordType *type, void *record);
void avt_record_copy (const AvtRecordType *type, void *target, const void *source);
gboolean avt_record_equal (const AvtRecordType *type, const void *a, const void *b);
gboolean avt_record_field_equal (const AvtField *field, guint index, const void *a, const void *b);
guint avt_record_hash (const AvtRecordType *type, const void *record);
gboolean avt_record_check (const AvtRecordType *type, const void *record, GError **error);
gboolean avt_record_check_field (const AvtRecordType *type, const void *record, guint field,
                                 GError **error);

void avt_record_set_integer (const AvtRecordType *type, void *record, guint field, gint64 value);
void avt_record_set_real (const AvtRecordType *type, void *record, guint field, double value);
void avt_record_set_boolean (const AvtRecordType *type, void *record, guint field, gboolean value);
void avt_record_set_enum (const AvtRecordType *type, void *record, guint field, int value);
void avt_record_set_string (const AvtRecordType *type, void *record, guint field,
                            const char *value);
void avt_record_set_id (const AvtRecordType *type, void *record, guint field, AvtId value);
void avt_record_set_ids (const AvtRecordType *type, void *record, guint field, const AvtId *ids,
                         guint n_ids);
void *avt_record_set_record (const AvtRecordType *type, void *record, guint field);
void *avt_record_append (const AvtRecordType *type, void *record, guint field);
void avt_record_remove_at (const AvtRecordType *type, void *record, guint field, guint position);
void avt_record_unset (const AvtRecordType *type, void *record, guint field);

/* Field paths: "name", "settings.power_factor_permille", "ports[PSU1].power_max_mw"; in brackets
 * stands the key of the record, or #N for its position where the list has no key. */
const void *avt_record_resolve (const AvtRecordType *type, const void *record, const char *path,
                                const AvtRecordType **holder_type, guint *field, GError **error);
void *avt_record_resolve_for_change (const AvtRecordType *type, void *record, const char *path,
                                     const AvtRecordType **holder_type, guint *field,
                                     GError **error);
char *avt_record_get_text (const AvtRecordType *type, const void *record, guint field,
                           const AvtNumberStyle *style);
gboolean avt_record_set_text (const AvtRecordType *type, void *record, guint field,
                              const char *text, GError **error);

/**
 * AvtRecordDiffFunc: called for each leaf that differs between two records; a text is NULL when
 * that side does not have the field.
 */
typedef void (*AvtRecordDiffFunc) (const char *path, const AvtField *field, const char *before,
                                   const char *after, gpointer user_data);

void avt_record_diff (const AvtRecordType *type, const void *a, const void *b,
                      AvtRecordDiffFunc func, gpointer user_data);

G_END_DECLS
