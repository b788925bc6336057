import LossLanguage
import Notebook
import TestSupport
import Testing

@testable import Publishing

struct LibraryPageTests {
  private static let site = build(["notebooks/index.md": front], hasReference: true)
  private static let front = """
    # Front

    [Softmax](reference/softmax.md), [all](reference/), [an anchor](reference/index.md)

    ```loss
    sigmoid(x) = x
    a = softmax([1, 2])  # softmax([1])
    r = record(softmax=sigmoid)
    b = library.sigmoid(0) + sigmoid(1) + r.softmax(2)
    c = categorical_cross_entropy([0, 1], a, reduction="mean")
    ```

    ```plot
    title "softmax(1)"
    x p from 0 to 1
    curve huber(0, p)
    ```

    """

  @Test func `every function has its page, and every address on these pages leads somewhere`() throws {
    let pages = Self.site.pages
    for entry in Library.standard.entries { #expect(pages["reference/\(entry.name).html"] != nil, "\(entry.name)") }
    for (path, page) in pages where path.hasPrefix("reference/") {
      for match in page.matches(of: /href="([^"]*)"/) {
        let parts = match.output.1.split(separator: "#", omittingEmptySubsequences: false)
        let target = parts[0].isEmpty ? path : resolved(String(parts[0]), from: path)
        #expect(Self.site.files.contains(target), "\(path): \(match.output.1)")
        guard parts.count == 2, let text = pages[target] else { continue }
        #expect(text.contains("id=\"\(parts[1])\""), "\(path): \(match.output.1)")
      }
    }
  }

  @Test func `every example on the pages holds, and every plot is drawn`() {
    for entry in Library.standard.entries {
      let page = Self.site.pages["reference/\(entry.name).html"] ?? ""
      #expect(page.ranges(of: "verdict holds").count == entry.examples.count, "\(entry.name)")
      #expect(!page.contains("verdict fails"), "\(entry.name)")
      #expect(!page.contains("tex-error"), "\(entry.name)")
      #expect((entry.plot == nil) == !page.contains("<svg"), "\(entry.name)")
      let evaluation = entry.evaluated()
      #expect(evaluation.diagnostics.isEmpty, "\(entry.name): \(evaluation.diagnostics.map(\.message))")
    }
  }

  @Test func `losses of one number have a curve`() {
    for name in [
      "binary_cross_entropy", "hinge", "huber", "mean_squared_error", "categorical_cross_entropy", "entropy",
    ] {
      #expect(Library.standard.entry(named: name)?.plot != nil, "\(name)")
    }
    for name in ["binary_cross_entropy", "hinge", "huber", "mean_squared_error"] {
      let panels = Library.standard.entry(named: name)?.evaluated().chart?.panels.map(\.heading)
      #expect(panels == ["value", "derivative"], "\(name)")
    }
  }

  @Test func `code links to what it calls, and to nothing else`() throws {
    let page = try #require(Self.site.pages["index.html"])
    #expect(page.contains("a = <a class=\"s-library\" href=\"reference/softmax.html\">softmax</a>("))
    #expect(page.contains("<span class=\"s-comment\"># softmax([1])</span>"))
    #expect(page.contains("library.<a class=\"s-library\" href=\"reference/sigmoid.html\">sigmoid</a>("))
    #expect(page.contains(" + sigmoid("), "a name of the notebook")
    #expect(page.contains("r.softmax("), "a member")
    #expect(page.contains("<span class=\"s-text\">\"softmax(1)\"</span>"))
    #expect(
      page.contains("<span class=\"s-keyword\">curve</span> <a class=\"s-library\" href=\"reference/huber.html\">"))
  }

  @Test func `links to the reference are those of its notebooks`() throws {
    let page = try #require(Self.site.pages["index.html"])
    #expect(Self.site.diagnostics.isEmpty, "\(Self.site.diagnostics.map(\.message))")
    #expect(page.contains("<a href=\"reference/softmax.html\">Softmax</a>"))
    #expect(page.contains("<a href=\"reference/index.html\">all</a>"))
  }

  @Test func `without the reference there are no pages and no links to them`() throws {
    let site = Self.build(["notebooks/index.md": "```loss\nsoftmax([1, 2])\n```\n"], hasReference: false)
    #expect(!site.pages.keys.contains { $0.hasPrefix("reference/") })
    let page = try #require(site.pages["index.html"])
    #expect(page.contains("<code>softmax([<span class=\"s-number\">1</span>"))
  }

  @Test func `a notebook stands in the place of a page about the library`() throws {
    let site = Self.build(["notebooks/reference/softmax.md": "# My softmax\n"], hasReference: true)
    #expect(site.diagnostics.isEmpty)
    #expect(site.pages["reference/softmax.html"]?.contains("My softmax") == true)
    #expect(site.pages["reference/index.html"]?.contains("<a href=\"softmax.html\">") == true)
  }

  private func resolved(_ address: String, from path: String) -> String {
    var parts = path.split(separator: "/").dropLast()
    for part in address.split(separator: "/") {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    return parts.joined(separator: "/")
  }

  private static func build(
    _ notebooks: [String: String], hasReference: Bool
  ) -> (pages: [String: String], files: Set<String>, diagnostics: [Diagnostic]) {
    let published = notebooks.sorted { $0.key < $1.key }.map { file, text in
      let notebook = Notebook(bytes: Array(text.utf8), file: file) { _ in .failure(FileFailure("there is none")) }
      return PublishedNotebook(notebook, notebook.worksheet.evaluated())
    }
    var configuration = SiteConfiguration()
    configuration.hasReference = hasReference
    let (site, diagnostics) = Site.building(
      published, configuration: configuration, files: ProjectFiles { _ in nil })
    var pages: [String: String] = [:]
    for file in site.files where file.path.hasSuffix(".html") {
      pages[file.path] = String(decoding: file.bytes, as: UTF8.self)
    }
    return (pages, Set(site.files.map(\.path)), diagnostics)
  }
}
