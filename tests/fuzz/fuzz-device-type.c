/* Device types: imported as a type that a design takes, or refused at a place; every remark names
 * its place and can be said in words. */
#include "config.h"

#include "engine/base/finding-text.h"
#include "engine/design/edit.h"
#include "engine/io/netbox-type.h"
#include "tests/fuzz/fuzz.h"

static void
check_findings (const AvtFindings *findings)
{
  g_autoptr (AvtWords) words = avt_words_new ("en", "");

  g_assert_cmpuint (avt_findings_get_size (findings), <=, 201);
  for (guint i = 0; i < avt_findings_get_size (findings); i++)
    {
      g_autofree char *sentence
        = avt_finding_sentence (avt_findings_get (findings, i), words, NULL, NULL);

      g_assert_true (g_str_has_prefix (sentence, "f:"));
    }
}

/* A draw that is believed is one that some plug can carry. */
static void
check_type (AvtType *type)
{
  g_autoptr (AvtIdSource) ids = avt_id_source_new_seeded (2);
  g_autoptr (AvtDesign) empty = avt_design_new_empty (ids);
  g_autoptr (GError) error = NULL;
  G_GNUC_UNUSED g_autoptr (AvtDesign) design
      = avt_design_with_type (empty, type, NULL, 0, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < type->ports.n_records; i++)
    {
      const AvtPort *port = avt_record_list_at (type->ports, AvtPort, i);

      g_assert_cmpuint (g_utf8_strlen (port->key, -1), <=, 300);
      g_assert_true (avt_type_find_port (type, port->key) == port);
      if (port->inlet != NULL)
        g_assert_cmpint (avt_type_find_port (type, port->inlet)->category, ==,
                         AVT_PORT_POWER_INLET);
      g_assert_cmpint (port->power_max_mw, <=, 500000000);
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (AvtIdSource) ids = avt_id_source_new_seeded (1);
  g_autoptr (AvtFindings) findings = avt_findings_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (AvtEntity) type
    = (AvtEntity *) avt_netbox_type_read (bytes, "f", ids, findings, &error);

  if (type != NULL)
    check_type ((AvtType *) type);
  else
    fuzz_check_error (error);
  check_findings (findings);
  return 0;
}
