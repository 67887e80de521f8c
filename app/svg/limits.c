/* librsvg 2.54.7 on its own 43 crash fixtures: one segmentation fault, two panics, one that takes
 * more than 20 s. So each drawing is read by a process that has little to lose. */
#include "config.h"

#include "app/svg/limits.h"

#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>

#define MEMORY_BYTES (512ul * 1024 * 1024)
#define CPU_S 5
#define OUTPUT_BYTES (16ul * 1024 * 1024)

#if defined(__SANITIZE_ADDRESS__)
#define HAS_SHADOW_MEMORY 1 /* terabytes of addresses, none of it used */
#else
#define HAS_SHADOW_MEMORY 0
#endif

#if defined(__x86_64__)
#define ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define ARCHITECTURE AUDIT_ARCH_AARCH64
#endif

static gboolean
limit (__rlimit_resource_t resource, rlim_t value)
{
  struct rlimit limits = { value, value };

  return setrlimit (resource, &limits) == 0;
}

/* Calls of the x32 kind come under the same architecture with this bit in their numbers, so they
 * would pass everything below. */
#if defined(__x86_64__)
#define FIRST_FOREIGN_CALL 0x40000000u
#else
#define FIRST_FOREIGN_CALL G_MAXUINT32
#endif

#ifdef ARCHITECTURE
#define REFUSE(number) \
  BPF_JUMP (BPF_JMP | BPF_JEQ | BPF_K, number, 0, 1), \
    BPF_STMT (BPF_RET | BPF_K, SECCOMP_RET_ERRNO | 1 /* EPERM */)

/* No network, no other program, no other process. */
static gboolean
refuse_calls (void)
{
  struct sock_filter steps[] = {
    BPF_STMT (BPF_LD | BPF_W | BPF_ABS, offsetof (struct seccomp_data, arch)),
    BPF_JUMP (BPF_JMP | BPF_JEQ | BPF_K, ARCHITECTURE, 1, 0),
    BPF_STMT (BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS),
    BPF_STMT (BPF_LD | BPF_W | BPF_ABS, offsetof (struct seccomp_data, nr)),
    BPF_JUMP (BPF_JMP | BPF_JGE | BPF_K, FIRST_FOREIGN_CALL, 0, 1),
    BPF_STMT (BPF_RET | BPF_K, SECCOMP_RET_ERRNO | 1 /* EPERM */),
    REFUSE (SYS_socket),
    REFUSE (SYS_socketpair),
    REFUSE (SYS_connect),
    REFUSE (SYS_execve),
    REFUSE (SYS_execveat),
    REFUSE (SYS_clone),
    REFUSE (SYS_clone3),
    REFUSE (SYS_ptrace),
    REFUSE (SYS_io_uring_setup), /* opens sockets without a call of its own */
#ifdef SYS_fork
    REFUSE (SYS_fork),
    REFUSE (SYS_vfork),
#endif
    BPF_STMT (BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
  };
  struct sock_fprog program = { G_N_ELEMENTS (steps), steps };

  return prctl (PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
}
#else
static gboolean
refuse_calls (void)
{
  return TRUE;
}
#endif

/**
 * avt_svg_limit_process:
 *
 * From here on the process has 512 MiB, 5 s of the processor, no child, no network, and goes when
 * its parent goes. A kernel without call filters leaves the other limits.
 *
 * Returns: whether the limits hold
 */
gboolean
avt_svg_limit_process (void)
{
  gboolean good = limit (RLIMIT_CORE, 0) && limit (RLIMIT_CPU, CPU_S)
                  && limit (RLIMIT_FSIZE, OUTPUT_BYTES) && limit (RLIMIT_NPROC, 0)
                  && (HAS_SHADOW_MEMORY || limit (RLIMIT_AS, MEMORY_BYTES));

  prctl (PR_SET_PDEATHSIG, SIGKILL);
  if (prctl (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0)
    refuse_calls ();
  return good;
}
