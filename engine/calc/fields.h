/* Short forms for the field tables of the calculations: one line a key. */
#pragma once

#include "engine/base/field.h"

#define AVT_REAL(Struct, member, Unit) \
  AVT_MEMBER (Struct, member), .kind = AVT_FIELD_REAL, .unit = AVT_UNIT_##Unit
#define AVT_COUNT(Struct, member) AVT_MEMBER (Struct, member), .kind = AVT_FIELD_INTEGER
#define AVT_TEXT(Struct, member) AVT_MEMBER (Struct, member), .kind = AVT_FIELD_STRING
#define AVT_CHOICE_OF(Struct, member, Values) \
  AVT_MEMBER (Struct, member), .kind = AVT_FIELD_ENUM, .values = (Values)
#define AVT_INSIDE(Struct, member, Type) \
  AVT_MEMBER (Struct, member), .kind = AVT_FIELD_RECORD, .record = (Type)
#define AVT_MANY(Struct, member, Type) \
  AVT_MEMBER (Struct, member), .kind = AVT_FIELD_RECORD_LIST, .record = (Type)

#define AVT_RANGE(low, high) .minimum = (low), .maximum = (high)
#define AVT_NEEDED .flags = AVT_FIELD_REQUIRED
#define AVT_DEFAULT(value) .flags = AVT_FIELD_HAS_DEFAULT, .fallback = (value)

/* The head of a record type whose fields are the array @fields. */
#define AVT_RECORD_TYPE(Name, Struct, Fields, Key) \
  { .name = (Name), .size = sizeof (Struct), .fields = (Fields), \
    .n_fields = G_N_ELEMENTS (Fields), .key = (Key) }

/* Bounds that catch a slip of units, not physics. */
#define AVT_MAX_POWER_W 1e9
#define AVT_MAX_VOLTAGE_V 1e6
#define AVT_MAX_CURRENT_A 1e6

/* Least value of what is divided by: it keeps every quotient and count representable. */
#define AVT_MIN_DIVISOR 0.001
