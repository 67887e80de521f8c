/* The one table of commands and options. Reading arguments, usage errors, --help, the man page and
 * what shells complete all walk it. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _AvtArguments AvtArguments;

typedef enum
{
  AVT_EXIT_DONE = 0,
  AVT_EXIT_FINDINGS = 1,   /* findings or differences */
  AVT_EXIT_USAGE = 2,      /* usage or invalid input */
  AVT_EXIT_UNREADABLE = 3, /* input unreadable */
  AVT_EXIT_UNWRITTEN = 4   /* output not written */
} AvtExit;

typedef enum
{
  AVT_OPTION_FLAG,
  AVT_OPTION_TEXT,
  AVT_OPTION_FILE,
  AVT_OPTION_NUMBER,
  AVT_OPTION_CHOICE,
  AVT_OPTION_DATE
} AvtOptionKind;

/* What a word can be, beyond what its kind says; for those who complete it in a shell. */
typedef enum
{
  AVT_VALUES_ANY, /* nothing to offer */
  AVT_VALUES_FILE,
  AVT_VALUES_DESIGN,
  AVT_VALUES_IMPORT_FORMAT,
  AVT_VALUES_CALCULATION,
  AVT_VALUES_TEMPLATE,
  AVT_VALUES_DIAGRAM,
  AVT_VALUES_SCOPE, /* what --diagram can be drawn of, in the design on the line */
  AVT_VALUES_RACK,  /* in the design on the line */
  AVT_VALUES_LAYERS, /* with commas between */
  AVT_VALUES_PARTS,  /* of --kind, with commas between */
  AVT_VALUES_PRESET, /* in the design on the line */
  AVT_VALUES_STYLE   /* in the design on the line */
} AvtValues;

/**
 * AvtOption:
 * @argument: (nullable): how help calls its value; %NULL: a flag
 * @choices: (nullable): of AVT_OPTION_CHOICE: "text|json|sarif"
 * @minimum: of AVT_OPTION_NUMBER, inclusive
 * @maximum: of AVT_OPTION_NUMBER, inclusive
 * @repeats: may be given more than once, and takes further words once all others are placed
 */
typedef struct
{
  const char *name;
  char letter;
  AvtOptionKind kind;
  const char *argument;
  const char *choices;
  double minimum;
  double maximum;
  gboolean repeats;
  const char *help; /* N_() */
  AvtValues values; /* of AVT_OPTION_TEXT and AVT_OPTION_FILE */
} AvtOption;

/**
 * AvtCommand:
 * @arguments: how usage shows what stands without an option
 * @most: -1: any number
 * @options: ends with a %NULL name; the common ones come on top
 * @words: what the first word without an option can be, and what all further ones
 */
typedef struct
{
  const char *name;
  const char *arguments;
  int least;
  int most;
  const AvtOption *options;
  const char *summary;     /* N_(); one line */
  const char *description; /* N_(); or NULL */
  AvtExit (*run) (const AvtArguments *arguments);
  AvtValues words[2];
} AvtCommand;

extern const AvtOption avt_common_options[];
extern const AvtCommand avt_commands[]; /* ends with a NULL name */

const AvtCommand *avt_command_find (const char *name);
const AvtOption *avt_option_find (const AvtCommand *command, const char *name);
const AvtOption *avt_option_find_letter (const AvtCommand *command, char letter);
char *avt_option_allowed (const AvtOption *option);

G_END_DECLS
