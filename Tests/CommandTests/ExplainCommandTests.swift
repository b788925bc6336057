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

  @Test func `a function is told of whole, its examples with their values`() throws {
    let output = try CommandLine().run("explain", "bce").output
    #expect(output.hasPrefix("binary_cross_entropy(\n    y, p,"))
    #expect(output.contains("✓ binary_cross_entropy(1, 0.8) ≈ 0.2231 nats  (0.2231435513142097 nats)\n"))
    #expect(output.contains("✓ binary_cross_entropy(1, 0) == inf\n"))
    #expect(output.contains("Also bce.") && output.contains("nats; bits with `base=2`"))
    #expect(output.contains("Also in the group binary\n") && output.contains("brier_score"))
    #expect(!output.contains("\u{1B}"), "no colours in a pipe")
  }

  @Test func `a group and the whole library are listed`() throws {
    let command = try CommandLine()
    let group = try command.run("explain", "regression")
    #expect(group.code == 0 && group.output.contains("  huber") && group.output.contains("linear beyond."))
    #expect(try command.run("explain", "metric", "learning").code == 0)
    #expect(try command.run("explain", "metric-learning").code == 0)
    let all = try command.run("explain").output
    #expect(all.contains("huber") && all.contains("softmax") && all.contains("\nmulticlass\n"))
    #expect(all.split(separator: "\n").allSatisfy { $0.count <= 100 })
    #expect(try command.run("explain", "CosineEmbeddingLoss").errors.contains("did you mean `cosine_embedding`?"))
    #expect(try command.run("explain", "regresion").errors.contains("did you mean `regression`?"))
  }

  @Test func `without a verb the program introduces itself`() throws {
    let command = try CommandLine()
    let result = try command.run()
    #expect(result.code == 0 && result.output.contains("lossbook check"))
    #expect(try command.run("--version").output == "0.1.0\n")
    #expect(try command.run("--help").code == 0)
  }
}
