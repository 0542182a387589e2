"""The floor plan: pure rules below, Pelican on the roof, every import points down.

From the ground up. A room may import any room above it in this list, never one below it:

    core/        text, typography, dates, languages, sources, front matter, records, problems, markdown, settings
    agencies/    the agency that publishes: `site.yaml`, its sections, links, the visitor counter's choice
    secrets/     what must not stand in content: keys, identity cards, accounts, citizens' telephones
    localities/  places and communes: model, registry, the gazetteer that writes their files
    officials/   people and the offices they held on a day; the grammar that finds them in prose
    documents/   what articles cite: the grammar of citations, the index of documents, files that editors add
    media/       pictures, sound and videos that editors add; the copies of pictures that readers get
    figures/     numbers in prose and tables: do parts, totals, changes and shares agree
    articles/    news: model, registry (a file becomes a checked article), rules, who sees what when
    pages/       standing pages and songs
    albums/      pictures and videos of an event, on a page of their own
    visitors/    the counter's providers: nobody counted, a snapshot, a live service; how logs become a snapshot
    maps/        boundaries that editors add, the drawing of a place and its communes
    editions/    everything in `content/` read at once: one edition, or all its problems; the `site` of templates
    imports/     old pages of other portals, made drafts: encodings, text, dates, people, pictures
    histories/   what became of each article after it was published, as git tells; changes that nobody told readers of
    cards/       the picture with an article's title that stands for it where its address is shared
    listings/    pages that list: home, sections, tags, authors, archives, officials, places, documents, the map
    discovery/   feeds, what every page tells machines of itself, the maps of the site and of its news, robots.txt
    datasets/    the record as data: JSON of every article, official, place and document, a table of appearances
    search/      the reader's search: what is found by which words, the index, how browsers find the search
    specimens/   the page of the theme's components with their examples, for previews
    serving/     what web servers say of the site: headers, old addresses led on; tables for nginx, files for hosts
    press/       printing: only what changed, by forked workers; the last edition kept; a site swapped in whole
    archives/    bundles of a site and its sources, with a manifest by which they are verified
    releases/    what readers get: an output checked, compressed, put beside what is public, and made public in one step
    newsdesk/    __main__: the commands behind make check / new / serve / site / publish / archive / verify / locality
                 / visitors

A room holds pure modules and at most one `plugin.py`, the only file there that imports Pelican. Nothing imports a
`plugin.py`; Pelican does, in the order of `PLUGINS` in `pelicanconf.py`.

How a page comes to be: `editions.plugin` has the edition read when Pelican starts and stops the build if it has
problems; each room's `plugin.py` then says which files the site has and what each is made from, and `press.plugin`,
the last of them, prints those that the last edition has not.
"""
