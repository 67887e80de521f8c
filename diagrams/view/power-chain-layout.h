/* Where the parts of a power chain lie. */
#pragma once

#include "diagrams/view/power-chain-model.h"

G_BEGIN_DECLS

#define AVT_CHAIN_ROW_PT 14      /* a tap, a load */
#define AVT_CHAIN_HEAD_PT 27     /* title and subtitle of a supply */
#define AVT_CHAIN_COLUMNS_PT 11  /* the heads of its columns */
#define AVT_CHAIN_LINE_PT 11     /* a reading of it */
#define AVT_CHAIN_BANK_PT 13     /* the head of a bank */
#define AVT_CHAIN_FEED_WIDTH 124
#define AVT_CHAIN_STRIP_WIDTH 150
#define AVT_CHAIN_NUMBER_PT 25   /* a column of numbers */
#define AVT_CHAIN_SIGN_PT 11     /* the column of signs behind them */

/** AvtChainLayout: @width_pt and @height_pt hold everything, from (0, 0) */
typedef struct
{
  double width_pt;
  double height_pt;
  double load_x;
  double load_width;
} AvtChainLayout;

void avt_chain_layout (AvtChainModel *model, double width_pt, AvtChainLayout *layout);

G_END_DECLS
