import Testing

@testable import lossbook

/// Arguments without options make the commands that the parser makes of them.
struct WordsOnlyTests {
  @Test(arguments: [["a.md"], ["b.md", "notes/a.md"]]) func `run`(words: [String]) throws {
    let quick = try #require(Lossbook.command(ofWords: ["run"] + words) as? RunCommand)
    let parsed = try #require(Lossbook.parsed(["run"] + words) as? RunCommand)
    #expect(quick.files == parsed.files && quick.files == words)
    #expect(quick.cell == parsed.cell && quick.format == parsed.format)
  }

  @Test(arguments: [[], ["."], ["a.md", "notes"]]) func `check`(words: [String]) throws {
    let quick = try #require(Lossbook.command(ofWords: ["check"] + words) as? CheckCommand)
    let parsed = try #require(Lossbook.parsed(["check"] + words) as? CheckCommand)
    #expect(quick.paths == parsed.paths && quick.paths == words)
    #expect(quick.format == parsed.format && quick.coverage == parsed.coverage)
    #expect(quick.shard == nil && parsed.shard == nil && quick.externalLinks == parsed.externalLinks)
  }

  @Test func `build`() throws {
    let quick = try #require(Lossbook.command(ofWords: ["build"]) as? BuildCommand)
    let parsed = try #require(Lossbook.parsed(["build"]) as? BuildCommand)
    #expect(quick.output == parsed.output && quick.keepGoing == parsed.keepGoing)
  }

  @Test(arguments: [
    [], ["run"], ["run", ""], ["run", "-"], ["run", "a.md", "--format", "json"], ["check", "--coverage"],
    ["build", "site"], ["build", "--keep-going"], ["--version"], ["help", "run"], ["new", "book"], ["chekc"],
  ])
  func `all else is the parser's`(arguments: [String]) {
    let command = Lossbook.command(ofWords: arguments)
    #expect(command == nil)
  }
}
