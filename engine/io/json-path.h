/* Where in a JSON text a value stands: racks[3].height_hu. Readers build the path from the inside
 * out, while an error travels up, so that reading without errors costs nothing. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _AvtJsonPath AvtJsonPath;

AvtJsonPath *avt_json_path_new (void);
void avt_json_path_free (AvtJsonPath *self);
void avt_json_path_prepend_key (AvtJsonPath *self, const char *key);
void avt_json_path_prepend_index (AvtJsonPath *self, guint index);
guint avt_json_path_get_size (const AvtJsonPath *self);
const char *avt_json_path_get (const AvtJsonPath *self, guint i, guint *index);
char *avt_json_path_to_string (const AvtJsonPath *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AvtJsonPath, avt_json_path_free)

G_END_DECLS
