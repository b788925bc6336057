import Foundation
import Testing

struct CheckCommandTests {
  @Test func `says what was checked and is quiet otherwise`() throws {
    let command = try CommandLine(["notebooks/a.md": goodNotebook])
    let result = try command.run("check")
    #expect(result.code == 0)
    #expect(result.output == "Checked 1 notebook: 2 claims, 1 check.\nAll holds.\n")
    #expect(result.errors.isEmpty)
  }

  @Test func `draws what does not hold and writes nothing`() throws {
    let command = try CommandLine(["notebooks/a.md": goodNotebook, "notebooks/b.md": badNotebook])
    let before = try command.contents()
    let result = try command.run("check")
    #expect(result.code == 1)
    #expect(
      result.output.hasPrefix(
        """
        Checked 2 notebooks: 3 claims, 1 check.

        error[false-claim]
        """))
    #expect(result.output.contains(" --> notebooks/b.md:7:"))
    #expect(result.output.contains("7 | It costs `= loss ≈ 0.52`."))
    #expect(result.output.hasSuffix("1 of 2 notebooks does not hold: 1 error.\n"))
    #expect(try command.contents() == before)
  }

  @Test func `finds links and images that lead nowhere`() throws {
    let command = try CommandLine([
      "notebooks/a.md": "# A\n\n[b](b.md#plece) [c](c.md) ![i](i.png) [up](../../x.md) [ok](b.md#place)\n",
      "notebooks/b.md": "# B\n\n## Place\n",
    ])
    let result = try command.run("check", "notebooks/a.md")
    #expect(result.code == 1)
    #expect(result.output.contains("error[broken-anchor]: `notebooks/b.md` has no place `plece`"))
    #expect(result.output.contains("did you mean `#place`?"))
    #expect(result.output.contains("error[broken-link]: the link `c.md` leads to no file of the project"))
    #expect(result.output.contains("error[missing-image]: the project has no image `i.png`"))
    #expect(result.output.contains("error[broken-link]: the link `../../x.md` leads out of the project"))
    #expect(result.output.contains("  --> notebooks/a.md:3:5") || result.output.contains(" --> notebooks/a.md:3:5"))
  }

  @Test func `a folder gives a list, whatever it holds`() throws {
    let command = try CommandLine(["notebooks/a.md": goodNotebook])
    let result = try command.run("check", "notebooks", "--format", "json")
    let list = try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [[String: Any]]
    #expect(list?.map { $0["notebook"] as? String } == ["notebooks/a.md"])
  }

  @Test(arguments: [["check", "--frobnicate"], ["run"], ["check", "--format", "yaml"]])
  func `wrong usage is 2`(arguments: [String]) throws {
    let command = try CommandLine(["notebooks/a.md": goodNotebook])
    let result =
      switch arguments.count {
      case 1: try command.run(arguments[0])
      case 2: try command.run(arguments[0], arguments[1])
      default: try command.run(arguments[0], arguments[1], arguments[2])
      }
    #expect(result.code == 2)
    #expect(result.output.isEmpty)
    #expect(result.errors.contains("Usage"))
  }

  @Test func `a mistyped command is told from a right one`() throws {
    let result = try CommandLine().run("chek")
    #expect(result.code == 2)
    #expect(result.errors == "error: there is no command `chek`; did you mean `check`?\n")
  }

  @Test func `without a project there is nothing to check`() throws {
    let result = try CommandLine().run("check")
    #expect(result.code == 2)
    #expect(result.errors.contains("no folder `notebooks`"))
  }
}
