import Foundation
import Testing

struct BuildCommandTests {
  @Test func `writes the site, the same bytes each time`() throws {
    let command = try CommandLine(["notebooks/index.md": goodNotebook, "notebooks/guide/first.md": goodNotebook])
    let result = try command.run("build")
    #expect(result.code == 0)
    #expect(result.output == "Wrote 3 pages to site/public.\n")
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
}
