import Foundation
import LossLanguage
import Notebook
import Testing

@testable import lossbook

struct RecordedResultsTests {
  private static let notebook = """
    # Dog

    ```data animals
    class, p
    cat, 0.25
    dog, 0.75
    ```

    ```loss losses
    x = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]
    x / 3
    "text"
    ```

    It is `= 1/3` and `= 1/3 ≈ 0.333`.

    ```plot curve
    x q from 0 to 1
    curve q^2 "square"
    ```

    """

  /// A project that records what the notebook gives, as the file says it after an edit.
  private func project(_ edit: (String) -> String = { $0 }) throws -> CommandLine {
    let file = "notebooks/a/dog.md"
    let notebook = Notebook(bytes: Array(Self.notebook.utf8), file: file) { _ in .failure(FileFailure("none")) }
    let record = Recording(of: notebook.worksheet.evaluated())
    return try CommandLine([
      file: Self.notebook,
      "notebooks/recorded/a/dog.json": edit(String(decoding: record.bytes, as: UTF8.self)),
    ])
  }

  @Test func `what was recorded holds`() throws {
    let result = try project().run("check")
    #expect(result.output == "Checked 1 notebook: 1 claim, 6 recorded results.\nAll holds.\n")
    #expect(result.code == 0)
  }

  @Test func `a record has full precision and a line for each number of a long list`() throws {
    let record = try #require(try project().read("notebooks/recorded/a/dog.json"))
    #expect(record.contains("\"value\": 0.3333333333333333,\n"))
    #expect(record.contains("\"value\": [0.25, 0.75],\n"))
    #expect(record.contains("        1.3333333333333333,\n"))
    #expect(!record.contains("\"line\""))
    #expect(record.hasSuffix("}\n"))
  }

  /// An edit of the record, and what `check` says of it.
  @Test(
    arguments: [
      ("[0.25, 0.75]", "[0.25, 0.5]", "`p`, [1]: recorded 0.5, now 0.75, 0.25 apart", 3),
      ("        2,\n", "        2.5,\n", "[5]: recorded 2.5, now 2, 0.5 apart", 11),
      (
        "\"text\",\n      \"shape\": [],\n      \"value\": \"text\"",
        "\"text\",\n      \"shape\": [],\n      \"value\": \"txt\"",
        "recorded \"txt\", now \"text\"", 12
      ),
      (
        "0.25,\n            0.3025", "0.26,\n            0.3026",
        "curve `square`, y, [10]: recorded 0.26, now 0.25, 0.01 apart; 1 more differs", 17
      ),
      ("\"unit\": null", "\"unit\": \"bits\"", "unit: recorded \"bits\", now null", 3),
    ] as [(String, String, String, Int)])
  func `a stale record says where and by how much`(old: String, new: String, label: String, line: Int) throws {
    let command = try project { text in
      #expect(text.contains(old), "the record has changed its form")
      guard let range = text.range(of: old) else { return text }
      return text.replacingCharacters(in: range, with: new)
    }
    let result = try command.run("check")
    #expect(result.code == 1)
    #expect(result.output.contains("error[stale-record]"))
    #expect(result.output.contains(label))
    #expect(result.output.contains("--> notebooks/a/dog.md:\(line):"))
    #expect(result.output.hasSuffix("1 of 1 notebook does not hold: 1 error.\n"))
  }

  /// The recorded third, and whether it still holds.
  @Test(
    arguments: [
      ("0.33333333333333337", true), ("0.3333333333333", true), ("0.33333333333", false), ("0.3333333333339", false),
    ] as [(String, Bool)])
  func `numbers agree within the tolerance`(third: String, holds: Bool) throws {
    let command = try project { $0.replacing("\"value\": 0.3333333333333333,", with: "\"value\": \(third),") }
    #expect(try command.run("check").code == (holds ? 0 : 1))
  }

  @Test func `a missing record, an orphan and one that cannot be read fail`() throws {
    let command = try project { _ in "{\"results\": [}" }
    try command.write("notebooks/recorded/b.json", "{}")
    try command.write("notebooks/new.md", goodNotebook)
    let result = try command.run("check")
    #expect(result.code == 1)
    #expect(result.output.contains("error[bad-record]: `notebooks/recorded/a/dog.json` is no record of results"))
    #expect(result.output.contains("error[orphaned-record]: `notebooks/recorded/b.json` records"))
    #expect(result.output.contains("error[missing-record]: the results of `notebooks/new.md` are not recorded"))
  }

  @Test func `a result that is new or gone is stale`() throws {
    let command = try project { $0.replacing("\"source\": \"x / 3\"", with: "\"source\": \"x / 4\"") }
    let result = try command.run("check")
    #expect(result.output.contains("`x / 3` of `losses` is not recorded"))
    #expect(result.output.contains("`x / 4` of `losses` is recorded, and is no more"))
  }

  @Test func `prose may change without changing the record`() throws {
    let command = try project()
    try command.write("notebooks/a/dog.md", Self.notebook.replacing("# Dog\n", with: "# Another dog\n\nMore words.\n"))
    #expect(try command.run("check").code == 0)
  }

  @Test func `a project can record a part, and without the folder nothing`() throws {
    let command = try project()
    try command.write("notebooks/new.md", goodNotebook)
    #expect(try command.run("check").code == 1)
    try command.write("site/site.yml", "recorded: [a]\n")
    #expect(try command.run("check").code == 0)
    try command.write("site/site.yml", "recorded: [new]\n")
    let other = try command.run("check")
    #expect(other.output.contains("missing-record") && other.output.contains("orphaned-record"))
    try FileManager.default.removeItem(at: command.folder.appending(path: "notebooks/recorded"))
    #expect(try command.run("check").code == 0)
  }
}
