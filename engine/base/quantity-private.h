/* The table of units that reading (quantity-parse.c) and writing (quantity-format.c) share. */
#pragma once

#include "engine/base/quantity.h"

G_BEGIN_DECLS

typedef enum
{
  AVT_WORD_LISTED,  /* named when a unit is refused */
  AVT_WORD_ALIAS,   /* understood, not named */
  AVT_WORD_REFUSED  /* known to be misread: refused even where a word of another case would fit */
} AvtUnitWordUse;

/** AvtUnitWord: @text means @numerator / @denominator of the smallest unit of its family. */
typedef struct
{
  const char *text;
  gint64 numerator;
  gint64 denominator;
  AvtUnitWordUse use;
} AvtUnitWord;

/** AvtUnitStep: a symbol that numbers are written with; @size in the smallest unit. */
typedef struct
{
  const char *symbol;
  gint64 size;
} AvtUnitStep;

typedef struct
{
  const char *symbol;        /* of the unit itself, as in table heads */
  gint64 scale;              /* smallest units of the family in one of this unit */
  const AvtUnitWord *words;  /* ends with a NULL text; NULL: takes no unit */
  const char *plain;         /* the word that a number without a unit stands for, or NULL */
  const AvtUnitStep *steps;  /* descending, for people; ends with a NULL symbol */
  const AvtUnitStep *exact;  /* descending, down to the smallest unit, for exact text */
  gboolean signed_value;     /* less than zero has a meaning */
  int max_decimals;          /* for people; -1: as many as four significant digits take */
  gboolean fixed_decimals;   /* write all of max_decimals */
} AvtUnitInfo;

const AvtUnitInfo *_avt_unit_info (AvtUnit unit);

G_END_DECLS
