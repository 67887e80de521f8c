/* Which device into which rack: as few racks as can be, within units, power and mass, and the heavy
 * ones at the bottom. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** AvtFillItem: what a device needs; what is not known is 0 here, and counted by who asks. */
typedef struct
{
  gint64 height_hu;
  double power_w;
  double mass_g;
} AvtFillItem;

/** AvtFillRack: what every rack has; infinite without a limit. */
typedef struct
{
  gint64 height_hu;
  double power_w;
  double mass_g;
} AvtFillRack;

#define AVT_FILL_NONE G_MAXUINT

/**
 * AvtFill: a placement
 * @racks: for each item the number of its rack, from 0; %AVT_FILL_NONE when it fits into none
 * @positions_hu: its lower edge, 2 x U
 * @n_racks: racks that are used
 * @lower_bound: racks that no placement of the same items can do without
 * @n_unplaced: items that fit into no rack
 */
typedef struct
{
  guint *racks;
  gint64 *positions_hu;
  guint n_items;
  guint n_racks;
  guint lower_bound;
  guint n_unplaced;
} AvtFill;

AvtFill *avt_fill (const AvtFillItem *items, guint n_items, const AvtFillRack *rack,
                   guint max_racks);
void avt_fill_free (AvtFill *self);
gboolean avt_fill_is_proven (const AvtFill *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AvtFill, avt_fill_free)

G_END_DECLS
