import Foundation
import Testing

/// A site is built again if, and only if, something is not what it was.
struct SealTests {
  private let project = [
    "notebooks/index.md": goodNotebook + "\n[data](../data/a.csv)\n", "notebooks/guide/first.md": goodNotebook,
    "notebooks/data.md": "# Data\n\n```data a file=../data/b.csv\n```\n\n`mean(a.x)` is `= 1.5`\n",
    "data/a.csv": "x\n1\n2\n", "data/b.csv": "x\n1\n2\n", "site/site.yml": "title: Seals\n", "site/theme.css": "p {}\n",
  ]

  @Test func `of the same nothing is built again`() throws {
    let command = try CommandLine(project)
    #expect(try command.run("build").output == wrote)
    let before = try command.files(in: "site/public")
    for _ in 0..<2 {
      let result = try command.run("build")
      #expect(result.code == 0 && result.output == unchanged && result.errors.isEmpty)
    }
    #expect(try command.files(in: "site/public") == before)
    // Times and places in the disk mean nothing.
    for (file, text) in project { try command.write(file, text) }
    #expect(try command.run("build").output == unchanged)
    #expect(try command.run("build", "--output", "elsewhere").output == "Wrote 6 pages to elsewhere.\n")
    #expect(try command.run("build", "--output", "elsewhere").output.contains("elsewhere was built"))
    #expect(try command.run("build").output == unchanged)
  }

  /// A file of the project or of the site, and what it holds then.
  @Test(
    arguments: [
      ("notebooks/guide/first.md", "# Other\n"), ("notebooks/new.md", "# New\n"), ("notebooks/guide/first.md", nil),
      ("data/a.csv", "x\n2\n1\n"), ("data/b.csv", "x\n2\n1\n"), ("site/site.yml", "title: Sealed\n"),
      ("site/site.yml", nil), ("site/theme.css", "a {}\n"), ("site/theme.css", nil), ("site/head.html", "<!-- -->\n"),
      ("site/favicon.svg", "<svg/>\n"),
      ("site/public/index.html", "<p>5</p>"), ("site/public/index.html", nil), ("site/public/stray.html", ""),
      ("site/public/assets/theme.css", "a {}\n"),
    ] as [(String, String?)])
  func `whatever differs, it is built`(file: String, text: String?) throws {
    let command = try CommandLine(project)
    #expect(try command.run("build").output == wrote)
    try change(file, to: text, command)
    let output = try command.run("build").output
    #expect(output.hasPrefix("Wrote "))
    #expect(try command.run("build").output == unchanged)
    if file.hasPrefix("site/public/") {
      #expect(output == wrote)
    } else {
      // The same as if it had never been another.
      let site = try command.contents().filter { $0.key.hasPrefix("site/public/") }
      #expect(try command.run("build", "--output", "again").output.hasPrefix("Wrote "))
      let again = try command.contents().filter { $0.key.hasPrefix("again/") }
      #expect(again.count == site.count && Set(again.values) == Set(site.values))
    }
  }

  @Test func `what does not hold is built, and told, every time`() throws {
    let command = try CommandLine(project)
    #expect(try command.run("build").output == wrote)
    try command.write("notebooks/bad.md", badNotebook)
    for _ in 0..<2 { #expect(try command.run("build").code == 1) }
    for _ in 0..<2 {
      let result = try command.run("build", "--keep-going")
      #expect(result.code == 1 && result.output == "Wrote 7 pages to site/public.\n")
      #expect(result.errors.contains("error[false-claim]"))
    }
  }

  @Test func `a warning is told every time`() throws {
    let command = try CommandLine(["notebooks/a.md": goodNotebook + "\n> [!NOTES]\n> What is this?\n"])
    for _ in 0..<2 {
      let result = try command.run("build")
      #expect(result.code == 0 && result.output.hasPrefix("Wrote ") && result.errors.contains("warning["))
    }
  }

  @Test func `without a folder for it no seal is kept`() throws {
    let command = try CommandLine(project)
    for folder in ["", "relative", "/dev/null"] {
      for _ in 0..<2 {
        let result = try command.run(arguments: ["build"], environment: ["XDG_CACHE_HOME": folder, "HOME": folder])
        #expect(result.code == 0 && result.output == wrote && result.errors.isEmpty)
      }
    }
  }

  @Test func `a name of two lines is not sealed`() throws {
    let command = try CommandLine(["notebooks/a\nb.md": goodNotebook])
    for _ in 0..<2 { #expect(try command.run("build").output.hasPrefix("Wrote ")) }
  }

  @Test(arguments: ["", "\n", "\u{0}", "zz"])
  func `a seal that was changed does not hold`(text: String) throws {
    let command = try CommandLine(project)
    #expect(try command.run("build").output == wrote)
    let seal = try #require(try seals(command).first)
    let lines = try String(contentsOf: seal, encoding: .utf8).split(separator: "\n", omittingEmptySubsequences: false)
    for line in lines.indices.dropLast() {
      var changed = lines.map { String($0) }
      changed[line] = text + changed[line].dropFirst()
      try Data(changed.joined(separator: "\n").utf8).write(to: seal)
      #expect(try command.run("build").output == wrote, "line \(line + 1)")
    }
  }

  @Test func `the seals of sites that are gone go`() throws {
    let command = try CommandLine(project)
    #expect(try command.run("build", "--output", "a").code == 0)
    #expect(try command.run("build", "--output", "b").code == 0)
    #expect(try seals(command).count == 2)
    try FileManager.default.removeItem(at: command.folder.appending(path: "a"))
    try command.write("data/b.csv", "x\n2\n1\n")
    #expect(try command.run("build", "--output", "b").code == 0)
    #expect(try seals(command).count == 1)
    #expect(try command.run("build", "--output", "a").output.hasPrefix("Wrote "))
  }
}

private let wrote = "Wrote 6 pages to site/public.\n"
private let unchanged = "Nothing has changed since site/public was built.\n"

/// - Parameter text: nil to remove it.
private func change(_ file: String, to text: String?, _ command: CommandLine) throws {
  if let text { return try command.write(file, text) }
  try FileManager.default.removeItem(at: command.folder.appending(path: file))
}

private func seals(_ command: CommandLine) throws -> [URL] {
  try FileManager.default.contentsOfDirectory(
    at: command.caches.appending(path: "lossbook/sites"), includingPropertiesForKeys: nil)
}
