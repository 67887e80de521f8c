/* What power supplies take from the wall for a given direct-current load: 80 PLUS minimum
 * efficiencies, linear between certified points. */
#pragma once

#include "engine/calc/calc.h"
#include "engine/design/info.h"
#include "engine/design/part.h"

G_BEGIN_DECLS

/** AvtPsu: the supplies that carry the load together, each an equal share. */
typedef struct
{
  double count;   /* supplies that are live; need not be whole when shares are unequal */
  double rated_w; /* of one supply, direct current */
  AvtEfficiency grade;
  AvtVoltageClass voltage_class;
} AvtPsu;

typedef enum
{
  AVT_PSU_OK,
  AVT_PSU_OVERLOAD,     /* the load is above the rating of the live supplies */
  AVT_PSU_NOT_CERTIFIED /* the grade has no values in this voltage class */
} AvtPsuState;

gboolean avt_psu_is_certified (AvtEfficiency grade, AvtVoltageClass voltage_class);
double avt_psu_efficiency (AvtEfficiency grade, AvtVoltageClass voltage_class, double load);
AvtPsuState avt_psu_input (const AvtPsu *psu, double dc_w, double *input_w);

/** AvtPsuInput: how the calculations are told of the supplies of a device. */
typedef struct
{
  AvtRecord record;
  gint64 count;
  double rated_w;
  int grade;
  int voltage_class;
} AvtPsuInput;

enum { AVT_PSU_COUNT, AVT_PSU_RATED_W, AVT_PSU_GRADE, AVT_PSU_VOLTAGE_CLASS };

extern const AvtRecordType avt_psu_input_type;
extern const AvtRule avt_psu_overload_rule;
extern const char avt_psu_source[];

AvtPsu avt_psu_from_input (const AvtPsuInput *input);
gboolean avt_psu_input_check (const AvtPsuInput *input, const char *where, char **path,
                              GError **error);
void avt_psu_report_overload (AvtFindings *findings, const AvtPsu *psu, double dc_w);

G_END_DECLS
