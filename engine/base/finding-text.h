/* Findings in words, and words made safe for a terminal. */
#pragma once

#include "engine/base/finding.h"
#include "engine/base/words.h"

G_BEGIN_DECLS

/** AvtNameFunc: Returns: (nullable): what people call the entity @id */
typedef const char *(*AvtNameFunc) (AvtId id, gpointer user_data);

char *avt_sentence (const char *template, const AvtWords *words, const AvtArgument *arguments,
                    guint n_arguments, AvtNameFunc name, gpointer user_data);
char *avt_finding_sentence (const AvtFinding *finding, const AvtWords *words, AvtNameFunc name,
                            gpointer user_data);
char *avt_finding_hint (const AvtFinding *finding, const AvtWords *words, AvtNameFunc name,
                        gpointer user_data);
const char *avt_severity_word (AvtSeverity severity, const AvtWords *words);
char *avt_text_for_terminal (const char *text);

G_END_DECLS
