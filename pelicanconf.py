"""How the site is wired. What belongs to the agency stands in content/site.yaml, not here."""

from pathlib import Path

from jinja2 import StrictUndefined

ROOT = Path(__file__).parent

PATH = str(ROOT / "content")
OUTPUT_PATH = str(ROOT / "output")
THEME = str(ROOT / "theme")
PLUGINS = [
    "plugins.editions.plugin",
    "plugins.articles.plugin",
    "plugins.pages.plugin",
    "plugins.albums.plugin",
    "plugins.histories.plugin",
    "plugins.cards.plugin",
    "plugins.listings.plugin",
    "plugins.discovery.plugin",
    "plugins.datasets.plugin",
    "plugins.search.plugin",
    "plugins.specimens.plugin",
    "plugins.serving.plugin",
    "plugins.press.plugin",
]

SITENAME = "Bantin"
SITEURL = ""
DEFAULT_LANG = "vi"
TIMEZONE = "Asia/Ho_Chi_Minh"
READERS = {"rst": None, "html": None}

# What Pelican would read by itself: the edition is read by `plugins.editions`.
ARTICLE_PATHS = PAGE_PATHS = STATIC_PATHS = THEME_STATIC_PATHS = []

DIRECT_TEMPLATES = []
CATEGORY_SAVE_AS = TAG_SAVE_AS = AUTHOR_SAVE_AS = ""
YEAR_ARCHIVE_SAVE_AS = MONTH_ARCHIVE_SAVE_AS = DAY_ARCHIVE_SAVE_AS = ""
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
PAGINATION_PATTERNS = [
    (1, "{url}", "{save_as}"),
    (2, "{base_name}/trang-{number}/", "{base_name}/trang-{number}/index.html"),
]

JINJA_ENVIRONMENT = {
    "autoescape": True,
    "auto_reload": False,
    "trim_blocks": True,
    "lstrip_blocks": True,
    "undefined": StrictUndefined,
    "extensions": ["jinja2.ext.i18n"],
}

CACHE_CONTENT = False
LOAD_CONTENT_CACHE = False
TYPOGRIFY = False
