"""The floor plan: pure rules below, Pelican on the roof, every import points down.

From the ground up. A room may import any room above it in this list, never one below it:

    core/        text, typography, dates, sources, records, problems, settings   (imports nothing of ours)
    agencies/    the agency that publishes: `site.yaml`, its sections, links, and the `site` that templates read
    localities/  places: model, registry, the gazetteer command's source
    officials/   people and the offices they held on a day
    media/       pictures and sound that editors add
    articles/    news: model, markdown (source text -> safe HTML), registry, rules
    pages/       standing pages and songs
    visitors/    the counter and its providers
    maps/        geometry, the drawing of a district and its communes
    editions/    everything in `content/` read at once: one edition of the site, or all its problems
    discovery/   feeds
    press/       printing: build aside, then swap
    newsdesk/    __main__: the commands behind make check / new / serve / site / locality

A room holds pure modules and at most one `plugin.py`, the only file there that imports Pelican. Nothing imports a
`plugin.py`; Pelican does, in the order of `PLUGINS` in `pelicanconf.py`.

How a page comes to be: `editions.plugin` reads the edition when Pelican starts and stops the build if it has problems;
each room's `plugin.py` then hands its records to Pelican, or adds the pages that Pelican does not know.
"""
