/* Steps 0 to position - 1 can be undone, those from position on redone. Step i leads from the
 * design of step i - 1 (or the oldest one) to its own. */
#include "config.h"

#include "engine/document/history.h"

#include <string.h>

typedef struct
{
  AvtDesign *design; /* after the step */
  char *label;
  char *merge_key; /* or NULL */
  gsize bytes;     /* estimate of what the step alone keeps in memory */
} Step;

struct _AvtHistory
{
  AvtDesign *oldest; /* before the first step */
  AvtDesign *saved;  /* or NULL: no state is as in the file */
  GArray *steps;
  guint position;
  gboolean run_open; /* the last step may still grow */
  gsize bytes;
  gsize max_bytes;
};

static void
clear_step_cb (gpointer data)
{
  Step *step = data;

  avt_design_unref (step->design);
  g_free (step->label);
  g_free (step->merge_key);
}

static Step *
step_at (const AvtHistory *self, guint i)
{
  return &g_array_index (self->steps, Step, i);
}

static AvtDesign *
design_at (const AvtHistory *self, guint position)
{
  return position == 0 ? self->oldest : step_at (self, position - 1)->design;
}

/* What a record holds: itself, its strings and lists. Allocators add some; it is an estimate. */
static gsize
record_bytes (const AvtRecordType *type, const void *record)
{
  gsize bytes = type->size;

  for (guint i = 0; i < type->n_fields; i++)
    {
      const AvtField *field = &type->fields[i];
      const void *member = (const char *) record + field->offset;

      if (field->kind == AVT_FIELD_STRING && *(char *const *) member != NULL)
        bytes += strlen (*(char *const *) member) + 1;
      else if (field->kind == AVT_FIELD_REFERENCE_LIST)
        bytes += ((const AvtIdList *) member)->n_ids * sizeof (AvtId);
      else if (field->kind == AVT_FIELD_RECORD)
        bytes += record_bytes (field->record, member) - field->record->size;
      else if (field->kind == AVT_FIELD_RECORD_LIST)
        {
          const AvtRecordList *list = member;

          for (guint j = 0; j < list->n_records; j++)
            bytes += record_bytes (field->record,
                                   (const char *) list->records + j * field->record->size);
        }
    }
  return bytes;
}

static gsize
entity_bytes (gconstpointer entity)
{
  return entity == NULL ? 0 : record_bytes (avt_entity_type (entity), entity);
}

/* Entities of both sides, and the copied blocks of tables and indexes: 1 KiB each, with their
 * lists of 8 bytes for every 128 items. */
static gsize
step_bytes (const AvtDesign *before, const AvtDesign *after)
{
  g_autoptr (AvtDelta) delta = avt_delta_new (before, after);
  guint n_changes = avt_delta_get_size (delta);
  gsize bytes = 4096;

  for (guint kind = 0; kind < AVT_N_KINDS; kind++)
    if (avt_delta_touches (delta, kind))
      bytes += avt_design_count (after, kind) / 16;
  for (guint i = 0; i < n_changes; i++)
    {
      gconstpointer old_entity;
      gconstpointer new_entity;

      avt_delta_get (delta, i, &old_entity, &new_entity);
      bytes += entity_bytes (old_entity) + entity_bytes (new_entity) + 64;
    }
  return bytes;
}

/**
 * avt_history_new:
 * @design: where it begins; taken as the saved one
 * @max_bytes: beyond this estimate the oldest steps are dropped, but never the last one
 *
 * Returns: (transfer full): a history without steps
 */
AvtHistory *
avt_history_new (AvtDesign *design, gsize max_bytes)
{
  AvtHistory *self = g_new0 (AvtHistory, 1);

  self->oldest = avt_design_ref (design);
  self->saved = avt_design_ref (design);
  self->steps = g_array_new (FALSE, FALSE, sizeof (Step));
  g_array_set_clear_func (self->steps, clear_step_cb);
  self->max_bytes = max_bytes;
  return self;
}

void
avt_history_free (AvtHistory *self)
{
  g_array_unref (self->steps);
  avt_design_unref (self->oldest);
  g_clear_pointer (&self->saved, avt_design_unref);
  g_free (self);
}

/** avt_history_get_design: Returns: (transfer none): the current design */
AvtDesign *
avt_history_get_design (const AvtHistory *self)
{
  return design_at (self, self->position);
}

static void
truncate_steps (AvtHistory *self, guint length)
{
  for (guint i = length; i < self->steps->len; i++)
    self->bytes -= step_at (self, i)->bytes;
  g_array_set_size (self->steps, length);
}

static void
drop_oldest (AvtHistory *self)
{
  Step *first = step_at (self, 0);

  self->bytes -= first->bytes;
  avt_design_unref (self->oldest);
  self->oldest = avt_design_ref (first->design);
  g_array_remove_index (self->steps, 0);
  self->position--;
}

/* Every rule of merging is here. A commit joins the last step when both bear the same key and
 * nothing stands between them: no undo or redo, no save (the saved state must stay a state that
 * undo can return to), no end of the gesture. */
static gboolean
can_merge (const AvtHistory *self, const char *merge_key)
{
  return merge_key != NULL && self->run_open && self->position > 0
         && self->position == self->steps->len
         && g_strcmp0 (step_at (self, self->position - 1)->merge_key, merge_key) == 0;
}

static AvtHistoryChange
merge (AvtHistory *self, AvtDesign *design, const char *label)
{
  Step *last = step_at (self, self->position - 1);
  AvtDesign *before = design_at (self, self->position - 1);

  if (avt_design_equal (before, design))
    {
      self->position--;
      truncate_steps (self, self->position);
      self->run_open = FALSE;
      return AVT_HISTORY_DROPPED;
    }
  avt_design_ref (design);
  avt_design_unref (last->design);
  last->design = design;
  g_free (last->label);
  last->label = g_strdup (label);
  self->bytes -= last->bytes;
  last->bytes = step_bytes (before, design);
  self->bytes += last->bytes;
  return AVT_HISTORY_MERGED;
}

/**
 * avt_history_commit:
 * @design: the design that becomes the current one
 * @label: the step's name as shown: "Move 3 Devices"
 * @merge_key: (nullable): joins runs of one gesture into one step
 *
 * What could be redone is gone, unless @design is the current design.
 */
AvtHistoryChange
avt_history_commit (AvtHistory *self, AvtDesign *design, const char *label, const char *merge_key)
{
  AvtDesign *current = avt_history_get_design (self);
  Step step = { NULL, NULL, NULL, 0 };

  if (design == current)
    return AVT_HISTORY_SAME;
  if (can_merge (self, merge_key))
    return merge (self, design, label);
  truncate_steps (self, self->position);
  step = (Step){ avt_design_ref (design), g_strdup (label), g_strdup (merge_key),
                 step_bytes (current, design) };
  g_array_append_val (self->steps, step);
  self->position++;
  self->bytes += step.bytes;
  self->run_open = TRUE;
  while (self->bytes > self->max_bytes && self->position > 1)
    drop_oldest (self);
  return AVT_HISTORY_STEP;
}

/** avt_history_end_run: the gesture is over: the next commit is a step of its own. */
void
avt_history_end_run (AvtHistory *self)
{
  self->run_open = FALSE;
}

gboolean
avt_history_undo (AvtHistory *self)
{
  if (self->position == 0)
    return FALSE;
  self->position--;
  self->run_open = FALSE;
  return TRUE;
}

gboolean
avt_history_redo (AvtHistory *self)
{
  if (self->position == self->steps->len)
    return FALSE;
  self->position++;
  self->run_open = FALSE;
  return TRUE;
}

/** avt_history_get_undo_label: Returns: (nullable): the name of what undo takes back */
const char *
avt_history_get_undo_label (const AvtHistory *self)
{
  return self->position == 0 ? NULL : step_at (self, self->position - 1)->label;
}

/** avt_history_get_redo_label: Returns: (nullable): the name of what redo does again */
const char *
avt_history_get_redo_label (const AvtHistory *self)
{
  return self->position == self->steps->len ? NULL : step_at (self, self->position)->label;
}

guint
avt_history_get_n_undo (const AvtHistory *self)
{
  return self->position;
}

guint
avt_history_get_n_redo (const AvtHistory *self)
{
  return self->steps->len - self->position;
}

/** avt_history_get_label: @step: from 0, the oldest, to the number of all steps - 1 */
const char *
avt_history_get_label (const AvtHistory *self, guint step)
{
  g_return_val_if_fail (step < self->steps->len, NULL);
  return step_at (self, step)->label;
}

/** avt_history_get_bytes: Returns: an estimate of the memory that the steps keep */
gsize
avt_history_get_bytes (const AvtHistory *self)
{
  return self->bytes;
}

/**
 * avt_history_set_saved:
 * @design: (nullable): the design that the file holds; %NULL: none of these
 */
void
avt_history_set_saved (AvtHistory *self, AvtDesign *design)
{
  AvtDesign *saved = design != NULL ? avt_design_ref (design) : NULL;

  g_clear_pointer (&self->saved, avt_design_unref);
  self->saved = saved;
  self->run_open = FALSE;
}

/** avt_history_is_saved: whether the current design is the saved one, by identity. */
gboolean
avt_history_is_saved (const AvtHistory *self)
{
  return avt_history_get_design (self) == self->saved;
}
