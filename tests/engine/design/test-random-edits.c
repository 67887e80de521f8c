/* Random edits: after every one the design is whole, racks that can see it and only those have new
 * stamps, and what the memo gives equals what is calculated anew; undo all the way gives the first
 * bytes, redo the last; files between are read back equal. One seed in the fast suite, twenty in
 * the slow one; AVT_TEST_SEEDS asks for others: "7-7". */
#include "config.h"

#include "engine/base/memo.h"
#include "engine/document/document.h"
#include "engine/document/history.h"
#include "engine/io/design-file.h"

#include "tests/engine/design/derived-checks.h"
#include "tests/engine/design/design-checks.h"
#include "tests/engine/design/random-edits.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

#define N_STEPS 10000
#define FULL_EVERY 100
#define N_CHECKS (N_STEPS / FULL_EVERY)
#define MIN_ACCEPTED_PERCENT 70
#define MIN_USES 50

typedef struct
{
  RandomEdits *edits;
  char *folder;          /* of the journal */
  AvtDocument *document;
  guint n_told;          /* how often it said that the design is another one */
  AvtHistory *history;   /* the same steps, without a bound of memory */
  AvtMemo *memo;
  Surroundings *surroundings; /* of the current design */
  AvtDesign *checkpoint;      /* the design at the last full check */
  guint n_since_checkpoint;   /* steps since then */
  guint n_steps;
  guint tried[N_RANDOM_EDITS];
  guint accepted[N_RANDOM_EDITS];
  guint sums[AVT_N_KINDS]; /* of entities, over the full checks */
} Walk;

/* With a memo that has seen all designs before, and without: racks that a step touched, and two
 * others, which must be as they were. */
static void
check_memo (Walk *walk, AvtDesign *before, AvtDesign *after)
{
  guint n_racks = avt_design_count (after, AVT_KIND_RACK);
  guint n_others = 0;
  guint first = n_racks > 0 ? walk->n_steps % n_racks : 0;

  for (guint i = 0; i < n_racks; i++)
    {
      AvtId rack
          = avt_entity_id (avt_design_get (after, AVT_KIND_RACK, (first + i) % n_racks));
      gboolean is_touched
          = avt_design_rack_stamp (before, rack) != avt_design_rack_stamp (after, rack);

      if (is_touched || n_others++ < 2)
        check_derived_of_rack (after, walk->memo, rack);
    }
  avt_memo_age (walk->memo, 50);
}

/* After every step, where the step changed something. */
static void
check_step (Walk *walk, AvtDesign *before, AvtDesign *after, const RandomEdit *edit)
{
  Surroundings *surroundings = surroundings_new (after);

  check_structure_of_change (before, after);
  check_delta (before, after);
  check_stamps (before, walk->surroundings, after, surroundings);
  surroundings_free (walk->surroundings);
  walk->surroundings = surroundings;
  if (!edit->forced)
    check_no_new_misfits (before, after);
  check_memo (walk, before, after);
}

static void
check_bytes_equal (AvtDesign *a, AvtDesign *b)
{
  g_autoptr (GBytes) a_bytes = avt_design_to_bytes (a);
  g_autoptr (GBytes) b_bytes = avt_design_to_bytes (b);

  g_assert_true (g_bytes_equal (a_bytes, b_bytes));
}

/* Saved and read again, it is the same design and the same file. */
static void
check_file (AvtDesign *design)
{
  g_autoptr (GBytes) bytes = avt_design_to_bytes (design);
  g_autoptr (GError) error = NULL;
  AvtFileInfo info;
  g_autoptr (AvtDesign) read = avt_design_from_bytes (bytes, "random", &info, &error);

  g_assert_no_error (error);
  g_assert_true (avt_design_equal (design, read));
  check_indexes (read);
  check_bytes_equal (design, read);
}

/* The document goes back to the checkpoint and forth again, to designs of the same bytes, and tells
 * every step once. */
static void
check_document (Walk *walk)
{
  AvtDocument *document = walk->document;
  g_autoptr (AvtDesign) last = avt_design_ref (avt_document_get_design (document));
  g_autoptr (GError) error = NULL;
  guint n_told = walk->n_told;

  g_assert_true (last == avt_history_get_design (walk->history));
  for (guint i = 0; i < walk->n_since_checkpoint; i++)
    g_assert_true (avt_document_undo (document));
  g_assert_true (avt_document_get_design (document) == walk->checkpoint);
  for (guint i = 0; i < walk->n_since_checkpoint; i++)
    g_assert_true (avt_document_redo (document));
  g_assert_true (avt_document_get_design (document) == last);
  g_assert_false (avt_document_redo (document));
  g_assert_cmpuint (walk->n_told, ==, n_told + 2 * walk->n_since_checkpoint);
  avt_document_flush (document, &error);
  g_assert_no_error (error);
}

/* All the way back to the first bytes, and forth to the last; the bytes were written before. */
static void
check_history (Walk *walk, GBytes *first)
{
  g_autoptr (AvtDesign) last = avt_design_ref (avt_history_get_design (walk->history));
  g_autoptr (GBytes) last_bytes = avt_design_to_bytes (last);
  g_autoptr (GBytes) bytes = NULL;

  while (avt_history_undo (walk->history))
    ;
  bytes = avt_design_to_bytes (avt_history_get_design (walk->history));
  g_assert_true (g_bytes_equal (bytes, first));
  g_clear_pointer (&bytes, g_bytes_unref);
  while (avt_history_redo (walk->history))
    ;
  bytes = avt_design_to_bytes (avt_history_get_design (walk->history));
  g_assert_true (g_bytes_equal (bytes, last_bytes));
}

/* After every hundredth step, everything. */
static void
check_fully (Walk *walk)
{
  AvtDesign *design = avt_history_get_design (walk->history);

  check_structure (design);
  check_indexes (design);
  check_file (design);
  check_derived (design, walk->memo);
  check_document (walk);
  avt_design_unref (walk->checkpoint);
  walk->checkpoint = avt_design_ref (design);
  walk->n_since_checkpoint = 0;
  for (guint kind = 0; kind < AVT_N_KINDS; kind++)
    walk->sums[kind] += avt_design_count (design, kind);
}

static void
take_step (Walk *walk)
{
  g_autoptr (AvtDesign) before = avt_design_ref (avt_history_get_design (walk->history));
  g_autoptr (GError) error = NULL;
  RandomEdit edit;
  g_autoptr (AvtDesign) after = random_edits_next (walk->edits, before, &edit, &error);

  walk->n_steps++;
  walk->tried[edit.kind]++;
  g_assert_true ((after != NULL) == (error == NULL));
  if (after == NULL)
    {
      g_assert_true (error->domain == AVT_EDIT_ERROR);
      g_assert_cmpuint (strlen (error->message), >, 0);
      return;
    }
  walk->accepted[edit.kind]++;
  if (after == before)
    return;
  g_assert_cmpint (avt_history_commit (walk->history, after, random_edit_name (edit.kind), NULL),
                   ==, AVT_HISTORY_STEP);
  avt_document_commit (walk->document, after, random_edit_name (edit.kind), NULL);
  walk->n_since_checkpoint++;
  check_step (walk, before, after, &edit);
}

/* Every edit was made often enough, on designs that had enough in them. */
static void
check_histogram (const Walk *walk, guint64 seed)
{
  guint n_accepted = 0;

  for (guint i = 0; i < N_RANDOM_EDITS; i++)
    {
      g_test_message ("seed %" G_GUINT64_FORMAT ": %-14s %4u tried, %4u accepted", seed,
                      random_edit_name ((RandomEditKind) i), walk->tried[i], walk->accepted[i]);
      g_assert_cmpuint (walk->accepted[i], >=, MIN_USES);
      n_accepted += walk->accepted[i];
    }
  g_test_message ("seed %" G_GUINT64_FORMAT ": %u of %u accepted; on average %u racks, %u devices, "
                  "%u links", seed, n_accepted, N_STEPS,
                  walk->sums[AVT_KIND_RACK] / N_CHECKS, walk->sums[AVT_KIND_DEVICE] / N_CHECKS,
                  walk->sums[AVT_KIND_LINK] / N_CHECKS);
  g_assert_cmpuint (100 * n_accepted, >=, MIN_ACCEPTED_PERCENT * N_STEPS);
  g_assert_cmpuint (walk->sums[AVT_KIND_RACK], >=, 3 * N_CHECKS);
  g_assert_cmpuint (walk->sums[AVT_KIND_DEVICE], >=, 30 * N_CHECKS);
  g_assert_cmpuint (walk->sums[AVT_KIND_LINK], >=, 20 * N_CHECKS);
}

static void
changed_cb (AvtDocument *document, const AvtDelta *delta, gpointer user_data)
{
  ((Walk *) user_data)->n_told++;
}

static void
walk_init (Walk *walk, RandomEdits *edits, AvtDesign *first)
{
  *walk = (Walk){ .edits = edits,
                  .folder = g_dir_make_tmp ("random-edits-XXXXXX", NULL),
                  .history = avt_history_new (first, G_MAXSIZE),
                  .memo = avt_memo_new (),
                  .surroundings = surroundings_new (first),
                  .checkpoint = avt_design_ref (first) };
  g_assert_nonnull (walk->folder);
  walk->document
      = avt_document_new (avt_id_source_new_seeded (1), walk->folder, AVT_DOCUMENT_MANUAL);
  avt_document_begin (walk->document, first, "Random");
  g_signal_connect (walk->document, "changed", G_CALLBACK (changed_cb), walk);
}

static void
walk_clear (Walk *walk)
{
  avt_document_close (walk->document, NULL);
  g_object_unref (walk->document);
  g_assert_cmpint (g_rmdir (walk->folder), ==, 0);
  g_free (walk->folder);
  avt_history_free (walk->history);
  avt_memo_unref (walk->memo);
  surroundings_free (walk->surroundings);
  avt_design_unref (walk->checkpoint);
}

static void
walk_seed (guint64 seed)
{
  g_autoptr (RandomEdits) edits = random_edits_new (seed);
  g_autoptr (AvtDesign) first = random_edits_begin (edits);
  g_autoptr (GBytes) first_bytes = avt_design_to_bytes (first);
  Walk walk;

  walk_init (&walk, edits, first);
  for (guint i = 1; i <= N_STEPS; i++)
    {
      take_step (&walk);
      if (i % FULL_EVERY == 0)
        check_fully (&walk);
    }
  check_history (&walk, first_bytes);
  check_histogram (&walk, seed);
  walk_clear (&walk);
}

static void
test_walks (void)
{
  const char *wanted = g_getenv ("AVT_TEST_SEEDS");
  guint first = 1;
  guint last = g_test_slow () ? 20 : 1;

  if (wanted != NULL)
    g_assert_cmpint (sscanf (wanted, "%u-%u", &first, &last), ==, 2);
  for (guint seed = first; seed <= last; seed++)
    walk_seed (seed);
}

/* Equal seeds, equal edits: a failure can be looked at again. */
static void
test_repeatable (void)
{
  RandomEdits *edits[2] = { random_edits_new (5), random_edits_new (5) };
  AvtDesign *designs[2] = { random_edits_begin (edits[0]), random_edits_begin (edits[1]) };

  for (guint i = 0; i < 500; i++)
    for (guint k = 0; k < 2; k++)
      {
        RandomEdit edit;
        AvtDesign *result = random_edits_next (edits[k], designs[k], &edit, NULL);

        if (result == NULL)
          continue;
        avt_design_unref (designs[k]);
        designs[k] = result;
      }
  check_bytes_equal (designs[0], designs[1]);
  for (guint k = 0; k < 2; k++)
    {
      avt_design_unref (designs[k]);
      random_edits_free (edits[k]);
    }
}

static guint
count_edits_of (const char *name_of_header)
{
  g_autofree char *path = g_build_filename (g_getenv ("AVT_SOURCE_ROOT"), name_of_header, NULL);
  g_autofree char *header = NULL;
  guint n_found = 0;

  g_assert_true (g_file_get_contents (path, &header, NULL, NULL));
  for (const char *at = header; (at = strstr (at, "*avt_design_with_")) != NULL; at++)
    {
      gsize skipped = strlen ("*avt_design_with_");
      g_autofree char *name = g_strndup (at + skipped, strcspn (at + skipped, " ("));
      gboolean known = FALSE;

      for (guint i = 0; i < N_RANDOM_EDITS; i++)
        known |= strcmp (name, random_edit_name ((RandomEditKind) i)) == 0;
      if (!known)
        g_error ("no random edit calls avt_design_with_%s()", name);
      n_found++;
    }
  return n_found;
}

/* Each edit that the headers declare is tried: one more there is one more here. */
static void
test_every_edit (void)
{
  g_assert_cmpuint (count_edits_of ("engine/design/edit.h")
                        + count_edits_of ("engine/calc/rack-fill.h"),
                    ==, N_RANDOM_EDITS);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/design/random-edits/every-edit", test_every_edit);
  g_test_add_func ("/engine/design/random-edits/repeatable", test_repeatable);
  g_test_add_func ("/engine/design/random-edits/walks", test_walks);
  return g_test_run ();
}
