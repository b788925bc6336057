import LossLanguage
import Testing

@testable import Publishing

struct SiteFilesTests {
  private static let dated = [
    "notebooks/index.md": "# Front\n",
    "notebooks/a/old.md":
      "---\ntitle: Old & new\ndescription: One.\ndate: 2025-01-02\nauthors: Ada\ntags: [x]\n---\n\nText\n",
    "notebooks/a/new.md": "---\ntitle: New\ndate: 2025-11-02\n---\n\n![a](p.png)\n",
  ]

  @Test func `a site with an address has a feed of its dated pages, a sitemap and cards`() throws {
    let site = TestSite(
      Self.dated, files: ["notebooks/a/p.png": "png"],
      configuration: "title: S\ndescription: D\nurl: https://example.org/book\nauthors: Bob\n")
    #expect(site.faults.isEmpty)
    let feed = try #require(site["feed.xml"])
    #expect(feed.contains("<id>https://example.org/book/</id>"))
    #expect(feed.contains("<updated>2025-11-02T00:00:00Z</updated>"))
    let titles = feed.matches(of: /<entry>\n<title>([^<]*)</).map { String($0.output.1) }
    #expect(titles == ["New", "Old &amp; new"])
    #expect(feed.contains("<id>https://example.org/book/a/old.html</id>"))
    let map = try #require(site["sitemap.xml"])
    #expect(map.contains("<url><loc>https://example.org/book/</loc></url>"))
    #expect(map.contains("<url><loc>https://example.org/book/a/</loc></url>"))
    #expect(map.contains("<loc>https://example.org/book/a/new.html</loc><lastmod>2025-11-02</lastmod>"))
    #expect(!map.contains("404"))
    let page = try #require(site["a/new.html"])
    #expect(page.contains("<link rel=\"canonical\" href=\"https://example.org/book/a/new.html\"/>"))
    #expect(page.contains("<meta property=\"og:image\" content=\"https://example.org/book/a/p.png\"/>"))
    #expect(page.contains("<meta property=\"og:type\" content=\"article\"/>"))
    #expect(page.contains("type=\"application/atom+xml\" title=\"S\" href=\"../feed.xml\"/>"))
    let missing = try #require(site["404.html"])
    let addresses = missing.matches(of: /(?:href|src)="([^"]*)"/).map { String($0.output.1) }
    // The first leads to the content of this page, the others work wherever it is shown.
    #expect(addresses.filter { !$0.hasPrefix("https://example.org/book/") } == ["#content"])
    #expect(addresses.contains("https://example.org/book/a/index.html"))
    #expect(addresses.contains("https://example.org/book/assets/lossbook.css"))
  }

  @Test func `without an address there is none of it`() throws {
    let site = TestSite(Self.dated, files: ["notebooks/a/p.png": "png"])
    #expect(site["feed.xml"] == nil && site["sitemap.xml"] == nil)
    let page = try #require(site["a/new.html"])
    #expect(!page.contains("canonical") && !page.contains("og:") && !page.contains("feed.xml"))
    #expect(site["404.html"]?.contains("href=\"a/index.html\"") == true)
    #expect(site["404.html"]?.contains("<meta name=\"robots\" content=\"noindex\">") == true)
  }

  @Test(arguments: ["example.org", "https://", "ftp://example.org", "https://example.org/?a", "https://a b"])
  func `an address that is none is a fault`(url: String) {
    #expect(SiteConfiguration.parsing("url: \"\(url)\"\n").diagnostics.map(\.code) == [.badConfiguration])
  }

  @Test(arguments: [
    ("dogs.md", "did you mean `dog.md`?"), ("../dog.md", "did you mean `dog.md`?"),
    ("bird.html", "did you mean `../bird.md`?"),
    ("gone.md", "the path starts at the notebook's own folder"),
    ("gone", "links to pages are written to their notebooks, `b.md`"),
  ])
  func `a link that leads nowhere is told a notebook of that name`(link: String, help: String) {
    let site = TestSite([
      "notebooks/pets/pets.md": "# Pets\n\n[x](\(link))\n", "notebooks/pets/dog.md": "# Dog\n",
      "notebooks/pets/bees.md": "# Bees\n", "notebooks/bird.md": "# Bird\n", "notebooks/zoo/dog.md": "# Dog\n",
    ])
    #expect(site.diagnostics.map(\.help) == [help])
  }

  @Test func `an alias leads from where a notebook was`() throws {
    let site = TestSite([
      "notebooks/guide/now.md": "---\ntitle: Now\naliases: [before.md, ../other/long-ago.md]\n---\n\nText\n",
      "notebooks/index.md": "# Front\n\n[there](guide/before.md)\n",
    ])
    let page = try #require(site["other/long-ago.html"])
    #expect(page.contains("<meta http-equiv=\"refresh\" content=\"0; url=../guide/now.html\"/>"))
    #expect(page.contains("<a href=\"../guide/now.html\">Now</a>"))
    #expect(page.contains("<script>location.replace(document.querySelector(\"a\").href + location.hash)</script>"))
    #expect(site["guide/before.html"]?.contains("url=now.html") == true)
    #expect(site.diagnostics.map(\.code) == [.brokenLink])
    #expect(site.diagnostics.first?.help == "it has moved: write `guide/now.md`")
  }

  @Test(arguments: [
    ("aliases: index.md", "3:10 duplicate-page"), ("aliases: guide/b.md", "3:10 duplicate-page"),
    ("aliases: [x.md, ../../y.md]", "3:17 bad-front-matter"), ("aliases: x.html", "3:10 bad-front-matter"),
    ("aliases: moved.md", "3:10 duplicate-page"),
  ])
  func `an alias must be free, and among the notebooks`(yaml: String, fault: String) {
    let site = TestSite([
      "notebooks/z.md": "---\ntitle: Z\n\(yaml)\n---\n", "notebooks/index.md": "# Front\n",
      "notebooks/guide/b.md": "# B\n",
      "notebooks/a.md": "---\naliases: moved.md\n---\n",
    ])
    #expect(site.faults == [fault])
  }

  @Test func `a project's own parts stand in the place of ours`() throws {
    let site = TestSite(
      ["notebooks/a/b.md": "# B\n"],
      files: [
        "site/theme.css": ":root{}", "site/head.html": "<meta name=\"x\" content=\"{root}/y\">\n",
        "site/logo.png": "png",
        "site/footer.html": "<p><a href=\"{root}/a/b.html\">Imprint</a></p>", "site/favicon.ico": "ico",
      ])
    #expect(site.faults.isEmpty)
    #expect(
      site["assets/theme.css"] == ":root{}" && site["assets/favicon.ico"] == "ico" && site["assets/logo.png"] == "png")
    #expect(site["assets/favicon.svg"] == nil)
    let page = try #require(site["a/b.html"])
    #expect(page.contains("<link rel=\"stylesheet\" href=\"../assets/theme.css\"/>"))
    #expect(page.contains("<meta name=\"x\" content=\"../y\">"))
    #expect(page.contains("<link rel=\"icon\" href=\"../assets/favicon.ico\"/>"))
    #expect(page.contains("<img src=\"../assets/logo.png\" alt=\"\""))
    #expect(page.contains("<p><a href=\"../a/b.html\">Imprint</a></p>"))
    #expect(site["index.html"]?.contains("<meta name=\"x\" content=\"./y\">") == true)
  }

  @Test func `without them everything is embedded`() throws {
    let site = TestSite(page: "# A\n")
    #expect(site["assets/favicon.svg"]?.hasPrefix("<svg") == true)
    #expect(site.page.contains("<link rel=\"icon\" href=\"assets/favicon.svg\"/>"))
    #expect(!site.page.contains("theme.css"))
  }

  @Test func `what was checked stands on each page and on one for all`() throws {
    let site = TestSite([
      "notebooks/a.md":
        "# A\n\n`= 1/3 ≈ 0.333` `= 2/3 !≈ 0.66`\n\n```loss\ncheck 1 == 1\nrefute 1 == 2\n```\n\n```loss fails\n1 + [\n```\n",
      "notebooks/b.md": "# B\n\nNothing.\n",
    ])
    let page = try #require(site["a.html"])
    #expect(page.contains("All of this page holds."))
    #expect(
      page.contains("1 claim, 1 erratum, 1 check, 1 refutation and 1 expected failure."))
    #expect(
      page.contains("<li><s>0.66</s> is <strong><span class=\"value\">0.666667</span></strong>, <code>2/3</code>"))
    #expect(site["b.html"]?.contains("verification-panel") == false)
    let overview = try #require(site["verification.html"])
    #expect(
      overview.contains(
        "<th scope=\"row\"><a href=\"a.html\">A</a></th><td class=\"number\">1</td><td class=\"number\">1</td>"))
    #expect(overview.contains("All of it holds."))
  }

  @Test func `a page that does not hold says so`() throws {
    let site = TestSite(["notebooks/a.md": "# A\n\n`= 1/3 ≈ 0.334`\n"])
    #expect(site["a.html"]?.contains("Not all of this page holds.") == true)
    #expect(site["verification.html"]?.contains("Not all of it holds.") == true)
  }

  @Test func `a notebook at a place of ours is there in its stead`() {
    let site = TestSite(["notebooks/verification.md": "# My own\n"])
    #expect(site["verification.html"]?.contains("My own") == true)
  }
}
