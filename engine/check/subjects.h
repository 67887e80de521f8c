/* The subjects there are; check.c lists them. */
#pragma once

#include "engine/check/check.h"

G_BEGIN_DECLS

extern const AvtCheckSubject avt_check_mass;
extern const AvtCheckSubject avt_check_placement;
extern const AvtCheckSubject avt_check_ports;

G_END_DECLS
