/* What one window is about besides the design itself: what is selected, what is pointed at, which
 * rack is worked on. Views bind to it and none of them owns it; nothing of it is saved. */
#pragma once

#include "diagrams/view/diagram.h"
#include "engine/design/feed.h"
#include "engine/document/document.h"

G_BEGIN_DECLS

#define AVT_TYPE_SESSION (avt_session_get_type ())

/**
 * AvtSession:
 *
 * Signals:
 *   selection-changed (AvtSession *self)
 *   rack-changed (AvtSession *self): the rack in scope is another one
 *   faults-changed (AvtSession *self): another side is taken to be lost
 *   faces-changed (AvtSession *self): faces that were missing in a hasty drawing can be had
 *   message (AvtSession *self, const char *text, gboolean can_undo): something to tell the user
 *   typing-changed (AvtSession *self): whether something is typed that the design lacks
 *   finish-typing (AvtSession *self): editors take what was typed. Returns: whether one refused
 */
G_DECLARE_FINAL_TYPE (AvtSession, avt_session, AVT, SESSION, GObject)

AvtSession *avt_session_new (AvtDocument *document, AvtMeasurer *measurer, AvtWords *words);
AvtDocument *avt_session_get_document (AvtSession *self);
AvtDesign *avt_session_get_design (AvtSession *self);
AvtDiagramContext avt_session_get_context (AvtSession *self);
const AvtWords *avt_session_get_words (AvtSession *self);

const AvtId *avt_session_get_selection (AvtSession *self, guint *n_ids);
AvtId avt_session_get_single (AvtSession *self);
gboolean avt_session_is_selected (AvtSession *self, AvtId id);
void avt_session_select (AvtSession *self, const AvtId *ids, guint n_ids);
void avt_session_select_one (AvtSession *self, AvtId id);
void avt_session_toggle (AvtSession *self, AvtId id);
void avt_session_toggle_all (AvtSession *self, const AvtId *ids, guint n_ids);
void avt_session_add (AvtSession *self, const AvtId *ids, guint n_ids);
GArray *avt_session_get_selected_of (AvtSession *self, AvtKind kind);

AvtId avt_session_get_rack (AvtSession *self);
void avt_session_set_rack (AvtSession *self, AvtId rack);

gboolean avt_session_is_lost (AvtSession *self, AvtSide side);
void avt_session_set_lost (AvtSession *self, AvtSide side, gboolean lost);

gboolean avt_session_commit (AvtSession *self, AvtDesign *design, const GError *error,
                             const char *label, const char *merge_key);
void avt_session_tell (AvtSession *self, const char *text, gboolean can_undo);

void avt_session_set_typing (AvtSession *self, gpointer editor, gboolean is_typing);
gboolean avt_session_is_typing (AvtSession *self);
gboolean avt_session_finish_typing (AvtSession *self);

G_END_DECLS
