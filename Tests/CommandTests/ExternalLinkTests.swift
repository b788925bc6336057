import Foundation
import Testing

/// The links of notebooks to other sites, asked for on a server of our own.
@Suite(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/curl"), "curl is not installed"))
struct ExternalLinkTests {
  @Test func `dead links are found, each address where it stands`() throws {
    let server = try LinkServer()
    let site = "http://127.0.0.1:\(server.port)"
    let command = try CommandLine([
      "notebooks/a.md": """
      # A

      [there](\(site)/there#place) [moved](\(site)/moved) [no head](\(site)/nohead) <\(site)/there>

      [gone](\(site)/gone) ![image](\(site)/gone.png) [circle](\(site)/circle) [file](\(site)/file)

      [again](\(site)/gone) [mail](mailto:a@example.org) [odd](\(site)/%5B1-9%5D{a,b})

      """
    ])
    // Never part of the check unless it is asked for.
    #expect(try command.run("check").code == 0)
    let result = try command.run("check", "--external-links", environment: ["http_proxy": "", "no_proxy": "*"])
    #expect(result.code == 1)
    let dead = result.output.split(separator: "\n").filter { $0.hasPrefix("error[dead-link]") }.map {
      $0.replacing(site, with: "")
    }
    #expect(
      dead == [
        "error[dead-link]: the link `/gone` is dead", "error[dead-link]: the link `/gone.png` is dead",
        "error[dead-link]: the link `/circle` is dead", "error[dead-link]: the link `/file` is dead",
        "error[dead-link]: the link `/gone` is dead", "error[dead-link]: the link `/%5B1-9%5D{a,b}` is dead",
      ])
    #expect(result.output.contains("the server answers 404"))
    #expect(result.output.contains("it is passed on in a circle"))
    #expect(result.output.contains("notebooks/a.md:7:9"))
  }

  @Test func `a host that refuses is told from a page that is gone`() throws {
    let command = try CommandLine(["notebooks/a.md": "[a](http://127.0.0.1:1/)\n"])
    let result = try command.run("check", "--external-links", environment: ["http_proxy": "", "no_proxy": "*"])
    #expect(result.code == 1)
    #expect(result.output.contains("the host refuses the connection"))
  }

  @Test func `without curl nothing is said to hold`() throws {
    let command = try CommandLine(["notebooks/a.md": goodNotebook])
    let result = try command.run("check", "--external-links", environment: ["PATH": "/nowhere"])
    #expect(result.code == 2)
    #expect(result.errors == "error: `--external-links` needs the program `curl`\n")
  }
}
