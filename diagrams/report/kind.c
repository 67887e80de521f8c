#include "config.h"

#include "diagrams/report/kind.h"

#include "diagrams/view/rack-text.h"
#include "engine/check/check.h"
#include "engine/design/order.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const AvtReportKind *const kinds[] = {
  &avt_report_power,
  &avt_report_rows,
  &avt_report_bill,
  &avt_report_cables,
  &avt_report_labels,
};

guint
avt_report_kind_count (void)
{
  return G_N_ELEMENTS (kinds);
}

const AvtReportKind *
avt_report_kind_get (guint i)
{
  g_return_val_if_fail (i < G_N_ELEMENTS (kinds), NULL);
  return kinds[i];
}

/** avt_report_kind_find: Returns: (nullable): the kind called @id */
const AvtReportKind *
avt_report_kind_find (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (strcmp (kinds[i]->id, id) == 0)
      return kinds[i];
  return NULL;
}

/** avt_report_kind_all_parts: Returns: the bits of all its parts */
guint32
avt_report_kind_all_parts (const AvtReportKind *self)
{
  guint32 bits = 0;

  for (guint i = 0; self->parts[i].nick != NULL; i++)
    bits |= 1u << i;
  return bits;
}

/** avt_report_kind_parts_at: Returns: the bits of the parts that a document of @detail has when
 * nobody chooses */
guint32
avt_report_kind_parts_at (const AvtReportKind *self, AvtDetailLevel detail)
{
  guint32 bits = 0;

  for (guint i = 0; self->parts[i].nick != NULL; i++)
    if (self->parts[i].least <= detail)
      bits |= 1u << i;
  return bits;
}

static void
source_free (gpointer data)
{
  AvtReportSource *self = data;

  avt_design_unref (self->context.design);
  avt_memo_unref (self->context.memo);
  avt_measurer_unref (self->context.measurer);
  avt_words_unref ((AvtWords *) self->context.words);
  g_clear_pointer (&self->context.face_store, avt_face_store_unref);
  g_ptr_array_unref (self->racks);
  avt_report_style_clear (&self->style);
  g_clear_pointer (&self->findings, avt_findings_unref);
  g_clear_pointer (&self->labels, g_array_unref);
  g_free (self);
}

static GPtrArray *
list_racks (const AvtDiagramContext *context, AvtId rack)
{
  const AvtRack *only = avt_design_rack (context->design, rack);
  GPtrArray *racks;

  if (only == NULL)
    return avt_design_racks_in_order (context->design);
  racks = g_ptr_array_new ();
  g_ptr_array_add (racks, (gpointer) only);
  return racks;
}

static AvtReportSource *
source_new (const AvtDiagramContext *context, const AvtReportStyle *style, guint32 parts,
            AvtId rack)
{
  AvtReportSource *self = g_new0 (AvtReportSource, 1);

  self->context = *context;
  avt_design_ref (context->design);
  self->context.memo = context->memo != NULL ? avt_memo_ref (context->memo) : avt_memo_new ();
  if (style->measurer != NULL)
    self->context.measurer = style->measurer;
  avt_measurer_ref (self->context.measurer);
  avt_words_ref ((AvtWords *) context->words);
  if (context->face_store != NULL)
    avt_face_store_ref (context->face_store);
  avt_report_style_copy (&self->style, style);
  self->parts = parts;
  self->racks = list_racks (context, rack);
  return self;
}

/** avt_report_source_findings: Returns: (transfer none): what every rule says of the design */
const AvtFindings *
avt_report_source_findings (AvtReportSource *self)
{
  g_autoptr (AvtFindings) found = NULL;

  if (self->findings != NULL)
    return self->findings;
  found = avt_check_design (self->context.design, self->context.memo);
  self->findings = avt_check_arrange (self->context.design, found);
  return self->findings;
}

const char *
avt_report_source_word (const AvtReportSource *self, const char *msgid)
{
  return avt_words_get (self->context.words, msgid);
}

static const char *
newest_date (const AvtDesign *design)
{
  const AvtRecordList *revisions = &avt_design_get_info (design)->revisions;

  return revisions->n_records > 0
           ? avt_record_list_at (*revisions, AvtRevision, revisions->n_records - 1)->date : NULL;
}

static AvtPaper
choose_paper (const AvtReportKind *self, AvtPaper paper)
{
  AvtPaper upright = avt_paper_turn (paper, FALSE);

  if (self->is_on_stock)
    return upright == AVT_PAPER_LETTER ? upright : AVT_PAPER_A4;
  return avt_paper_turn (paper, self->is_landscape);
}

/**
 * avt_report_kind_build:
 * @context: borrowed; the report takes references
 * @style: the paper is turned where the kind is a wide one
 * @parts: bit i: part i is shown
 * @rack: only this rack, or none: all
 *
 * Returns: (transfer full): the document, in the language of @context
 */
AvtReport *
avt_report_kind_build (const AvtReportKind *self, const AvtDiagramContext *context,
                       const AvtReportStyle *style, guint32 parts, AvtId rack)
{
  return avt_report_kind_build_watched (self, context, style, parts, rack, NULL, NULL);
}

/** avt_report_kind_build_watched: @watch: (nullable): is told how many sections are built; Returns:
 * (transfer full) (nullable): as avt_report_kind_build(); %NULL when @watch ended it */
AvtReport *
avt_report_kind_build_watched (const AvtReportKind *self, const AvtDiagramContext *context,
                               const AvtReportStyle *style, guint32 parts, AvtId rack,
                               AvtWatchFunc watch, gpointer watch_data)
{
  AvtReportSource *source = source_new (context, style, parts, rack);
  g_autofree char *revision = avt_design_revision_text (context);
  AvtReportInfo info = { .title = avt_words_get (context->words, self->title),
                         .design = avt_design_title_text (context),
                         .revision = revision,
                         .author = avt_design_get_info (context->design)->author,
                         .date = newest_date (context->design),
                         .footer = avt_words_get (
                           context->words,
                           N_ ("Archivolt · ≈ is an estimate, ≥ lacks what is not known")),
                         .words = (AvtWords *) context->words,
                         .header = self->header,
                         .style = *style };

  info.style.paper = choose_paper (self, style->paper);
  source->style.paper = info.style.paper;
  return avt_report_new_watched (&info, self->count (source), self->section, source, source_free,
                                 watch, watch_data);
}
