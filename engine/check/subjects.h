/* The subjects there are; check.c lists them. */
#pragma once

#include "engine/check/check.h"

G_BEGIN_DECLS

extern const AvtCheckSubject avt_check_airflow;
extern const AvtCheckSubject avt_check_cables;
extern const AvtCheckSubject avt_check_cooling;
extern const AvtCheckSubject avt_check_cords;
extern const AvtCheckSubject avt_check_mass;
extern const AvtCheckSubject avt_check_placement;
extern const AvtCheckSubject avt_check_ports;
extern const AvtCheckSubject avt_check_power;
extern const AvtCheckSubject avt_check_ups;

G_END_DECLS
