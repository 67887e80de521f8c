/* YAML: read or refused at a place, and the tree within its limits. */
#include "config.h"

#include "engine/io/limits.h"
#include "engine/io/yaml-reader.h"
#include "tests/fuzz/fuzz.h"

#include <string.h>

static guint
check_node (const AvtYamlNode *node, guint depth)
{
  guint n_nodes = 1;

  g_assert_cmpuint (depth, <=, AVT_LIMIT_YAML_DEPTH);
  g_assert_cmpuint (avt_yaml_get_line (node), >=, 1);
  if (avt_yaml_get_kind (node) == AVT_YAML_SCALAR)
    {
      g_assert_cmpuint (strlen (avt_yaml_get_text (node)), <=, AVT_LIMIT_YAML_STRING_BYTES);
      g_assert_true (g_utf8_validate (avt_yaml_get_text (node), -1, NULL));
    }
  for (guint i = 0; i < avt_yaml_get_size (node); i++)
    {
      const AvtYamlNode *value = avt_yaml_get_value (node, i);

      if (avt_yaml_get_kind (node) == AVT_YAML_MAP)
        n_nodes += check_node (avt_yaml_get_key (node, i), depth);
      n_nodes += check_node (value, depth + (avt_yaml_get_kind (value) != AVT_YAML_SCALAR));
    }
  return n_nodes;
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (AvtYamlNode) root = avt_yaml_read (bytes, "f", &error);

  if (root != NULL)
    g_assert_cmpuint (check_node (root, 1), <=, AVT_LIMIT_YAML_EVENTS);
  else
    fuzz_check_error (error);
  return 0;
}
