/* Where the numbers of a power sheet come from: a footnote at what is vague, and in full detail the
 * formulas with what they were fed, and the sources of the types. */
#include "config.h"

#include "diagrams/report/power-sheet.h"

#include "diagrams/report/source-list.h"
#include "engine/base/finding-text.h"
#include "engine/calc/explain.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* In the order of AvtPowerBasis. */
static const char *const basis_notes[] = {
  N_ ("Parts: the typical figures of its parts added up, at the inlets of its supplies"),
  N_ ("Measured: as it was measured, and entered by hand"),
  N_ ("Vendor tool: as the maker's tool computes it for this equipment"),
  N_ ("Nameplate: a share of the rating on its plate; a rule of thumb"),
  N_ ("Budget: what it may draw at most, set by hand"),
};

static const char *
word (const AvtSheet *self, const char *msgid)
{
  return avt_report_source_word (self->source, msgid);
}

/** avt_sheet_note_basis: what the planned figure in the row of @cell rests on */
void
avt_sheet_note_basis (const AvtSheet *self, AvtCell *cell, const AvtDevicePower *power)
{
  const AvtArgument n_parts = avt_argument_count (power->n_unknown_parts);
  g_autofree char *parts = NULL;

  if (power->basis != AVT_BASIS_PARTS || power->n_unknown_parts == 0)
    {
      avt_report_note_cell (self->builder, cell, word (self, basis_notes[power->basis]));
      return;
    }
  parts = avt_sentence (N_ ("Parts: what is known of them; without a figure: %1"),
                        self->source->context.words, &n_parts, 1, NULL, NULL);
  avt_report_note_cell (self->builder, cell, parts);
}

/** avt_sheet_note_unknown: @cell, where it says that nobody knows, leads to what that means */
void
avt_sheet_note_unknown (const AvtSheet *self, AvtCell *cell)
{
  if (cell->kind == AVT_CELL_UNKNOWN)
    avt_report_note_cell (self->builder, cell,
                          word (self, N_ ("Neither the type nor its parts say; sums leave it out "
                                          "and are marked “≥”.")));
}

static char *
quantity_text (const AvtSheet *self, double value, AvtUnit unit)
{
  return isnan (value) ? g_strdup (word (self, N_ ("unknown")))
                       : avt_quantity_format (value, unit, avt_words_get_number_style (
                                                             self->source->context.words));
}

/* "Power 989 W · Voltage, line to neutral 230 V", and what was assumed. */
static char *
inputs_text (const AvtSheet *self, const AvtExplained *explained)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < explained->n_inputs; i++)
    {
      const AvtExplainedInput *input = &explained->inputs[i];
      g_autofree char *value = quantity_text (self, input->value, input->unit);

      g_string_append_printf (text, "%s%s %s", i > 0 ? " · " : "", word (self, input->label),
                              value);
    }
  return g_string_free (text, FALSE);
}

static char *
assumptions_text (const AvtSheet *self, const AvtExplained *explained)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < explained->n_assumptions; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "",
                            word (self, explained->assumptions[i]));
  return g_string_free (text, FALSE);
}

static void
add_number (const AvtSheet *self, AvtRackNumber number)
{
  const AvtDiagramContext *context = &self->source->context;
  AvtExplained explained
    = avt_explain_rack (context->memo, context->design, self->rack, number);
  g_autofree char *value = explained.unit_label[0] != '\0'
                             ? g_strdup (explained.unit_label)
                             : quantity_text (self, explained.value, explained.unit);
  g_autofree char *inputs = inputs_text (self, &explained);
  g_autofree char *assumptions = assumptions_text (self, &explained);
  g_autofree char *marked = g_strconcat (avt_explained_mark (&explained), value, NULL);

  avt_report_begin_row (self->builder, AVT_ROW_BODY);
  avt_report_add_cell (self->builder, word (self, explained.title));
  avt_report_add_cell (self->builder, marked);
  avt_report_add_cell (self->builder, word (self, explained.formula));
  avt_report_add_cell (self->builder, inputs);
  avt_report_add_cell (self->builder, assumptions);
  avt_report_add_cell (self->builder, word (self, explained.source));
  avt_report_add_cell (self->builder,
                       word (self, avt_confidence_values[explained.confidence].label));
}

/** avt_sheet_add_numbers: every number of the rack with its formula, inputs, assumptions and
 * source */
void
avt_sheet_add_numbers (const AvtSheet *self)
{
  const AvtColumn columns[] = {
    { word (self, N_ ("Of the rack")), NULL, AVT_COLUMN_TEXT, 0, 1.5 },
    { word (self, N_ ("Value")), NULL, AVT_COLUMN_TEXT, 0, 1.5 },
    { word (self, N_ ("Formula")), NULL, AVT_COLUMN_TEXT, 0, 2 },
    { word (self, N_ ("Inputs")), NULL, AVT_COLUMN_TEXT, 0, 2 },
    { word (self, N_ ("Assumptions")), NULL, AVT_COLUMN_TEXT, 0, 2 },
    { word (self, N_ ("Source")), NULL, AVT_COLUMN_TEXT, 0, 2 },
    { word (self, N_ ("Confidence")), NULL, AVT_COLUMN_TEXT, 0, 1.5 },
  };

  avt_report_add_heading (self->builder, 2, word (self, N_ ("Where the Numbers Come From")),
                          NULL);
  avt_report_begin_table (self->builder, word (self, N_ ("Formulas")), NULL, NULL, columns,
                          G_N_ELEMENTS (columns));
  for (guint i = 0; i < AVT_N_RACK_NUMBERS; i++)
    add_number (self, (AvtRackNumber) i);
  avt_report_end_table (self->builder);
}

static GPtrArray *
list_types (const AvtSheet *self)
{
  GPtrArray *types = g_ptr_array_new ();

  for (guint i = 0; i < self->devices->len; i++)
    {
      const AvtDevice *device = self->devices->pdata[i];
      const AvtType *type = avt_design_type (self->source->context.design, device->type);

      if (type != NULL && !g_ptr_array_find (types, type, NULL))
        g_ptr_array_add (types, (gpointer) type);
    }
  return types;
}

/** avt_sheet_add_sources: where the figures of each type were taken from, and how far to trust
 * them */
void
avt_sheet_add_sources (const AvtSheet *self)
{
  g_autoptr (GPtrArray) types = list_types (self);

  avt_source_list_begin (self->builder, self->source, 2);
  for (guint i = 0; i < types->len; i++)
    avt_source_list_add_type (self->builder, self->source, types->pdata[i]);
  avt_report_end_table (self->builder);
}
