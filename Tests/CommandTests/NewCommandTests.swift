import Foundation
import Testing

struct NewCommandTests {
  @Test func `a new project holds, is laid out, and builds`() throws {
    let command = try CommandLine()
    let made = try command.run("new", "rain-2")
    #expect(made.code == 0 && made.errors.isEmpty)
    #expect(
      try command.contents().keys.sorted() == [
        "rain-2/.gitignore", "rain-2/README.md", "rain-2/notebooks/data/forecasts.csv", "rain-2/notebooks/index.md",
        "rain-2/site/site.yml",
      ])
    let check = try command.run("check", "--coverage=100", folder: "rain-2")
    #expect(check.code == 0 && check.output.hasSuffix("\nAll holds.\n"), "\(check.output)")
    #expect(try command.run("format", "--check", folder: "rain-2").code == 0)
    let build = try command.run("build", folder: "rain-2")
    #expect(build.code == 0 && build.errors.isEmpty, "\(build.errors)")
    #expect(command.read("rain-2/site/public/index.html")?.contains("<svg") == true)
  }

  @Test func `a new notebook holds, in a folder of its own too`() throws {
    let command = try CommandLine()
    #expect(try command.run("new", "rain").code == 0)
    let made = try command.run("new", "--notebook", "pets/my-dog", folder: "rain")
    #expect(
      made.code == 0 && made.output == "Made notebooks/pets/my-dog.md. Next: lossbook run notebooks/pets/my-dog.md\n")
    #expect(command.read("rain/notebooks/pets/my-dog.md")?.contains("title: \"My dog\"\n") == true)
    #expect(try command.run("check", folder: "rain").output.hasSuffix("\nAll holds.\n"))
    #expect(try command.run("format", "--check", folder: "rain").code == 0)
  }

  @Test func `nothing is overwritten`() throws {
    let command = try CommandLine(["rain/notebooks/a.md": "mine"])
    let before = try command.contents()
    let project = try command.run("new", "rain")
    #expect(project.code == 2 && project.errors.contains("it exists already"))
    let notebook = try command.run("new", "--notebook", "a.md", folder: "rain")
    #expect(notebook.code == 2 && notebook.errors.contains("it exists already"))
    #expect(try command.contents() == before)
  }

  @Test(arguments: ["", ".", "..", "../x", "/tmp/x", "a/b", ".git", "-x", "a b", "a\"b", "a\nb"])
  func `a name is no path and no trick`(name: String) throws {
    let command = try CommandLine()
    let result = try command.run("new", "--", name)
    #expect(result.code == 2 && !result.errors.isEmpty)
    #expect(try command.contents().isEmpty)
  }

  @Test func `a notebook needs a project, and stays in it`() throws {
    let command = try CommandLine(["rain/notebooks/a.md": "a", "other/b.md": "b"])
    let alone = try command.run("new", "--notebook", "dog", folder: "other")
    #expect(alone.code == 2 && alone.errors.contains("there is no folder `notebooks`"))
    try FileManager.default.createSymbolicLink(
      atPath: command.folder.appending(path: "rain/notebooks/out").path, withDestinationPath: "../../other")
    let outside = try command.run("new", "--notebook", "out/dog", folder: "rain")
    #expect(outside.code == 2 && outside.errors.contains("lies outside the project"))
    #expect(command.read("other/dog.md") == nil)
  }
}
