import Foundation
import Testing

struct RunCommandTests {
  @Test func `shows values, claims and diagnostics`() throws {
    let command = try CommandLine(["a.md": badNotebook])
    let result = try command.run("run", "a.md")
    #expect(result.code == 1)
    #expect(result.output.contains("✗ loss ≈ 0.52"))
    #expect(result.output.contains("error[false-claim]"))
    #expect(result.output.contains(" --> a.md:7:20"))
    #expect(!result.output.contains("\u{1B}"))
    #expect(result.errors.isEmpty)
  }

  @Test func `reads standard input`() throws {
    let result = try CommandLine().run("run", "-", input: goodNotebook)
    #expect(result.code == 0)
    #expect(result.output.contains("✓ loss ≈ 0.515"))
  }

  @Test func `prints one notebook as an object and several as a list by path`() throws {
    let command = try CommandLine(["b.md": goodNotebook, "a.md": badNotebook])
    let output = try command.run("run", "b.md", "--format", "json").output
    // Foundation's reader rounds; the text has every digit.
    #expect(output.contains("\"value\": 0.5145731728297583,"))
    let one = try JSONSerialization.jsonObject(with: Data(output.utf8))
    let notebook = try #require(one as? [String: Any])
    #expect(notebook["notebook"] as? String == "b.md")
    #expect(notebook["ok"] as? Bool == true)
    let claims = try #require(notebook["claims"] as? [[String: Any]])
    #expect(claims.map { $0["verdict"] as? String } == ["holds", "holds", "holds"])
    #expect(claims[2]["written"] as? String == "0.515")
    #expect(claims[2]["line"] as? Int == 11 && claims[2]["column"] as? Int == 11)

    let result = try command.run("run", "b.md", "a.md", "--format", "json")
    let both = try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [[String: Any]]
    #expect(both?.map { $0["notebook"] as? String } == ["a.md", "b.md"])
    #expect(result.code == 1)
  }

  @Test func `an unreadable file is 2, and the others are still run`() throws {
    let command = try CommandLine(["a.md": goodNotebook])
    let result = try command.run("run", "missing.md", "a.md")
    #expect(result.code == 2)
    #expect(result.errors.contains("cannot read `missing.md`"))
    #expect(result.output.contains("✓ loss ≈ 0.515"))
  }

  @Test func `one cell can be asked for, and is offered where it is misspelled`() throws {
    let command = try CommandLine(["a.md": "```loss first\n1 + 1\n```\n\n```loss second\n2 + 2\n```\n"])
    let result = try command.run("run", "--cell", "second", "a.md")
    #expect(result.output.contains("2 + 2 = 4") && !result.output.contains("1 + 1"))
    #expect(result.code == 0)
    let unknown = try command.run("run", "--cell", "secnd", "a.md")
    #expect(unknown.code == 2)
    #expect(unknown.errors.contains("did you mean `second`?"))
  }

  @Test func `draws curves between the ends of their axes, labelled where they end`() throws {
    let plot = "```plot\ntitle \"T\"\nx q from 1 to 3 \"the x\"\ny from 0 to 9 \"the y\"\n"
    let command = try CommandLine(["a.md": plot + "curve q^2 \"square\"\ncurve q + 0.4 \"line\"\n```\n"])
    let lines = try command.run("run", "a.md").output.components(separatedBy: "\n")
    let top = try #require(lines.firstIndex { $0.hasPrefix("  9 ┤") })
    #expect(lines[top - 2] == "  T" && lines[top - 1] == "  the y")
    // The square ends at the top, the line a third of the way up.
    #expect(lines[top].hasSuffix(" square") && lines[top + 7].hasSuffix(" line"), "\(lines)")
    #expect(lines[top + 11].hasPrefix("  0 ┤"))
    #expect(lines[top + 12].hasPrefix("    └──"))
    #expect(lines[top + 13].hasPrefix("     1 ") && lines[top + 13].hasSuffix(" 3"))
    #expect(lines[top + 13].contains(" the x "))
  }

  @Test func `draws bars on one scale`() throws {
    let command = try CommandLine([
      "a.md": "```plot\nbars [\"a\", \"bc\"], [1, 4] \"first\"\nbars [\"a\", \"bc\"], [2, 0] \"second\"\n```\n"
    ])
    let output = try command.run("run", "a.md").output
    func row(_ name: String, _ count: Int, _ value: String) -> String {
      "\n  \(name) \(String(repeating: "█", count: count)) \(value)\n"
    }
    #expect(output.contains("  first" + row("a ", 15, "1").dropLast() + row("bc", 60, "4")))
    #expect(output.contains("  second" + row("a ", 30, "2").dropLast() + row("bc", 0, "0")))
  }

  @Test func `what takes a picture is described`() throws {
    let command = try CommandLine(["a.md": "```plot\nheat [[1, 2], [3, 4]]\n```\n"])
    let output = try command.run("run", "a.md").output
    #expect(output.contains("plot, line 1\n  ") && !output.contains("└"))
  }
}
