"""Pictures of pages for people to look at: both browsers, light and dark, a telephone, paper, no script."""

from chromium import NARROW, WIDE


def take(chromium, firefox, pages, folder):
    folder.mkdir(parents=True, exist_ok=True)
    kinds = {
        "light": dict(viewport=WIDE, color_scheme="light"),
        "dark": dict(viewport=WIDE, color_scheme="dark"),
        "320": dict(viewport=NARROW, color_scheme="light"),
        "320-dark": dict(viewport=NARROW, color_scheme="dark"),
        "no-script": dict(viewport=WIDE, java_script_enabled=False),
        "print": dict(viewport={"width": 720, "height": 1000}),
    }
    names = {page.path: page.name.removesuffix(".html").replace("/", "-") for page in pages}
    for kind, options in kinds.items():
        context = chromium.new_context(**options)
        tab = context.new_page()
        for page in pages:
            if kind == "print":
                tab.emulate_media(media="print")
            tab.goto(page.path.as_uri())
            tab.screenshot(path=folder / f"{names[page.path]}.{kind}.png", full_page=True)
            if kind == "print":
                tab.pdf(path=folder / f"{names[page.path]}.pdf", prefer_css_page_size=True)
        context.close()
    for kind, size in (("firefox", WIDE), ("firefox-320", NARROW)):
        firefox.resize(size)
        for page in pages:
            firefox.open(page.path)
            firefox.screenshot(folder / f"{names[page.path]}.{kind}.png")
