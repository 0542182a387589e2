"""Which foreign hosts pages ask for figures, so that a policy for their content allows these and no others."""

from __future__ import annotations

from urllib.parse import urlsplit

from plugins.agencies.model import Agency

_USUAL_PORTS = {"http": 80, "https": 443}


def asked_origins(agency: Agency) -> tuple[str, ...]:
    """Return the origins that scripts of pages may ask, as `connect-src` of a Content-Security-Policy names them.

    There are some only where `site.yaml` asks for a live counter, none on a sealed site, which asks nobody.
    """
    settings = agency.visitors
    if settings.provider != "live" or not settings.url or agency.sealed:
        return ()
    return (origin_of(settings.url),)


def origin_of(address: str) -> str:
    """Return the origin of an address with a host: `https://dem.example/so` is `https://dem.example`.

    An international name of a host is written in ASCII, as policies have to name it.
    """
    parts = urlsplit(address)
    host = parts.hostname or ""
    host = f"[{host}]" if ":" in host else host.encode("idna").decode("ascii")
    port = "" if parts.port in (None, _USUAL_PORTS[parts.scheme]) else f":{parts.port}"
    return f"{parts.scheme}://{host}{port}"
