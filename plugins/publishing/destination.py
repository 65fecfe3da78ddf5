"""Where a site can go: one frozen description for each kind of target in `publish.yaml`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder on this machine; the web server's root is `<path>/current`."""

    path: Path


@dataclass(frozen=True, slots=True)
class Ssh:
    """A folder on a server reached by ssh and rsync; `config` is an ssh_config file, `key` a private key's file."""

    host: str
    path: str
    port: int = 22
    key: Path | None = None
    config: Path | None = None


@dataclass(frozen=True, slots=True)
class Rclone:
    """A place rclone can write to, as `remote:bucket/folder`; `config` is rclone's own configuration file."""

    remote: str
    config: Path | None = None
    journal: str = ""


@dataclass(frozen=True, slots=True)
class Git:
    """A branch of a git repository from which a Pages host serves; `domain` goes into CNAME."""

    repository: str
    branch: str = "pages"
    domain: str = ""


@dataclass(frozen=True, slots=True)
class Zip:
    """One zip file, for carrying the site on a USB stick."""

    path: Path


Place = Folder | Ssh | Rclone | Git | Zip


@dataclass(frozen=True, slots=True)
class Destination:
    """One named target: the place, and the public address to read it back from (empty when there is none)."""

    name: str
    place: Place
    url: str = ""


@dataclass(frozen=True, slots=True)
class Allowance:
    """A piece of text that looks like personal data and may be published, with the reason."""

    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Settings:
    """All of `publish.yaml`. `clock` is `checked`, or `trusted` where the office vouches for the machine's clock."""

    destinations: tuple[Destination, ...] = ()
    allowed: tuple[Allowance, ...] = ()
    clock: str = "checked"
