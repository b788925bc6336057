import Foundation
import Testing

struct HelpTests {
  static let commands = ["new", "run", "check", "accept", "build", "serve", "format", "explain", "completions"]

  @Test func `no argument prints a short help that names the commands`() throws {
    let result = try CommandLine().run()
    #expect(result.code == 0 && result.errors.isEmpty)
    for name in Self.commands.dropLast() { #expect(result.output.contains("\n  lossbook \(name)"), "\(name)") }
  }

  @Test(arguments: ["new", "run", "accept", "build", "serve", "format", "explain", "completions"])
  func `help shows examples, and no line is broken`(name: String) throws {
    let result = try CommandLine().run(name, "--help")
    #expect(result.code == 0)
    #expect(result.output.contains("Examples:\n"))
    let examples = result.output.components(separatedBy: "Examples:\n")[1].components(separatedBy: "\n\n")[0]
    for line in examples.split(separator: "\n") { #expect(line.hasPrefix("  "), "broken: \(line)") }
  }

  @Test(arguments: ["bash", "zsh", "fish"]) func `completions know every command`(shell: String) throws {
    let result = try CommandLine().run("completions", shell)
    #expect(result.code == 0 && result.errors.isEmpty)
    for name in Self.commands { #expect(result.output.contains(name), "\(name)") }
  }

  @Test func `an unknown shell is wrong usage`() throws {
    let result = try CommandLine().run("completions", "tcsh")
    #expect(result.code == 2 && result.errors.contains("'bash', 'zsh' or 'fish'"))
  }
}
