/* Three-way comparison of one object, in every way that it can be there, changed or gone. */
#include "config.h"

#include "engine/document/compare.h"

/* A letter is the object's name, '-': it is not there; a NULL base: not known. */
typedef struct
{
  const char *base;
  const char *mine;
  const char *theirs;
  gboolean is_listed;
  AvtChange my_change;
  AvtChange their_change;
  gboolean is_conflict;
} Case;

static const Case cases[] = {
  { "a", "a", "a", FALSE, AVT_CHANGE_NONE, AVT_CHANGE_NONE, FALSE },
  { "a", "b", "a", TRUE, AVT_CHANGE_CHANGED, AVT_CHANGE_NONE, FALSE },
  { "a", "a", "b", TRUE, AVT_CHANGE_NONE, AVT_CHANGE_CHANGED, FALSE },
  { "a", "b", "b", TRUE, AVT_CHANGE_CHANGED, AVT_CHANGE_CHANGED, FALSE },
  { "a", "b", "c", TRUE, AVT_CHANGE_CHANGED, AVT_CHANGE_CHANGED, TRUE },
  { "a", "-", "a", TRUE, AVT_CHANGE_REMOVED, AVT_CHANGE_NONE, FALSE },
  { "a", "a", "-", TRUE, AVT_CHANGE_NONE, AVT_CHANGE_REMOVED, FALSE },
  { "a", "-", "b", TRUE, AVT_CHANGE_REMOVED, AVT_CHANGE_CHANGED, TRUE },
  { "a", "b", "-", TRUE, AVT_CHANGE_CHANGED, AVT_CHANGE_REMOVED, TRUE },
  { "a", "-", "-", TRUE, AVT_CHANGE_REMOVED, AVT_CHANGE_REMOVED, FALSE },
  { "-", "a", "-", TRUE, AVT_CHANGE_ADDED, AVT_CHANGE_NONE, FALSE },
  { "-", "-", "a", TRUE, AVT_CHANGE_NONE, AVT_CHANGE_ADDED, FALSE },
  { "-", "a", "a", TRUE, AVT_CHANGE_ADDED, AVT_CHANGE_ADDED, FALSE },
  { "-", "a", "b", TRUE, AVT_CHANGE_ADDED, AVT_CHANGE_ADDED, TRUE },
  { "-", "-", "-", FALSE, AVT_CHANGE_NONE, AVT_CHANGE_NONE, FALSE },
  { NULL, "a", "a", FALSE, AVT_CHANGE_NONE, AVT_CHANGE_NONE, FALSE },
  { NULL, "a", "b", TRUE, AVT_CHANGE_CHANGED, AVT_CHANGE_CHANGED, TRUE },
  { NULL, "a", "-", TRUE, AVT_CHANGE_ADDED, AVT_CHANGE_REMOVED, TRUE },
  { NULL, "-", "a", TRUE, AVT_CHANGE_REMOVED, AVT_CHANGE_ADDED, TRUE },
};

/* The same ids every time, so the designs are versions of one. */
static AvtDesign *
design_with (const char *name)
{
  g_autoptr (AvtIdSource) ids = avt_id_source_new_seeded (3);
  g_autoptr (AvtDesign) empty = avt_design_new_empty (ids);
  g_autoptr (AvtDesignBuilder) builder = avt_design_builder_new (empty);
  AvtSite *site;

  if (name == NULL)
    return NULL;
  if (*name == '-')
    return g_steal_pointer (&empty);
  site = avt_entity_new (AVT_KIND_SITE,
                         avt_id_source_next (ids, avt_kind_info (AVT_KIND_SITE)->letter));
  avt_record_set_string (&avt_site_type, site, AVT_SITE_NAME, name);
  avt_design_builder_put (builder, site);
  return avt_design_builder_end (builder, NULL);
}

static void
check_case (const Case *expected)
{
  g_autoptr (AvtDesign) base = design_with (expected->base);
  g_autoptr (AvtDesign) mine = design_with (expected->mine);
  g_autoptr (AvtDesign) theirs = design_with (expected->theirs);
  g_autoptr (AvtComparison) comparison = avt_comparison_new (base, mine, theirs);
  const AvtCompared *found;

  g_test_message ("%s %s %s", expected->base != NULL ? expected->base : "unknown",
                  expected->mine, expected->theirs);
  g_assert_cmpuint (comparison->entries->len, ==, expected->is_listed ? 1 : 0);
  g_assert_cmpuint (comparison->n_conflicts, ==, expected->is_conflict ? 1 : 0);
  if (!expected->is_listed)
    return;
  found = &g_array_index (comparison->entries, AvtCompared, 0);
  g_assert_cmpint (found->mine, ==, expected->my_change);
  g_assert_cmpint (found->theirs, ==, expected->their_change);
  g_assert_cmpint (found->conflict, ==, expected->is_conflict);
}

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    check_case (&cases[i]);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/document/compare", test_cases);
  return g_test_run ();
}
