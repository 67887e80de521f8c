/* Golden files of drawings: the text form of a scene, compared line by line. */
#pragma once

#include "diagrams/scene/scene.h"

void avt_golden_check (const AvtScene *scene, const char *name);
