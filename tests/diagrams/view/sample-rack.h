/* Small designs for the tests of drawings. */
#pragma once

#include "engine/design/edit.h"

typedef struct
{
  AvtIdSource *ids;
  AvtDesign *design;
} AvtSample;

void avt_sample_init (AvtSample *self, guint64 seed);
void avt_sample_clear (AvtSample *self);
AvtId avt_sample_add_rack (AvtSample *self, const char *name, gint64 height_u);
AvtId avt_sample_add_type (AvtSample *self, const char *name, AvtTypeCategory category,
                           gint64 height_hu, AvtWidth width, gint64 depth_mm, gboolean full_depth);
gboolean avt_sample_try_device (AvtSample *self, AvtId type, const char *name, AvtPlace place,
                                AvtId *id);
AvtId avt_sample_add_device (AvtSample *self, AvtId type, const char *name, AvtPlace place);
AvtId avt_sample_add_feed (AvtSample *self, const char *name, AvtSide side);
AvtId avt_sample_add_mixed_rack (AvtSample *self);
