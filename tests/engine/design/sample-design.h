/* A small design with everything in it, and short ways to make more. */
#pragma once

#include "engine/design/edit.h"

G_BEGIN_DECLS

typedef struct
{
  AvtIdSource *ids;
  AvtDesign *design;
  AvtId cpu;
  AvtId supply;
  AvtId server_type;  /* 1U, full depth, two inlets "PSU1" and "PSU2", interfaces "eth0", "eth1" */
  AvtId half_type;    /* 1U, half width */
  AvtId shallow_type; /* 1U, half depth, 300 mm deep */
  AvtId pdu_type;     /* 0U, inlet "in", outlets "1" to "8", banks "B1" and "B2" */
  AvtId switch_type;  /* 1U, inlets "PSU1" and "PSU2", interfaces "1" to "8" */
  AvtId site;
  AvtId room;
  AvtId row;
  AvtId feed_a;
  AvtId feed_b;
  AvtId racks[3];     /* 42U; the third is in no row */
  AvtId pdus[4];      /* A and B of rack 0, A and B of rack 1 */
  AvtId servers[4];   /* U1 and U2 of racks 0 and 1; both supplies on A and B */
  AvtId switches[2];  /* in rack 2, U40 and U41 */
  AvtId links[4];     /* server i to switch i / 2, "eth0" */
  AvtId note;         /* about rack 0 and server 0 */
} SampleDesign;

SampleDesign *sample_design_new (void);
void sample_design_free (SampleDesign *self);

AvtId next_id (AvtIdSource *ids, AvtKind kind);
gpointer sample_new (AvtIdSource *ids, AvtKind kind, const char *first_field, ...)
    G_GNUC_NULL_TERMINATED;
void sample_set (gpointer entity, const char *path, const char *text);
void sample_port (gpointer type, const char *key, const char *category);
AvtPlace place_at (AvtId rack, double unit);
void sample_take (AvtDesign **design, AvtDesign *result, GError *error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SampleDesign, sample_design_free)

/* Replaces *@design by what the edit @call gives, which must not refuse; @call uses `error`. */
#define take_edit(design, call) \
  G_STMT_START \
  { \
    GError *error = NULL; \
    AvtDesign *result_ = (call); \
    sample_take (design, result_, error); \
  } \
  G_STMT_END

G_END_DECLS
