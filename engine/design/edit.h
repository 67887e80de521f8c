/* The pure edits: each takes a design and returns a new one, or refuses with AVT_EDIT_ERROR and a
 * sentence that names the objects. An edit that changes nothing returns the same design.
 * Structural truth always holds; what is physically impossible is refused unless @force. */
#pragma once

#include "engine/design/design.h"
#include "engine/design/fit.h"
#include "engine/design/fragment.h"
#include "engine/design/house-style.h"

G_BEGIN_DECLS

/** AvtPortAddress: one end of a link. */
typedef struct
{
  AvtId device;
  const char *port;
} AvtPortAddress;

/** AvtLinkMove: the end of @link at @from is put to @to. */
typedef struct
{
  AvtId link;
  AvtPortAddress from;
  AvtPortAddress to;
} AvtLinkMove;

AvtDesign *avt_design_with_added (AvtDesign *design, gpointer entity, GError **error);
AvtDesign *avt_design_with_replaced (AvtDesign *design, gpointer entity, GError **error);
AvtDesign *avt_design_with_removed (AvtDesign *design, const AvtId *ids, guint n_ids,
                                    GError **error);
AvtDesign *avt_design_with_field_text (AvtDesign *design, AvtId id, const char *path,
                                       const char *text, GError **error);
AvtDesign *avt_design_with_field_unset (AvtDesign *design, AvtId id, const char *path,
                                        GError **error);
AvtDesign *avt_design_with_device (AvtDesign *design, AvtIdSource *ids, AvtId type,
                                   const char *name, const AvtPlace *place, gboolean force,
                                   AvtId *id, GError **error);
AvtDesign *avt_design_with_devices_placed (AvtDesign *design, const AvtId *devices,
                                           const AvtPlace *places, guint n_devices,
                                           gboolean force, GError **error);
AvtDesign *avt_design_with_parts (AvtDesign *design, AvtId holder, const AvtId *parts,
                                  const gint64 *quantities, guint n_parts, GError **error);
AvtDesign *avt_design_with_feed_of (AvtDesign *design, AvtId pdu, AvtId feed, GError **error);
AvtDesign *avt_design_with_link (AvtDesign *design, AvtIdSource *ids, AvtMedium medium,
                                 AvtPortAddress a, AvtPortAddress b, gboolean force, AvtId *id,
                                 GError **error);
AvtDesign *avt_design_with_link_moved (AvtDesign *design, AvtId link, AvtPortAddress from,
                                       AvtPortAddress to, gboolean force, GError **error);
AvtDesign *avt_design_with_links_moved (AvtDesign *design, const AvtLinkMove *moves,
                                        guint n_moves, gboolean force, GError **error);
AvtDesign *avt_design_with_type (AvtDesign *design, gpointer type, gpointer *parts,
                                 guint n_parts, GError **error);
AvtDesign *avt_design_with_pasted (AvtDesign *design, AvtIdSource *ids,
                                   const AvtFragment *fragment, const AvtPlace *place,
                                   gboolean force, GArray *pasted, GError **error);
AvtDesign *avt_design_with_duplicated (AvtDesign *design, AvtIdSource *ids,
                                       const AvtId *selection, guint n_selected, GArray *made,
                                       GError **error);
AvtDesign *avt_design_with_filled (AvtDesign *design, AvtIdSource *ids, AvtId device,
                                   guint n_copies, gboolean upwards, GArray *made,
                                   GError **error);
AvtDesign *avt_design_with_state (AvtDesign *design, const AvtId *selection, guint n_selected,
                                  AvtState state, GError **error);
AvtDesign *avt_design_with_style (AvtDesign *design, const char *name,
                                  const AvtHouseStyle *style, GError **error);
AvtDesign *avt_design_with_style_removed (AvtDesign *design, const char *name, GError **error);
AvtDesign *avt_design_with_style_chosen (AvtDesign *design, const char *name, GError **error);

G_END_DECLS
