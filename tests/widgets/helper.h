/* A display, and a session over the sample of four servers in a rack. */
#pragma once

#include "widgets/session.h"

#include <adwaita.h>

#define SAMPLE "optane-servers-parts"

typedef struct
{
  AvtDocument *document;
  AvtSession *session;
} Sample;

int run_widget_tests (int *argc, char ***argv, void (*add) (void));

void sample_init (Sample *self);
void sample_init_from (Sample *self, const char *name);
void sample_clear (Sample *self);
AvtDesign *sample_design (const Sample *self);
AvtId sample_id (const Sample *self, const char *name);
void sample_rename (const Sample *self, const char *name, const char *to);
void sample_remove (const Sample *self, const char *name);
void wait_for_idle (void);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sample, sample_clear)
