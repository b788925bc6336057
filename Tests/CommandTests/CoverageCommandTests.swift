import Foundation
import Testing

struct CoverageCommandTests {
  private static let files = [
    "notebooks/a.md": goodNotebook + "In 1948 there were 3 and 4 <!-- not computed: counted --> of 5.\n",
    "notebooks/b.md": "# B\n\nNone.\n",
  ]

  @Test func `lists what is not claimed, by notebook and in all`() throws {
    let result = try CommandLine(Self.files).run("check", "--coverage")
    #expect(result.code == 0)
    #expect(
      result.output.hasPrefix(
        """
        Checked 2 notebooks: 2 claims, 1 check.
        Numbers in prose    75%  1 claimed, 2 waived, 1 unclaimed
          notebooks/a.md    75%  1 claimed, 2 waived, 1 unclaimed

        warning[unclaimed-number]: this number is bound to no claim
        """))
    #expect(result.output.contains("--> notebooks/a.md:12:"))
    #expect(result.output.hasSuffix("All holds, with 1 warning.\n"))
  }

  @Test(arguments: [("75", 0), ("75.1", 1), ("100", 1), ("0", 0)] as [(String, Int32)])
  func `a threshold fails`(minimum: String, code: Int32) throws {
    let result = try CommandLine(Self.files).run("check", "--coverage=\(minimum)")
    #expect(result.code == code)
    let message = "error[low-coverage]: 75% of the numbers in prose are covered, and \(minimum)% are asked for"
    #expect(result.output.contains(message) == (code == 1))
  }

  @Test(arguments: ["json", "junit", "github", "sarif"])
  func `a threshold fails in every format`(format: String) throws {
    let result = try CommandLine(Self.files).run("check", "--coverage=100", "--format", format)
    #expect(result.code == 1)
    #expect(result.output.contains("low-coverage"))
    #expect(result.output.contains("unclaimed-number"))
  }

  @Test func `the flag takes no path for its value`() throws {
    let result = try CommandLine(Self.files).run("check", "--coverage", "notebooks/b.md")
    #expect(result.code == 0)
    #expect(
      result.output == "Checked 1 notebook: nothing to check.\nNumbers in prose   100%  no numbers\nAll holds.\n")
  }

  @Test(arguments: ["101", "-1", "some", ""])
  func `a percentage that is none is wrong usage`(minimum: String) throws {
    #expect(try CommandLine(Self.files).run("check", "--coverage=\(minimum)").code == 2)
  }

  @Test func `json counts, and names the waivers`() throws {
    let result = try CommandLine(Self.files).run("check", "--coverage", "--format", "json", "notebooks/a.md")
    let report = try #require(try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    let coverage = try #require(report["coverage"] as? [String: Any])
    #expect(coverage["claimed"] as? Int == 1)
    #expect(coverage["waived"] as? Int == 2)
    #expect(coverage["unclaimed"] as? Int == 1)
    let waivers = try #require(coverage["waivers"] as? [[String: Any]])
    #expect(waivers.map { $0["reason"] as? String } == ["counted"])
  }

  @Test func `a waiver without a reason fails`() throws {
    let command = try CommandLine(["notebooks/a.md": "3 <!-- not computed -->\n"])
    #expect(try command.run("check").code == 0)
    let result = try command.run("check", "--coverage")
    #expect(result.code == 1)
    #expect(result.output.contains("error[bad-waiver]"))
  }
}
