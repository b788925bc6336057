import Foundation
import Testing

struct BuildCommandTests {
  @Test func `writes the site, the same bytes each time`() throws {
    let command = try CommandLine(["notebooks/index.md": goodNotebook, "notebooks/guide/first.md": goodNotebook])
    let result = try command.run("build")
    #expect(result.code == 0)
    #expect(result.output == "Wrote 5 pages to site/public.\n")
    let page = try #require(command.read("site/public/guide/first.html"))
    #expect(page.contains("<h1>Good</h1>"))
    #expect(page.contains("href=\"../assets/lossbook.css\""))
    #expect(command.read("site/public/assets/lossbook.css") != nil)
    #expect(command.read("site/public/guide/index.html") != nil)
    let before = try command.contents()
    #expect(try command.run("build").code == 0)
    #expect(try command.contents() == before)
  }

  @Test func `a fault leaves the old site as it was`() throws {
    let command = try CommandLine(["notebooks/index.md": goodNotebook])
    #expect(try command.run("build").code == 0)
    try command.write("notebooks/b.md", badNotebook)
    let before = try command.contents()
    let result = try command.run("build")
    #expect(result.code == 1)
    #expect(result.output.isEmpty)
    #expect(result.errors.contains("error[false-claim]"))
    #expect(try command.contents() == before)
  }

  @Test func `going on publishes with the fault marked, and still fails`() throws {
    let command = try CommandLine(["notebooks/b.md": badNotebook])
    let result = try command.run("build", "--keep-going")
    #expect(result.code == 1)
    let page = try #require(command.read("site/public/b.html"))
    #expect(page.contains("This page has a fault."))
    #expect(page.contains("class=\"claim false\""))
  }

  @Test func `a folder of other things is not replaced`() throws {
    let command = try CommandLine(["notebooks/index.md": goodNotebook, "out/precious.txt": "mine"])
    let before = try command.contents()
    let result = try command.run("build", "--output", "out")
    #expect(result.code == 2)
    #expect(result.errors.contains("no build of lossbook has written"))
    #expect(try command.contents() == before)
  }

  @Test func `what an interrupted build left behind is put right`() throws {
    let command = try CommandLine([
      "notebooks/index.md": goodNotebook, "site/.public.new/half.html": "half", "site/.public.old/index.html": "old",
    ])
    #expect(try command.run("build").code == 0)
    let files = try command.contents().keys
    #expect(!files.contains { $0.contains(".public.") })
    #expect(command.read("site/public/index.html")?.contains("<h1>Good</h1>") == true)
  }

  @Test func `what did not change is not written again`() throws {
    let command = try CommandLine(["notebooks/index.md": goodNotebook, "notebooks/a/b.md": goodNotebook])
    #expect(try command.run("build").code == 0)
    let first = try command.files(in: "site/public")
    #expect(first.count > 6)
    #expect(try command.run("build").code == 0)
    #expect(try command.files(in: "site/public") == first)

    try command.write("notebooks/a/b.md", goodNotebook + "\nMore.\n")
    #expect(try command.run("build").code == 0)
    let second = try command.files(in: "site/public")
    #expect(second.keys.sorted() == first.keys.sorted())
    #expect(second.filter { first[$0.key] != $0.value && $0.key.contains(".") }.keys.sorted() == ["a/b.html"])

    try command.write("site/public/stray.html", "stray")
    #expect(try command.run("build").code == 0)
    #expect(command.read("site/public/stray.html") == nil)
    #expect(try command.files(in: "site/public")["a/b.html"] == second["a/b.html"])
  }

  @Test func `drafts are checked and not built`() throws {
    let draft = "---\ndraft: true\n---\n\nText\n"
    let command = try CommandLine(["notebooks/index.md": goodNotebook, "notebooks/d.md": draft])
    #expect(try command.run("check").output.contains("Checked 2 notebooks"))
    #expect(try command.run("build").code == 0)
    #expect(command.read("site/public/d.html") == nil)
  }

  @Test func `an unwritable output is 2`() throws {
    let command = try CommandLine(["notebooks/index.md": goodNotebook, "file": ""])
    let result = try command.run("build", "--output", "file/public")
    #expect(result.code == 2)
    #expect(result.errors.contains("cannot be written"))
  }

  @Test func `links, hidden files and dots lead nowhere`() throws {
    let notebook = """
      [hidden](../.git/config) [out](out.txt) [circle](circle) [self](circle.md)

      ```data a file=../.git/config
      ```

      ```data b file=out.txt
      ```

      """
    let command = try CommandLine([
      "project/notebooks/a.md": notebook, "project/.git/config": "TOKEN", "outside/b/c.txt": "",
      "outside/x.css": "SECRET",
      "project/site/site.yml": "theme: link/../x.css\n",
    ])
    let project = command.folder.appending(path: "project").path
    for (link, target) in [
      ("notebooks/out.txt", "../../outside/x.css"), ("notebooks/circle", "circle"),
      ("notebooks/circle.md", "circle.md"),
      ("site/link", "../../outside/b"),
    ] {
      try FileManager.default.createSymbolicLink(atPath: "\(project)/\(link)", withDestinationPath: target)
    }
    let output = command.folder.appending(path: "public").path
    let result = try command.run("build", "--keep-going", "--output", output, folder: "project")
    #expect(result.code == 1)
    #expect(result.errors.contains("hidden files are not read"))
    #expect(result.errors.contains("it lies outside the project"))
    #expect(result.errors.contains("the stylesheet `site/link/../x.css` of `theme` is not there"))
    let site = try command.contents().filter { $0.key.hasPrefix("public/") }
    #expect(site["public/a.html"] != nil)
    #expect(!site.contains { $0.value.contains("TOKEN") || $0.value.contains("SECRET") })
  }

  @Test func `a linked output is written to only by name`() throws {
    let command = try CommandLine([
      "project/notebooks/a.md": goodNotebook, "project/site/site.yml": "", "out/.lossbook": "",
    ])
    let link = command.folder.appending(path: "project/site/public").path
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "../../out")
    let refused = try command.run("build", folder: "project")
    #expect(refused.code == 2)
    #expect(refused.errors.contains("leads out of the project"))
    #expect(command.read("out/a.html") == nil)
    #expect(try command.run("build", "--output", "site/public", folder: "project").code == 0)
    #expect(command.read("out/a.html") != nil)
  }
}
