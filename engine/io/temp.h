/* Temporary files of this program, .archivolt-XXXXXX, in the folder of what they will replace.
 * Their maker holds a lock on them, so that one that was left behind by a crash can be told from
 * one that another process is writing right now. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define AVT_TEMP_PREFIX ".archivolt-"
#define AVT_TEMP_LETTERS 6
#define AVT_TEMP_SIZE (sizeof AVT_TEMP_PREFIX + AVT_TEMP_LETTERS)

/** AvtTemp: on the stack, all zero but for the descriptors. */
typedef struct
{
  int folder; /* borrowed */
  int fd;
  int lock;
  char name[AVT_TEMP_SIZE]; /* empty: there is no file */
} AvtTemp;

int avt_temp_create (AvtTemp *temp, int folder, int mode);
int avt_temp_close (AvtTemp *temp);
void avt_temp_forget (AvtTemp *temp);
void avt_temp_remove (AvtTemp *temp);
guint avt_temp_sweep (int folder);

G_END_DECLS
