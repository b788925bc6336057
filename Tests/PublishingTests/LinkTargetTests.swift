import Testing

@testable import Publishing

struct LinkTargetTests {
  @Test(arguments: [
    ("b.md", LinkTarget.file("notebooks/a/b.md", anchor: "")),
    ("./b.md#x%20y", .file("notebooks/a/b.md", anchor: "x y")),
    ("../c/d.md?q=1#z", .file("notebooks/c/d.md", anchor: "z")),
    ("/b.md", .file("notebooks/b.md", anchor: "")),
    ("#here", .anchor("here")),
    ("", .anchor("")),
    ("https://example.org/a.md", .external),
    ("//example.org", .external),
    ("mailto:a@example.org", .external),
    ("../../../x", .outside),
  ])
  func `a destination is read from where it is written`(destination: String, target: LinkTarget) {
    #expect(LinkTarget(destination, in: "notebooks/a/a.md") == target)
  }

  @Test(arguments: [
    ("index.html", "guide/first.html", "guide/first.html"),
    ("guide/first.html", "guide/second.html", "second.html"),
    ("guide/first.html", "index.html", "../index.html"),
    ("a/b/c.html", "a/d/e.html", "../d/e.html"),
    ("a.html", "w x/ü%.html", "w%20x/ü%25.html"),
  ])
  func `the way from page to page is relative`(from: String, to: String, link: String) {
    #expect(PagePath(from).link(to: to) == link)
  }
}
