import Foundation
import Testing

@testable import lossbook

struct ShardTests {
  private static func files(_ count: Int) -> [String: String] {
    var files = [
      "site/site.yml": "titel: T\n", "notebooks/unused.csv": "a\n1\n",
      "notebooks/data/bad.csv": "a,b\n1\n",
    ]
    for index in 0..<count {
      let bad = index % 3 == 1 ? "It is `= 1/3 ≈ 0.3\(index)`, said 7, -0.0 `= -0.0` \u{7}.\n" : ""
      let data = index == 2 ? "```data d file=data/bad.csv\n```\n" : ""
      let filler = String(repeating: "word ", count: index * 7)
      files["notebooks/n\(index).md"] = "# N\(index)\n\n\(bad)\n\(data)\n\(filler)\n"
    }
    return files
  }

  /// Runs all shards; the names of their reports.
  private func reports(_ command: CommandLine, of count: Int, _ options: [String] = []) throws -> [String] {
    try (1...count).map { number in
      let name = "shard-\(number).json"
      let arguments = ["check", "--shard", "\(number)/\(count)", "--format", "json"] + options
      try command.write(name, try command.run(arguments: arguments).output)
      return name
    }
  }

  @Test(arguments: [1, 2, 3, 20], ["text", "json", "junit", "github", "sarif"])
  func `merged reports equal the report of a run without shards`(count: Int, format: String) throws {
    let command = try CommandLine(Self.files(8))
    let whole = try command.run("check", "--coverage=90", "--format", format)
    let names = try reports(command, of: count, ["--coverage=90"])
    let merged = try command.run(arguments: ["merge", "--format", format] + names.reversed())
    #expect(merged.output == whole.output)
    #expect(merged.code == whole.code)
    #expect(merged.errors.isEmpty)
    #expect(whole.code == 1)
  }

  @Test func `the merged report needs no notebooks`() throws {
    let command = try CommandLine(Self.files(4))
    let whole = try command.run("check")
    let names = try reports(command, of: 2)
    let other = try CommandLine()
    for name in names { try other.write(name, try #require(command.read(name))) }
    #expect(try other.run(arguments: ["merge"] + names).output == whole.output)
  }

  @Test func `a missing or a second shard is a failure`() throws {
    let command = try CommandLine(Self.files(5))
    let names = try reports(command, of: 3)
    let missing = try command.run("merge", names[0], names[2])
    #expect(missing.code == 1)
    #expect(missing.output.isEmpty)
    #expect(missing.errors == "error: shard 2 of 3 missing\n")
    let second = try command.run("merge", names[0], names[1], names[1], names[2])
    #expect(second.code == 1)
    #expect(second.errors == "error: `shard-2.json` and `shard-2.json` are both shard 2\n")
  }

  @Test func `shards of different checks are a failure`() throws {
    let command = try CommandLine(Self.files(5))
    let names = try reports(command, of: 2)
    try command.write("other.json", try command.run("check", "--shard", "2/2", "--format", "json", "--coverage").output)
    let asked = try command.run("merge", names[0], "other.json")
    #expect(asked.code == 1)
    #expect(asked.errors.contains("checked different notebooks, or were asked for different things"))

    try command.write("notebooks/n0.md", "# Changed\n")
    try command.write("later.json", try command.run("check", "--shard", "2/2", "--format", "json").output)
    #expect(try command.run("merge", names[0], "later.json").code == 1)

    try command.write("three.json", try command.run("check", "--shard", "2/3", "--format", "json").output)
    #expect(try command.run("merge", names[0], "three.json").errors.contains("is one of 3"))

    let report = try #require(command.read(names[1]))
    try command.write("old.json", report.replacing("\"lossbook\": \"", with: "\"lossbook\": \"0.0."))
    let version = try command.run("merge", names[0], "old.json")
    #expect(version.code == 1)
    #expect(version.errors.contains("comes from lossbook"))
  }

  @Test(arguments: ["", "{}", "[1, 2]", "{\"lossbook\": \"0.1.0\", \"shard\": 1, \"of\": 1}", "\u{0}"])
  func `what is no report is wrong usage`(text: String) throws {
    let command = try CommandLine(["r.json": text])
    let result = try command.run("merge", "r.json")
    #expect(result.code == 2)
    #expect(result.output.isEmpty)
    #expect(try command.run("merge", "none.json").code == 2)
  }

  @Test(arguments: ["0/3", "4/3", "1", "1/0", "a/b", "1/2/3", "-1/2", "1/99999999999999999999", "1/1001"])
  func `a part that is none is wrong usage`(part: String) throws {
    #expect(try CommandLine(["notebooks/a.md": goodNotebook]).run("check", "--shard=\(part)").code == 2)
  }

  @Test(arguments: [1, 2, 3, 7])
  func `the parts are balanced and have each notebook once`(count: Int) throws {
    let sizes = [900, 10, 500, 500, 20, 300, 0, 300, 10, 100, 800, 40]
    let parts = try (1...count).map { try #require(Shard(argument: "\($0)/\(count)")).indices(sizes: sizes) }
    #expect(parts.flatMap { $0 }.sorted() == Array(sizes.indices))
    let loads = parts.map { $0.reduce(0) { $0 + sizes[$1] } }
    let fair = max(sizes.reduce(0, +) / count, 900)
    #expect(loads.allSatisfy { $0 <= fair * 4 / 3 + 1 }, "\(loads)")
  }
}
