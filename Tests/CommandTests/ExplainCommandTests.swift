import Foundation
import Testing

struct ExplainCommandTests {
  @Test func `tells of functions and codes, and suggests`() throws {
    let command = try CommandLine()
    #expect(try command.run("explain", "shape-mismatch").output.contains("do not line up"))
    #expect(try command.run("explain", "softmax").output.contains("softmax(z"))
    let unknown = try command.run("explain", "shape-missmatch")
    #expect(unknown.code == 2)
    #expect(unknown.errors.contains("did you mean `shape-mismatch`?"))
  }

  @Test func `without a verb the program introduces itself`() throws {
    let command = try CommandLine()
    let result = try command.run()
    #expect(result.code == 0 && result.output.contains("lossbook check"))
    #expect(try command.run("--version").output == "0.1.0\n")
    #expect(try command.run("--help").code == 0)
  }
}
