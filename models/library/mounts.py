"""Which drives a folder lies on, and which of them say nothing about changes made elsewhere."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass

import psutil

_SEPARATOR = os.fsencode(os.sep)
# Other computers, and the host of a virtual machine, change files there without a word to this system.
_REMOTE = frozenset(
    [
        *("nfs", "nfs3", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "ncpfs", "afs", "afpfs", "webdav", "davfs"),
        *("ceph", "glusterfs", "lustre", "gfs2", "ocfs2", "orangefs", "beegfs", "sshfs", "macfuse", "osxfuse"),
        *("9p", "vboxsf", "vmhgfs", "prl_fs", "drvfs"),
    ]
)
# These show local files in another form; what is changed through them is told. Of others nobody can know.
_LOCAL_FUSE = frozenset(
    [
        *("fuse.mergerfs", "fuse.unionfs", "fuse.fuse-overlayfs", "fuse.bindfs", "fuse.gocryptfs", "fuse.encfs"),
        *("fuse.cryfs", "fuse.veracrypt", "fuse.ntfs-3g", "fuse.lowntfs-3g", "fuse.exfat"),
    ]
)


@dataclass(frozen=True, slots=True)
class Mount:
    """A file system that is mounted somewhere.

    Attributes:
        folder: where.
        kind: what the system calls it, e.g. "ext4".
        device: what is mounted, e.g. "/dev/sda1".
    """

    folder: bytes
    kind: str
    device: str

    @property
    def is_remote(self) -> bool:
        """Whether it may change without a word to this system."""
        return self.kind in _REMOTE or (self.kind.startswith("fuse.") and self.kind not in _LOCAL_FUSE)


def mount_of(path: bytes, mounts: tuple[Mount, ...]) -> Mount | None:
    """The mount that a path lies on; touches no drive."""
    above = [mount for mount in mounts if _is_in(path, mount.folder)]
    # Of two at the same place, the later one hides the earlier.
    return max(reversed(above), key=lambda mount: len(mount.folder), default=None)


def mounts_inside(path: bytes, mounts: tuple[Mount, ...]) -> tuple[Mount, ...]:
    """The mounts below a folder that people keep files on: drives, and what is remote."""
    return tuple(
        mount
        for mount in mounts
        if mount.folder != path
        and _is_in(mount.folder, path)
        and (mount.is_remote or (mount.device.startswith("/dev/") and mount.kind not in ("squashfs", "devfs")))
    )


def known_mounts() -> tuple[Mount, ...]:
    """All mounts in the order in which they were made; asks no drive.

    Windows has none: it tells of changes on network drives too.
    """
    if sys.platform == "win32":
        return ()
    try:
        partitions = psutil.disk_partitions(all=True)
    except OSError:
        return ()
    return tuple(Mount(os.fsencode(one.mountpoint), one.fstype.lower(), one.device) for one in partitions)


def _is_in(path: bytes, folder: bytes) -> bool:
    return path == folder or path.startswith(folder.rstrip(_SEPARATOR) + _SEPARATOR)
