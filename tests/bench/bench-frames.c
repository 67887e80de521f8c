/* What a frame of the canvas costs: processor time of the window's thread from the frame clock's
 * before-paint to its after-paint, while 100 racks are panned at 100 %, panned when all are in
 * view, and zoomed. Run with the cairo renderer under an X server. */
#include "config.h"

#include "diagrams/view/rack-row.h"
#include "tests/bench/powered-design.h"
#include "widgets/canvas/canvas.h"

#include <adwaita.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define N_RACKS 100
#define N_FRAMES 300
#define N_WARM_UP 20

typedef enum
{
  PAN_FULL_SIZE,
  PAN_EVERYTHING,
  ZOOM,
  N_PHASES
} Phase;

typedef struct
{
  GtkWidget *canvas;
  GMainLoop *loop;
  Phase phase;
  guint frame;
  double began_ms;
  double costs_ms[N_PHASES][N_FRAMES];
} Bench;

static double
thread_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (double) now.tv_sec * 1e3 + (double) now.tv_nsec / 1e6;
}

static void
before_paint_cb (GdkFrameClock *clock, Bench *self)
{
  self->began_ms = thread_ms ();
}

static void
after_paint_cb (GdkFrameClock *clock, Bench *self)
{
  if (self->phase < N_PHASES && self->frame >= N_WARM_UP && self->frame < N_WARM_UP + N_FRAMES)
    self->costs_ms[self->phase][self->frame - N_WARM_UP] = thread_ms () - self->began_ms;
}

static void
begin_phase (Bench *self)
{
  AvtCanvas *canvas = AVT_CANVAS (self->canvas);

  self->frame = 0;
  if (self->phase == PAN_FULL_SIZE)
    avt_canvas_zoom_to (canvas, 1);
  else
    avt_canvas_zoom_to_fit (canvas);
}

static void
pan (AvtCanvas *canvas, guint frame)
{
  AvtViewport viewport = avt_canvas_get_viewport (canvas);
  double step = (frame / 60) % 2 == 0 ? 9 : -9;

  viewport.x += step;
  viewport.y += step / 2;
  avt_canvas_set_viewport (canvas, viewport);
}

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  Bench *self = user_data;

  if (self->frame++ >= N_WARM_UP + N_FRAMES)
    {
      self->phase++;
      if (self->phase == N_PHASES)
        {
          g_main_loop_quit (self->loop);
          return G_SOURCE_REMOVE;
        }
      begin_phase (self);
    }
  if (self->phase == ZOOM)
    avt_canvas_zoom_by (AVT_CANVAS (self->canvas), (self->frame / 40) % 2 == 0 ? 1.03 : 1 / 1.03);
  else
    pan (AVT_CANVAS (self->canvas), self->frame);
  return G_SOURCE_CONTINUE;
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double left = *(const double *) a;
  double right = *(const double *) b;

  return left < right ? -1 : left > right;
}

static void
print_phase (const char *name, double *costs)
{
  qsort (costs, N_FRAMES, sizeof *costs, compare_doubles);
  printf ("%-28s median %6.2f ms  p95 %6.2f ms  largest %6.2f ms   (goal 8 and 16)\n", name,
          costs[N_FRAMES / 2], costs[N_FRAMES * 95 / 100], costs[N_FRAMES - 1]);
}

static AvtScene *
make_scene (void)
{
  PoweredDesign *powered = powered_design_new (N_RACKS);
  g_autoptr (AvtMeasurer) measurer = avt_measurer_new (NULL);
  g_autoptr (AvtWords) words = avt_words_new ("en", NULL);
  g_autoptr (AvtMemo) memo = avt_memo_new ();
  AvtDiagramContext context = { powered->design, memo, measurer, words };
  g_autoptr (AvtRackRow) row = avt_rack_row_new_all (&context, &avt_elevation_options_screen);

  powered_design_free (powered);
  return avt_scene_ref (avt_rack_row_get_scene (row));
}

int
main (int argc, char **argv)
{
  g_autoptr (AvtScene) scene = NULL;
  GtkWidget *window;
  GdkFrameClock *clock;
  Bench bench = { .loop = g_main_loop_new (NULL, FALSE) };

  adw_init ();
  scene = make_scene ();
  window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (window), 1069, 727);
  bench.canvas = avt_canvas_new ();
  avt_canvas_set_scene (AVT_CANVAS (bench.canvas), scene);
  gtk_window_set_child (GTK_WINDOW (window), bench.canvas);
  gtk_window_present (GTK_WINDOW (window));
  clock = gtk_widget_get_frame_clock (window);
  g_signal_connect (clock, "before-paint", G_CALLBACK (before_paint_cb), &bench);
  g_signal_connect_after (clock, "after-paint", G_CALLBACK (after_paint_cb), &bench);
  begin_phase (&bench);
  gtk_widget_add_tick_callback (bench.canvas, tick_cb, &bench, NULL);
  g_main_loop_run (bench.loop);
  printf ("%u racks, %u nodes, canvas of 1069 x 727\n", N_RACKS, avt_scene_get_n_nodes (scene));
  print_phase ("panning at 100 %", bench.costs_ms[PAN_FULL_SIZE]);
  print_phase ("panning, everything in view", bench.costs_ms[PAN_EVERYTHING]);
  print_phase ("zooming", bench.costs_ms[ZOOM]);
  gtk_window_destroy (GTK_WINDOW (window));
  g_main_loop_unref (bench.loop);
  return 0;
}
