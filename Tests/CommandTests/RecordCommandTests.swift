import Foundation
import Testing

/// `lossbook accept` as it keeps the results of notebooks.
struct RecordCommandTests {
  private static let file = "notebooks/recorded/a.json"

  @Test func `recording starts when it is asked for, and then goes on`() throws {
    let command = try CommandLine(["notebooks/a.md": goodNotebook])
    #expect(try command.run("accept").output == "0 claims changed.\n")
    #expect(command.read(Self.file) == nil)

    let dry = try command.run("accept", "--record", "--dry-run")
    #expect(dry.code == 1)
    #expect(dry.output == "\(Self.file)  is new\n\n0 claims would change, 1 would be recorded.\n")
    #expect(command.read(Self.file) == nil)

    let started = try command.run("accept", "--record")
    #expect(started.code == 0)
    #expect(started.output.hasSuffix("0 claims changed, 1 recorded.\n"))
    #expect(try command.run("check").output.contains("2 recorded results"))
    #expect(try command.run("accept").output == "0 claims changed.\n")
  }

  @Test func `a result that has changed is shown and written, and nothing else`() throws {
    let command = try CommandLine(["notebooks/a.md": goodNotebook, "notebooks/b.md": "`= 1/3`\n"])
    #expect(try command.run("accept", "--record").code == 0)
    let other = try #require(command.read(Self.file))
    try command.write("notebooks/b.md", "`= 1/3 + 0`\n\n`= 2/3`\n")
    #expect(try command.run("check").code == 1)
    let result = try command.run("accept")
    #expect(result.code == 0)
    #expect(result.output.contains("--- a/notebooks/recorded/b.json\n+++ b/notebooks/recorded/b.json\n"))
    #expect(result.output.contains("\n+      \"value\": 0.6666666666666666,\n"))
    #expect(result.output.hasSuffix("0 claims changed, 1 recorded.\n"))
    #expect(try command.run("check").code == 0)
    #expect(command.read(Self.file) == other)
  }

  @Test func `within the tolerance a record stays as it is`() throws {
    let command = try CommandLine(["notebooks/a.md": "`= 1/3`\n"])
    #expect(try command.run("accept", "--record").code == 0)
    let moved = try #require(command.read(Self.file)).replacing("0.3333333333333333", with: "0.33333333333333337")
    try command.write(Self.file, moved)
    #expect(try command.run("accept").output == "0 claims changed.\n")
    #expect(command.read(Self.file) == moved)
  }

  @Test func `a notebook with an error is not recorded`() throws {
    let command = try CommandLine(["notebooks/a.md": "`= nothing`\n"])
    #expect(try command.run("accept", "--record").code == 1)
    #expect(command.read(Self.file) == nil)
  }

  @Test func `a cell cannot be recorded alone`() throws {
    let command = try CommandLine(["notebooks/a.md": goodNotebook])
    #expect(try command.run("accept", "--record", "--cell", "c", "notebooks/a.md").code == 2)
  }
}
