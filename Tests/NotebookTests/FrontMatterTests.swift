import LossLanguage
import TestSupport
import Testing

@testable import Notebook

struct FrontMatterTests {
  @Test(
    arguments: [
      "title: Forecast 00007", "title: A plain title (2nd edition), or so", "description: 1 + 1 = 2; what else?", "",
      "title: Both lines\ndescription: How well - or badly - it did.", "description: 2024-02-29\ntitle: falsehood",
      "title:   much room   ", "title: a.b/c_d!e-f", "title: 12345 , x",
    ])
  func `plain lines say what they say as YAML`(text: String) throws {
    let lines = [MarkdownLine](splitting: Array(text.utf8), from: 0)
    let plain = try #require(FrontMatter().reading(plainLines: lines[...]))
    let (read, faults) = FrontMatter().reading(yaml: lines[...], file: "test.md")
    #expect(faults.isEmpty)
    #expect(plain.title == read.title && plain.description == read.description)
  }

  @Test(arguments: 0..<20) func `random plain lines do, too`(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let characters = Array("aZ 09 .,;()/+-_?!= ")
    for _ in 0..<100 {
      let words = String(
        (0..<Int.random(in: 1...12, using: &random)).map { _ in characters.randomElement(using: &random)! })
      let lines = [MarkdownLine](splitting: Array("title: \(words)".utf8), from: 0)
      guard let plain = FrontMatter().reading(plainLines: lines[...]) else { continue }
      let (read, faults) = FrontMatter().reading(yaml: lines[...], file: "test.md")
      #expect(faults.isEmpty && plain.title == read.title, "seed \(seed): \(words)")
    }
  }

  @Test(
    arguments: [
      "title: a: b", "title: \"quoted\"", "title: null", "title:", "title:x", " title: indented", "title: [list]",
      "title: one\ntitle: two two", "title: words\n  that go on", "title: words # remark", "titel: a word", "...",
      "title: - word", "title: é word", "title: a\tword", "lang: en-GB", "# remark\ntitle: a word",
    ])
  func `all else is left to YAML`(text: String) {
    let lines = [MarkdownLine](splitting: Array(text.utf8), from: 0)
    #expect(FrontMatter().reading(plainLines: lines[...]) == nil)
  }

  @Test func `every key is read`() {
    let notebook = Notebook(
      """
      ---
      title: "A: b"
      description: c
      source: one.txt
      authors: [Ada, Émilie]
      date: 2024-02-29
      lang: en
      order: 3
      tags:
        - information
        - 2
      digits: 6
      macros: {"\\\\E": "\\\\mathbb{E}"}
      references: [Shannon 1948]
      aliases: old.md
      draft: true
      limits:
        steps: 1000
      ---
      """)
    #expect(notebook.diagnostics.isEmpty)
    let matter = notebook.frontMatter
    #expect(matter.title == "A: b" && matter.description == "c" && matter.source == ["one.txt"])
    #expect(matter.authors == ["Ada", "Émilie"] && matter.date == "2024-02-29" && matter.lang == "en")
    #expect(matter.order == 3 && matter.tags == ["information", "2"] && matter.digits == 6)
    #expect(
      matter.macros == ["\\E": "\\mathbb{E}"] && matter.references == [Work(key: nil, text: "Shannon 1948", line: 14)]
        && matter.isDraft)
    #expect(matter.aliases.map(\.path) == ["old.md"] && matter.aliases.first?.region.start.line == 15)
    #expect(matter.limits.steps == 1000 && matter.limits.calls == Limits().calls)
    #expect(notebook.worksheet.digits == 6 && notebook.worksheet.limits.steps == 1000)
  }

  @Test(arguments: [
    ("titel: a", "2:1 unknown-key"),
    ("title: a: b", "2:9 bad-front-matter"),
    ("title: [a", "3:1 bad-front-matter"),
    ("title: a\ntitle: b", "2:1 bad-front-matter"),
    ("- a", "2:1 bad-front-matter"),
    ("lang: en\ntitle: [a]", "3:8 bad-front-matter"),
    ("digits: 18", "2:9 bad-front-matter"),
    ("digits: many", "2:9 bad-front-matter"),
    ("date: 2023-02-29", "2:7 bad-front-matter"),
    ("date: 5 May", "2:7 bad-front-matter"),
    ("draft: maybe", "2:8 bad-front-matter"),
    ("tags: [a, [b]]", "2:11 bad-front-matter"),
    ("limits: {calls: 101}", "2:17 bad-front-matter"),
    ("limits: {colls: 1}", "2:10 unknown-key"),
    ("macros: x", "2:9 bad-front-matter"),
    ("title: \"é\" b", "2:12 bad-front-matter"),
    ("title:", ""),
    ("", ""),
  ])
  func `what is wrong has its place in the file`(yaml: String, fault: String) {
    for text in ["---\n\(yaml)\n---\n`= 1`\n", "\u{FEFF}---\r\n\(yaml.replacing("\n", with: "\r\n"))\r\n...\r\n`= 1`"] {
      let notebook = Notebook(text)
      #expect(notebook.faults == (fault.isEmpty ? [] : [fault]))
      // The rest of the notebook is read all the same.
      #expect(notebook.worksheet.prose.count == 1)
    }
  }

  @Test func `a misspelt key gets a suggestion`() {
    let diagnostic = Notebook("---\ndescripton: a\n---\n").diagnostics.first
    #expect(diagnostic?.severity == .warning)
    #expect(diagnostic?.help == "did you mean `description`?")
  }

  @Test func `front matter that is not closed is an error, and the text is read as prose`() {
    let notebook = Notebook("---\ntitle: a\n\n`= 1`\n")
    #expect(notebook.faults == ["1:1 bad-front-matter"])
    #expect(notebook.proseByPlace == ["4:2 1"])
  }

  @Test func `front matter that is nested too deep is an error`() {
    #expect(Notebook("---\na: \(String(repeating: "[", count: 100_000))\n---\n").faults == ["2:1 bad-front-matter"])
    #expect(Notebook("---\n\(String(repeating: "- ", count: 100_000))\n---\n").faults == ["2:1 bad-front-matter"])
    #expect(Notebook("---\n\(String(repeating: "? ", count: 100_000))\n---\n").faults == ["2:1 bad-front-matter"])
  }
}
