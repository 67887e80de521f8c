/* What widget tests share: a session over the sample design, and waiting for what comes later. */
#pragma once

#include "tests/engine/design/sample-design.h"
#include "widgets/session.h"

#include <adwaita.h>

/** Bench: a session as a window has one, without the window. */
typedef struct
{
  SampleDesign *sample;
  AvtDocument *document;
  AvtSession *session;
  AvtMeasurer *measurer;
  AvtWords *words;
  char *told; /* the last message to the user */
} Bench;

static inline void
bench_told_cb (AvtSession *session, const char *text, gboolean can_undo, Bench *self)
{
  g_free (self->told);
  self->told = g_strdup (text);
}

/** bench_new: @seed: of the ids that its edits make */
static inline Bench *
bench_new (guint64 seed)
{
  Bench *self = g_new0 (Bench, 1);

  self->sample = sample_design_new ();
  self->document = avt_document_new (avt_id_source_new_seeded (seed), NULL, AVT_DOCUMENT_MANUAL);
  avt_document_begin (self->document, self->sample->design, "Sample");
  self->measurer = avt_measurer_new_stub ();
  self->words = avt_words_new ("en", NULL);
  self->session = avt_session_new (self->document, self->measurer, self->words);
  g_signal_connect (self->session, "message", G_CALLBACK (bench_told_cb), self);
  return self;
}

static inline void
bench_free (Bench *self)
{
  g_object_unref (self->session);
  g_object_unref (self->document);
  avt_measurer_unref (self->measurer);
  avt_words_unref (self->words);
  sample_design_free (self->sample);
  g_free (self->told);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Bench, bench_free)

/** wait_until: turns the main loop until @condition holds, for a minute at most. */
#define wait_until(condition) \
  G_STMT_START \
  { \
    gint64 end_ = g_get_monotonic_time () + 60 * G_USEC_PER_SEC; \
    while (!(condition) && g_get_monotonic_time () < end_) \
      if (!g_main_context_iteration (NULL, FALSE)) \
        g_usleep (1000); \
    g_assert_true (condition); \
  } \
  G_STMT_END

/** widget_test_init: as g_test_init(); a run without a display is told as skipped. */
static inline gboolean
widget_test_init (int *argc, char ***argv)
{
  g_test_init (argc, argv, NULL);
  if (gtk_init_check ())
    {
      adw_init ();
      return TRUE;
    }
  g_print ("1..0 # SKIP there is no display\n");
  return FALSE;
}
