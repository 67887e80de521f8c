/* A design is a value: immutable, atomically reference counted. Edits (edit.h) return new ones;
 * bulk changes go through AvtDesignBuilder. What is read from it is borrowed from it. */
#pragma once

#include "engine/base/table.h"
#include "engine/design/device.h"
#include "engine/design/entity.h"
#include "engine/design/feed.h"
#include "engine/design/info.h"
#include "engine/design/link.h"
#include "engine/design/note.h"
#include "engine/design/part.h"
#include "engine/design/place.h"
#include "engine/design/rack.h"
#include "engine/design/type.h"

G_BEGIN_DECLS

typedef struct _AvtDesign AvtDesign;
typedef struct _AvtStamp AvtStamp;
typedef struct _AvtDesignBuilder AvtDesignBuilder;

#define AVT_EDIT_ERROR (avt_edit_error_quark ())

/** AvtEditError: the rule that an edit broke; the message names the objects. */
typedef enum
{
  AVT_EDIT_ERROR_ID,        /* an id is malformed, of the wrong kind, or taken */
  AVT_EDIT_ERROR_NOT_FOUND, /* no such entity */
  AVT_EDIT_ERROR_REFERENCE, /* a reference does not resolve to the right kind, or is still held */
  AVT_EDIT_ERROR_VALUE,     /* a field is missing or out of range */
  AVT_EDIT_ERROR_PLACE,     /* physically impossible: overlap, outside the rack, too deep */
  AVT_EDIT_ERROR_PORT,      /* no such port, port taken, or ports that do not fit */
  AVT_EDIT_ERROR_LIMIT      /* more objects than a design may hold */
} AvtEditError;

#define AVT_DESIGN_MAX_ENTITIES 200000

GQuark avt_edit_error_quark (void);

AvtDesign *avt_design_new_empty (AvtIdSource *ids);
AvtDesign *avt_design_ref (AvtDesign *self);
void avt_design_unref (AvtDesign *self);

const AvtInfo *avt_design_get_info (const AvtDesign *self);
const AvtSettings *avt_design_get_settings (const AvtDesign *self);
const AvtTable *avt_design_get_table (const AvtDesign *self, AvtKind kind);
guint avt_design_count (const AvtDesign *self, AvtKind kind);
gconstpointer avt_design_get (const AvtDesign *self, AvtKind kind, guint position);
gconstpointer avt_design_lookup (const AvtDesign *self, AvtId id);
const AvtExtras *avt_design_get_extras (const AvtDesign *self);
gboolean avt_design_equal (const AvtDesign *a, const AvtDesign *b);

/* Typed lookups; NULL when the id is none or names another kind. */
const AvtPart *avt_design_part (const AvtDesign *self, AvtId id);
const AvtType *avt_design_type (const AvtDesign *self, AvtId id);
const AvtRoom *avt_design_room (const AvtDesign *self, AvtId id);
const AvtRow *avt_design_row (const AvtDesign *self, AvtId id);
const AvtFeed *avt_design_feed (const AvtDesign *self, AvtId id);
const AvtRack *avt_design_rack (const AvtDesign *self, AvtId id);
const AvtDevice *avt_design_device (const AvtDesign *self, AvtId id);
const AvtLink *avt_design_link (const AvtDesign *self, AvtId id);

/** AvtReferrers: the entities whose reference field names one id, in id order; on the stack. */
typedef struct
{
  AvtTableIter iter;
  AvtId target;
  gsize offset;
} AvtReferrers;

void avt_design_referrers (const AvtDesign *self, AvtKind kind, guint field, AvtId target,
                           AvtReferrers *referrers);
gconstpointer avt_referrers_next (AvtReferrers *referrers);
guint avt_design_count_referring (const AvtDesign *self, AvtKind kind, guint field);

static inline void
avt_design_devices_of_rack (const AvtDesign *self, AvtId rack, AvtReferrers *referrers)
{
  avt_design_referrers (self, AVT_KIND_DEVICE, AVT_DEVICE_RACK, rack, referrers);
}

/** AvtLinkEnds: the links of a device, each with this device as the near end. */
typedef struct
{
  AvtReferrers referrers;
  const AvtDesign *design;
  AvtId device;
  gboolean second;
} AvtLinkEnds;

void avt_design_links_of_device (const AvtDesign *self, AvtId device, AvtLinkEnds *ends);
const AvtLink *avt_link_ends_next (AvtLinkEnds *ends, const char **near_port, AvtId *far_device,
                                   const char **far_port);

/**
 * AvtStamp: an object whose address changes whenever anything changes that a calculation or a
 * drawing of the rack can read: the rack and its row, the room with its rows, the site; its
 * devices and all that cords join to them, in whichever rack, with their cords; the other cables
 * of its devices and the devices at their far ends; of all these devices the racks, types and
 * parts, and of those that cords join the feeds; the design's own record. The key for the memo.
 * What else hangs on a feed is not in it.
 */
AvtStamp *avt_design_rack_stamp (const AvtDesign *self, AvtId rack);
AvtStamp *avt_stamp_ref (AvtStamp *self);
void avt_stamp_unref (AvtStamp *self);

/* Builder: begin from a design (or NULL), put and remove entities, end validates structure once. */
AvtDesignBuilder *avt_design_builder_new (const AvtDesign *base);
void avt_design_builder_free (AvtDesignBuilder *self);
gconstpointer avt_design_builder_lookup (AvtDesignBuilder *self, AvtId id);
void avt_design_builder_put (AvtDesignBuilder *self, gpointer entity);
void avt_design_builder_remove (AvtDesignBuilder *self, AvtId id);
void avt_design_builder_set_extras (AvtDesignBuilder *self, AvtExtras *extras);
AvtDesign *avt_design_builder_end (AvtDesignBuilder *self, GError **error);
AvtId avt_design_builder_get_culprit (const AvtDesignBuilder *self);

/* Delta: what differs between two designs, by pointer inequality. */
typedef struct _AvtDelta AvtDelta;

AvtDelta *avt_delta_new (const AvtDesign *before, const AvtDesign *after);
void avt_delta_free (AvtDelta *self);
guint avt_delta_get_size (const AvtDelta *self);
AvtId avt_delta_get (const AvtDelta *self, guint i, gconstpointer *before, gconstpointer *after);
gboolean avt_delta_touches (const AvtDelta *self, AvtKind kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AvtDesign, avt_design_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AvtDesignBuilder, avt_design_builder_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AvtDelta, avt_delta_free)

G_END_DECLS
