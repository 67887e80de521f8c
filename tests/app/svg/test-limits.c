#include "config.h"

#include "app/svg/limits.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

typedef struct
{
  const char *name;
  long number;
} Call;

#define X32_BIT 0x40000000

static const Call refused[] = {
  { "socket", SYS_socket },
  { "connect", SYS_connect },
  { "execve", SYS_execve },
  { "clone", SYS_clone },
  { "ptrace", SYS_ptrace },
  { "io_uring_setup", SYS_io_uring_setup },
#if defined(__x86_64__)
  { "fork", SYS_fork },
  { "socket of x32", X32_BIT | SYS_socket },
  { "execve of x32", X32_BIT | 520 },
  { "getpid of x32", X32_BIT | SYS_getpid },
#endif
};

/* What @call does in a process that limited itself: its errno, 0 when it was let through. */
static int
try_call (long call)
{
  pid_t child = fork ();
  int status;

  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      if (!avt_svg_limit_process ())
        _exit (255);
      _exit (syscall (call, AF_INET, SOCK_STREAM, 0, 0, 0, 0) >= 0 ? 0 : errno);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status));
  return WEXITSTATUS (status);
}

/* Only the filter answers so: a kernel without x32 says ENOSYS, arguments without sense EFAULT. */
static void
test_refused (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_test_message ("%s", refused[i].name);
      g_assert_cmpint (try_call (refused[i].number), ==, EPERM);
    }
}

static void
test_allowed (void)
{
  g_assert_cmpint (try_call (SYS_getpid), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/svg/limits/refused", test_refused);
  g_test_add_func ("/app/svg/limits/allowed", test_allowed);
  return g_test_run ();
}
