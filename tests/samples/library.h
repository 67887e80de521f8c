/* The catalogue as tables: what is known of each part and type, and where from. */
#pragma once

#include "tests/samples/make.h"

G_BEGIN_DECLS

/** ValueSource: what is said of single values: "power_idle_mw,power_peak_mw". Ends with NULL. */
typedef struct
{
  const char *fields;
  const char *source;
  const char *date;
  const char *confidence;
} ValueSource;

#define N_VALUE_SOURCES 3

/** PartRow: a part as a person would type it; NULL is not known. */
typedef struct
{
  const char *key;
  const char *name;
  const char *category;
  const char *manufacturer;
  const char *model;
  const char *idle;
  const char *typical;
  const char *peak;
  const char *extra; /* "rated_mw=800 W;efficiency=platinum" */
  const char *source;
  const char *date;
  const char *confidence;
  ValueSource values[N_VALUE_SOURCES];
} PartRow;

/**
 * TypeRow: a device type.
 * @ports: "KIND|KEY|FIRST-LAST|CONNECTOR|OPTION|OPTION;..." where # in KEY is the number, KIND is
 *   in, out, if, mg, co, fr or re, and the options are the speed, or the rating of an inlet, or
 *   leg and bank of an outlet
 * @bank_breaker: of each bank that an outlet names
 * @parts: "KEY*QUANTITY;..."
 */
typedef struct
{
  const char *slug;
  const char *name;
  const char *category;
  const char *manufacturer;
  const char *model;
  const char *part_number;
  const char *height;
  const char *depth;
  const char *mass;
  const char *airflow;
  const char *typical;
  const char *extra;
  const char *ports;
  const char *bank_breaker;
  const char *parts;
  const char *source;
  const char *date;
  const char *confidence;
  ValueSource values[N_VALUE_SOURCES];
} TypeRow;

extern const PartRow library_parts[];
extern const guint n_library_parts;
extern const TypeRow library_types[];
extern const guint n_library_types;

void library_set_faces (const char *folder);
AvtId library_part (Maker *self, const char *key);
AvtId library_type (Maker *self, const char *slug);
AvtDesign *make_catalogue (void);

G_END_DECLS
