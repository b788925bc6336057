import Foundation
import FoundationXML
import Testing

/// A check of the same broken project in every format.
struct CheckFormatTests {
  /// Errors and warnings in two notebooks and the configuration; a name and a text with everything that needs escaping.
  private static let files = [
    "notebooks/a, b: 100%.md": """
    # A & <B>

    ```loss
    x = 1
    x ≈ 2
    check x > 3
    name = "<&>"
    ```

    ![](none.png) and `= x ≈ 1.0`, `= nme == "<&\\">"`.

    """,
    "notebooks/good.md": goodNotebook,
    "notebooks/unused.csv": "a\n1\n",
    "site/site.yml": "titel: T\n",
  ]

  /// `file:line:column code` of each error and warning, worst first.
  private static let expected = [
    "notebooks/a, b: 100%.md:5:5 false-claim", "notebooks/a, b: 100%.md:6:7 false-check",
    "notebooks/a, b: 100%.md:10:5 missing-image", "notebooks/a, b: 100%.md:10:5 missing-description",
    "notebooks/a, b: 100%.md:10:35 unknown-name",
    "notebooks/unused.csv:1:1 unreferenced-file", "site/site.yml:1:1 unknown-key",
  ]

  private func check(_ format: String) throws -> CommandLine.Result {
    let command = try CommandLine(Self.files)
    let before = try command.contents()
    let result = try command.run("check", "--format", format)
    #expect(result.code == 1)
    #expect(result.errors.isEmpty)
    #expect(try command.contents() == before)
    return result
  }

  @Test func `text has each, errors first`() throws {
    let result = try check("text")
    let lines = result.output.split(separator: "\n").map(String.init)
    let codes = lines.filter { $0.hasPrefix("error[") || $0.hasPrefix("warning[") }
    let places = lines.filter { $0.contains("--> ") }.map { $0.trimmingPrefix { $0 != ">" }.dropFirst(2) }
    let found = zip(places, codes).map { place, code in
      "\(place) \(code.split(separator: "[")[1].split(separator: "]")[0])"
    }
    #expect(found == Self.expected)
    #expect(result.output.hasPrefix("Checked 2 notebooks: 5 claims, 2 checks, 1 image.\n"))
    #expect(result.output.hasSuffix("1 of 2 notebooks does not hold: 5 errors, 2 warnings.\n"))
  }

  @Test func `json has each, and files that are no notebooks`() throws {
    let result = try check("json")
    let list = try #require(try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [[String: Any]])
    #expect(
      list.map { $0["notebook"] as? String } == [
        "notebooks/a, b: 100%.md", "notebooks/good.md", "notebooks/unused.csv", "site/site.yml",
      ])
    #expect(list.map { $0["ok"] as? Bool } == [false, true, true, true])
    let diagnostics = list.flatMap { $0["diagnostics"] as? [[String: Any]] ?? [] }
    let found = diagnostics.map { "\($0["file"]!):\($0["line"]!):\($0["column"]!) \($0["code"]!)" }
    #expect(found == Self.expected)
  }

  @Test func `github has a command for each, escaped`() throws {
    let result = try check("github")
    let lines = result.output.split(separator: "\n").map(String.init)
    let commands = lines.filter { $0.hasPrefix("::") }
    #expect(commands.count == Self.expected.count)
    #expect(
      commands[0]
        == "::error file=notebooks/a%2C b%3A 100%25.md,line=5,endLine=5,col=5,endColumn=5,title=false-claim::"
        + "`x` is not `2`%0Athe value is 1, which rounds to 1, not 2%0Ahelp: if the value is right, write `1`")
    #expect(commands[5].hasPrefix("::warning file=notebooks/unused.csv,line=1,"))
    #expect(lines.last == "1 of 2 notebooks does not hold: 5 errors, 2 warnings.")
  }

  @Test func `github's runner reads what json has, whatever stands in names and texts`() throws {
    let text = """
      # %0A ::error::

      ```loss
      name = "%25 :: , %3A"
      name == "::warning file=x::%0D"
      ```

      ![](a,b.png)

      """
    let command = try CommandLine([
      "notebooks/::a, b=c 100%25.md": text, "notebooks/two\nlines::x,.md": text, "notebooks/%0A,::.csv": "a\n1\n",
    ])
    let commands = try command.run("check", "--format", "github").output.split(separator: "\n")
      .compactMap { WorkflowCommand($0) }
    let json = try command.run("check", "--format", "json").output
    let reports = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [[String: Any]])
    let faults = reports.flatMap { $0["diagnostics"] as? [[String: Any]] ?? [] }
    #expect(faults.count == 7)
    let expected = faults.map { "\($0["severity"]!) \($0["file"]!):\($0["line"]!) \($0["code"]!): \($0["message"]!)" }
    let read = commands.map { command in
      let properties = command.properties
      let place = "\(properties["file"] ?? ""):\(properties["line"] ?? "") \(properties["title"] ?? "")"
      return "\(command.name) \(place): \(command.message.split(separator: "\n")[0])"
    }
    #expect(read.sorted() == expected.sorted())
  }

  @Test func `sarif has each, with its rule`() throws {
    let result = try check("sarif")
    let log = try #require(try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    #expect(log["version"] as? String == "2.1.0")
    let run = try #require((log["runs"] as? [[String: Any]])?.first)
    let driver = try #require((run["tool"] as? [String: [String: Any]])?["driver"])
    let rules = try #require(driver["rules"] as? [[String: Any]]).map { $0["id"] as? String }
    let results = try #require(run["results"] as? [[String: Any]])
    let found = try results.map { result in
      let locations = try #require(result["locations"] as? [[String: [String: Any]]])
      let place = try #require(locations.first?["physicalLocation"])
      let uri = try #require((place["artifactLocation"] as? [String: String])?["uri"])
      let region = try #require(place["region"] as? [String: Int])
      let code = try #require(result["ruleId"] as? String)
      #expect(rules[try #require(result["ruleIndex"] as? Int)] == code)
      return "\(uri.removingPercentEncoding ?? uri):\(region["startLine"]!):\(region["startColumn"]!) \(code)"
    }
    #expect(found == Self.expected)
    #expect(result.output.contains("notebooks/a%2C%20b%3A%20100%25.md"))
  }

  @Test func `junit has a test for each claim and each other error`() throws {
    let result = try check("junit")
    let document = try XMLDocument(data: Data(result.output.utf8))
    let root = try #require(document.rootElement())
    #expect(root.name == "testsuites")
    let suites = root.elements(forName: "testsuite")
    #expect(
      suites.map { $0.attribute(forName: "name")?.stringValue } == [
        "notebooks/a, b: 100%.md", "notebooks/good.md", "notebooks/unused.csv", "site/site.yml",
      ])
    let counts = suites.map { suite in
      ["tests", "failures"].map { suite.attribute(forName: $0)?.stringValue ?? "" }.joined(separator: "/")
    }
    #expect(counts == ["6/5", "3/0", "1/0", "1/0"])
    for suite in suites {
      let cases = suite.elements(forName: "testcase")
      #expect(suite.attribute(forName: "tests")?.stringValue == "\(cases.count)")
      let failed = cases.filter { !$0.elements(forName: "failure").isEmpty }
      #expect(suite.attribute(forName: "failures")?.stringValue == "\(failed.count)")
    }
    let names = suites[0].elements(forName: "testcase").map { $0.attribute(forName: "name")?.stringValue }
    #expect(names.prefix(4) == ["5: x ≈ 2", "6: check x > 3", "10: x ≈ 1.0", "10: nme == \"<&\\\">\""])
    let failure = try #require(suites[0].elements(forName: "testcase").first?.elements(forName: "failure").first)
    #expect(failure.attribute(forName: "type")?.stringValue == "false-claim")
    #expect(failure.stringValue?.hasPrefix("notebooks/a, b: 100%.md:5:5\n`x` is not `2`\n") == true)
    #expect(suites[3].elements(forName: "system-out").first?.stringValue?.contains("unknown-key") == true)
  }

  @Test(arguments: ["text", "json", "junit", "github", "sarif"])
  func `what holds is said so`(format: String) throws {
    let command = try CommandLine(["notebooks/a.md": goodNotebook])
    let result = try command.run("check", "--format", format)
    #expect(result.code == 0)
    #expect(!result.output.contains("error["))
    #expect(result.output.hasSuffix("\n"))
  }
}
