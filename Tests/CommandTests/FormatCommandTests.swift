import Foundation
import TestSupport
import Testing

struct FormatCommandTests {
  private let untidy = "# T\r\n\r\n> - q\r\n>\r\n>   ```loss\r\n>   a=2×3\r\n>\r\n>\r\n>   a~=6\r\n>   ```\r\n"
  private let tidy = "# T\r\n\r\n> - q\r\n>\r\n>   ```loss\r\n>   a = 2 * 3\r\n>\r\n>   a ≈ 6\r\n>   ```\r\n"

  @Test func `lays out cells where they stand, once`() throws {
    let command = try CommandLine(["a.md": untidy])
    let result = try command.run("format", "a.md")
    #expect(result.code == 0 && result.output == "Laid out a.md.\n" && result.errors.isEmpty)
    #expect(command.bytes("a.md") == Array(tidy.utf8))
    #expect(try command.run("format", "a.md").output.isEmpty)
  }

  @Test func `check writes nothing and shows the difference`() throws {
    let command = try CommandLine(["a.md": untidy, "b.md": tidy])
    let result = try command.run("format", "--check", "a.md", "b.md")
    #expect(result.code == 1)
    #expect(result.output.hasPrefix("--- a/a.md\n+++ b/a.md\n@@ "))
    #expect(result.output.contains("->   a~=6\n") && result.output.contains("+>   a ≈ 6\n"))
    #expect(result.errors == "1 of 2 notebooks is not laid out; run `lossbook format`.\n")
    #expect(command.bytes("a.md") == Array(untidy.utf8))
    #expect(try command.run("format", "--check", "b.md").code == 0)
  }

  @Test func `reads standard input and writes standard output`() throws {
    let result = try CommandLine().run("format", "-", input: "```loss\nx=1\n```\n")
    #expect(result.code == 0 && result.output == "```loss\nx = 1\n```\n")
  }

  @Test func `a cell that cannot be read stays, with a note, unless it is to fail`() throws {
    let text = "```loss\nx=(1\n```\n\n```loss fails\ny=(1\n```\n\n```loss\nz=1\n```\n"
    let command = try CommandLine(["a.md": text])
    let result = try command.run("format", "a.md")
    #expect(result.code == 0)
    #expect(
      result.errors == "note: the cell at a.md:1 cannot be laid out and stays as it is; see `lossbook check`\n")
    #expect(command.read("a.md") == text.replacingOccurrences(of: "z=1", with: "z = 1"))
  }

  @Test func `a tab that is partly indentation is left alone`() throws {
    let text = "- a\n\n\t```loss\n\tx=1\n\t```\n"
    let command = try CommandLine(["a.md": text])
    #expect(try command.run("format", "a.md").code == 0)
    #expect(command.read("a.md") == text || command.read("a.md") == text.replacingOccurrences(of: "x=1", with: "x = 1"))
    #expect(try command.run("run", "a.md").code == 0)
  }

  @Test(arguments: GoldenCase.all) func `what a notebook shows does not change`(golden: GoldenCase) throws {
    let command = try CommandLine()
    try golden.copyInput(to: command.folder.appending(path: "notebooks"))
    let before = try values(command)
    let result = try command.run("format", "notebooks/input.md")
    #expect(result.code == 0)
    #expect(try values(command) == before)
    #expect(try command.run("format", "--check", "notebooks/input.md").code == 0)
  }

  @Test func `this project's notebooks are laid out`() throws {
    let command = try CommandLine()
    let notebooks = packageRoot.appending(path: "notebooks")
    try FileManager.default.copyItem(at: notebooks, to: command.folder.appending(path: "notebooks"))
    let result = try command.run("format", "--check")
    #expect(result.code == 0 && result.errors.isEmpty, "\(result.output)\(result.errors)")
  }

  /// Values and verdicts, without places and sources, which a layout may change.
  private func values(_ command: CommandLine) throws -> [String] {
    let output = try command.run("run", "--format", "json", "notebooks/input.md").output
    let report = try JSONDecoder().decode(Values.self, from: Data(output.utf8))
    return report.cells.flatMap { [$0.id, $0.status] + $0.outputs.map(\.kind) }
      + report.claims.map { "\($0.kind) \($0.verdict ?? "") \($0.type ?? "")" } + report.diagnostics.map(\.code)
  }

  private struct Values: Decodable {
    var cells: [Cell]
    var claims: [Claim]
    var diagnostics: [Fault]
    struct Cell: Decodable { var id: String, status: String, outputs: [Output] }
    struct Output: Decodable { var kind: String }
    struct Claim: Decodable { var kind: String, verdict: String?, type: String? }
    struct Fault: Decodable { var code: String }
  }
}
