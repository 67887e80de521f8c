/* The documents that can be made of a design. The command line, the report page of the window and
 * the tests read this list. */
#pragma once

#include "diagrams/report/report.h"
#include "diagrams/view/diagram.h"
#include "engine/base/finding.h"

G_BEGIN_DECLS

/** AvtReportPart: what can be left out of a document. */
typedef struct
{
  const char *nick;
  const char *label; /* N_() */
  AvtDetailLevel least;   /* from which on it is shown when nobody chooses */
} AvtReportPart;

/**
 * AvtReportSource: what the sections of a document are made from
 * @context: the report's own references
 * @parts: bit i: part i of the kind is shown
 * @racks: (element-type AvtRack): those in scope, in the order of the hall
 * @findings: of the whole design, once one asked for them; see avt_report_source_findings()
 * @labels: (nullable): what the label sheet lists, once it was asked
 */
typedef struct
{
  AvtDiagramContext context;
  AvtReportStyle style;
  guint32 parts;
  GPtrArray *racks;
  AvtFindings *findings;
  GArray *labels;
} AvtReportSource;

/**
 * AvtReportKind: a kind of document. Static.
 * @parts: ends with a %NULL nick
 * @count: how many sections there are
 * @section: (user_data: an #AvtReportSource)
 */
typedef struct
{
  const char *id;    /* "power", as the command line names it */
  const char *title; /* N_() */
  const char *help;  /* N_(); who needs it, for what */
  const AvtReportPart *parts;
  AvtHeaderKind header;
  gboolean is_landscape;
  gboolean is_of_racks; /* some racks of the design can be chosen */
  gboolean has_tables;  /* for workbooks and other lists */
  guint (*count) (const AvtReportSource *source);
  AvtSectionFunc section;
  gboolean is_on_stock; /* sheets of labels, which are sold as A4 and Letter */
} AvtReportKind;

guint avt_report_kind_count (void);
const AvtReportKind *avt_report_kind_get (guint i);
const AvtReportKind *avt_report_kind_find (const char *id);
guint32 avt_report_kind_all_parts (const AvtReportKind *self);
guint32 avt_report_kind_parts_at (const AvtReportKind *self, AvtDetailLevel detail);
AvtReport *avt_report_kind_build (const AvtReportKind *self, const AvtDiagramContext *context,
                                  const AvtReportStyle *style, guint32 parts, AvtId rack);
AvtReport *avt_report_kind_build_watched (const AvtReportKind *self,
                                          const AvtDiagramContext *context,
                                          const AvtReportStyle *style, guint32 parts, AvtId rack,
                                          AvtWatchFunc watch, gpointer watch_data);

const AvtFindings *avt_report_source_findings (AvtReportSource *self);
const char *avt_report_source_word (const AvtReportSource *self, const char *msgid);

static inline gboolean
avt_report_source_shows (const AvtReportSource *self, guint part)
{
  return (self->parts & (1u << part)) != 0;
}

extern const AvtReportKind avt_report_power;
extern const AvtReportKind avt_report_rows;
extern const AvtReportKind avt_report_bill;
extern const AvtReportKind avt_report_cables;
extern const AvtReportKind avt_report_labels;

G_END_DECLS
