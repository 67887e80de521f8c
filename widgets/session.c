#include "config.h"

#include "widgets/session.h"

#include "engine/design/order.h"

#include <stdlib.h>

struct _AvtSession
{
  GObject parent_instance;

  AvtDocument *document;
  AvtMeasurer *measurer;
  AvtFaceStore *faces;
  AvtWords *words;
  GArray *selection; /* of AvtId, ascending */
  AvtId rack;
  gboolean is_lost[2]; /* by side */
  GHashTable *typing;  /* set of editors, only compared: their text is not in the design yet */
  gulong changed_handler;
};

enum
{
  SELECTION_CHANGED,
  RACK_CHANGED,
  FAULTS_CHANGED,
  FACES_CHANGED,
  MESSAGE,
  TYPING_CHANGED,
  FINISH_TYPING,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AvtSession, avt_session, G_TYPE_OBJECT)

static const AvtId *
id_at (const GArray *ids, guint i)
{
  return &g_array_index (ids, AvtId, i);
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  return avt_id_compare (*(const AvtId *) a, *(const AvtId *) b);
}

static gboolean
find (const GArray *ids, AvtId id, guint *position)
{
  return g_array_binary_search ((GArray *) ids, &id, compare_ids, position);
}

static void
append_once (GArray *ids, AvtId id)
{
  g_array_append_val (ids, id);
  g_array_sort (ids, compare_ids);
  for (guint i = ids->len; i > 1; i--)
    if (avt_id_equal (*id_at (ids, i - 1), *id_at (ids, i - 2)))
      g_array_remove_index (ids, i - 1);
}

/* A finding or a hit of a moment ago may name what is gone. */
static void
append_existing (AvtSession *self, GArray *set, const AvtId *ids, guint n_ids)
{
  AvtDesign *design = avt_document_get_design (self->document);

  for (guint i = 0; i < n_ids; i++)
    if (avt_design_lookup (design, ids[i]) != NULL)
      g_array_append_val (set, ids[i]);
}

static GArray *
sorted_set (AvtSession *self, const AvtId *ids, guint n_ids)
{
  GArray *set = g_array_sized_new (FALSE, FALSE, sizeof (AvtId), n_ids);

  append_existing (self, set, ids, n_ids);
  g_array_sort (set, compare_ids);
  for (guint i = set->len; i > 1; i--)
    if (avt_id_equal (*id_at (set, i - 1), *id_at (set, i - 2)))
      g_array_remove_index (set, i - 1);
  return set;
}

/* The rack of what is selected; otherwise the one before, while it exists; otherwise the first that
 * is drawn. */
static AvtId
find_rack (AvtSession *self)
{
  AvtDesign *design = avt_document_get_design (self->document);
  g_autoptr (GPtrArray) racks = NULL;

  for (guint i = 0; i < self->selection->len; i++)
    {
      AvtId id = *id_at (self->selection, i);
      const AvtDevice *device = avt_design_device (design, id);

      if (avt_design_rack (design, id) != NULL)
        return id;
      if (device != NULL && avt_design_rack (design, device->rack) != NULL)
        return device->rack;
    }
  if (avt_design_rack (design, self->rack) != NULL)
    return self->rack;
  racks = avt_design_racks_in_order (design);
  return racks->len > 0 ? avt_entity_id (g_ptr_array_index (racks, 0)) : AVT_ID_NONE;
}

static void
update_rack (AvtSession *self)
{
  AvtId rack = find_rack (self);

  if (avt_id_equal (rack, self->rack))
    return;
  self->rack = rack;
  g_signal_emit (self, signals[RACK_CHANGED], 0);
}

/* @selection: (transfer full): ascending, each once */
static void
replace_selection (AvtSession *self, GArray *selection)
{
  gboolean same = selection->len == self->selection->len;

  for (guint i = 0; same && i < selection->len; i++)
    same = avt_id_equal (*id_at (selection, i), *id_at (self->selection, i));
  g_array_unref (self->selection);
  self->selection = selection;
  if (same)
    return;
  g_signal_emit (self, signals[SELECTION_CHANGED], 0);
  update_rack (self);
}

static gboolean
tell_faces_cb (gpointer data)
{
  g_autoptr (AvtSession) self = g_weak_ref_get (data);

  if (self != NULL)
    g_signal_emit (self, signals[FACES_CHANGED], 0);
  return G_SOURCE_REMOVE;
}

static void
weak_ref_free_cb (gpointer data)
{
  g_weak_ref_clear (data);
  g_free (data);
}

/* On a thread of the store. Until dispose() the session is there. */
static void
faces_drawn_cb (gpointer user_data)
{
  GWeakRef *weak = g_new0 (GWeakRef, 1);

  g_weak_ref_init (weak, user_data);
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, tell_faces_cb, weak, weak_ref_free_cb);
}

/* What is gone cannot be selected. */
static void
document_changed_cb (AvtDocument *document, const AvtDelta *delta, AvtSession *self)
{
  GArray *left = g_array_new (FALSE, FALSE, sizeof (AvtId));

  append_existing (self, left, (const AvtId *) (gpointer) self->selection->data,
                   self->selection->len);
  replace_selection (self, left);
  update_rack (self);
}

static void
avt_session_dispose (GObject *object)
{
  AvtSession *self = AVT_SESSION (object);

  if (self->faces != NULL)
    avt_face_store_set_listener (self->faces, NULL, NULL);
  if (self->document != NULL)
    g_clear_signal_handler (&self->changed_handler, self->document);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (avt_session_parent_class)->dispose (object);
}

static void
avt_session_finalize (GObject *object)
{
  AvtSession *self = AVT_SESSION (object);

  g_array_unref (self->selection);
  g_hash_table_unref (self->typing);
  g_clear_pointer (&self->faces, avt_face_store_unref);
  g_clear_pointer (&self->measurer, avt_measurer_unref);
  g_clear_pointer (&self->words, avt_words_unref);
  G_OBJECT_CLASS (avt_session_parent_class)->finalize (object);
}

/* Every editor is asked, whatever the one before said. */
static gboolean
accumulate (GSignalInvocationHint *hint, GValue *all, const GValue *one, gpointer data)
{
  g_value_set_boolean (all, g_value_get_boolean (all) || g_value_get_boolean (one));
  return TRUE;
}

static void
avt_session_class_init (AvtSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GType type = G_OBJECT_CLASS_TYPE (klass);

  object_class->dispose = avt_session_dispose;
  object_class->finalize = avt_session_finalize;
  signals[SELECTION_CHANGED] = g_signal_new ("selection-changed", type, G_SIGNAL_RUN_LAST, 0, NULL,
                                             NULL, NULL, G_TYPE_NONE, 0);
  signals[RACK_CHANGED] = g_signal_new ("rack-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 0);
  signals[FAULTS_CHANGED] = g_signal_new ("faults-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                          NULL, G_TYPE_NONE, 0);
  signals[FACES_CHANGED] = g_signal_new ("faces-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                         NULL, G_TYPE_NONE, 0);
  signals[MESSAGE] = g_signal_new ("message", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
  signals[TYPING_CHANGED] = g_signal_new ("typing-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                          NULL, G_TYPE_NONE, 0);
  signals[FINISH_TYPING] = g_signal_new ("finish-typing", type, G_SIGNAL_RUN_LAST, 0, accumulate,
                                         NULL, NULL, G_TYPE_BOOLEAN, 0);
}

static void
avt_session_init (AvtSession *self)
{
  self->selection = g_array_new (FALSE, FALSE, sizeof (AvtId));
  self->typing = g_hash_table_new (NULL, NULL);
}

/** avt_session_new: @document: the session lives as long as the window that shows it */
AvtSession *
avt_session_new (AvtDocument *document, AvtMeasurer *measurer, AvtWords *words)
{
  AvtSession *self = g_object_new (AVT_TYPE_SESSION, NULL);

  self->document = g_object_ref (document);
  self->measurer = avt_measurer_ref (measurer);
  self->faces = avt_face_store_new_found (measurer);
  avt_face_store_set_listener (self->faces, faces_drawn_cb, self);
  self->words = avt_words_ref (words);
  self->changed_handler
    = g_signal_connect (document, "changed", G_CALLBACK (document_changed_cb), self);
  self->rack = find_rack (self);
  return self;
}

AvtDocument *
avt_session_get_document (AvtSession *self)
{
  return self->document;
}

AvtDesign *
avt_session_get_design (AvtSession *self)
{
  return avt_document_get_design (self->document);
}

/** avt_session_get_context: Returns: what drawings of the current design are made from */
AvtDiagramContext
avt_session_get_context (AvtSession *self)
{
  return (AvtDiagramContext){ .design = avt_document_get_design (self->document),
                              .memo = avt_document_get_memo (self->document),
                              .measurer = self->measurer,
                              .words = self->words,
                              .face_store = self->faces };
}

const AvtWords *
avt_session_get_words (AvtSession *self)
{
  return self->words;
}

/** avt_session_get_selection: Returns: (array length=n_ids): ascending; until the next change */
const AvtId *
avt_session_get_selection (AvtSession *self, guint *n_ids)
{
  *n_ids = self->selection->len;
  return (const AvtId *) (gpointer) self->selection->data;
}

/** avt_session_get_single: Returns: what is selected when that is one thing, otherwise none */
AvtId
avt_session_get_single (AvtSession *self)
{
  return self->selection->len == 1 ? *id_at (self->selection, 0) : AVT_ID_NONE;
}

gboolean
avt_session_is_selected (AvtSession *self, AvtId id)
{
  return find (self->selection, id, NULL);
}

/** avt_session_select: what the design does not have is left out */
void
avt_session_select (AvtSession *self, const AvtId *ids, guint n_ids)
{
  replace_selection (self, sorted_set (self, ids, n_ids));
}

/** avt_session_select_one: @id: none clears the selection */
void
avt_session_select_one (AvtSession *self, AvtId id)
{
  avt_session_select (self, &id, avt_id_is_none (id) ? 0 : 1);
}

void
avt_session_toggle (AvtSession *self, AvtId id)
{
  avt_session_toggle_all (self, &id, 1);
}

/** avt_session_toggle_all: those that are selected no longer are, and the others are */
void
avt_session_toggle_all (AvtSession *self, const AvtId *ids, guint n_ids)
{
  GArray *next = g_array_copy (self->selection);
  guint position;

  for (guint i = 0; i < n_ids; i++)
    if (find (next, ids[i], &position))
      g_array_remove_index (next, position);
    else if (avt_design_lookup (avt_session_get_design (self), ids[i]) != NULL)
      append_once (next, ids[i]);
  replace_selection (self, next);
}

void
avt_session_add (AvtSession *self, const AvtId *ids, guint n_ids)
{
  g_autoptr (GArray) all = g_array_copy (self->selection);

  g_array_append_vals (all, ids, n_ids);
  avt_session_select (self, (const AvtId *) (gpointer) all->data, all->len);
}

/** avt_session_get_selected_of: Returns: (transfer full) (element-type AvtId): the selected
 * entities of one kind */
GArray *
avt_session_get_selected_of (AvtSession *self, AvtKind kind)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (AvtId));

  for (guint i = 0; i < self->selection->len; i++)
    if (avt_id_letter (*id_at (self->selection, i)) == avt_kind_info (kind)->letter)
      g_array_append_val (ids, *id_at (self->selection, i));
  return ids;
}

/** avt_session_get_rack: Returns: the rack that results are shown of; none without racks */
AvtId
avt_session_get_rack (AvtSession *self)
{
  return self->rack;
}

void
avt_session_set_rack (AvtSession *self, AvtId rack)
{
  if (avt_id_equal (rack, self->rack))
    return;
  self->rack = rack;
  g_signal_emit (self, signals[RACK_CHANGED], 0);
}

/** avt_session_is_lost: whether the side is taken to be lost: what if? */
gboolean
avt_session_is_lost (AvtSession *self, AvtSide side)
{
  return self->is_lost[side];
}

void
avt_session_set_lost (AvtSession *self, AvtSide side, gboolean lost)
{
  if (lost == self->is_lost[side])
    return;
  self->is_lost[side] = lost;
  g_signal_emit (self, signals[FAULTS_CHANGED], 0);
}

/**
 * avt_session_commit:
 * @design: (transfer full) (nullable): what an edit returned
 * @error: (nullable): why it refused, when @design is %NULL; told to the user
 *
 * Returns: whether there was a design to commit
 */
gboolean
avt_session_commit (AvtSession *self, AvtDesign *design, const GError *error, const char *label,
                    const char *merge_key)
{
  if (design == NULL)
    {
      if (error != NULL)
        avt_session_tell (self, error->message, FALSE);
      return FALSE;
    }
  avt_document_commit (self->document, design, label, merge_key);
  avt_design_unref (design);
  return TRUE;
}

/** avt_session_tell: @can_undo: whether the message is about the last step, which can be undone */
void
avt_session_tell (AvtSession *self, const char *text, gboolean can_undo)
{
  g_signal_emit (self, signals[MESSAGE], 0, text, can_undo);
}

/**
 * avt_session_set_typing:
 * @editor: whoever holds the text; it takes itself back before it goes away
 * @is_typing: whether it shows text that the design does not have yet
 */
void
avt_session_set_typing (AvtSession *self, gpointer editor, gboolean is_typing)
{
  gboolean was_typing = avt_session_is_typing (self);

  if (is_typing)
    g_hash_table_add (self->typing, editor);
  else
    g_hash_table_remove (self->typing, editor);
  if (avt_session_is_typing (self) != was_typing)
    g_signal_emit (self, signals[TYPING_CHANGED], 0);
}

gboolean
avt_session_is_typing (AvtSession *self)
{
  return g_hash_table_size (self->typing) > 0;
}

/**
 * avt_session_finish_typing: before the design is saved, printed or closed, and before an editor
 * turns to another entity: what was typed becomes a step, as if the focus had left its editor.
 *
 * Returns: whether nothing was refused; the user was told what was
 */
gboolean
avt_session_finish_typing (AvtSession *self)
{
  gboolean is_refused = FALSE;

  g_signal_emit (self, signals[FINISH_TYPING], 0, &is_refused);
  return !is_refused;
}
