"""Checks that need no browser: what a site is made of, how much it weighs, and where its links lead."""

import gzip
import statistics
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

MEDIAN_LIMIT = 25_000
# Pages that are generated from the catalogue.
GENERATED = "reference/"
LOADED = {"script": "src", "img": "src", "link": "href", "source": "src", "iframe": "src", "object": "data"}


class Page(HTMLParser):
    """What a page links to, loads, and can be linked to at."""

    def __init__(self, path, root):
        super().__init__()
        self.path, self.root = path, root
        self.name = path.relative_to(root).as_posix()
        self.text = path.read_text(encoding="utf-8")
        self.links, self.loads, self.ids, self.handlers = [], [], [], []
        self.feed(self.text)

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if "id" in attributes:
            self.ids.append(attributes["id"])
        if tag in ("a", "area") and "href" in attributes:
            self.links.append(attributes["href"])
        # A canonical address or a feed is named, not loaded.
        if LOADED.get(tag) in attributes and (tag != "link" or "stylesheet" in attributes.get("rel", "")):
            self.loads.append(attributes[LOADED[tag]])
        self.handlers += [name for name in attributes if name.startswith("on") or name == "style"]

    def target(self, address):
        """The file that a relative address means."""
        path = unquote(urlsplit(address).path)
        target = (self.path.parent / path).resolve() if path else self.path
        return target / "index.html" if target.is_dir() else target


def zipped(path):
    return len(gzip.compress(path.read_bytes(), 9, mtime=0))


def check(root, faults):
    """All pages of a site, after the cheap checks."""
    pages = [Page(path, root) for path in sorted(root.rglob("*.html"))]
    ids = {page.path: set(page.ids) for page in pages}
    for page in pages:
        for handler in page.handlers:
            faults.add("Inline code", page.name, f"an attribute {handler}=")
        for address in {a for a in page.ids if page.ids.count(a) > 1}:
            faults.add("Links", page.name, f"the id {address} is given twice")
        for address in page.loads:
            if urlsplit(address).scheme or address.startswith("//"):
                faults.add("Requests", page.name, f"loads {address}")
            elif not page.target(address).is_file():
                faults.add("Requests", page.name, f"{address} is missing")
        for address in page.links:
            parts = urlsplit(address)
            if parts.scheme or parts.netloc:
                continue
            target = page.target(address)
            if not target.is_file():
                faults.add("Links", page.name, f"{address} leads nowhere")
            elif parts.fragment and target in ids and unquote(parts.fragment) not in ids[target]:
                faults.add("Links", page.name, f"{address}: there is no such place")
    weigh(root, pages, faults)
    return pages


def weigh(root, pages, faults):
    fonts = [path for path in root.rglob("*") if path.suffix in (".woff2", ".woff", ".ttf", ".otf")]
    if len(fonts) > 1:
        faults.add("Weight", "the site", f"{len(fonts)} font files")
    shared = {}

    def weight(page):
        files = {page.target(address) for address in page.loads}
        for file in files - shared.keys():
            shared[file] = zipped(file) if file.is_file() else 0
        return zipped(page.path) + sum(shared[file] for file in files)

    weights = {page.name: weight(page) for page in pages}
    def tell(what, names):
        """The median weight of some pages."""
        median = statistics.median(weights[name] for name in names)
        heaviest = max(names, key=weights.get)
        print(
            f"{len(names)} {what}: compressed, with their styles and scripts, the median weighs "
            f"{median / 1000:.1f} kB, the heaviest {weights[heaviest] / 1000:.1f} kB ({heaviest})"
        )
        return median

    if (median := tell("pages", weights)) > MEDIAN_LIMIT:
        faults.add("Weight", "the median page", f"{median:.0f} bytes")
    if written := [name for name in weights if not name.startswith(GENERATED)]:
        tell("of them not of the catalogue", written)
    print(f"font: {', '.join(f'{font.stat().st_size / 1000:.1f} kB' for font in fonts) or 'none'}")
