/* Rows of racks with power cords for the tests of drawings: tidy ones, and random ones. */
#pragma once

#include "tests/diagrams/view/sample-rack.h"

AvtId avt_sample_add_wired_row (AvtSample *self, guint n_racks, guint n_servers);
AvtId avt_sample_add_random_row (AvtSample *self, GRand *rand);
