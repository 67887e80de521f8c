/* The invariants of designs, written again in the plainest way, without indexes and shortcuts, to
 * hold the engine's own against. */
#pragma once

#include "engine/design/design.h"

G_BEGIN_DECLS

/* Ids, kinds, references, values, ports, one design record, one stamp a rack. */
void check_structure (const AvtDesign *design);
/* Indexes, link ends, positions of tables: equal to a search of everything. */
void check_indexes (const AvtDesign *design);
/* The delta of two designs: equal to a comparison of everything. */
void check_delta (const AvtDesign *before, const AvtDesign *after);
/* What an edit may have broken, looked at where it changed something. */
void check_structure_of_change (const AvtDesign *before, const AvtDesign *after);

/** Surroundings: what each rack can see of a design. */
typedef struct _Surroundings Surroundings;

Surroundings *surroundings_new (const AvtDesign *design);
void surroundings_free (Surroundings *self);
/* A rack that can see a change has a new stamp, any other has kept its stamp. */
void check_stamps (const AvtDesign *before, const Surroundings *old, const AvtDesign *after,
                   const Surroundings *new);

/* No device stands where it may not, and no link joins what it may not, that did not before. */
void check_no_new_misfits (const AvtDesign *before, const AvtDesign *after);
guint count_misfits (const AvtDesign *design, AvtId rack);

G_END_DECLS
