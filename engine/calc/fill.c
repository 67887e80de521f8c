#include "config.h"

#include "engine/calc/fill.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Sums of many reals are compared with limits that people wrote. */
#define TOLERANCE 1e-9

/* Of height, power and mass. */
#define N_KINDS 3

typedef struct
{
  double needs[N_KINDS]; /* shares of what a rack has */
  double key;
  guint index;
} Entry;

typedef struct
{
  double used[N_KINDS];
} Bin;

typedef double (*KeyFunc) (const double needs[N_KINDS]);

static double
by_height (const double needs[N_KINDS])
{
  return needs[0];
}

static double
by_power (const double needs[N_KINDS])
{
  return needs[1];
}

static double
by_mass (const double needs[N_KINDS])
{
  return needs[2];
}

static double
by_most (const double needs[N_KINDS])
{
  return MAX (needs[0], MAX (needs[1], needs[2]));
}

static double
by_sum (const double needs[N_KINDS])
{
  return needs[0] + needs[1] + needs[2];
}

static const KeyFunc keys[] = { by_height, by_power, by_mass, by_most, by_sum };

static void
take_needs (const AvtFillItem *item, const AvtFillRack *rack, double needs[N_KINDS])
{
  needs[0] = (double) item->height_hu / (double) rack->height_hu;
  needs[1] = item->power_w / rack->power_w;
  needs[2] = item->mass_g / rack->mass_g;
  for (guint i = 0; i < N_KINDS; i++)
    if (isnan (needs[i]))
      needs[i] = 0; /* nothing of nothing */
}

static gboolean
fits (const Bin *bin, const double needs[N_KINDS])
{
  for (guint i = 0; i < N_KINDS; i++)
    if (bin->used[i] + needs[i] > 1 + TOLERANCE)
      return FALSE;
  return TRUE;
}

static int
compare_keys_cb (gconstpointer a, gconstpointer b)
{
  const Entry *left = a;
  const Entry *right = b;

  if (left->key != right->key)
    return left->key > right->key ? -1 : 1;
  return left->index < right->index ? -1 : left->index > right->index;
}

/* First fit of the entries in the order they have. */
static guint
pack (const Entry *entries, guint n_entries, guint max_racks, guint *racks, guint *n_unplaced)
{
  g_autofree Bin *bins = g_new0 (Bin, (gsize) n_entries + 1);
  static const Bin empty = { { 0 } };
  guint n_bins = 0;

  *n_unplaced = 0;
  for (guint i = 0; i < n_entries; i++)
    {
      const Entry *entry = &entries[i];
      guint bin = 0;

      while (bin < n_bins && !fits (&bins[bin], entry->needs))
        bin++;
      if (bin == n_bins && (n_bins == max_racks || !fits (&empty, entry->needs)))
        {
          racks[entry->index] = AVT_FILL_NONE;
          ++*n_unplaced;
          continue;
        }
      n_bins = MAX (n_bins, bin + 1);
      racks[entry->index] = bin;
      for (guint k = 0; k < N_KINDS; k++)
        bins[bin].used[k] += entry->needs[k];
    }
  return n_bins;
}

/* Racks that the sums need, or the items of which no two go together; of those that fit alone. */
static guint
lower_bound (const Entry *entries, guint n_entries)
{
  static const Bin empty = { { 0 } };
  double sums[N_KINDS] = { 0 };
  guint n_large[N_KINDS] = { 0 };
  guint n_fitting = 0;
  guint bound = 0;

  for (guint i = 0; i < n_entries; i++)
    for (guint k = 0; fits (&empty, entries[i].needs) && k < N_KINDS; k++)
      {
        sums[k] += entries[i].needs[k];
        n_large[k] += entries[i].needs[k] > 0.5 + TOLERANCE;
        n_fitting++;
      }
  for (guint k = 0; k < N_KINDS; k++)
    bound = MAX (bound, MAX (n_large[k], (guint) ceil (sums[k] * (1 - TOLERANCE))));
  return MAX (bound, n_fitting > 0 ? 1u : 0u);
}

/* In its rack: whole units below half ones, so that all stand on whole units that can; among them
 * the heavy ones low. */
typedef struct
{
  const AvtFillItem *items;
  const guint *racks;
} Stacking;

static int
compare_stacking_cb (gconstpointer a, gconstpointer b, gpointer data)
{
  const Stacking *stacking = data;
  guint left = *(const guint *) a;
  guint right = *(const guint *) b;
  const AvtFillItem *lower = &stacking->items[left];
  const AvtFillItem *upper = &stacking->items[right];

  if (stacking->racks[left] != stacking->racks[right])
    return stacking->racks[left] < stacking->racks[right] ? -1 : 1;
  if (lower->height_hu % 2 != upper->height_hu % 2)
    return lower->height_hu % 2 == 0 ? -1 : 1;
  if (lower->mass_g != upper->mass_g)
    return lower->mass_g > upper->mass_g ? -1 : 1;
  return left < right ? -1 : left > right;
}

static void
stack (AvtFill *self, const AvtFillItem *items)
{
  g_autofree guint *order = g_new (guint, (gsize) self->n_items + 1);
  Stacking stacking = { items, self->racks };
  gint64 top_hu = 2;

  for (guint i = 0; i < self->n_items; i++)
    order[i] = i;
  g_qsort_with_data (order, (gint) self->n_items, sizeof (guint), compare_stacking_cb, &stacking);
  for (guint i = 0; i < self->n_items; i++)
    {
      if (i == 0 || self->racks[order[i]] != self->racks[order[i - 1]])
        top_hu = 2;
      self->positions_hu[order[i]] = self->racks[order[i]] == AVT_FILL_NONE ? 0 : top_hu;
      top_hu += items[order[i]].height_hu;
    }
}

/**
 * avt_fill:
 * @rack: what each of them has; all are empty and alike
 * @max_racks: how many there are; %G_MAXUINT: as many as it takes
 *
 * First fit decreasing, by height, by power, by mass, by the scarcest of them and by their sum; the
 * best of these. Lower bound = ceil (max (sum U / U, sum P / P, sum kg / kg)), or the number of
 * items of more than half a rack.
 *
 * Returns: (transfer full): the placement with fewest left over, then with fewest racks
 */
AvtFill *
avt_fill (const AvtFillItem *items, guint n_items, const AvtFillRack *rack, guint max_racks)
{
  AvtFill *self = g_new0 (AvtFill, 1);
  g_autofree Entry *entries = g_new0 (Entry, (gsize) n_items + 1);
  g_autofree guint *racks = g_new0 (guint, (gsize) n_items + 1);

  self->n_items = n_items;
  self->racks = g_new0 (guint, (gsize) n_items + 1);
  self->positions_hu = g_new0 (gint64, (gsize) n_items + 1);
  self->n_unplaced = G_MAXUINT;
  for (guint k = 0; k < G_N_ELEMENTS (keys); k++)
    {
      guint n_racks;
      guint n_unplaced;

      for (guint i = 0; i < n_items; i++)
        {
          entries[i].index = i;
          take_needs (&items[i], rack, entries[i].needs);
          entries[i].key = keys[k] (entries[i].needs);
        }
      qsort (entries, n_items, sizeof (Entry), compare_keys_cb);
      n_racks = pack (entries, n_items, max_racks, racks, &n_unplaced);
      if (n_unplaced > self->n_unplaced
          || (n_unplaced == self->n_unplaced && n_racks >= self->n_racks))
        continue;
      self->n_unplaced = n_unplaced;
      self->n_racks = n_racks;
      memcpy (self->racks, racks, n_items * sizeof (guint));
    }
  self->lower_bound = lower_bound (entries, n_items);
  stack (self, items);
  return self;
}

void
avt_fill_free (AvtFill *self)
{
  g_free (self->racks);
  g_free (self->positions_hu);
  g_free (self);
}

/** avt_fill_is_proven: Returns: whether no placement of these items can use fewer racks */
gboolean
avt_fill_is_proven (const AvtFill *self)
{
  return self->n_unplaced == 0 && self->n_racks == self->lower_bound;
}
