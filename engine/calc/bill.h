/* What has to be bought: device types, parts and cables, counted over the design. */
#pragma once

#include "engine/design/design.h"

G_BEGIN_DECLS

typedef enum
{
  AVT_BILL_TYPE,
  AVT_BILL_PART,
  AVT_BILL_CABLE
} AvtBillKind;

/**
 * AvtBillCable: what makes two cables the same to a buyer; strings belong to the design
 * @connectors: of the ports at its ends, in the order of their names; NULL: not known
 * @colour: (nullable): "#rrggbb"
 * @length_mm: by avt_cable_planned_mm(), to the millimetre; 0: not known
 * @is_estimate: the plan gives no length; it follows from where the ends stand
 */
typedef struct
{
  AvtMedium medium;
  const char *connectors[2];
  const char *colour;
  gint64 length_mm;
  gboolean is_estimate;
} AvtBillCable;

/**
 * AvtBillLine:
 * @item: the type or part; none: a cable
 * @cable: only of a cable
 * @n_existing: there already
 * @n_planned: to be bought; what is to be removed is in neither
 */
typedef struct
{
  AvtBillKind kind;
  AvtId item;
  AvtBillCable cable;
  gint64 n_existing;
  gint64 n_planned;
} AvtBillLine;

/** AvtBill: types by category and name, then parts, then cables; valid as long as its design. */
typedef struct
{
  guint n_lines;
  AvtBillLine *lines;
} AvtBill;

AvtBill *avt_bill_new (const AvtDesign *design);
void avt_bill_free (AvtBill *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AvtBill, avt_bill_free)

G_END_DECLS
