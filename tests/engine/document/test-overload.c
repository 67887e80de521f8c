/* All 21 servers of the rack on one line of side A, as a step that is undone. */
#include "config.h"

#include "tests/engine/document/helper.h"

#include "engine/base/finding-text.h"
#include "engine/check/check.h"

static const char *
name_cb (AvtId id, gpointer user_data)
{
  return avt_entity_name (avt_design_lookup (user_data, id));
}

/* The sentences of the findings with @code, joined. */
static char *
sentences_of (AvtDocument *document, const char *code)
{
  AvtDesign *design = avt_document_get_design (document);
  g_autoptr (AvtFindings) findings
    = avt_check_design (design, avt_document_get_memo (document));
  g_autoptr (AvtWords) words = avt_words_new ("en", "/");
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < avt_findings_get_size (findings); i++)
    {
      const AvtFinding *finding = avt_findings_get (findings, i);
      g_autofree char *sentence = avt_finding_sentence (finding, words, name_cb, design);

      if (g_str_equal (avt_finding_get_rule (finding)->code, code))
        g_string_append (text, sentence);
    }
  return g_string_free (text, FALSE);
}

static const AvtDevice *
find_device (AvtDesign *design, const char *name)
{
  for (guint i = 0; i < avt_design_count (design, AVT_KIND_DEVICE); i++)
    {
      const AvtDevice *device = avt_design_get (design, AVT_KIND_DEVICE, i);

      if (g_strcmp0 (device->name, name) == 0)
        return device;
    }
  g_assert_not_reached ();
}

/* Side A gets a strip all of whose outlets hang on L1. */
static AvtDesign *
all_on_l1 (AvtDesign *design, AvtIdSource *ids)
{
  const AvtDevice *strip = find_device (design, "PDU A");
  AvtType *type = avt_entity_copy (avt_design_type (design, strip->type));
  AvtDevice *device = avt_entity_copy (strip);
  g_autoptr (AvtDesignBuilder) builder = avt_design_builder_new (design);
  g_autoptr (GError) error = NULL;
  AvtDesign *result;

  type->entity.id = avt_id_source_next (ids, avt_kind_info (AVT_KIND_TYPE)->letter);
  for (guint i = 0; i < type->ports.n_records; i++)
    {
      AvtPort *port = avt_record_list_at (type->ports, AvtPort, i);

      if (port->category == AVT_PORT_POWER_OUTLET)
        avt_record_set_enum (&avt_port_type, port, AVT_PORT_LEG, AVT_LEG_L1);
    }
  avt_record_set_id (&avt_device_type, device, AVT_DEVICE_TYPE, type->entity.id);
  avt_design_builder_put (builder, type);
  avt_design_builder_put (builder, device);
  result = avt_design_builder_end (builder, &error);
  g_assert_no_error (error);
  return result;
}

static void
test_overload (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("AVT_SOURCE_ROOT"), "data", "samples",
                                            "optane-rack.archivolt", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (AvtDocument) document = avt_document_new (NULL, NULL, AVT_DOCUMENT_MANUAL);
  g_autoptr (GError) error = NULL;
  g_autoptr (AvtDesign) overloaded = NULL;
  g_autofree char *before = NULL;
  g_autofree char *during = NULL;
  g_autofree char *after = NULL;

  avt_document_load (document, file, &error);
  g_assert_no_error (error);
  before = sentences_of (document, "power-feed-overload");
  g_assert_cmpstr (before, ==, "");
  overloaded = all_on_l1 (avt_document_get_design (document), avt_document_get_ids (document));
  avt_document_commit (document, overloaded, "Replace PDU A", NULL);
  during = sentences_of (document, "power-feed-overload");
  g_assert_cmpstr (during, ==,
                   "Line L1 of Feed A carries 45.7 A; its 32.0 A breaker allows 32.0 A. When side "
                   "A is lost, Feed B carries 30.4 A on its fullest line.");
  g_assert_true (avt_document_undo (document));
  after = sentences_of (document, "power-feed-overload");
  g_assert_cmpstr (after, ==, "");
  g_assert_false (avt_document_get_modified (document));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/document/overload", test_overload);
  return g_test_run ();
}
