/* The calc command alone. */
#include "config.h"

#include "app/cli/command.h"

int
main (int argc, char **argv)
{
  return avt_command_calc.run (argc - 1, argv + 1);
}
