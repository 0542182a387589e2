"""Debian's nginx with the very configuration of `deploy/nginx`, on free ports of this machine's loopback addresses."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import ssl
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPMessage, HTTPSConnection
from pathlib import Path

import pytest

from plugins.serving.headers import site_headers
from plugins.serving.nginx_maps import FOLDER, tables

DEPLOY = Path(__file__).parents[2] / "deploy" / "nginx"
HOST = "localhost"
V4, V6 = "127.0.0.1", "::1"
MODULE = "ngx_http_brotli_static_module.so"
SECONDS = 10


@dataclass(frozen=True)
class Answer:
    """What a server answered: `headers` by their names in small letters, `body` as it came over the wire."""

    status: int
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True)
class RunningNginx:
    """A server that answers at `secure` and `plain`, ports of both loopback addresses, as `localhost`.

    `folder` holds its configuration, `log` is the log of readers, `errors` what it wrote of itself.
    """

    folder: Path
    root: Path
    secure: int
    plain: int
    process: subprocess.Popen[bytes]

    @property
    def url(self) -> str:
        """The address of the site, without a slash at its end."""
        return f"https://{HOST}:{self.secure}"

    @property
    def log(self) -> Path:
        return self.folder / "readers.log"

    @property
    def errors(self) -> Path:
        return self.folder / "errors.log"

    @property
    def certificate(self) -> Path:
        return self.folder / "certificate.pem"

    def ask(
        self,
        path: str,
        headers: Mapping[str, str] | None = None,
        method: str = "GET",
        at: str = V4,
        name: str = HOST,
        is_secure: bool = True,
        body: bytes | None = None,
    ) -> Answer:
        """Ask for a path, as it is to be written on the wire, at one of the two addresses; follow nothing."""
        if is_secure:
            trusted = ssl.create_default_context(cafile=str(self.certificate))
            connection: HTTPConnection = _NamedConnection(at, self.secure, name, trusted)
        else:
            connection = HTTPConnection(at, self.plain, timeout=SECONDS)
        try:
            connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
            port = self.secure if is_secure else self.plain
            for key, value in {"Host": f"{name}:{port}", **(headers or {})}.items():
                connection.putheader(key, value)
            if body is not None:
                connection.putheader("Content-Length", str(len(body)))
            connection.endheaders(body)
            answer = connection.getresponse()
            return Answer(answer.status, named(answer.msg), answer.read())
        finally:
            connection.close()

    def refresh(self) -> subprocess.CompletedProcess[str]:
        """Take the tables of the site that is at `root` now, as a server does after a publication."""
        return take_tables(self.root / FOLDER, self.folder, f"kill -HUP {self.process.pid}")


class _NamedConnection(HTTPSConnection):
    """A connection to an address that asks for a name."""

    def __init__(self, address: str, port: int, name: str, trusted: ssl.SSLContext):
        super().__init__(address, port, timeout=SECONDS, context=trusted)
        self._name, self._trusted = name, trusted

    def connect(self) -> None:
        plain = socket.create_connection((self.host, self.port), SECONDS)
        self.sock = self._trusted.wrap_socket(plain, server_hostname=self._name)


def named(message: HTTPMessage) -> dict[str, str]:
    """Return headers by their names in small letters; what comes twice is joined by commas."""
    found: dict[str, str] = {}
    for key, value in message.items():
        found[key.lower()] = f"{found[key.lower()]}, {value}" if key.lower() in found else value
    return found


def missing_nginx() -> str:
    """Return why no nginx can be started here, or an empty string."""
    if not program():
        return "nginx is not installed: `make setup` as root on Debian, or apt-get install nginx"
    if not module():
        return "nginx has no module for brotli: apt-get install libnginx-mod-http-brotli-static"
    if not shutil.which("openssl"):
        return "openssl is not installed: apt-get install openssl"
    return ""


def program() -> str | None:
    """Return the path of nginx, which is not on the path of ordinary users."""
    return shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin")


def module() -> Path | None:
    """Return the module that serves brotli files."""
    places = [Path("/usr/lib/nginx/modules"), Path("/usr/lib64/nginx/modules")]
    return next((place / MODULE for place in places if (place / MODULE).is_file()), None)


def free_port() -> int:
    """Return a port that is free on both loopback addresses."""
    for _ in range(50):
        with socket.socket(socket.AF_INET6) as six, socket.socket(socket.AF_INET) as four:
            six.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
            six.bind((V6, 0))
            port = int(six.getsockname()[1])
            try:
                four.bind((V4, port))
            except OSError:
                continue
            return port
    raise OSError("no port is free on both loopback addresses")


def write_certificate(folder: Path) -> None:
    """Write a certificate for this machine, good for two days, and its key."""
    command = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    command += ["-subj", f"/CN={HOST}", "-addext", f"subjectAltName=DNS:{HOST},IP:{V4},IP:{V6}", "-days", "2"]
    command += ["-keyout", str(folder / "key.pem"), "-out", str(folder / "certificate.pem")]
    subprocess.run(command, check=True, capture_output=True, timeout=60)


def configuration(folder: Path, root: Path, secure: int, plain: int) -> str:
    """Return `deploy/nginx/nginx.conf` with this machine's places; nothing else of it is another."""
    text = (DEPLOY / "nginx.conf").read_text(encoding="utf-8")
    changes = {
        "user www-data;": "daemon off;\nuser root;" if os.geteuid() == 0 else "daemon off;",
        "worker_processes auto;": "worker_processes 2;",
        "pid /run/nginx.pid;": f"pid {folder}/nginx.pid;",
        "error_log /var/log/nginx/error.log;": f"error_log {folder}/errors.log;",
        "include /etc/nginx/modules-enabled/*.conf;": f"load_module {module()};",
        "error_log /var/log/nginx/bantin-error.log": f"error_log {folder}/readers-errors.log",
        "/var/log/nginx/bantin.log": f"{folder}/readers.log",
        "/etc/nginx/bantin/": f"{folder}/tables/",
        "http {\n": "http {\n" + "".join(f"    {one}_temp_path {folder}/temp-{one};\n" for one in TEMPORARY),
        "listen [::]:443 ": f"listen [{V6}]:{secure} ",
        "listen 443 ": f"listen {V4}:{secure} ",
        "listen [::]:80": f"listen [{V6}]:{plain}",
        "listen 80": f"listen {V4}:{plain}",
        "/etc/letsencrypt/live/bantin.example/fullchain.pem": f"{folder}/certificate.pem",
        "/etc/letsencrypt/live/bantin.example/privkey.pem": f"{folder}/key.pem",
        "/srv/bantin/current": str(root),
        "/srv/bantin/previous": str(root.parent / "previous"),
        "https://bantin.example": f"https://{HOST}:{secure}",
        "bantin.example": HOST,
    }
    for old, new in changes.items():
        assert old in text, f"deploy/nginx/nginx.conf has no {old!r}"
        text = text.replace(old, new)
    return text


TEMPORARY = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")


def take_tables(source: Path, folder: Path, reload: str) -> subprocess.CompletedProcess[str]:
    """Run `deploy/nginx/refresh.sh` for a server in a folder."""
    test = f"{program()} -t -q -p {folder} -c {folder}/nginx.conf"
    return subprocess.run(
        ["sh", str(DEPLOY / "refresh.sh"), str(source), str(folder / "tables")],
        env={**os.environ, "BANTIN_TEST": test, "BANTIN_RELOAD": reload},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@contextmanager
def nginx_serving(
    root: Path, folder: Path, secure: int | None = None, plain: int | None = None
) -> Iterator[RunningNginx]:
    """Serve the folder `root`, or the link to one, until the block ends; skip the test where there is no nginx.

    `folder` is an empty folder for configuration, certificate and logs. A site without tables of its own is served
    with those of a site that sends and asks nobody.
    """
    reason = missing_nginx()
    if reason:
        pytest.skip(reason)
    secure, plain = secure or free_port(), plain or free_port()
    write_certificate(folder)
    (folder / "nginx.conf").write_text(configuration(folder, root, secure, plain), encoding="utf-8")
    source = root / FOLDER
    if not source.is_dir():
        source = folder / "usual-tables"
        source.mkdir()
        for name, text in tables(site_headers(), {}, (), ()).items():
            (source / name).write_text(text, encoding="utf-8")
    taken = take_tables(source, folder, "true")
    assert taken.returncode == 0, taken.stderr
    with (folder / "said.log").open("wb") as said:
        command = [
            str(program()),
            "-p",
            str(folder),
            "-c",
            str(folder / "nginx.conf"),
            "-e",
            str(folder / "errors.log"),
        ]
        process = subprocess.Popen(command, stdout=said, stderr=said)
    running = RunningNginx(folder, root, secure, plain, process)
    try:
        wait_for(running)
        yield running
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def wait_for(running: RunningNginx) -> None:
    """Wait until the server answers. Raises AssertionError with what it said when it does not."""
    for _ in range(100):
        if running.process.poll() is not None:
            break
        try:
            socket.create_connection((V6, running.secure), 1).close()
            return
        except OSError:
            time.sleep(0.1)
    said = [
        path.read_text(errors="replace") for path in (running.folder / "said.log", running.errors) if path.is_file()
    ]
    raise AssertionError("nginx did not start: " + "\n".join(said))
