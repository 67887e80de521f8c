/* The rack of the article with everything on one line. Every rule alone is in test-pairs.c. */
#include "config.h"

#include "engine/base/finding-text.h"
#include "engine/check/check.h"
#include "engine/document/document.h"

#include "tests/engine/calc/helper.h"
#include "tests/engine/calc/power-fixture.h"

#include <string.h>

static const char *
name_of (AvtId id, gpointer user_data)
{
  return avt_entity_name (avt_design_lookup (user_data, id));
}

/* The sentence of the only finding with @code; NULL when there is none. */
static char *
sentence_of (AvtDesign *design, AvtMemo *memo, const char *code)
{
  g_autoptr (AvtFindings) findings = avt_check_design (design, memo);
  g_autoptr (AvtWords) words = avt_words_new (NULL, "");

  g_assert_cmpuint (count_code (findings, code), <=, 1);
  for (guint i = 0; i < avt_findings_get_size (findings); i++)
    if (strcmp (avt_finding_get_rule (avt_findings_get (findings, i))->code, code) == 0)
      return avt_finding_sentence (avt_findings_get (findings, i), words, name_of, design);
  return NULL;
}

/* 21 servers of 1 kW: on three lines they fit; with all cords of side A on L1 the finding names
 * the breaker, its load, its limit and what B carries when A is lost; after undo it is gone. */
static void
test_article_on_one_line (void)
{
  Fixture self;
  guint counts[] = { 7, 7, 7 };
  g_autoptr (AvtDocument) document = avt_document_new (NULL, NULL, AVT_DOCUMENT_MANUAL);
  g_autofree char *sentence = NULL;
  g_autofree char *failover = NULL;
  const AvtDevice *strip = NULL;
  AvtType *type;
  AvtDevice *copy;
  AvtMemo *memo;

  fixture_init (&self);
  servers_on_lines (&self, counts, 1000);
  avt_document_commit (document, self.design, "Build Rack", NULL);
  memo = avt_document_get_memo (document);
  g_assert_null (sentence_of (self.design, memo, "power-feed-overload"));
  g_assert_null (sentence_of (self.design, memo, "power-feed-failover"));

  type = new_strip_type (&self, "iec-60309-32a-3p-n-e-6h", 24, FALSE);
  for (guint i = 1; i < type->ports.n_records; i++)
    avt_record_set_enum (&avt_port_type, avt_record_list_at (type->ports, AvtPort, i),
                         AVT_PORT_LEG, AVT_LEG_L1);
  for (guint i = 0; i < avt_design_count (self.design, AVT_KIND_DEVICE); i++)
    {
      const AvtDevice *device = avt_design_get (self.design, AVT_KIND_DEVICE, i);

      if (strcmp (device->name, "PDU A") == 0)
        strip = device;
    }
  copy = avt_entity_copy (strip);
  avt_record_set_id (&avt_device_type, copy, AVT_DEVICE_TYPE, take (&self, type));
  take (&self, copy);
  avt_document_commit (document, self.design, "Move Cords", NULL);

  sentence = sentence_of (avt_document_get_design (document), memo, "power-feed-overload");
  g_assert_cmpstr (sentence, ==,
                   "Line L1 of A carries 45.7 A; its 32.0 A breaker allows 32.0 A. When side A "
                   "is lost, B carries 30.4 A on its fullest line.");
  g_assert_true (avt_document_undo (document));
  g_assert_null (sentence_of (avt_document_get_design (document), memo, "power-feed-overload"));
  failover = sentence_of (avt_document_get_design (document), memo, "power-feed-failover");
  g_assert_null (failover);
  fixture_clear (&self);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/check/power/article-on-one-line", test_article_on_one_line);
  return g_test_run ();
}
