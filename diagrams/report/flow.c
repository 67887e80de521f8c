#include "config.h"

#include "diagrams/report/flow-private.h"

#define GUTTER_PT 18.0
/* Rounding of heights that were added up. */
#define HEIGHT_TOLERANCE 0.01

/** Cursor: how far a flow has come. */
typedef struct
{
  guint page;
  double y;         /* on the page */
  gboolean is_top;  /* nothing stands above, so that room above is left out */
} Cursor;

static Cursor
page_top (const AvtFlow *self, guint page)
{
  return (Cursor){ page, self->box.y, TRUE };
}

static AvtSceneBuilder *
page_builder (AvtFlow *self, guint page)
{
  while (self->builders->len <= page)
    g_ptr_array_add (self->builders, avt_scene_builder_new (self->measurer, self->page_width_pt,
                                                            self->page_height_pt));
  return self->builders->pdata[page];
}

static double
room_below (const AvtFlow *self, const Cursor *cursor)
{
  return avt_rect_bottom (self->box) - cursor->y + HEIGHT_TOLERANCE;
}

static void
draw_strip (AvtFlow *self, const AvtStrip *strip, const Cursor *cursor, double x, double width_pt)
{
  AvtSceneBuilder *builder = page_builder (self, cursor->page);
  AvtPlaced placed = { strip->anchor, cursor->page };

  if (strip->anchor != NULL)
    {
      g_array_append_val (self->placed, placed);
      avt_scene_builder_push_group (builder, &(AvtGroup){ .anchor = strip->anchor });
    }
  if (strip->draw != NULL)
    strip->draw (self, strip, builder, x, cursor->y, width_pt);
  if (strip->anchor != NULL)
    avt_scene_builder_pop_group (builder);
}

/* The strips from @from that stay together, and how high they are together. */
static guint
find_chain (const GArray *strips, guint from, gboolean is_top, double *height_pt)
{
  guint i = from;

  *height_pt = 0;
  for (; i < strips->len; i++)
    {
      const AvtStrip *strip = &g_array_index (strips, AvtStrip, i);

      *height_pt += strip->height_pt + (i > from || !is_top ? strip->before_pt : 0);
      if (!strip->keeps_next)
        break;
    }
  return MIN (i + 1, strips->len);
}

static void
begin_page (AvtFlow *self, Cursor *cursor, const AvtStrip *next, double x)
{
  *cursor = page_top (self, cursor->page + 1);
  if (next->head == NULL)
    return;
  avt_table_layout_draw_head (next->head, page_builder (self, cursor->page), x, cursor->y);
  cursor->y += next->head->head_pt;
  cursor->is_top = FALSE;
}

static void
put_strip (AvtFlow *self, const AvtStrip *strip, Cursor *cursor, double x, double width_pt)
{
  if (!cursor->is_top)
    cursor->y += strip->before_pt;
  /* A chain that is higher than a page breaks where it must. */
  if (!cursor->is_top && strip->height_pt > room_below (self, cursor))
    begin_page (self, cursor, strip, x);
  draw_strip (self, strip, cursor, x, width_pt);
  cursor->y += strip->height_pt;
  cursor->is_top = FALSE;
}

static void
put_strips (AvtFlow *self, const GArray *strips, Cursor *cursor, double x, double width_pt)
{
  for (guint i = 0; i < strips->len;)
    {
      const AvtStrip *first = &g_array_index (strips, AvtStrip, i);
      double height_pt;
      guint end = find_chain (strips, i, cursor->is_top, &height_pt);

      if (first->ends_page)
        {
          if (!cursor->is_top)
            *cursor = page_top (self, cursor->page + 1);
          i++;
          continue;
        }
      if (!cursor->is_top && height_pt > room_below (self, cursor))
        begin_page (self, cursor, first, x);
      for (; i < end; i++)
        put_strip (self, &g_array_index (strips, AvtStrip, i), cursor, x, width_pt);
    }
}

static void flow_blocks (AvtFlow *self, const AvtBlock *first, Cursor *cursor, double x,
                         double width_pt);

static gboolean
is_below (const Cursor *a, const Cursor *b)
{
  return a->page > b->page || (a->page == b->page && a->y > b->y);
}

static void
flow_columns (AvtFlow *self, const AvtColumnsBlock *block, Cursor *cursor, double x,
              double width_pt)
{
  double room_pt = width_pt - GUTTER_PT * (block->n_columns - 1);
  Cursor start = *cursor;
  Cursor lowest = *cursor;
  double sum = 0;

  for (guint i = 0; i < block->n_columns; i++)
    sum += block->weights[i];
  for (guint i = 0; i < block->n_columns; i++)
    {
      double column_pt = room_pt * block->weights[i] / sum;
      Cursor own = start;

      flow_blocks (self, block->first[i], &own, x, column_pt);
      if (is_below (&own, &lowest))
        lowest = own;
      x += column_pt + GUTTER_PT;
    }
  *cursor = lowest;
}

static void
flow_blocks (AvtFlow *self, const AvtBlock *first, Cursor *cursor, double x, double width_pt)
{
  g_autoptr (GArray) strips = g_array_new (FALSE, FALSE, sizeof (AvtStrip));

  for (const AvtBlock *block = first; block != NULL; block = block->next)
    {
      if (block->kind != AVT_BLOCK_COLUMNS)
        {
          _avt_strips_of (self, block, width_pt, strips);
          continue;
        }
      put_strips (self, strips, cursor, x, width_pt);
      g_array_set_size (strips, 0);
      flow_columns (self, (const AvtColumnsBlock *) block, cursor, x, width_pt);
    }
  put_strips (self, strips, cursor, x, width_pt);
}

static GPtrArray *
end_pages (AvtFlow *self)
{
  GPtrArray *pages = g_ptr_array_new_with_free_func ((GDestroyNotify) avt_scene_unref);

  page_builder (self, 0);
  for (guint i = 0; i < self->builders->len; i++)
    g_ptr_array_add (pages, avt_scene_builder_end (self->builders->pdata[i]));
  g_ptr_array_unref (self->builders);
  return pages;
}

/**
 * avt_flow_section:
 * @box: where the content of each page stands
 * @page_of: for the contents; must not change how long they are
 *
 * Returns: (transfer full): the section on pages
 */
AvtFlowed *
avt_flow_section (AvtReport *report, guint section, AvtMeasurer *measurer, double page_width_pt,
                  double page_height_pt, AvtRect box, AvtPageOfFunc page_of, gpointer user_data)
{
  AvtFlowed *flowed = g_new0 (AvtFlowed, 1);
  AvtFlow self = { report, measurer, box, page_width_pt, page_height_pt, page_of, user_data,
                   g_ptr_array_new (), g_array_new (FALSE, FALSE, sizeof (AvtPlaced)),
                   g_ptr_array_new_with_free_func ((GDestroyNotify) avt_table_layout_free),
                   g_ptr_array_new_with_free_func ((GDestroyNotify) avt_lines_free) };
  Cursor cursor = page_top (&self, 0);

  flowed->section = avt_report_get_section (report, section);
  self.section = flowed->section;
  flow_blocks (&self, avt_section_get_first (flowed->section), &cursor, box.x, box.width);
  flowed->pages = end_pages (&self);
  flowed->placed = self.placed;
  g_ptr_array_unref (self.tables);
  g_ptr_array_unref (self.lines);
  return flowed;
}

void
avt_flowed_free (AvtFlowed *self)
{
  g_clear_pointer (&self->section, avt_section_unref);
  g_clear_pointer (&self->pages, g_ptr_array_unref);
  g_clear_pointer (&self->placed, g_array_unref);
  g_free (self);
}
