import Testing

@testable import lossbook

/// Arguments without options make the commands that the parser makes of them.
struct WordsOnlyTests {
  @Test(arguments: [["a.md"], ["b.md", "notes/a.md"]]) func `run`(words: [String]) throws {
    #expect(Lossbook.work(ofWords: ["run"] + words) != nil)
    let parsed = try #require(Lossbook.parsed(["run"] + words) as? RunCommand)
    #expect(Running(files: words) == parsed.running)
  }

  @Test(arguments: [[], ["."], ["a.md", "notes"]]) func `check`(words: [String]) throws {
    #expect(Lossbook.work(ofWords: ["check"] + words) != nil)
    let quick = CheckCommand(paths: words)
    let parsed = try #require(Lossbook.parsed(["check"] + words) as? CheckCommand)
    #expect(quick.paths == parsed.paths && quick.paths == words)
    #expect(quick.format == parsed.format && quick.coverage == parsed.coverage)
    #expect(quick.shard == nil && parsed.shard == nil && quick.externalLinks == parsed.externalLinks)
  }

  @Test func `build`() throws {
    #expect(Lossbook.work(ofWords: ["build"]) != nil)
    let quick = BuildCommand(output: nil)
    let parsed = try #require(Lossbook.parsed(["build"]) as? BuildCommand)
    #expect(quick.output == parsed.output && quick.keepGoing == parsed.keepGoing)
  }

  @Test(arguments: [
    [], ["run"], ["run", ""], ["run", "-"], ["run", "a.md", "--format", "json"], ["check", "--coverage"],
    ["build", "site"], ["build", "--keep-going"], ["--version"], ["help", "run"], ["new", "book"], ["chekc"],
  ])
  func `all else is the parser's`(arguments: [String]) {
    #expect(Lossbook.work(ofWords: arguments) == nil)
  }
}
