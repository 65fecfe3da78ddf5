"""Real servers on loopback for the tests: nginx, sshd, an S3 store of rclone, and a line that can be cut."""

from __future__ import annotations

import contextlib
import getpass
import os
import shutil
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest


def need(*tools: str) -> dict[str, str]:
    """Return where the tools are; skip with the reason when one is missing, fail when a CI run misses it."""
    found = {tool: shutil.which(tool, path=os.environ["PATH"] + ":/usr/sbin:/usr/local/sbin") for tool in tools}
    missing = [tool for tool, path in found.items() if path is None]
    if missing and os.environ.get("CI"):
        pytest.fail(f"CI must have {', '.join(missing)}")
    if missing:
        pytest.skip(f"{', '.join(missing)} not installed here")
    return {tool: path for tool, path in found.items() if path}


@contextlib.contextmanager
def own_port() -> Iterator[int]:
    """A port that nobody else is given during the block.

    It is bound but not listened at: whoever connects is refused, until a server that reuses addresses, as all do, listens.
    """
    with socket.socket() as held:
        held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        held.bind(("127.0.0.1", 0))
        yield int(held.getsockname()[1])


def wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    """Wait until something listens; fail when the process ends instead."""
    while process.poll() is None:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 60):
            return
        time.sleep(0.05)
    raise AssertionError(f"server on port {port} did not start")


@contextlib.contextmanager
def running(command: list[str], port: int, log: Path) -> Iterator[None]:
    with log.open("wb") as stream, subprocess.Popen(command, stdout=stream, stderr=stream) as process:
        try:
            wait_for(port, process)
            yield
        finally:
            process.terminate()
            try:
                process.wait(30)
            except subprocess.TimeoutExpired:
                process.kill()


@contextlib.contextmanager
def nginx(folder: Path, server_block: str) -> Iterator[str]:
    """Serve with nginx; `server_block` is what stands inside `server { }`. Yields the address."""
    binary = need("nginx")["nginx"]
    with own_port() as port:
        folder.mkdir(parents=True, exist_ok=True)
        user = "user root;" if os.geteuid() == 0 else ""
        types = "include /etc/nginx/mime.types;" if Path("/etc/nginx/mime.types").exists() else ""
        places = " ".join(
            f"{kind}_temp_path {folder}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
        )
        text = (
            f"{user} daemon off; pid {folder}/pid; error_log {folder}/error.log; worker_processes 1; events {{}}\n"
            f"http {{ {types} default_type application/octet-stream; access_log off; {places}\n"
            f"server {{ listen 127.0.0.1:{port}; {server_block} }} }}\n"
        )
        (folder / "nginx.conf").write_text(text, encoding="utf-8")
        command = [binary, "-p", str(folder), "-c", str(folder / "nginx.conf"), "-e", str(folder / "error.log")]
        with running(command, port, folder / "nginx.out"):
            yield f"http://127.0.0.1:{port}"


_APACHE_MODULES = ("mpm_event", "authz_core", "alias", "dir", "mime", "headers", "rewrite")  # as a2enmod finds them


@contextlib.contextmanager
def apache(folder: Path, root: Path) -> Iterator[str]:
    """Serve a folder with Apache, which reads the `.htaccess` in it. Yields the address."""
    binary = need("apache2")["apache2"]
    with own_port() as port:
        folder.mkdir(parents=True, exist_ok=True)
        account = "User www-data\nGroup www-data\n" if os.geteuid() == 0 else ""
        text = (
            "".join(f"LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so\n" for name in _APACHE_MODULES)
            + f"{account}ServerName 127.0.0.1\nListen 127.0.0.1:{port}\nPidFile {folder}/pid\nErrorLog {folder}/error.log\n"
            f"TypesConfig /etc/mime.types\nDocumentRoot {root}\n<Directory {root}>\nAllowOverride All\n"
            "Require all granted\n</Directory>\n"
        )
        (folder / "apache.conf").write_text(text, encoding="utf-8")
        with running([binary, "-X", "-d", str(folder), "-f", str(folder / "apache.conf")], port, folder / "apache.out"):
            yield f"http://127.0.0.1:{port}"


@dataclass(frozen=True)
class SshServer:
    """An sshd for the current account; `target()` is what publish.yaml says to reach it."""

    port: int
    folder: Path

    def target(self, root: Path, port: int = 0) -> dict[str, object]:
        login = f"{getpass.getuser()}@127.0.0.1"
        return {
            "kind": "ssh",
            "host": login,
            "port": port or self.port,
            "path": str(root),
            "config": str(self.folder / "config"),
        }


def need_sshd() -> dict[str, str]:
    return need("sshd", "ssh", "ssh-keygen", "rsync", "flock", "sha256sum")


@contextlib.contextmanager
def sshd(folder: Path) -> Iterator[SshServer]:
    tools = need_sshd()
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    for name in ("host", "user"):
        subprocess.run([tools["ssh-keygen"], "-q", "-t", "ed25519", "-N", "", "-f", str(folder / name)], check=True)
    shutil.copy(folder / "user.pub", folder / "authorized")
    with own_port() as port:
        settings = (
            f"ListenAddress 127.0.0.1:{port}\nHostKey {folder}/host\nAuthorizedKeysFile {folder}/authorized\n"
            f"PidFile {folder}/pid\nUsePAM no\nStrictModes no\nPasswordAuthentication no\nPermitRootLogin prohibit-password\n"
            "MaxStartups 100\n"
        )
        (folder / "sshd_config").write_text(settings, encoding="utf-8")
        client = (
            f"IdentityFile {folder}/user\nIdentitiesOnly yes\nStrictHostKeyChecking no\nUserKnownHostsFile /dev/null\n"
            "LogLevel ERROR\n"
        )
        (folder / "config").write_text(client, encoding="utf-8")
        if os.geteuid() == 0:
            Path("/run/sshd").mkdir(exist_ok=True)
        command = [tools["sshd"], "-D", "-e", "-f", str(folder / "sshd_config")]
        with running(command, port, folder / "sshd.log"):
            yield SshServer(port, folder)


class Line:
    """A TCP line to a server that is cut for good after a number of bytes, both ways counted together."""

    def __init__(self, server: int) -> None:
        self._server = server
        self._left = -1
        self._pairs: list[tuple[socket.socket, socket.socket]] = []
        self._lock = threading.Lock()
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=64)
        self.port = int(self._listener.getsockname()[1])
        self.passed = 0
        threading.Thread(target=self._accept, daemon=True).start()

    def cut_after(self, count: int) -> None:
        """Let `count` more bytes pass, then drop every connection and refuse new ones; -1 mends the line."""
        with self._lock:
            self._left, self.passed = count, 0

    def close(self) -> None:
        self._listener.close()
        self._drop()

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            if self._left == 0:
                client.close()
                continue
            try:
                server = socket.create_connection(("127.0.0.1", self._server), 5)
            except OSError:
                client.close()
                continue
            server.settimeout(None)
            with self._lock:
                self._pairs.append((client, server))
            for source, sink in ((client, server), (server, client)):
                threading.Thread(target=self._pump, args=(source, sink), daemon=True).start()

    def _pump(self, source: socket.socket, sink: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while chunk := source.recv(16384):
                with self._lock:
                    self.passed += len(chunk)
                    if self._left >= 0:
                        chunk = chunk[: self._left]
                        self._left -= len(chunk)
                sink.sendall(chunk)
                if self._left == 0:
                    self._drop()
                    return
            sink.shutdown(socket.SHUT_WR)

    def _drop(self) -> None:
        with self._lock:
            pairs, self._pairs = self._pairs, []
        for pair in pairs:
            for end in pair:
                with contextlib.suppress(OSError):
                    end.shutdown(socket.SHUT_RDWR)
                end.close()


@dataclass(frozen=True)
class ObjectStore:
    """An S3 store; its objects are plain files below `folder`, so that a test can look at them."""

    port: int
    folder: Path

    def target(self, work: Path, bucket: str = "trang", port: int = 0) -> dict[str, object]:
        config = work / f"rclone-{port or self.port}.conf"
        config.write_text(
            "[kho]\ntype = s3\nprovider = Other\naccess_key_id = thu\nsecret_access_key = thu-thoi\nregion = us-east-1\n"
            f"endpoint = http://127.0.0.1:{port or self.port}\nforce_path_style = true\nno_check_bucket = true\n"
            "list_version = 2\n",
            encoding="utf-8",
        )
        return {"kind": "rclone", "remote": f"kho:{bucket}", "config": str(config)}


def need_store() -> str:
    """Return where the rclone is that can serve S3, which it learned in version 1.65."""
    binary = need("rclone")["rclone"]
    known = subprocess.run([binary, "serve", "s3", "--help"], capture_output=True, check=False)
    if known.returncode or b"s3" not in known.stdout.split(b"\n")[0].lower():
        message = "this rclone is older than 1.65 and cannot serve S3"
        pytest.fail(message) if os.environ.get("CI") else pytest.skip(message)
    return binary


@contextlib.contextmanager
def object_store(folder: Path) -> Iterator[ObjectStore]:
    """Serve S3 with rclone itself."""
    binary = need_store()
    data = folder / "objects"
    (data / "trang").mkdir(parents=True)
    with own_port() as port:
        command = [binary, "serve", "s3", "--config", "", "--addr", f"127.0.0.1:{port}", "--auth-key", "thu,thu-thoi"]
        command += ["--vfs-cache-mode", "off", str(data)]
        with running(command, port, folder / "s3.log"):
            yield ObjectStore(port, data)
