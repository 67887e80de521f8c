#include "config.h"

#include "diagrams/report/tables.h"

static gboolean
walk (const AvtBlock *first, const AvtSection *section, AvtTableFunc func, gpointer user_data)
{
  for (const AvtBlock *block = first; block != NULL; block = block->next)
    {
      const AvtColumnsBlock *columns = (const AvtColumnsBlock *) block;

      if (block->kind == AVT_BLOCK_TABLE
          && !func ((const AvtTableBlock *) block, section, user_data))
        return FALSE;
      for (guint i = 0; block->kind == AVT_BLOCK_COLUMNS && i < columns->n_columns; i++)
        if (!walk (columns->first[i], section, func, user_data))
          return FALSE;
    }
  return TRUE;
}

/** avt_report_each_table_watched: in the order of the report: @watch: (nullable): asked before each
 * section; Returns: whether neither function said to stop */
gboolean
avt_report_each_table_watched (AvtReport *report, AvtTableFunc func, gpointer user_data,
                               AvtWatchFunc watch, gpointer watch_data)
{
  guint n_sections = avt_report_get_n_sections (report);

  for (guint i = 0; i < n_sections; i++)
    {
      g_autoptr (AvtSection) section = NULL;

      if (watch != NULL && !watch (i, n_sections, watch_data))
        return FALSE;
      section = avt_report_get_section (report, i);
      if (!walk (avt_section_get_first (section), section, func, user_data))
        return FALSE;
    }
  return TRUE;
}

/** avt_report_each_table: Returns: whether @func never said to stop */
gboolean
avt_report_each_table (AvtReport *report, AvtTableFunc func, gpointer user_data)
{
  return avt_report_each_table_watched (report, func, user_data, NULL, NULL);
}

/** avt_column_head: Returns: (transfer full): the title with its unit: "Power, W" */
char *
avt_column_head (const AvtColumn *column)
{
  return column->unit != NULL ? g_strdup_printf ("%s, %s", column->title, column->unit)
                              : g_strdup (column->title);
}
