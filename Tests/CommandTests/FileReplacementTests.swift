import Foundation
import Testing

@testable import lossbook

/// What keeps a notebook whole while `accept` and `format` write it.
struct FileReplacementTests {
  @Test func `a file that has changed meanwhile stays`() throws {
    let command = try CommandLine(["notebooks/a.md": "old\n"])
    let project = Project(containing: command.folder.path)
    let replacement = FileReplacement(project: project, file: "notebooks/a.md", original: Array("old\n".utf8))
    try command.write("notebooks/a.md", "newer\n")
    let failure = #expect(throws: FileReplacement.Failure.self) { try replacement.write(Array("ours\n".utf8)) }
    #expect(failure?.reason == "it has changed since it was read; run the command again")
    #expect(try command.contents() == ["notebooks/a.md": "newer\n"])
  }

  @Test func `a file that is gone stays gone`() throws {
    let command = try CommandLine(["notebooks/b.md": "other\n"])
    let project = Project(containing: command.folder.path)
    let replacement = FileReplacement(project: project, file: "notebooks/a.md", original: [])
    #expect(throws: FileReplacement.Failure.self) { try replacement.write([1]) }
    #expect(try command.contents() == ["notebooks/b.md": "other\n"])
  }

  /// Needs the right to mount a small disk, and is skipped without it.
  @Test func `on a full disk the old file stays, and nothing beside it`() throws {
    let command = try CommandLine()
    let disk = command.folder.appending(path: "disk")
    try FileManager.default.createDirectory(at: disk, withIntermediateDirectories: false)
    guard run("mount", "-t", "tmpfs", "-o", "size=32k", "tmpfs", disk.path) == 0 else {
      print("skipped: no disk can be mounted here")
      return
    }
    defer { _ = run("umount", disk.path) }
    let text = badNotebook + String(repeating: "A line that fills the disk.\n", count: 800)
    try command.write("disk/notebooks/a.md", text)
    let result = try command.run("accept", "notebooks/a.md", folder: "disk")
    #expect(result.code == 2)
    #expect(result.errors.contains("no space left on device"))
    #expect(command.read("disk/notebooks/a.md") == text)
    #expect(try FileManager.default.contentsOfDirectory(atPath: disk.path + "/notebooks") == ["a.md"])
  }

  @Test func `claims in lists keep their marks and blanks`() throws {
    let text = "1.  `= 1/3 ≈ ?.??`\n    -   `= 2/3 ≈ ?`,\n\n        `= 3/8 ≈ 0.3`\n* [ ] `= 1/8 ≈ ?`\n"
    let command = try CommandLine(["a.md": text])
    #expect(try command.run("accept", "a.md").code == 0)
    #expect(
      command.read("a.md")
        == "1.  `= 1/3 ≈ 0.33`\n    -   `= 2/3 ≈ 0.6667`,\n\n        `= 3/8 ≈ 0.4`\n* [ ] `= 1/8 ≈ 0.125`\n")
  }

  private func run(_ arguments: String...) -> Int32 {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = arguments
    process.standardError = FileHandle.nullDevice
    do { try process.run() } catch { return -1 }
    process.waitUntilExit()
    return process.terminationStatus
  }
}
