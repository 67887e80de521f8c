#include "config.h"

#include "engine/design/edit.h"

#include "tests/engine/design/design-checks.h"
#include "tests/engine/design/sample-design.h"

#include <string.h>

/* Removes, and checks which of "device", "link" and so on became fewer, and by how many. */
static void
check_removal (SampleDesign *sample, const AvtId *ids, guint n_ids, const int *gone)
{
  g_autoptr (AvtDesign) before = avt_design_ref (sample->design);

  take_edit (&sample->design, avt_design_with_removed (sample->design, ids, n_ids, &error));
  check_structure (sample->design);
  check_indexes (sample->design);
  check_delta (before, sample->design);
  check_structure_of_change (before, sample->design);
  for (guint kind = 0; kind < AVT_N_KINDS; kind++)
    g_assert_cmpint ((int) avt_design_count (before, kind)
                         - (int) avt_design_count (sample->design, kind),
                     ==, gone[kind]);
}

static void
test_cascade (void)
{
  g_autoptr (SampleDesign) sample = sample_design_new ();
  const AvtNote *note;

  check_removal (sample, &sample->links[3], 1, (const int[AVT_N_KINDS]){ [AVT_KIND_LINK] = 1 });
  /* a strip and the cords at it */
  check_removal (sample, &sample->pdus[3], 1,
                 (const int[AVT_N_KINDS]){ [AVT_KIND_DEVICE] = 1, [AVT_KIND_LINK] = 2 });
  /* a rack, two servers and two strips, four cords and two cables */
  check_removal (sample, &sample->racks[0], 1,
                 (const int[AVT_N_KINDS]){ [AVT_KIND_RACK] = 1, [AVT_KIND_DEVICE] = 4,
                                           [AVT_KIND_LINK] = 6 });
  note = avt_design_lookup (sample->design, sample->note);
  g_assert_cmpuint (note->about.n_ids, ==, 0);
}

static void
test_forgetting (void)
{
  g_autoptr (SampleDesign) sample = sample_design_new ();
  const AvtNote *note;

  check_removal (sample, &sample->row, 1, (const int[AVT_N_KINDS]){ [AVT_KIND_ROW] = 1 });
  g_assert_true (avt_id_is_none (avt_design_rack (sample->design, sample->racks[0])->row));
  g_assert_true (avt_id_is_none (avt_design_rack (sample->design, sample->racks[1])->row));
  check_removal (sample, &sample->feed_a, 1, (const int[AVT_N_KINDS]){ [AVT_KIND_FEED] = 1 });
  g_assert_true (avt_id_is_none (avt_design_device (sample->design, sample->pdus[0])->feed));
  g_assert_true (avt_id_equal (avt_design_device (sample->design, sample->pdus[1])->feed,
                               sample->feed_b));
  check_removal (sample, &sample->site, 1, (const int[AVT_N_KINDS]){ [AVT_KIND_SITE] = 1 });
  check_removal (sample, &sample->servers[0], 1,
                 (const int[AVT_N_KINDS]){ [AVT_KIND_DEVICE] = 1, [AVT_KIND_LINK] = 3 });
  note = avt_design_lookup (sample->design, sample->note);
  g_assert_cmpuint (note->about.n_ids, ==, 1);
  g_assert_true (avt_id_equal (note->about.ids[0], sample->racks[0]));
}

static void
check_refused (SampleDesign *sample, const AvtId *ids, guint n_ids, AvtEditError code,
               const char *words)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (avt_design_with_removed (sample->design, ids, n_ids, &error));
  g_assert_error (error, AVT_EDIT_ERROR, (int) code);
  if (strstr (error->message, words) == NULL)
    g_error ("\"%s\" does not say \"%s\"", error->message, words);
}

static void
test_in_use (void)
{
  g_autoptr (SampleDesign) sample = sample_design_new ();
  AvtId part_and_type[] = { sample->cpu, sample->server_type };
  gint64 one = 1;

  check_refused (sample, &sample->server_type, 1, AVT_EDIT_ERROR_REFERENCE,
                 "Server cannot be removed while srv-");
  check_refused (sample, &sample->cpu, 1, AVT_EDIT_ERROR_REFERENCE,
                 "CPU cannot be removed while Server uses it");
  check_refused (sample, part_and_type, 2, AVT_EDIT_ERROR_REFERENCE, "while srv-");
  take_edit (&sample->design, avt_design_with_parts (sample->design, sample->switches[0],
                                                     &sample->cpu, &one, 1, &error));
  take_edit (&sample->design, avt_design_with_parts (sample->design, sample->server_type, NULL,
                                                     NULL, 0, &error));
  check_refused (sample, &sample->cpu, 1, AVT_EDIT_ERROR_REFERENCE,
                 "CPU cannot be removed while sw-1 uses it");
  check_removal (sample, &sample->half_type, 1,
                 (const int[AVT_N_KINDS]){ [AVT_KIND_TYPE] = 1 });
}

/* What is used only by what goes too may go. */
static void
test_together (void)
{
  g_autoptr (SampleDesign) sample = sample_design_new ();
  AvtId all[] = { sample->cpu,        sample->server_type, sample->servers[0], sample->servers[1],
                  sample->servers[2], sample->servers[3],  sample->servers[3] };

  check_removal (sample, all, G_N_ELEMENTS (all),
                 (const int[AVT_N_KINDS]){ [AVT_KIND_PART] = 1, [AVT_KIND_TYPE] = 1,
                                           [AVT_KIND_DEVICE] = 4, [AVT_KIND_LINK] = 12 });
}

static void
test_refused (void)
{
  g_autoptr (SampleDesign) sample = sample_design_new ();
  AvtId info = avt_design_get_info (sample->design)->entity.id;
  AvtId unknown = next_id (sample->ids, AVT_KIND_RACK);
  AvtDesign *same = avt_design_with_removed (sample->design, NULL, 0, NULL);

  g_assert_true (same == sample->design);
  avt_design_unref (same);
  check_refused (sample, &info, 1, AVT_EDIT_ERROR_NOT_FOUND, info.text);
  check_refused (sample, &unknown, 1, AVT_EDIT_ERROR_NOT_FOUND, unknown.text);
  check_refused (sample, &(AvtId){ "" }, 1, AVT_EDIT_ERROR_NOT_FOUND, "");
}

/* Everything at once, in the order of nothing. */
static void
test_everything (void)
{
  g_autoptr (SampleDesign) sample = sample_design_new ();
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (AvtId));

  for (guint kind = AVT_N_KINDS; kind-- > 0;)
    for (guint i = 0; kind != AVT_KIND_INFO && i < avt_design_count (sample->design, kind); i++)
      {
        AvtId id = avt_entity_id (avt_design_get (sample->design, kind, i));

        g_array_append_val (ids, id);
      }
  take_edit (&sample->design,
             avt_design_with_removed (sample->design, (AvtId *) (gpointer) ids->data, ids->len,
                                      &error));
  for (guint kind = 0; kind < AVT_N_KINDS; kind++)
    g_assert_cmpuint (avt_design_count (sample->design, kind), ==, kind == AVT_KIND_INFO);
  check_structure (sample->design);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/design/edit-remove/cascade", test_cascade);
  g_test_add_func ("/engine/design/edit-remove/forgetting", test_forgetting);
  g_test_add_func ("/engine/design/edit-remove/in-use", test_in_use);
  g_test_add_func ("/engine/design/edit-remove/together", test_together);
  g_test_add_func ("/engine/design/edit-remove/refused", test_refused);
  g_test_add_func ("/engine/design/edit-remove/everything", test_everything);
  return g_test_run ();
}
