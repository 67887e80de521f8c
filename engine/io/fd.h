/* System calls on files that finish what they begin: interrupted calls and short writes go on, a
 * file-size limit is an error and not the end of the process. Each returns -1 with errno set. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

int avt_fd_open (int folder, const char *name, int flags, int mode);
int avt_fd_write_all (int fd, const void *data, gsize length);
gssize avt_fd_read (int fd, void *data, gsize length);
int avt_fd_sync (int fd);
int avt_fd_close (int fd);
char *avt_fd_sha256 (int fd);

G_END_DECLS
