/* YAML behind limits, as a small tree with places. Read are the parts of YAML that hand-written
 * data uses: one document of maps with scalar keys, sequences and scalars. Anchors, aliases, tags
 * and repeated keys are refused, and so is what is larger or deeper than limits.h allows. */
#pragma once

#include "engine/io/io-error.h"

G_BEGIN_DECLS

typedef enum
{
  AVT_YAML_SCALAR,
  AVT_YAML_SEQUENCE,
  AVT_YAML_MAP
} AvtYamlKind;

/** AvtYamlNode: a value of a document; owned by the root, immutable. */
typedef struct _AvtYamlNode AvtYamlNode;

AvtYamlNode *avt_yaml_read (GBytes *bytes, const char *filename, GError **error);
void avt_yaml_free (AvtYamlNode *root);

AvtYamlKind avt_yaml_get_kind (const AvtYamlNode *self);
guint avt_yaml_get_line (const AvtYamlNode *self);
guint avt_yaml_get_column (const AvtYamlNode *self);
const char *avt_yaml_get_text (const AvtYamlNode *self);
gboolean avt_yaml_is_plain (const AvtYamlNode *self);
gboolean avt_yaml_is_null (const AvtYamlNode *self);
guint avt_yaml_get_size (const AvtYamlNode *self);
const AvtYamlNode *avt_yaml_get_key (const AvtYamlNode *self, guint i);
const AvtYamlNode *avt_yaml_get_value (const AvtYamlNode *self, guint i);
const AvtYamlNode *avt_yaml_lookup (const AvtYamlNode *self, const char *key);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AvtYamlNode, avt_yaml_free)

G_END_DECLS
