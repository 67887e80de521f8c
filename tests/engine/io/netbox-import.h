/* Importing a text in a test, and what was said about it. */
#pragma once

#include "tests/engine/io/netbox-helper.h"

#define HEAD "manufacturer: Maker\nmodel: Thing 1\nu_height: 2\n"

typedef struct
{
  AvtType *type;
  AvtFindings *findings;
  GError *error;
} Import;

static inline Import
import_bytes (const char *text, gsize length)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, length);
  Import import = { .findings = avt_findings_new () };

  import.type = netbox_read (bytes, "lib/thing.yaml", import.findings, &import.error);
  return import;
}

static inline Import
import_text (const char *text)
{
  return import_bytes (text, strlen (text));
}

/* A good import: fails the test otherwise. */
static inline Import
import_good (const char *text)
{
  Import import = import_text (text);

  g_assert_no_error (import.error);
  return import;
}

static inline void
import_clear (Import *import)
{
  g_clear_pointer (&import->type, avt_entity_unref);
  g_clear_pointer (&import->findings, avt_findings_unref);
  g_clear_error (&import->error);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Import, import_clear)

/* "CODE@LINE CODE@LINE", in the order of the file. */
static inline char *
describe_findings (const Import *import)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < avt_findings_get_size (import->findings); i++)
    {
      const AvtFinding *finding = avt_findings_get (import->findings, i);
      const char *code = avt_finding_get_rule (finding)->code;
      const char *place = netbox_place (finding);

      g_assert_true (g_str_has_prefix (place, "lib/thing.yaml"));
      g_assert_true (g_str_has_prefix (code, "import-type-"));
      g_string_append_printf (text, "%s%s@%s", i > 0 ? " " : "", code + strlen ("import-type-"),
                              strrchr (place, ':') + 1);
    }
  return g_string_free (text, FALSE);
}

static inline void
check_findings (const Import *import, const char *expected)
{
  g_autofree char *found = describe_findings (import);

  g_assert_cmpstr (found, ==, expected);
}

static inline const AvtPort *
port (const Import *import, guint i)
{
  g_assert_cmpuint (i, <, import->type->ports.n_records);
  return avt_record_list_at (import->type->ports, AvtPort, i);
}
