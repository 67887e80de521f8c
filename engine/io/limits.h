/* What a file may hold at most. Every reader refuses more with AVT_IO_ERROR_LIMIT; each limit has
 * a test at the limit and one beyond it. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define AVT_MIB ((gsize) 1024 * 1024)

/* JSON: designs, journals, inputs of calculations. */
#define AVT_LIMIT_DESIGN_BYTES (64 * AVT_MIB)
#define AVT_LIMIT_JSON_DEPTH 64
#define AVT_LIMIT_JSON_STRING_BYTES AVT_MIB /* after escapes are resolved, in UTF-8 */
#define AVT_LIMIT_JSON_NUMBER_CHARS 1024    /* the longest exact double takes about 770 digits */
/* json-glib takes about 130 bytes for a member and 400 for an object: these two bound the memory
 * that a small file of many tiny values can claim. 200,000 objects of 30 members fit. */
#define AVT_LIMIT_JSON_VALUES 6000000
#define AVT_LIMIT_JSON_CONTAINERS 1000000

/* YAML: device types. */
#define AVT_LIMIT_YAML_BYTES (4 * AVT_MIB)
#define AVT_LIMIT_YAML_DEPTH 64
#define AVT_LIMIT_YAML_EVENTS 200000
#define AVT_LIMIT_YAML_STRING_BYTES AVT_MIB

/* Saving. */
#define AVT_LIMIT_SYMLINKS 40
#define AVT_LIMIT_HISTORY 10

/* Journals: beyond this many bytes since the last snapshot a journal wants a new snapshot. A
 * journal as a whole is a snapshot and its commits. */
#define AVT_LIMIT_JOURNAL_COMMIT_BYTES (8 * AVT_MIB)
#define AVT_LIMIT_JOURNAL_BYTES (256 * AVT_MIB)

G_END_DECLS
