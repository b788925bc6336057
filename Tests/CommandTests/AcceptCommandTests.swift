import Foundation
import Testing

struct AcceptCommandTests {
  private let open = """
    It is `= pi ≈ 3.15`, again `= pi ≈ 3.15`, a share of `= 1/8 ≈ ?.?%` and `= -log2(0.7) ≈ ?` bits.

    ```loss c
    x = entropy([.5, .5])
    x ≈ 0.7 ± 0.001 nats
    [x, 1, 2] ≈ [
      0.6, 1.0,  # natural
      2.1e0]
    x * 1e-9 ≈ 6.9e-10
    ```

    """

  private let filled = """
    It is `= pi ≈ 3.14`, again `= pi ≈ 3.14`, a share of `= 1/8 ≈ 12.5%` and `= -log2(0.7) ≈ 0.5146` bits.

    ```loss c
    x = entropy([.5, .5])
    x ≈ 0.6931 ± 0.001 nats
    [x, 1, 2] ≈ [
      0.7, 1.0,  # natural
      2.0e0]
    x * 1e-9 ≈ 6.9e-10
    ```

    """

  @Test func `fills and updates claims in their form, and shows each change first`() throws {
    let command = try CommandLine(["a.md": open])
    let dry = try command.run("accept", "--dry-run", "a.md")
    #expect(dry.code == 1)
    #expect(command.read("a.md") == open)
    let result = try command.run("accept", "a.md")
    #expect(result.code == 0 && result.errors.isEmpty)
    #expect(command.read("a.md") == filled)
    #expect(result.output.contains("a.md:1:8  pi: 3.15 becomes 3.14, off by 0.0084 (0.27%)"))
    #expect(result.output.contains("1/8: ?.?% is filled with 12.5%"))
    #expect(result.output.contains("2 of 3 elements, off by up to 0.1"))
    #expect(result.output.contains("\n-  2.1e0]\n+  2.0e0]\n"))
    #expect(result.output.hasSuffix("6 claims changed.\n"))
    #expect(try command.run("check", "a.md").code == 0)
    #expect(try command.run("accept", "a.md").output == "0 claims changed.\n")
  }

  @Test func `keeps line endings, the byte-order mark, quotes and tables`() throws {
    let text =
      "\u{FEFF}# T\r\n\r\n| a |\r\n|---|\r\n| `= [1, 2][0] ≈ ?` |\r\n\r\n> - ```loss\r\n>   2 ≈ [\r\n>   ```\r\n"
      .replacingOccurrences(of: "2 ≈ [", with: "[1, 2] ≈ [1,\r\n>     3]")
    let command = try CommandLine(["a.md": text])
    #expect(try command.run("accept", "a.md").code == 0)
    let expected = text.replacingOccurrences(of: "?", with: "1").replacingOccurrences(of: "3]", with: "2]")
    #expect(command.bytes("a.md") == Array(expected.utf8))
  }

  @Test(arguments: [
    ("pi !≈ 3.14", "an erratum is the author's word"), ("1 + 1 == 3", "`==` states an exact value"),
    ("entropy([.5, .5]) ≈ 0.7 bits", "more than a number would change"),
    ("entropy([.5, .5]) ≈ ? bits", "more than a number would change"),
    ("[1, 2] ≈ 3", "more than a number would change"), ("y ≈ 3", "mend what is wrong first"),
  ])
  func `is for the author to change`(claim: String, reason: String) throws {
    let text = "```loss\n\(claim)\n```\n"
    let command = try CommandLine(["a.md": text])
    let result = try command.run("accept", "a.md")
    #expect(result.code == 1)
    #expect(command.read("a.md") == text)
    #expect(result.errors.contains(" is not changed: ") && result.errors.contains(reason), "\(result.errors)")
    #expect(result.output == "0 claims changed, 1 not changed.\n")
  }

  @Test func `a cell that is to fail stays, and one that fails in another way is named`() throws {
    let expected = "```loss fails\n1 ≈ 3\n```\n"
    let other = "```loss fails=unknown-name\n1 ≈ 3\n```\n"
    let command = try CommandLine(["a.md": expected, "b.md": other])
    #expect(try command.run("accept", "a.md").code == 0)
    let result = try command.run("accept", "b.md")
    #expect(result.code == 1 && result.errors.contains("its cell is marked `fails`"))
    #expect(command.read("a.md") == expected && command.read("b.md") == other)
  }

  @Test func `a text that would break its code span is not written`() throws {
    let text = "Says `= concat([\"a\"], [\"b|c\"])[1] ≈ \"x\"`.\n"
    let command = try CommandLine(["a.md": text])
    let result = try command.run("accept", "a.md")
    #expect(result.code == 1 && result.errors.contains("cannot stand in a code span"), "\(result)")
    #expect(command.read("a.md") == text)
  }

  @Test func `one cell of several`() throws {
    let text = "`= 1 ≈ 2`\n\n```loss a\n1 ≈ 2\n```\n\n```loss b\n1 ≈ 2\n```\n"
    let command = try CommandLine(["a.md": text])
    #expect(try command.run("accept", "--cell", "b", "a.md").code == 0)
    #expect(command.read("a.md") == "`= 1 ≈ 2`\n\n```loss a\n1 ≈ 2\n```\n\n```loss b\n1 ≈ 1\n```\n")
    let unknown = try command.run("accept", "--cell", "bb", "a.md")
    #expect(unknown.code == 2 && unknown.errors.contains("did you mean `b`?"))
  }

  @Test func `a read-only file stays, and the others are written`() throws {
    let command = try CommandLine(["a.md": badNotebook, "b.md": badNotebook])
    let place = command.folder.appending(path: "a.md").path
    try FileManager.default.setAttributes([.posixPermissions: 0o444], ofItemAtPath: place)
    let result = try command.run("accept", "a.md", "missing.md", "b.md")
    #expect(result.code == 2)
    #expect(result.errors.contains("cannot write `a.md`: it is read-only"))
    #expect(result.errors.contains("cannot read `missing.md`"))
    #expect(command.read("a.md") == badNotebook)
    #expect(command.read("b.md")?.contains("≈ 0.51`") == true)
    #expect(try command.contents().keys.sorted() == ["a.md", "b.md"])
  }

  @Test func `links stay links and permissions stay`() throws {
    let command = try CommandLine(["real.md": badNotebook])
    let place = command.folder.appending(path: "real.md").path
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: place)
    try FileManager.default.createSymbolicLink(
      atPath: command.folder.appending(path: "a.md").path, withDestinationPath: "real.md")
    #expect(try command.run("accept", "a.md").code == 0)
    #expect(command.read("real.md")?.contains("≈ 0.51`") == true)
    let manager = FileManager.default
    #expect(try manager.destinationOfSymbolicLink(atPath: command.folder.appending(path: "a.md").path) == "real.md")
    #expect(try manager.attributesOfItem(atPath: place)[.posixPermissions] as? Int == 0o640)
  }

  @Test func `other faults are mentioned`() throws {
    let command = try CommandLine(["a.md": badNotebook + "\n```loss\ncheck 1 > 2\n```\n"])
    let result = try command.run("accept", "a.md")
    #expect(result.code == 1 && result.errors.contains("there is more that does not hold"))
  }
}
