#include "config.h"

#include "widgets/rack/clipboard-content.h"

#include "diagrams/view/rack-row.h"
#include "engine/design/fragment-table.h"
#include "engine/io/fragment-file.h"
#include "widgets/clipboard-form.h"
#include "widgets/scene-content.h"

/** Source: what all forms of one copy are made of. */
typedef struct
{
  AvtFragment *fragment;
  AvtMeasurer *measurer;
  AvtWords *words;
  AvtElevationView view;
} Source;

/** Form: one of those that a fragment has. */
typedef struct
{
  const char *mime_type;
  AvtClipboardMakeFunc make;
} Form;

static void
source_clear (gpointer data)
{
  Source *source = data;

  avt_fragment_free (source->fragment);
  avt_measurer_unref (source->measurer);
  avt_words_unref (source->words);
}

static void
source_unref (gpointer source)
{
  g_atomic_rc_box_release_full (source, source_clear);
}

static GBytes *
make_fragment (gconstpointer source, GError **error)
{
  return avt_fragment_to_bytes (((const Source *) source)->fragment);
}

static GBytes *
make_table (gconstpointer source, GError **error)
{
  char *table = avt_fragment_to_table (((const Source *) source)->fragment);

  return g_bytes_new_take (table, strlen (table));
}

/* The racks of what was copied, with nothing else in them. */
static AvtRackRow *
draw (const Source *source)
{
  AvtDiagramContext context
    = { source->fragment->design, NULL, source->measurer, source->words };
  AvtElevationOptions options = { .views = AVT_ELEVATION_SHOW (source->view) };

  return avt_rack_row_new_all (&context, &options);
}

static GBytes *
make_svg (gconstpointer source, GError **error)
{
  g_autoptr (AvtRackRow) row = draw (source);

  return avt_scene_content_to_svg (avt_rack_row_get_scene (row), error);
}

static GBytes *
make_png (gconstpointer source, GError **error)
{
  g_autoptr (AvtRackRow) row = draw (source);

  return avt_scene_content_to_png (avt_rack_row_get_scene (row), error);
}

/* The best first. */
static const Form forms[] = {
  { AVT_FRAGMENT_MIME_TYPE, make_fragment },
  { "image/svg+xml", make_svg },
  { "image/png", make_png },
  { "text/plain;charset=utf-8", make_table },
  { "text/plain", make_table },
};

static gboolean
is_drawing (const Form *form)
{
  return g_str_has_prefix (form->mime_type, "image/");
}

/** avt_clipboard_content_new: @view: what the drawings show of the racks; a fragment
 * without a rack offers none */
GdkContentProvider *
avt_clipboard_content_new (const AvtFragment *fragment, AvtMeasurer *measurer, AvtWords *words,
                           AvtElevationView view)
{
  gboolean has_racks = avt_design_count (fragment->design, AVT_KIND_RACK) > 0;
  GdkContentProvider *providers[G_N_ELEMENTS (forms)];
  Source *source = g_atomic_rc_box_new0 (Source);
  GdkContentProvider *content;
  guint n_providers = 0;

  *source = (Source){ avt_fragment_new (fragment->design, fragment->copied, fragment->n_copied),
                      avt_measurer_ref (measurer), avt_words_ref (words), view };
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    if (has_racks || !is_drawing (&forms[i]))
      providers[n_providers++]
        = avt_clipboard_form_new (forms[i].mime_type, forms[i].make,
                                  g_atomic_rc_box_acquire (source), source_unref);
  content = gdk_content_provider_new_union (providers, n_providers);
  source_unref (source);
  return content;
}
