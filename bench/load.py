"""What our configuration of nginx costs: throughput beside Debian's default serving the same files, by wrk.

    python -m bench.load SITE [--seconds 8] [--rounds 3]

SITE is a published site with what is compressed beforehand (`.gz`, `.br`). Both servers answer over TLS on this
machine, in turns. The last run opens 1,000 connections to ours and counts errors.
"""

from __future__ import annotations

import argparse
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from tests.serving.nginx import HOST, RunningNginx, free_port, nginx_serving, program, wait_for, write_certificate

STOCK = Path("/etc/nginx/nginx.conf")
KINDS = (".html", ".css", ".js", ".svg", ".xml", ".json", ".webp", ".woff2")
OF_EACH_KIND = 25
ACCEPTED = {"uncompressed": "identity", "compressed": "gzip, deflate, br"}


@dataclass(frozen=True)
class Load:
    """What wrk counted: answers a second, and connections or answers that failed."""

    rate: float
    errors: int


def addresses(site: Path) -> list[str]:
    """Return addresses of files of every kind, pages by the folders that readers ask for."""
    found: list[str] = []
    for kind in KINDS:
        names = [path.relative_to(site).as_posix() for path in sorted(site.rglob(f"*{kind}"))]
        seen = [name for name in names if not name.startswith((".", "_", "404", "410"))]
        step = max(1, len(seen) // OF_EACH_KIND)
        found += [f"/{quote(name.removesuffix('index.html'))}" for name in seen[::step][:OF_EACH_KIND]]
    return found


def script(paths: Sequence[str], accepted: str) -> str:
    """Return the program by which wrk asks for one address after the other."""
    listed = ", ".join(f'"{path}"' for path in paths)
    return (
        f"local paths = {{{listed}}}\nlocal at = 0\n"
        f'local headers = {{["Accept-Encoding"] = "{accepted}"}}\n'
        "request = function()\n  at = at % #paths + 1\n  return wrk.format('GET', paths[at], headers)\nend\n"
    )


def load(port: int, lua: Path, connections: int, seconds: int) -> Load:
    """Run wrk for some seconds."""
    command = ["wrk", "-t2", f"-c{connections}", f"-d{seconds}s", "--timeout", "10s", "-s", str(lua)]
    said = subprocess.run(
        [*command, f"https://{HOST}:{port}/"], capture_output=True, text=True, timeout=seconds + 60, check=True
    ).stdout
    rate = re.search(r"Requests/sec:\s+([\d.]+)", said)
    if rate is None:
        raise SystemExit(f"wrk said nothing that can be read:\n{said}")
    failed = [int(one) for one in re.findall(r"(?:connect|read|write|timeout|responses:) (\d+)", said)]
    return Load(float(rate[1]), sum(failed))


@contextmanager
def default_serving(site: Path, folder: Path) -> Iterator[RunningNginx]:
    """Serve a folder by the configuration that Debian's package brings, over TLS as ours is."""
    write_certificate(folder)
    port = free_port()
    text = STOCK.read_text(encoding="utf-8")
    for old, new in {
        "user www-data;": "daemon off;\nuser root;",
        "/run/nginx.pid": f"{folder}/nginx.pid",
        "/var/log/nginx/": f"{folder}/",
        "include /etc/nginx/modules-enabled/*.conf;": "",
        "include /etc/nginx/conf.d/*.conf;": "",
        "include /etc/nginx/sites-enabled/*;": (
            f"server {{ listen [::1]:{port} ssl http2; listen 127.0.0.1:{port} ssl http2; server_name {HOST};\n"
            f"ssl_certificate {folder}/certificate.pem; ssl_certificate_key {folder}/key.pem;\n"
            f"root {site}; index index.html; location / {{ try_files $uri $uri/ =404; }} }}"
        ),
    }.items():
        if old not in text:
            raise SystemExit(f"{STOCK} is not Debian's: it has no {old!r}")
        text = text.replace(old, new)
    (folder / "nginx.conf").write_text(text, encoding="utf-8")
    process = subprocess.Popen([str(program()), "-p", str(folder), "-c", f"{folder}/nginx.conf"])
    running = RunningNginx(folder, site, port, port, process)
    try:
        wait_for(running)
        yield running
    finally:
        process.terminate()
        process.wait(10)


def main() -> int:
    """Print the ratios; return 1 if one is below 0.9 or anything failed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("site", type=Path)
    parser.add_argument("--seconds", type=int, default=8)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--connections", type=int, default=100)
    arguments = parser.parse_args()
    if not shutil.which("wrk"):
        print("wrk is not installed: apt-get install wrk", file=sys.stderr)
        return 2
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    site, is_good = arguments.site.resolve(), True
    with tempfile.TemporaryDirectory(prefix="bantin-load-") as place:
        folder = Path(place)
        for name in ("ours", "default"):
            (folder / name).mkdir()
        (folder / "current").symlink_to(site)
        paths = addresses(site)
        ours = nginx_serving(folder / "current", folder / "ours")
        with ours as mine, default_serving(site, folder / "default") as stock:
            for name, accepted in ACCEPTED.items():
                lua = folder / f"{name}.lua"
                lua.write_text(script(paths, accepted), encoding="utf-8")
                rates: dict[str, list[float]] = {"ours": [], "default": []}
                errors = 0
                for _ in range(arguments.rounds):
                    for whose, port in (("ours", mine.secure), ("default", stock.secure)):
                        seen = load(port, lua, arguments.connections, arguments.seconds)
                        rates[whose].append(seen.rate)
                        errors += seen.errors if whose == "ours" else 0
                middle = {whose: statistics.median(found) for whose, found in rates.items()}
                ratio = middle["ours"] / middle["default"]
                is_good = is_good and ratio >= 0.9 and errors == 0
                told = f"{middle['ours']:.0f} against {middle['default']:.0f} answers a second"
                print(f"{name}: ratio {ratio:.2f} ({told}; {len(paths)} addresses, {errors} errors)", flush=True)
            many = load(mine.secure, folder / "compressed.lua", 1000, arguments.seconds)
            is_good = is_good and many.errors == 0
            print(f"1,000 connections: {many.rate:.0f} answers a second, {many.errors} errors")
    return 0 if is_good else 1


if __name__ == "__main__":
    sys.exit(main())
