import Foundation
import TestSupport
import Testing

/// Every folder of `Tests/Golden` is a test: a notebook `input.md`, files that it reads, and what the program must
/// print for it. `make golden` writes what is expected; it is then read by a person before it is committed.
struct GoldenTests {
  @Test(arguments: GoldenCase.all) func `prints what is expected`(golden: GoldenCase) throws {
    let command = try CommandLine()
    try golden.copyInput(to: command.folder.appending(path: "notebooks"))

    let run = try command.run("run", "--format", "json", "notebooks/input.md")
    try golden.expect(run.output, in: "expected.json")
    let report = try JSONDecoder().decode(Verdict.self, from: Data(run.output.utf8))
    #expect(run.code == (report.ok ? 0 : 1))

    let check = try command.run("check", "notebooks/input.md")
    try golden.expect(check.output, in: "expected.txt")
    #expect(run.errors + check.errors == "")
  }

  @Test func `the folder of cases is found`() {
    #expect(!GoldenCase.all.isEmpty)
  }

  private struct Verdict: Decodable {
    var ok: Bool
  }
}

struct GoldenCase: CustomTestStringConvertible {
  private let folder: URL

  var testDescription: String { folder.lastPathComponent }

  static let all: [GoldenCase] = {
    let root = packageRoot.appending(path: "Tests/Golden")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: root.path)) ?? []
    return names.filter { !$0.hasPrefix(".") }.sorted().map { GoldenCase(folder: root.appending(path: $0)) }
  }()

  /// Copies all but what is expected.
  func copyInput(to target: URL) throws {
    try FileManager.default.createDirectory(at: target, withIntermediateDirectories: true)
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) where !name.hasPrefix("expected.") {
      try FileManager.default.copyItem(at: folder.appending(path: name), to: target.appending(path: name))
    }
  }

  /// Compares a text with the file that holds it, and names the first line that differs.
  func expect(_ text: String, in file: String) throws {
    let url = folder.appending(path: file)
    if Self.isWriting { try Data(text.utf8).write(to: url) }
    guard let expected = try? String(contentsOf: url, encoding: .utf8) else {
      Issue.record("\(testDescription)/\(file) is missing; write it with `make golden`, and read it")
      return
    }
    guard text != expected else { return }
    let (lines, expectedLines) = (text.components(separatedBy: "\n"), expected.components(separatedBy: "\n"))
    let index = zip(lines, expectedLines).prefix { $0 == $1 }.count
    Issue.record(
      """
      \(testDescription)/\(file):\(index + 1) differs (`make golden` writes all anew):
      expected: \(index < expectedLines.count ? expectedLines[index] : "nothing more")
      printed:  \(index < lines.count ? lines[index] : "nothing more")
      """)
  }

  /// Asked for by `make golden`, and never where a change has no reader.
  private static let isWriting: Bool = {
    let environment = ProcessInfo.processInfo.environment
    return environment["LOSSBOOK_WRITE_GOLDEN"] == "1" && (environment["CI"] ?? "").isEmpty
  }()
}
