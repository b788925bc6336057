import LossLanguage
import Notebook
import Testing

@testable import Publishing

struct PageTests {
  @Test func `the title is the heading where the text has none of its own`() throws {
    let page = try page("---\ntitle: On \"losses\" & <b>\nlang: de\ndescription: Short.\n---\n\nText.\n")
    #expect(page.contains("<html lang=\"de\">"))
    #expect(page.contains("<h1>On \"losses\" &amp; &lt;b&gt;</h1>"))
    #expect(page.contains("<title>On \"losses\" &amp; &lt;b&gt; - Notebooks</title>"))
    #expect(page.contains("<meta name=\"description\" content=\"Short.\"/>"))
    #expect(page.ranges(of: "<h1").count == 1)
  }

  @Test func `a heading that opens the text is the page's`() throws {
    let page = try page("---\ntitle: Other\n---\n\n# Own *heading*\n\nText.\n")
    #expect(page.contains("<h1 id=\"own-heading\">Own <em>heading</em></h1>"))
    #expect(page.contains("<title>Other - Notebooks</title>"))
    #expect(page.ranges(of: "<h1").count == 1)
  }

  @Test func `a claim stands as it was written, with what it was checked against`() throws {
    let page = try page("`= 1/3 ≈ 0.333` and `= 2/3 !≈ 0.66` and `= 1/4`.\n")
    #expect(page.contains("<span class=\"claim\"><span class=\"bound\">0.333<button"))
    #expect(page.contains("popovertarget=\"check-1\""))
    #expect(page.contains("id=\"check-1\" popover=\"\""))
    #expect(page.contains("<code>1/3</code> = <strong><span class=\"value\">0.3333333333333333</span></strong>"))
    #expect(page.contains("<s>0.66</s>"))
    #expect(page.contains("<span class=\"value\">0.25</span>"))
  }

  @Test func `what an author writes cannot become markup`() throws {
    let page = try page(
      """
      ---
      title: </title><script>alert(1)</script>
      description: "\\"><img src=x onerror=alert(1)>"
      ---

      <script>alert(2)</script>

      [a](javascript:alert(3)) `= "<b>" == "<b>"` <img src=y onerror=alert(5)>

      ```loss
      "<script>alert(4)</script>" == "</code><script>"
      table(x=["<img src=x>"])
      ```

      """)
    #expect(page.ranges(of: "<script").count == 1, "the theme's own script alone")
    #expect(!page.contains("<img"))
    #expect(!page.contains("javascript:"))
    #expect(!page.contains("onerror=alert(1)>\""))
  }

  @Test func `no page has styles or handlers in its markup`() throws {
    let page = try page("# A\n\n```plot\ncurve x\nx x from 0 to 1\n```\n\n$x$ | `= 1 == 1`\n\n|a|b|\n|-:|:-|\n|1|2|\n")
    #expect(!page.contains(" style="))
    #expect(!page.contains(" align="))
    #expect(page.firstMatch(of: /\ on[a-z]+="/) == nil)
  }

  @Test func `captions are numbered by kind`() throws {
    let page = try page(
      """
      ```plot first
      x x from 0 to 1
      curve x
      ```

      Figure: One.

      ```loss second
      table(a=[1])
      ```

      Table: Two.

      ```plot third
      x x from 0 to 1
      curve x
      ```

      Figure: Three.

      """)
    #expect(page.contains("<a class=\"number\" href=\"#first\">Figure 1.</a> One."))
    #expect(page.contains("<a class=\"number\" href=\"#second\">Table 1.</a> Two."))
    #expect(page.contains("<a class=\"number\" href=\"#third\">Figure 2.</a> Three."))
  }

  @Test func `the caption of a table stands over the table, below what comes before it`() throws {
    let page = try page(
      "```loss\nf(x) = x\nformula f\ncheck f(1) == 1\n[[1, 2]]\nsteps f(2)\n```\n\nTable: One.\n")
    let order = ["<math", "f(1) == 1", "<figure>", "<figcaption", "<table", "<ol class=\"steps\"", "</figure>"]
    let places = order.map { page.firstRange(of: $0)?.lowerBound }
    #expect(!places.contains(nil))
    for (before, after) in zip(places, places.dropFirst()) { if let before, let after { #expect(before < after) } }
  }

  @Test func `numbers in prose have a true minus, and are checked as they were written`() throws {
    let page = try page("The slope is `= 1 - 2 ≈ -1`, not `= -2 !≈ -1.5`.\n")
    #expect(page.contains("<span class=\"bound\">−1<button"))
    #expect(page.contains("<s>−1.5</s>"))
    #expect(page.contains("<code>1 - 2</code> = <strong><span class=\"value\">−1</span></strong>"))
  }

  @Test func `sources are shown, folded or hidden as the cell says`() throws {
    let page = try page(
      "```loss\nshown = 1\n```\n\n```loss fold\nfolded = 2\n```\n\n```loss hide\nhidden = 3\nhidden\n```\n")
    #expect(
      page.contains("<div class=\"source\"><pre><code>shown = <span class=\"s-number\">1</span></code>"))
    #expect(page.contains("<details class=\"source\"><summary>Source</summary><pre><code>folded = "))
    #expect(!page.contains("hidden = 3\n"))
  }

  @Test func `an expected error is shown where it is made`() throws {
    let page = try page("```loss fails=unit-mismatch\ninformation(0.5) + information(0.5, base=2)\n```\n")
    #expect(page.contains("<div class=\"diagnostic error expected\">"))
    #expect(page.contains("<mark>"))
    #expect(!page.contains("This page has"))
  }
}

struct SiteTests {
  @Test func `links work from every depth`() throws {
    let site = try site(
      [
        "notebooks/index.md": "# Front\n\n[deep](a/b/deep.md#x-y) [folder](a/)\n",
        "notebooks/a/b/deep.md": "# Deep\n\n## X y\n\n[front](../../index.md) [file](../../data/t.csv) ![i](i.png)\n",
      ], files: ["notebooks/data/t.csv": "x\n", "notebooks/a/b/i.png": "png"])
    #expect(site.diagnostics.isEmpty)
    let front = try #require(site.text("index.html"))
    let deep = try #require(site.text("a/b/deep.html"))
    #expect(front.contains("<a href=\"a/b/deep.html#x-y\">deep</a>"))
    #expect(front.contains("<a href=\"a/index.html\">folder</a>"))
    #expect(deep.contains("<a href=\"../../index.html\">front</a>"))
    #expect(deep.contains("<a href=\"../../data/t.csv\">file</a>"))
    #expect(deep.contains("<img src=\"i.png\""))
    #expect(deep.contains("href=\"../../assets/lossbook.css\""))
    #expect(site.text("data/t.csv") == "x\n" && site.text("a/b/i.png") == "png")
    #expect(site.text("a/index.html") != nil)
  }

  @Test func `pages follow one another by order, then path`() throws {
    let site = try site([
      "notebooks/index.md": "# Front\n", "notebooks/s/b.md": "---\norder: 1\n---\n\n# B\n", "notebooks/s/a.md": "# A\n",
      "notebooks/s/c.md": "---\norder: 2\n---\n\n# C\n",
    ])
    let order = ["index.html", "s/index.html", "s/b.html", "s/c.html", "s/a.html"]
    for (page, next) in zip(order, order.dropFirst()) {
      let name = page.hasPrefix("s/") ? String(next.dropFirst(2)) : next
      #expect(site.text(page)?.contains("<a rel=\"next\" href=\"\(name)\">") == true, "\(page) to \(next)")
    }
  }

  @Test func `pages that would overwrite one another are a fault`() throws {
    let site = try site(["notebooks/A.md": "x\n", "notebooks/a.md": "y\n"])
    #expect(site.diagnostics.map(\.code) == [.duplicatePage])
  }
}

struct SiteConfigurationTests {
  @Test func `an unknown key is a warning with a suggestion`() {
    let (configuration, diagnostics) = SiteConfiguration.parsing("title: T\ndescripton: D\nlimits:\n  calls: 1000\n")
    #expect(configuration.title == "T")
    #expect(configuration.limits.calls == Limits().calls)
    #expect(diagnostics.map(\.code) == [.unknownKey])
    #expect(diagnostics.first?.help == "did you mean `description`?")
    #expect(diagnostics.first?.region.start == Position(line: 2, column: 1))
  }

  @Test(arguments: ["title: [", "title: [a, b]", "- a", "limits: 3"])
  func `what cannot be read is an error`(text: String) {
    #expect(SiteConfiguration.parsing(text).diagnostics.map(\.code) == [.badConfiguration])
  }
}

private func page(_ text: String) throws -> String {
  try #require(site(["notebooks/page.md": text]).text("page.html"))
}

private func site(
  _ notebooks: [String: String], files: [String: String] = [:]
) throws -> (text: (String) -> String?, diagnostics: [Diagnostic]) {
  let published = notebooks.sorted { $0.key < $1.key }.map { file, text in
    let notebook = Notebook(bytes: Array(text.utf8), file: file) { _ in .failure(FileFailure("there is none")) }
    var report = notebook.worksheet.evaluated()
    report.diagnostics = notebook.diagnostics + report.diagnostics
    return PublishedNotebook(notebook, report)
  }
  let projectFiles = ProjectFiles { file in files[file].map { Array($0.utf8) } }
  let (site, diagnostics) = Site.building(published, configuration: SiteConfiguration(), files: projectFiles)
  var contents: [String: String] = [:]
  for file in site.files { contents[file.path] = String(decoding: file.bytes, as: UTF8.self) }
  let texts = contents
  return ({ texts[$0] }, diagnostics)
}
