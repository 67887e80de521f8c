/* The report: its sections in order, and what is numbered across them. The numbers are found once,
 * by building each section; a reference to a later section then has its text too. */
#include "config.h"

#include "diagrams/report/report-private.h"

#include "engine/base/finding-text.h"

#include <glib/gi18n-lib.h>

/* A report of so few sections keeps them; the sheets of a hall are built again when needed. */
#define KEPT_SECTIONS 64

struct _AvtReport
{
  gatomicrefcount ref_count;
  AvtReportInfo info;
  guint n_sections;
  AvtSectionFunc func;
  gpointer user_data;
  GDestroyNotify destroy;
  AvtReportCounters *starts; /* the numbering before each section */
  AvtSection **kept;         /* or NULL */
  GArray *headings;          /* of AvtHeading, strings of `chunk` */
  GHashTable *references;    /* anchor to text; only asked */
  GStringChunk *chunk;
};

static void
copy_info (AvtReport *self, const AvtReportInfo *info)
{
  self->info = *info;
  self->info.title = g_strdup (info->title);
  self->info.design = g_strdup (info->design);
  self->info.revision = g_strdup (info->revision);
  self->info.author = g_strdup (info->author);
  self->info.date = g_strdup (info->date);
  self->info.footer = g_strdup (info->footer);
  self->info.words = info->words != NULL ? avt_words_ref (info->words) : NULL;
  avt_report_style_copy (&self->info.style, &info->style);
}

static const char *
keep (AvtReport *self, const char *text)
{
  return text != NULL ? g_string_chunk_insert (self->chunk, text) : NULL;
}

static void
add_reference (AvtReport *self, const char *anchor, char *text)
{
  if (anchor != NULL && !g_hash_table_contains (self->references, anchor))
    g_hash_table_insert (self->references, (gpointer) keep (self, anchor),
                         (gpointer) keep (self, text));
  g_free (text);
}

static char *
numbered (AvtReport *self, const char *template, guint number)
{
  const AvtArgument argument = avt_argument_count (number);

  return avt_sentence (template, self->info.words, &argument, 1, NULL, NULL);
}

static char *
heading_reference (AvtReport *self, const AvtHeadingBlock *block)
{
  const AvtArgument argument = avt_argument_text (block->number);

  if (block->number == NULL)
    return g_strdup (block->text);
  /* Translators: within a sentence; %1 is a number as 2.1 */
  return avt_sentence (N_ ("section %1"), self->info.words, &argument, 1, NULL, NULL);
}

static void
add_heading (AvtReport *self, const AvtHeadingBlock *block, guint section)
{
  AvtHeading heading = { block->level, keep (self, block->number), keep (self, block->text),
                         keep (self, block->block.anchor), section };

  g_array_append_val (self->headings, heading);
  add_reference (self, block->block.anchor, heading_reference (self, block));
}

static void note_blocks (AvtReport *self, const AvtBlock *first, guint section);

static void
note_block (AvtReport *self, const AvtBlock *block, guint section)
{
  switch (block->kind)
    {
    case AVT_BLOCK_HEADING:
      add_heading (self, (const AvtHeadingBlock *) block, section);
      break;
    case AVT_BLOCK_TABLE:
      if (((const AvtTableBlock *) block)->number > 0)
        add_reference (self, block->anchor,
                       numbered (self, N_ ("Table %1"), ((const AvtTableBlock *) block)->number));
      break;
    case AVT_BLOCK_FIGURE:
      if (((const AvtFigureBlock *) block)->number > 0)
        add_reference (self, block->anchor,
                       numbered (self, N_ ("Figure %1"), ((const AvtFigureBlock *) block)->number));
      break;
    case AVT_BLOCK_COLUMNS:
      for (guint i = 0; i < ((const AvtColumnsBlock *) block)->n_columns; i++)
        note_blocks (self, ((const AvtColumnsBlock *) block)->first[i], section);
      break;
    case AVT_BLOCK_PARAGRAPH:
    case AVT_BLOCK_LIST:
    case AVT_BLOCK_NOTE:
    case AVT_BLOCK_FORM:
    case AVT_BLOCK_CONTENTS:
    case AVT_BLOCK_PAGE_BREAK:
      break;
    }
}

static void
note_blocks (AvtReport *self, const AvtBlock *first, guint section)
{
  for (const AvtBlock *block = first; block != NULL; block = block->next)
    note_block (self, block, section);
}

/* Numbers everything. References that lead forward get their text only when sections are built
 * again, so nothing that is built here is kept. */
static gboolean
survey (AvtReport *self, AvtWatchFunc watch, gpointer watch_data)
{
  AvtReportCounters counters = { 0 };

  for (guint i = 0; i < self->n_sections; i++)
    {
      g_autoptr (AvtSection) section = NULL;

      if (watch != NULL && !watch (i, self->n_sections, watch_data))
        return FALSE;
      self->starts[i] = counters;
      section = _avt_section_build (self, i, &counters, self->func, self->user_data);
      note_blocks (self, avt_section_get_first (section), i);
    }
  return TRUE;
}

/**
 * avt_report_new:
 * @func: what the sections hold
 * @user_data: for @func; destroyed with @destroy
 *
 * Builds each section once to number headings, tables and figures.
 */
AvtReport *
avt_report_new (const AvtReportInfo *info, guint n_sections, AvtSectionFunc func,
                gpointer user_data, GDestroyNotify destroy)
{
  return avt_report_new_watched (info, n_sections, func, user_data, destroy, NULL, NULL);
}

/** avt_report_new_watched: @watch: (nullable): is told how many sections are built; Returns:
 * (transfer full) (nullable): as avt_report_new(); %NULL when @watch ended it */
AvtReport *
avt_report_new_watched (const AvtReportInfo *info, guint n_sections, AvtSectionFunc func,
                        gpointer user_data, GDestroyNotify destroy, AvtWatchFunc watch,
                        gpointer watch_data)
{
  AvtReport *self = g_new0 (AvtReport, 1);

  g_atomic_ref_count_init (&self->ref_count);
  copy_info (self, info);
  self->n_sections = n_sections;
  self->func = func;
  self->user_data = user_data;
  self->destroy = destroy;
  self->starts = g_new0 (AvtReportCounters, MAX (n_sections, 1));
  self->headings = g_array_new (FALSE, FALSE, sizeof (AvtHeading));
  self->references = g_hash_table_new (g_str_hash, g_str_equal);
  self->chunk = g_string_chunk_new (1024);
  if (!survey (self, watch, watch_data))
    {
      avt_report_unref (self);
      return NULL;
    }
  if (n_sections <= KEPT_SECTIONS)
    self->kept = g_new0 (AvtSection *, MAX (n_sections, 1));
  return self;
}

AvtReport *
avt_report_ref (AvtReport *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

static void
free_info (AvtReportInfo *info)
{
  g_free ((char *) info->title);
  g_free ((char *) info->design);
  g_free ((char *) info->revision);
  g_free ((char *) info->author);
  g_free ((char *) info->date);
  g_free ((char *) info->footer);
  g_clear_pointer (&info->words, avt_words_unref);
  avt_report_style_clear (&info->style);
}

void
avt_report_unref (AvtReport *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  if (self->kept != NULL)
    for (guint i = 0; i < self->n_sections; i++)
      g_clear_pointer (&self->kept[i], avt_section_unref);
  g_free (self->kept);
  g_free (self->starts);
  if (self->destroy != NULL)
    self->destroy (self->user_data);
  g_array_unref (self->headings);
  g_hash_table_unref (self->references);
  g_string_chunk_free (self->chunk);
  free_info (&self->info);
  g_free (self);
}

const AvtReportInfo *
avt_report_get_info (const AvtReport *self)
{
  return &self->info;
}

guint
avt_report_get_n_sections (const AvtReport *self)
{
  return self->n_sections;
}

/** avt_report_get_section: Returns: (transfer full): section @i; from one thread at a time */
AvtSection *
avt_report_get_section (AvtReport *self, guint i)
{
  AvtReportCounters counters;
  AvtSection *section;

  g_return_val_if_fail (i < self->n_sections, NULL);
  if (self->kept != NULL && self->kept[i] != NULL)
    return avt_section_ref (self->kept[i]);
  counters = self->starts[i];
  section = _avt_section_build (self, i, &counters, self->func, self->user_data);
  if (self->kept != NULL)
    self->kept[i] = avt_section_ref (section);
  return section;
}

guint
avt_report_get_n_headings (const AvtReport *self)
{
  return self->headings->len;
}

/** avt_report_get_heading: Returns: heading @i of the report, in its order */
const AvtHeading *
avt_report_get_heading (const AvtReport *self, guint i)
{
  return &g_array_index (self->headings, AvtHeading, i);
}

/** avt_report_get_reference: Returns: (nullable): how the text calls the block of @anchor */
const char *
avt_report_get_reference (const AvtReport *self, const char *anchor)
{
  return g_hash_table_lookup (self->references, anchor);
}
