/* Side A decides the order of the rows, so its cords are straight; the supplies of side B lie as
 * near to their loads as they can. Cords that are not straight change their height in a channel
 * beside the loads, each in a lane of its own where their ways overlap. */
#include "config.h"

#include "diagrams/view/power-chain-layout.h"

#include "diagrams/scene/theme.h"

#include <math.h>

#define TRUNK_PT 18         /* between a supply and what hangs on it */
#define CHANNEL_LEAST_PT 20
#define LOAD_LEAST_PT 150
#define LOAD_MOST_PT 260
#define SUPPLY_GAP_PT 12
#define GROUP_PAD_PT 3
#define CLEARANCE_PT 4      /* between heights of cords that are not the same */

typedef struct
{
  AvtChainModel *model;
  AvtChainLayout *layout;
  GArray *tops;    /* of double: by load, its upper edge */
  guint depth[2];  /* columns on each side */
  double width[2]; /* of all columns of a side */
  double channel[2];
  double bottom;
} Layout;

static AvtChainSupply *
supply_at (const Layout *self, guint i)
{
  return &g_array_index (self->model->supplies, AvtChainSupply, i);
}

static AvtChainLoad *
load_at (const Layout *self, guint i)
{
  return &g_array_index (self->model->loads, AvtChainLoad, i);
}

static AvtChainGroup *
group_at (const AvtChainSupply *supply, guint i)
{
  return &g_array_index (supply->groups, AvtChainGroup, i);
}

static AvtChainTap *
tap_at (const AvtChainGroup *group, guint i)
{
  return &g_array_index (group->taps, AvtChainTap, i);
}

static double
head_height (const AvtChainSupply *supply)
{
  return AVT_CHAIN_HEAD_PT + AVT_CHAIN_COLUMNS_PT + supply->n_lines * AVT_CHAIN_LINE_PT + 3;
}

/* Behind another supply it needs a gap too. */
static double
room_for_head (const AvtChainSupply *supply, gboolean is_behind)
{
  return head_height (supply) + (is_behind ? SUPPLY_GAP_PT + GROUP_PAD_PT : 0);
}

static double
load_height (const AvtChainLoad *load)
{
  return AVT_CHAIN_ROW_PT * MAX (MAX (load->n_taps[0], load->n_taps[1]), 1);
}

static double
column_width (const AvtChainSupply *supply)
{
  return supply->is_feed ? AVT_CHAIN_FEED_WIDTH : AVT_CHAIN_STRIP_WIDTH;
}

/* The widest supply of each column; the columns of a side, from outside. */
static void
place_columns (Layout *self)
{
  for (guint side = 0; side < 2; side++)
    {
      double x = 0;

      for (guint depth = 0; depth <= self->depth[side]; depth++)
        {
          double widest = 0;

          for (guint i = 0; i < self->model->supplies->len; i++)
            if (supply_at (self, i)->side == side && supply_at (self, i)->depth == depth)
              widest = MAX (widest, column_width (supply_at (self, i)));
          for (guint i = 0; i < self->model->supplies->len; i++)
            if (supply_at (self, i)->side == side && supply_at (self, i)->depth == depth)
              {
                supply_at (self, i)->rect.x = x;
                supply_at (self, i)->rect.width = widest;
              }
          x += widest + (depth < self->depth[side] ? TRUNK_PT : 0);
        }
      self->width[side] = x;
    }
}

/* The room for heads above a load, when it is the first one of the supply or of a bank. */
static double
heads_above (const Layout *self, const AvtChainSupply *supply, guint load, double y)
{
  double room = 0;

  for (guint k = 0; k < supply->groups->len; k++)
    {
      const AvtChainGroup *group = group_at (supply, k);

      if (group->taps->len > 0 && tap_at (group, 0)->load == load)
        room += (k == 0 ? room_for_head (supply, y > 0) : 0) + GROUP_PAD_PT
                + (group->has_reading ? AVT_CHAIN_BANK_PT : 0);
    }
  return room;
}

/* Loads from the top; the supplies of the leading side have room for their heads. */
static void
place_loads (Layout *self, AvtSide leading)
{
  double y = 0;

  for (guint load = 0; load < self->model->loads->len; load++)
    {
      for (guint i = 0; i < self->model->supplies->len; i++)
        if (supply_at (self, i)->side == leading)
          y += heads_above (self, supply_at (self, i), load, y);
      load_at (self, load)->rect = avt_rect (0, y, 0, load_height (load_at (self, load)));
      y += load_at (self, load)->rect.height;
    }
  self->bottom = y;
}

/* Where the cord of a tap ends: the taps of a side take the rows of their load from the top. */
static void
assign_rows (Layout *self, AvtSide side)
{
  g_autofree guint *n_taken = g_new0 (guint, self->model->loads->len + 1);

  for (guint i = 0; i < self->model->supplies->len; i++)
    for (guint k = 0; supply_at (self, i)->side == side && k < supply_at (self, i)->groups->len;
         k++)
      for (guint t = 0; t < group_at (supply_at (self, i), k)->taps->len; t++)
        {
          AvtChainTap *tap = tap_at (group_at (supply_at (self, i), k), t);

          tap->load_y = load_at (self, tap->load)->rect.y
                        + AVT_CHAIN_ROW_PT * (n_taken[tap->load]++ + 0.5);
        }
}

/* Moves a height down until it is that of its own row or of none. */
static double
clear_of_rows (const Layout *self, double y, double own_y)
{
  gboolean is_clear = FALSE;

  while (!is_clear && fabs (y - own_y) > 0.01)
    {
      is_clear = TRUE;
      for (guint i = 0; i < self->model->loads->len; i++)
        {
          AvtRect rect = load_at (self, i)->rect;

          for (double row = rect.y + AVT_CHAIN_ROW_PT / 2.0; row < avt_rect_bottom (rect);
               row += AVT_CHAIN_ROW_PT)
            if (fabs (row - own_y) > 0.01 && fabs (row - y) < CLEARANCE_PT)
              {
                y = row + CLEARANCE_PT + 0.01;
                is_clear = FALSE;
              }
        }
    }
  return y;
}

/* Whether the taps come in the order of their loads, so that they can lie beside them. */
static gboolean
is_in_order (const AvtChainSupply *supply)
{
  double last = -INFINITY;

  for (guint k = 0; k < supply->groups->len; k++)
    for (guint t = 0; t < group_at (supply, k)->taps->len; t++)
      {
        double load_y = tap_at (group_at (supply, k), t)->load_y;

        if (load_y < last)
          return FALSE;
        last = load_y;
      }
  return TRUE;
}

/* Taps out of order lie close together, others beside their loads. */
static double
place_group (Layout *self, AvtChainGroup *group, double y, gboolean is_ordered)
{
  double head = group->has_reading ? AVT_CHAIN_BANK_PT : 0;

  y += GROUP_PAD_PT;
  if (group->taps->len > 0 && is_ordered)
    y = MAX (y, tap_at (group, 0)->load_y - AVT_CHAIN_ROW_PT / 2.0 - head);
  group->y = y;
  y += head;
  for (guint t = 0; t < group->taps->len; t++)
    {
      AvtChainTap *tap = tap_at (group, t);
      double middle = y + AVT_CHAIN_ROW_PT / 2.0;

      if (is_ordered)
        middle = MAX (middle, tap->load_y);
      tap->y = clear_of_rows (self, middle, tap->load_y);
      y = tap->y + AVT_CHAIN_ROW_PT / 2.0;
    }
  return y;
}

/* Where the first tap would lie beside its load, under the head of its bank. */
static double
first_y (const AvtChainSupply *supply)
{
  double y = INFINITY;

  for (guint k = 0; k < supply->groups->len; k++)
    for (guint t = 0; t < group_at (supply, k)->taps->len; t++)
      y = MIN (y, tap_at (group_at (supply, k), t)->load_y - AVT_CHAIN_ROW_PT / 2.0 - GROUP_PAD_PT
                    - (group_at (supply, k)->has_reading ? AVT_CHAIN_BANK_PT : 0));
  return y;
}

/* Supplies with taps, in a column of their own, from the top. */
static void
place_supplies (Layout *self, AvtSide side, guint depth)
{
  double y = 0;

  for (guint i = 0; i < self->model->supplies->len; i++)
    {
      AvtChainSupply *supply = supply_at (self, i);
      double first = first_y (supply);

      if (supply->side != side || supply->depth != depth)
        continue;
      if (isfinite (first))
        y = MAX (y, first - head_height (supply));
      else
        for (guint k = i + 1; k < self->model->supplies->len; k++)
          if (supply_at (self, k)->parent == (int) i)
            {
              y = MAX (y, supply_at (self, k)->rect.y);
              break;
            }
      supply->rect.y = y;
      supply->bus_y = y + AVT_CHAIN_HEAD_PT / 2.0;
      y += head_height (supply);
      for (guint k = 0; k < supply->groups->len; k++)
        y = place_group (self, group_at (supply, k), y, is_in_order (supply));
      supply->rect.height = y + GROUP_PAD_PT - supply->rect.y;
      y += GROUP_PAD_PT + SUPPLY_GAP_PT;
      self->bottom = MAX (self->bottom, avt_rect_bottom (supply->rect));
    }
}

/* Gives each cord that changes its height the first lane, from the loads outwards, in which no
 * other one passes the same heights. Returns: how many lanes there are */
static guint
assign_lanes (Layout *self, AvtSide side, double load_edge, double direction)
{
  g_autoptr (GPtrArray) done = g_ptr_array_new ();
  guint n_lanes = 0;

  for (guint i = 0; i < self->model->supplies->len; i++)
    for (guint k = 0; supply_at (self, i)->side == side && k < supply_at (self, i)->groups->len;
         k++)
      for (guint t = 0; t < group_at (supply_at (self, i), k)->taps->len; t++)
        {
          AvtChainTap *tap = tap_at (group_at (supply_at (self, i), k), t);
          guint lane = 0;

          if (fabs (tap->y - tap->load_y) < 0.01)
            continue;
          for (guint d = 0; d < done->len; d++)
            {
              const AvtChainTap *other = g_ptr_array_index (done, d);
              double low = MAX (MIN (tap->y, tap->load_y), MIN (other->y, other->load_y));
              double high = MIN (MAX (tap->y, tap->load_y), MAX (other->y, other->load_y));

              if (low <= high + CLEARANCE_PT && lane == (guint) other->lane_x)
                {
                  lane++;
                  d = (guint) -1; /* ask all of them again */
                }
            }
          tap->lane_x = lane;
          g_ptr_array_add (done, tap);
          n_lanes = MAX (n_lanes, lane + 1);
        }
  for (guint d = 0; d < done->len; d++)
    {
      AvtChainTap *tap = g_ptr_array_index (done, d);

      tap->lane_x = load_edge + direction * (tap->lane_x * avt_theme.lane_pt + 8);
    }
  return n_lanes;
}

static double
channel_width (guint n_lanes)
{
  return MAX (CHANNEL_LEAST_PT, n_lanes * avt_theme.lane_pt + 14);
}

static void
place_across (Layout *self, double width_pt)
{
  guint lanes[2];
  double needed;

  for (guint side = 0; side < 2; side++)
    {
      lanes[side] = assign_lanes (self, (AvtSide) side, 0, 1);
      self->channel[side] = channel_width (lanes[side]);
    }
  needed = self->width[0] + self->channel[0] + self->channel[1] + self->width[1];
  self->layout->load_width = CLAMP (width_pt - needed, LOAD_LEAST_PT, LOAD_MOST_PT);
  self->layout->width_pt = needed + self->layout->load_width;
  self->layout->load_x = self->width[0] + self->channel[0];
  for (guint i = 0; i < self->model->loads->len; i++)
    {
      load_at (self, i)->rect.x = self->layout->load_x;
      load_at (self, i)->rect.width = self->layout->load_width;
    }
  for (guint i = 0; i < self->model->supplies->len; i++)
    if (supply_at (self, i)->side == AVT_SIDE_B)
      supply_at (self, i)->rect.x = self->layout->width_pt - supply_at (self, i)->rect.x
                                    - supply_at (self, i)->rect.width;
  assign_lanes (self, AVT_SIDE_A, self->layout->load_x, -1);
  assign_lanes (self, AVT_SIDE_B, self->layout->load_x + self->layout->load_width, 1);
}

static gboolean
has_taps (const Layout *self, AvtSide side)
{
  for (guint i = 0; i < self->model->loads->len; i++)
    if (load_at (self, i)->n_taps[side] > 0)
      return TRUE;
  return FALSE;
}

/**
 * avt_chain_layout:
 * @model: (inout): gets its coordinates
 * @width_pt: wished for; a deep chain takes more
 */
void
avt_chain_layout (AvtChainModel *model, double width_pt, AvtChainLayout *layout)
{
  Layout self = { .model = model, .layout = layout };

  for (guint i = 0; i < model->supplies->len; i++)
    self.depth[supply_at (&self, i)->side]
      = MAX (self.depth[supply_at (&self, i)->side], supply_at (&self, i)->depth);
  place_columns (&self);
  place_loads (&self, has_taps (&self, AVT_SIDE_A) ? AVT_SIDE_A : AVT_SIDE_B);
  for (guint side = 0; side < 2; side++)
    {
      assign_rows (&self, (AvtSide) side);
      for (int depth = (int) self.depth[side]; depth >= 0; depth--)
        place_supplies (&self, (AvtSide) side, (guint) depth);
    }
  place_across (&self, width_pt);
  layout->height_pt = self.bottom;
}
