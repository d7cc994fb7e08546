/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * fd.h: what system calls on files do once nobody interrupts them and nothing is left over.
 *
 * Each says like the call itself whether it worked, and why not in errno.
 */
#pragma once

#include <glib.h>

#include <sys/types.h>

G_BEGIN_DECLS

/* openat(), which a signal does not end; what comes of it is closed on exec. */
int muster_fd_open (int folder_fd, const char *name, int flags, mode_t mode);

/* read(), which a signal does not end. */
gssize muster_fd_read (int fd, void *data, gsize length);

/* Writes all of @data. After an error any part of it may have been written. */
gboolean muster_fd_write (int fd, const void *data, gsize length);

/* Brings to the disk what was written: after an error that is lost, and must not be tried again. */
gboolean muster_fd_sync (int fd);

/* The same for the names in a folder. True as well where folders are not brought to the disk at all. */
gboolean muster_fd_sync_folder (int fd);

/* close(), after writing: whether the system took all that it was given. */
gboolean muster_fd_close (int fd);

/* Makes a folder that only the user can read, and those above it that are missing; their names are on
 * the disk then. True if it is there already. */
gboolean muster_fd_make_folder (const char *path);

G_END_DECLS
