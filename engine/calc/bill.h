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
 * AvtBillLine:
 * @item: the type or part; none: a cable
 * @medium, @length_mm: of a cable; 0: length not known
 * @n_existing: there already
 * @n_planned: to be bought; what is to be removed is in neither
 */
typedef struct
{
  AvtBillKind kind;
  AvtId item;
  AvtMedium medium;
  gint64 length_mm;
  gint64 n_existing;
  gint64 n_planned;
} AvtBillLine;

/** AvtBill: types by category and name, then parts, then cables. */
typedef struct
{
  guint n_lines;
  AvtBillLine *lines;
} AvtBill;

AvtBill *avt_bill_new (const AvtDesign *design);
void avt_bill_free (AvtBill *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AvtBill, avt_bill_free)

G_END_DECLS
