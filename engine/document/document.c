/* The door: every change of the current design happens in this file or goes through the history
 * from the two others, between _avt_document_look() and _avt_document_tell(). */
#include "config.h"

#include "engine/document/document.h"

#include "engine/document/document-private.h"

#include <glib/gi18n-lib.h>

/* Results in the memo that nobody asked for during so many changes are dropped. */
#define MEMO_GENERATIONS 32

G_DEFINE_FINAL_TYPE (AvtDocument, avt_document, G_TYPE_OBJECT)

static GParamSpec *properties[N_PROPS];
static guint changed_signal;

/* What observers can see now. Paired with _avt_document_tell(), which frees it. */
void
_avt_document_look (AvtDocument *self, AvtDocumentLook *look)
{
  *look = (AvtDocumentLook){
    .design = avt_design_ref (avt_document_get_design (self)),
    .can_undo = avt_document_get_can_undo (self),
    .can_redo = avt_document_get_can_redo (self),
    .undo_label = g_strdup (avt_document_get_undo_label (self)),
    .redo_label = g_strdup (avt_document_get_redo_label (self)),
    .modified = avt_document_get_modified (self),
    .title = g_strdup (self->title),
    .path = g_strdup (self->path),
    .read_only = self->read_only,
    .recovered = self->recovered,
    .disk_state = self->disk_state,
    .journal_error = g_strdup (self->journal_error),
    .edited_by = g_strdup (self->edited_by),
  };
}

static void
notify_if (AvtDocument *self, gboolean differs, AvtDocumentProperty property)
{
  if (differs)
    g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static void
notify_differences (AvtDocument *self, const AvtDocumentLook *look)
{
  notify_if (self, look->can_undo != avt_document_get_can_undo (self), PROP_CAN_UNDO);
  notify_if (self, look->can_redo != avt_document_get_can_redo (self), PROP_CAN_REDO);
  notify_if (self, g_strcmp0 (look->undo_label, avt_document_get_undo_label (self)) != 0,
             PROP_UNDO_LABEL);
  notify_if (self, g_strcmp0 (look->redo_label, avt_document_get_redo_label (self)) != 0,
             PROP_REDO_LABEL);
  notify_if (self, look->modified != avt_document_get_modified (self), PROP_MODIFIED);
  notify_if (self, g_strcmp0 (look->title, self->title) != 0, PROP_TITLE);
  notify_if (self, g_strcmp0 (look->path, self->path) != 0, PROP_PATH);
  notify_if (self, look->read_only != self->read_only, PROP_READ_ONLY);
  notify_if (self, look->recovered != self->recovered, PROP_RECOVERED);
  notify_if (self, look->disk_state != self->disk_state, PROP_DISK_STATE);
  notify_if (self, g_strcmp0 (look->journal_error, self->journal_error) != 0,
             PROP_JOURNAL_ERROR);
  notify_if (self, g_strcmp0 (look->edited_by, self->edited_by) != 0, PROP_EDITED_BY);
}

/* Tells observers what became different since @look, the design first. */
void
_avt_document_tell (AvtDocument *self, AvtDocumentLook *look)
{
  G_GNUC_UNUSED g_autoptr (AvtDocument) alive = g_object_ref (self);
  AvtDesign *design = avt_document_get_design (self);

  if (design != look->design)
    {
      g_autoptr (AvtDelta) delta = avt_delta_new (look->design, design);

      avt_memo_age (self->memo, MEMO_GENERATIONS);
      g_signal_emit (self, changed_signal, 0, delta);
    }
  notify_differences (self, look);
  avt_design_unref (look->design);
  g_free (look->undo_label);
  g_free (look->redo_label);
  g_free (look->title);
  g_free (look->path);
  g_free (look->journal_error);
  g_free (look->edited_by);
}

static void
avt_document_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  AvtDocument *self = AVT_DOCUMENT (object);

  switch ((AvtDocumentProperty) id)
    {
    case PROP_CAN_UNDO:
      g_value_set_boolean (value, avt_document_get_can_undo (self));
      break;
    case PROP_CAN_REDO:
      g_value_set_boolean (value, avt_document_get_can_redo (self));
      break;
    case PROP_UNDO_LABEL:
      g_value_set_string (value, avt_document_get_undo_label (self));
      break;
    case PROP_REDO_LABEL:
      g_value_set_string (value, avt_document_get_redo_label (self));
      break;
    case PROP_MODIFIED:
      g_value_set_boolean (value, avt_document_get_modified (self));
      break;
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_PATH:
      g_value_set_string (value, self->path);
      break;
    case PROP_READ_ONLY:
      g_value_set_boolean (value, self->read_only);
      break;
    case PROP_RECOVERED:
      g_value_set_boolean (value, self->recovered);
      break;
    case PROP_DISK_STATE:
      g_value_set_int (value, (int) self->disk_state);
      break;
    case PROP_JOURNAL_ERROR:
      g_value_set_string (value, self->journal_error);
      break;
    case PROP_EDITED_BY:
      g_value_set_string (value, self->edited_by);
      break;
    case N_PROPS:
      break;
    }
}

static void
avt_document_dispose (GObject *object)
{
  AvtDocument *self = AVT_DOCUMENT (object);

  _avt_document_unwatch (self);
  _avt_document_unmark (self);
  _avt_document_journal_stop (self);
  G_OBJECT_CLASS (avt_document_parent_class)->dispose (object);
}

static void
avt_document_finalize (GObject *object)
{
  AvtDocument *self = AVT_DOCUMENT (object);

  g_clear_pointer (&self->history, avt_history_free);
  g_clear_pointer (&self->ids, avt_id_source_free);
  g_clear_pointer (&self->memo, avt_memo_unref);
  g_clear_pointer (&self->disk, avt_design_unref);
  g_clear_object (&self->file);
  g_free (self->path);
  g_free (self->title);
  g_free (self->journal_folder);
  g_free (self->journal_error);
  g_free (self->last_label);
  g_free (self->edited_by);
  G_OBJECT_CLASS (avt_document_parent_class)->finalize (object);
}

static GParamSpec *
boolean_property (const char *name)
{
  return g_param_spec_boolean (name, NULL, NULL, FALSE,
                               G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
}

static GParamSpec *
string_property (const char *name)
{
  return g_param_spec_string (name, NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
}

static void
avt_document_class_init (AvtDocumentClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = avt_document_get_property;
  object_class->dispose = avt_document_dispose;
  object_class->finalize = avt_document_finalize;

  properties[PROP_CAN_UNDO] = boolean_property ("can-undo");
  properties[PROP_CAN_REDO] = boolean_property ("can-redo");
  properties[PROP_UNDO_LABEL] = string_property ("undo-label");
  properties[PROP_REDO_LABEL] = string_property ("redo-label");
  properties[PROP_MODIFIED] = boolean_property ("modified");
  properties[PROP_TITLE] = string_property ("title");
  properties[PROP_PATH] = string_property ("path");
  properties[PROP_READ_ONLY] = boolean_property ("read-only");
  properties[PROP_RECOVERED] = boolean_property ("recovered");
  properties[PROP_DISK_STATE]
      = g_param_spec_int ("disk-state", NULL, NULL, AVT_DISK_SAME, AVT_DISK_MISSING,
                          AVT_DISK_SAME, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_JOURNAL_ERROR] = string_property ("journal-error");
  properties[PROP_EDITED_BY] = string_property ("edited-by");
  g_object_class_install_properties (object_class, N_PROPS, properties);

  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
avt_document_init (AvtDocument *self)
{
  g_queue_init (&self->pending);
}

/**
 * avt_document_new:
 * @ids: (transfer full) (nullable): where new ids come from; %NULL: random ones
 * @journal_folder: (nullable): see avt_journal_default_folder(); %NULL keeps no journal
 * @pace: whether journal and file are looked after by the main context
 *
 * Returns: (transfer full): a document with an empty design and no file
 */
AvtDocument *
avt_document_new (AvtIdSource *ids, const char *journal_folder, AvtDocumentPace pace)
{
  AvtDocument *self = g_object_new (AVT_TYPE_DOCUMENT, NULL);
  g_autoptr (AvtDesign) design = NULL;

  self->ids = ids != NULL ? ids : avt_id_source_new ();
  self->memo = avt_memo_new ();
  self->journal_folder = g_strdup (journal_folder);
  self->pace = pace;
  self->title = g_strdup (_ ("New Design"));
  design = avt_design_new_empty (self->ids);
  self->history = avt_history_new (design, AVT_HISTORY_MAX_BYTES);
  self->journal_base = avt_design_ref (design);
  return self;
}

/** avt_document_get_design: Returns: (transfer none): the current design */
AvtDesign *
avt_document_get_design (AvtDocument *self)
{
  return avt_history_get_design (self->history);
}

/** avt_document_get_ids: Returns: (transfer none): where edits take the ids of new entities */
AvtIdSource *
avt_document_get_ids (AvtDocument *self)
{
  return self->ids;
}

/** avt_document_get_memo: Returns: (transfer none): the memo of everything derived from designs */
AvtMemo *
avt_document_get_memo (AvtDocument *self)
{
  return self->memo;
}

/**
 * avt_document_commit:
 * @design: the design that becomes the current one; the current one itself changes nothing
 * @label: the step's name as shown: "Move 3 Devices"
 * @merge_key: (nullable): commits in a row with the same key become one step, until
 *   avt_document_end_run(), an undo, a redo or a save
 *
 * A run that leads back to where it began leaves no step.
 */
void
avt_document_commit (AvtDocument *self, AvtDesign *design, const char *label,
                     const char *merge_key)
{
  AvtDocumentLook look;
  AvtHistoryChange change;

  g_return_if_fail (AVT_IS_DOCUMENT (self));
  g_return_if_fail (design != NULL);
  g_return_if_fail (label != NULL);
  if (design == avt_document_get_design (self))
    return;
  _avt_document_look (self, &look);
  change = avt_history_commit (self->history, design, label, merge_key);
  _avt_document_mark (self);
  _avt_document_journal_note (self, label, change != AVT_HISTORY_STEP);
  _avt_document_tell (self, &look);
}

/** avt_document_end_run: the gesture is over: what comes is a step of its own. */
void
avt_document_end_run (AvtDocument *self)
{
  avt_history_end_run (self->history);
}

/** avt_document_undo: Returns: whether there was a step to take back */
gboolean
avt_document_undo (AvtDocument *self)
{
  AvtDocumentLook look;
  g_autofree char *label = NULL;

  g_return_val_if_fail (AVT_IS_DOCUMENT (self), FALSE);
  if (!avt_document_get_can_undo (self))
    return FALSE;
  label = g_strdup_printf (_ ("Undo %s"), avt_document_get_undo_label (self));
  _avt_document_look (self, &look);
  avt_history_undo (self->history);
  _avt_document_journal_note (self, label, FALSE);
  _avt_document_tell (self, &look);
  return TRUE;
}

/** avt_document_redo: Returns: whether there was a step to do again */
gboolean
avt_document_redo (AvtDocument *self)
{
  AvtDocumentLook look;
  g_autofree char *label = NULL;

  g_return_val_if_fail (AVT_IS_DOCUMENT (self), FALSE);
  if (!avt_document_get_can_redo (self))
    return FALSE;
  label = g_strdup_printf (_ ("Redo %s"), avt_document_get_redo_label (self));
  _avt_document_look (self, &look);
  avt_history_redo (self->history);
  _avt_document_journal_note (self, label, FALSE);
  _avt_document_tell (self, &look);
  return TRUE;
}

gboolean
avt_document_get_can_undo (AvtDocument *self)
{
  return avt_history_get_n_undo (self->history) > 0;
}

gboolean
avt_document_get_can_redo (AvtDocument *self)
{
  return avt_history_get_n_redo (self->history) > 0;
}

/** avt_document_get_undo_label: Returns: (nullable): name of the step that undo takes back */
const char *
avt_document_get_undo_label (AvtDocument *self)
{
  return avt_history_get_undo_label (self->history);
}

/** avt_document_get_redo_label: Returns: (nullable): name of the step that redo does again */
const char *
avt_document_get_redo_label (AvtDocument *self)
{
  return avt_history_get_redo_label (self->history);
}

/** avt_document_get_modified: whether the current design is another than the file holds. */
gboolean
avt_document_get_modified (AvtDocument *self)
{
  return !avt_history_is_saved (self->history);
}

/** avt_document_get_file: Returns: (transfer none) (nullable): the file, once there is one */
GFile *
avt_document_get_file (AvtDocument *self)
{
  return self->file;
}

/** avt_document_get_path: Returns: (nullable): the path of the file */
const char *
avt_document_get_path (AvtDocument *self)
{
  return self->path;
}

/** avt_document_get_title: Returns: the name for people: of the file, without its suffix */
const char *
avt_document_get_title (AvtDocument *self)
{
  return self->title;
}

/** avt_document_get_read_only: whether saving needs another file: this one is of a newer format. */
gboolean
avt_document_get_read_only (AvtDocument *self)
{
  return self->read_only;
}

AvtDiskState
avt_document_get_disk_state (AvtDocument *self)
{
  return self->disk_state;
}

/** avt_document_get_recovered: whether it came from a journal and was not saved since. */
gboolean
avt_document_get_recovered (AvtDocument *self)
{
  return self->recovered;
}

/** avt_document_get_journal_error: Returns: (nullable): why changes are not protected just now */
const char *
avt_document_get_journal_error (AvtDocument *self)
{
  return self->journal_error;
}
