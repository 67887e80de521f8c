/* Making the samples and templates that are installed. They are files, made once and checked in;
 * this program makes the same bytes again, and a test compares. */
#pragma once

#include "engine/design/design.h"

G_BEGIN_DECLS

/** Maker: a design being made; ids come in the same order every time. */
typedef struct
{
  AvtIdSource *ids;
  AvtDesignBuilder *builder;
  AvtInfo *info;
  GHashTable *entries; /* of the catalogue that are in the design: key to id */
} Maker;

Maker *maker_new (guint64 seed);
AvtDesign *maker_end (Maker *self);

/* Entities are filled first and added then, which freezes them. */
gpointer maker_entity (Maker *self, AvtKind kind);
AvtId maker_add (Maker *self, gpointer entity);
void set (gpointer entity, const char *path, const char *text);
void set_id (gpointer entity, guint field, AvtId id);
void set_in (const AvtRecordType *type, void *record, const char *path, const char *text);

/* Catalogue */

/** Optane: the server of the article and its parts. */
AvtId add_optane_server (Maker *self);
AvtId add_single_phase_pdu (Maker *self);
AvtId add_three_phase_pdu (Maker *self);

/* Designs */
typedef enum
{
  BASIS_BUDGET,
  BASIS_PARTS
} Basis;

AvtDesign *make_optane_servers (Basis basis);
AvtDesign *make_optane_rack (Basis basis);
AvtDesign *make_six_racks (void);
AvtDesign *make_empty (void);
AvtDesign *make_rack (void);
AvtDesign *make_network_rack (void);
AvtDesign *make_six_rack_row (void);
AvtDesign *make_two_node_direct (void);
AvtDesign *make_two_rack_pair (void);
AvtDesign *make_vsan_four_node (void);

G_END_DECLS
