/* Undo and redo as tables of commands, with what must hold after each. */
#include "config.h"

#include "engine/document/history.h"

#include "engine/design/edit.h"

typedef enum
{
  END,
  COMMIT,
  UNDO,
  REDO,
  END_RUN,
  SAVE
} Op;

typedef struct
{
  Op op;
  const char *design;    /* COMMIT: its name */
  const char *label;     /* COMMIT */
  const char *merge_key; /* COMMIT */
  /* expected afterwards */
  const char *current;
  const char *undo_label;
  const char *redo_label;
  gboolean is_saved;
} Command;

static AvtDesign *
start_design (void)
{
  g_autoptr (AvtIdSource) ids = avt_id_source_new_seeded (1);

  return avt_design_new_empty (ids);
}

static AvtDesign *
named (AvtDesign *design, const char *name)
{
  g_autoptr (GError) error = NULL;
  AvtDesign *result = avt_design_with_field_text (
    design, avt_design_get_info (design)->entity.id, "name", name, &error);

  g_assert_no_error (error);
  return result;
}

static const char *
current_name (AvtHistory *history)
{
  return avt_design_get_info (avt_history_get_design (history))->name;
}

static void
run (AvtHistory *history, const Command *command)
{
  g_autoptr (AvtDesign) design = NULL;

  switch (command->op)
    {
    case COMMIT:
      design = named (avt_history_get_design (history), command->design);
      avt_history_commit (history, design, command->label, command->merge_key);
      break;
    case UNDO:
      avt_history_undo (history);
      break;
    case REDO:
      avt_history_redo (history);
      break;
    case END_RUN:
      avt_history_end_run (history);
      break;
    case SAVE:
      avt_history_set_saved (history, avt_history_get_design (history));
      break;
    case END:
      g_assert_not_reached ();
    }
}

static void
check_commands (const Command *commands)
{
  g_autoptr (AvtDesign) empty = start_design ();
  g_autoptr (AvtDesign) start = named (empty, "0");
  g_autoptr (AvtHistory) history = avt_history_new (start, AVT_HISTORY_MAX_BYTES);

  for (guint i = 0; commands[i].op != END; i++)
    {
      const Command *command = &commands[i];

      run (history, command);
      g_test_message ("command %u", i);
      g_assert_cmpstr (current_name (history), ==, command->current);
      g_assert_cmpstr (avt_history_get_undo_label (history), ==, command->undo_label);
      g_assert_cmpstr (avt_history_get_redo_label (history), ==, command->redo_label);
      g_assert_cmpint (avt_history_is_saved (history), ==, command->is_saved);
      g_assert_cmpint (avt_history_get_n_undo (history) > 0, ==, command->undo_label != NULL);
      g_assert_cmpint (avt_history_get_n_redo (history) > 0, ==, command->redo_label != NULL);
    }
}

static void
test_steps (void)
{
  static const Command commands[] = {
    { UNDO, NULL, NULL, NULL, "0", NULL, NULL, TRUE },
    { REDO, NULL, NULL, NULL, "0", NULL, NULL, TRUE },
    { COMMIT, "1", "One", NULL, "1", "One", NULL, FALSE },
    { COMMIT, "2", "Two", NULL, "2", "Two", NULL, FALSE },
    { COMMIT, "2", "Nothing", NULL, "2", "Two", NULL, FALSE },
    { UNDO, NULL, NULL, NULL, "1", "One", "Two", FALSE },
    { COMMIT, "1", "Nothing", NULL, "1", "One", "Two", FALSE },
    { UNDO, NULL, NULL, NULL, "0", NULL, "One", TRUE },
    { REDO, NULL, NULL, NULL, "1", "One", "Two", FALSE },
    { COMMIT, "3", "Three", NULL, "3", "Three", NULL, FALSE },
    { REDO, NULL, NULL, NULL, "3", "Three", NULL, FALSE },
    { END },
  };

  check_commands (commands);
}

static void
test_merge (void)
{
  static const Command commands[] = {
    { COMMIT, "1", "Move", "k", "1", "Move", NULL, FALSE },
    { COMMIT, "2", "Move on", "k", "2", "Move on", NULL, FALSE },
    { COMMIT, "3", "Move", "k", "3", "Move", NULL, FALSE },
    { UNDO, NULL, NULL, NULL, "0", NULL, "Move", TRUE },
    { REDO, NULL, NULL, NULL, "3", "Move", NULL, FALSE },
    /* after a redo the gesture is another one */
    { COMMIT, "4", "Again", "k", "4", "Again", NULL, FALSE },
    { UNDO, NULL, NULL, NULL, "3", "Move", "Again", FALSE },
    /* and after an undo */
    { COMMIT, "5", "Five", "k", "5", "Five", NULL, FALSE },
    { UNDO, NULL, NULL, NULL, "3", "Move", "Five", FALSE },
    { END },
  };

  check_commands (commands);
}

static void
test_no_merge (void)
{
  static const Command commands[] = {
    { COMMIT, "1", "A", "k", "1", "A", NULL, FALSE },
    { COMMIT, "2", "B", "other", "2", "B", NULL, FALSE },
    { COMMIT, "3", "C", NULL, "3", "C", NULL, FALSE },
    { COMMIT, "4", "D", NULL, "4", "D", NULL, FALSE },
    { COMMIT, "5", "E", "k", "5", "E", NULL, FALSE },
    { END_RUN, NULL, NULL, NULL, "5", "E", NULL, FALSE },
    { COMMIT, "6", "F", "k", "6", "F", NULL, FALSE },
    { UNDO, NULL, NULL, NULL, "5", "E", "F", FALSE },
    { UNDO, NULL, NULL, NULL, "4", "D", "E", FALSE },
    { UNDO, NULL, NULL, NULL, "3", "C", "D", FALSE },
    { UNDO, NULL, NULL, NULL, "2", "B", "C", FALSE },
    { UNDO, NULL, NULL, NULL, "1", "A", "B", FALSE },
    { UNDO, NULL, NULL, NULL, "0", NULL, "A", TRUE },
    { END },
  };

  check_commands (commands);
}

static void
test_saved (void)
{
  static const Command commands[] = {
    { COMMIT, "1", "A", "k", "1", "A", NULL, FALSE },
    { SAVE, NULL, NULL, NULL, "1", "A", NULL, TRUE },
    /* the saved state stays a state: the run does not swallow it */
    { COMMIT, "2", "B", "k", "2", "B", NULL, FALSE },
    { UNDO, NULL, NULL, NULL, "1", "A", "B", TRUE },
    { UNDO, NULL, NULL, NULL, "0", NULL, "A", FALSE },
    { REDO, NULL, NULL, NULL, "1", "A", "B", TRUE },
    { REDO, NULL, NULL, NULL, "2", "B", NULL, FALSE },
    { END },
  };

  check_commands (commands);
}

/* A run that leads back leaves no step, and the state is the very one from before. */
static void
test_run_back (void)
{
  static const Command commands[] = {
    { COMMIT, "1", "A", NULL, "1", "A", NULL, FALSE },
    { SAVE, NULL, NULL, NULL, "1", "A", NULL, TRUE },
    { COMMIT, "2", "Up", "k", "2", "Up", NULL, FALSE },
    { COMMIT, "3", "Up", "k", "3", "Up", NULL, FALSE },
    { COMMIT, "1", "Down", "k", "1", "A", NULL, TRUE },
    { COMMIT, "2", "Up", "k", "2", "Up", NULL, FALSE },
    { UNDO, NULL, NULL, NULL, "1", "A", "Up", TRUE },
    { END },
  };

  check_commands (commands);
}

static void
test_memory_bound (void)
{
  g_autoptr (AvtDesign) start = start_design ();
  g_autoptr (AvtHistory) history = avt_history_new (start, 100000);
  guint n_undo;

  for (guint i = 0; i < 200; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u", i);
      g_autoptr (AvtDesign) design = named (avt_history_get_design (history), name);

      avt_history_commit (history, design, name, NULL);
      g_assert_cmpuint (avt_history_get_bytes (history), <=, 100000);
    }
  n_undo = avt_history_get_n_undo (history);
  g_assert_cmpuint (n_undo, >=, 5);
  g_assert_cmpuint (n_undo, <, 200);
  g_assert_cmpstr (avt_history_get_label (history, n_undo - 1), ==, "199");
  while (avt_history_undo (history))
    n_undo--;
  g_assert_cmpuint (n_undo, ==, 0);
  g_assert_cmpstr (avt_history_get_redo_label (history), !=, "0");
  g_assert_false (avt_history_is_saved (history));
}

/* A step larger than the bound can still be undone: it is the last one. */
static void
test_large_step (void)
{
  g_autoptr (AvtDesign) start = start_design ();
  g_autoptr (AvtDesign) small = named (start, "small");
  g_autofree char *text = g_strnfill (200, 'x');
  g_autoptr (AvtDesign) large = named (small, text);
  g_autoptr (AvtHistory) history = avt_history_new (start, 10);

  avt_history_commit (history, small, "Small", NULL);
  avt_history_commit (history, large, "Large", NULL);
  g_assert_cmpuint (avt_history_get_n_undo (history), ==, 1);
  g_assert_true (avt_history_undo (history));
  g_assert_true (avt_history_get_design (history) == small);
}

/* Random walks against a plain list of states. */
static void
test_random (void)
{
  for (guint32 seed = 0; seed < 20; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      g_autoptr (AvtDesign) start = start_design ();
      g_autoptr (AvtHistory) history = avt_history_new (start, AVT_HISTORY_MAX_BYTES);
      g_autoptr (GPtrArray) states = g_ptr_array_new_with_free_func (
        (GDestroyNotify) avt_design_unref);
      guint position = 0;

      g_ptr_array_add (states, avt_design_ref (start));
      for (guint i = 0; i < 500; i++)
        {
          int dice = g_rand_int_range (rand, 0, 10);

          if (dice < 3)
            position -= avt_history_undo (history) ? 1 : 0;
          else if (dice < 5)
            position += avt_history_redo (history) ? 1 : 0;
          else
            {
              g_autofree char *name = g_strdup_printf ("%u", i);
              AvtDesign *design = named (avt_history_get_design (history), name);

              avt_history_commit (history, design, name, NULL);
              position++;
              g_ptr_array_set_size (states, (int) position);
              g_ptr_array_add (states, design);
            }
          g_assert_true (avt_history_get_design (history) == states->pdata[position]);
          g_assert_cmpuint (avt_history_get_n_undo (history), ==, position);
          g_assert_cmpuint (avt_history_get_n_redo (history), ==, states->len - 1 - position);
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/document/history/steps", test_steps);
  g_test_add_func ("/engine/document/history/merge", test_merge);
  g_test_add_func ("/engine/document/history/no-merge", test_no_merge);
  g_test_add_func ("/engine/document/history/saved", test_saved);
  g_test_add_func ("/engine/document/history/run-back", test_run_back);
  g_test_add_func ("/engine/document/history/memory-bound", test_memory_bound);
  g_test_add_func ("/engine/document/history/large-step", test_large_step);
  g_test_add_func ("/engine/document/history/random", test_random);
  return g_test_run ();
}
