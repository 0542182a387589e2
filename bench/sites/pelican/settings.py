"""Stock Pelican: its own reader, typography, lists and feed, and a small plugin for what it does not know."""

from pathlib import Path

HERE = Path(__file__).parent

PATH = "content"
THEME = str(HERE / "theme")
PLUGIN_PATHS = [str(HERE)]
PLUGINS = ["people_and_places"]
SITENAME = "Bản tin Thử Nghiệm"
SITEURL = "https://bantin.example"
DEFAULT_LANG = "vi"
TIMEZONE = "Asia/Ho_Chi_Minh"
READERS = {"rst": None, "html": None}
TYPOGRIFY = True
ARTICLE_PATHS = ["news"]
PAGE_PATHS = []
STATIC_PATHS = []
THEME_STATIC_DIR = "theme"
USE_FOLDER_AS_CATEGORY = False
ARTICLE_URL = "tin/{date:%Y}/{date:%m}/{slug}/"
CATEGORY_URL = "chuyen-muc/{slug}/"
TAG_URL = "the/{slug}/"
AUTHOR_URL = "tac-gia/{slug}/"
ARTICLE_SAVE_AS = ARTICLE_URL + "index.html"
CATEGORY_SAVE_AS = CATEGORY_URL + "index.html"
TAG_SAVE_AS = TAG_URL + "index.html"
AUTHOR_SAVE_AS = AUTHOR_URL + "index.html"
CATEGORIES_SAVE_AS = TAGS_SAVE_AS = AUTHORS_SAVE_AS = ARCHIVES_SAVE_AS = ""
DIRECT_TEMPLATES = ["index", "sitemap"]
SITEMAP_SAVE_AS = "sitemap.xml"
FEED_ALL_ATOM = "feeds/tat-ca.atom.xml"
FEED_MAX_ITEMS = 30
CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
DEFAULT_PAGINATION = 20
PAGINATED_TEMPLATES = {"index": None, "tag": None, "category": None, "author": None, "listing": None}
PAGINATION_PATTERNS = [
    (1, "{url}", "{save_as}"),
    (2, "{base_name}/trang/{number}/", "{base_name}/trang/{number}/index.html"),
]
JINJA_ENVIRONMENT = {"trim_blocks": True, "lstrip_blocks": True}
