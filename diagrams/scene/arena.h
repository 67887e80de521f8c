/* Memory that is freed all at once: what one scene is made of. */
#pragma once

#include <glib.h>
#include <string.h>

G_BEGIN_DECLS

typedef struct _AvtArenaChunk AvtArenaChunk;

struct _AvtArenaChunk
{
  AvtArenaChunk *next;
  gsize size;
};

typedef struct
{
  AvtArenaChunk *chunks; /* the newest first */
  char *free;
  gsize n_free;
} AvtArena;

/* A rack of 45 units takes about 24 KiB: three chunks. */
#define AVT_ARENA_FIRST 4096
#define AVT_ARENA_LARGEST 65536

static inline void
avt_arena_add_chunk (AvtArena *self, gsize need)
{
  gsize size = self->chunks == NULL ? AVT_ARENA_FIRST
                                    : MIN (self->chunks->size * 2, AVT_ARENA_LARGEST);
  AvtArenaChunk *chunk;

  size = MAX (size, need + sizeof *chunk);
  chunk = g_malloc (size);
  chunk->next = self->chunks;
  chunk->size = size;
  self->chunks = chunk;
  self->free = (char *) (chunk + 1);
  self->n_free = size - sizeof *chunk;
}

/** avt_arena_alloc: Returns: @size bytes, not cleared, aligned for any scalar */
static inline gpointer
avt_arena_alloc (AvtArena *self, gsize size)
{
  char *result;

  size = (size + 7) & ~(gsize) 7;
  if (G_UNLIKELY (size > self->n_free))
    avt_arena_add_chunk (self, size);
  result = self->free;
  self->free += size;
  self->n_free -= size;
  return result;
}

static inline char *
avt_arena_copy_text (AvtArena *self, const char *text, gsize length)
{
  char *copy = avt_arena_alloc (self, length + 1);

  memcpy (copy, text, length);
  copy[length] = '\0';
  return copy;
}

static inline void
avt_arena_free_chunks (AvtArenaChunk *chunk)
{
  while (chunk != NULL)
    {
      AvtArenaChunk *next = chunk->next;

      g_free (chunk);
      chunk = next;
    }
}

G_END_DECLS
