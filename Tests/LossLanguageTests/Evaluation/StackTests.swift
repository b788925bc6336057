import Foundation
import Testing

@testable import LossLanguage

/// What nests as deep as the limits allow fits into the 8 MB that a main thread has, in a debug build too.
struct StackTests {
  @Test(arguments: deepPrograms) func `the deepest programs fit the stack`(_ program: DeepProgram) {
    let done = DispatchSemaphore(value: 0)
    nonisolated(unsafe) var codes: [DiagnosticCode] = []
    let thread = Thread {
      // Freed on this thread as well.
      codes = run(program.text).diagnostics.map(\.code)
      done.signal()
    }
    thread.stackSize = 8 << 20
    thread.start()
    done.wait()
    #expect(codes.first == program.code, "\(program.name): \(codes)")
  }
}

struct DeepProgram: Sendable, CustomTestStringConvertible {
  let name: String
  let text: String
  /// What it exceeds; nil if it is just allowed.
  let code: DiagnosticCode?

  var testDescription: String { name }
}

/// Programs that nest to their limits in every way that the language knows.
private let deepPrograms: [DeepProgram] = {
  func nested(_ depth: Int, _ open: String, _ inside: String, _ close: String) -> String {
    String(repeating: open, count: depth) + inside + String(repeating: close, count: depth)
  }
  /// Functions that call one another, the last one called.
  func chain(_ count: Int, _ body: (String) -> String) -> String {
    let functions = (1...count).map { "f\($0)(x) = " + body("f\($0 - 1)(x)") }
    return "f0(x) = x\n" + functions.joined(separator: "\n") + "\nf\(count)(1)"
  }
  /// The same, and each function does a few things around its call: about as deep as calls and operands go together.
  func wrapped(_ count: Int, _ open: String, _ close: String) -> String { chain(99) { nested(count, open, $0, close) } }

  var programs: [(String, String, DiagnosticCode?)] = [
    ("brackets", "x = 1\n" + nested(95, "-(", "x", ")"), nil),
    ("brackets, too many", "x = 1\n" + nested(101, "-(", "x", ")"), .nestingLimit),
    ("indices", "x = [0]\n" + nested(190, "x[", "0", "]"), nil),
    ("arguments", nested(190, "cos(", "1", ")"), nil),
    ("axes", nested(64, "[", "1", "]"), nil),
    ("axes, too many", nested(65, "[", "1", "]"), .nestingLimit),
    ("functions of functions", nested(60, "(x -> ", "x", ")(1)"), nil),
    ("captures", "f = " + nested(60, "x -> y -> ", "x + y", ""), nil),
    ("calls", chain(99) { $0 }, nil),
    ("calls, too many", chain(100) { $0 }, .callLimit),
    (
      "calls of functions that are made",
      "f0 = x -> x\nadd(f) = x -> f(x) + 1\n"
        + (1...99).map { "f\($0) = add(f\($0 - 1))" }.joined(separator: "\n") + "\nf99(1)", nil
    ),
    ("calls and operands, too many", wrapped(6, "-(", ")"), .callLimit),
    ("maps", chain(99) { "map(y -> y, [\($0)])[0]" }, nil),
    ("losses", chain(99) { "mean_squared_error(0, \($0))" }, nil),
    ("defaults", (1...99).reduce("f0(x) = x") { $0 + "\nf\($1)(x, k=f\($1 - 1)(1)) = x + k" } + "\nf99(1)", nil),
    (
      "records", "r0 = 1\n" + (1...1500).map { "r\($0) = record(a=r\($0 - 1))" }.joined(separator: "\n") + "\nr1500",
      nil
    ),
    (
      "records, too many",
      "r0 = 1\n" + (1...1501).map { "r\($0) = record(a=r\($0 - 1))" }.joined(separator: "\n"), .nestingLimit
    ),
    ("functions, too many", chain(1500) { $0 }, .nestingLimit),
    ("steps", "f(x) = " + nested(90, "-(", "x", ")") + "\nsteps f(" + nested(90, "-(", "1", ")") + ")", nil),
    ("sums in steps", "steps sum(" + nested(90, "-(", "[1, 2, 3]", ")") + ")", nil),
  ]
  for (count, open, close) in [
    (4, "-(", ")"), (4, "1 + (", ")"), (4, "(", ")^1"), (2, "[", "][0]"), (2, "[1, 2][0 * ", "]"),
    (4, "if 1 > 0 then ", " else 1"), (4, "cos(", ")"), (2, "sum([1, ", "])"), (2, "record(a=", ").a"),
    (2, "mean_squared_error(1, 0 * ", ")"), (4, "min(1, ", ")"),
  ] {
    programs.append(("\(open)…\(close)", wrapped(count, open, close), nil))
  }
  // Each of these calls another function, so that there are fewer of its own.
  for (open, close) in [("(y -> y)(", ")"), ("map(y -> y, [", "])[0]")] {
    programs.append(("\(open)…\(close)", chain(49) { nested(2, open, $0, close) }, nil))
  }
  return programs.map { DeepProgram(name: $0.0, text: $0.1, code: $0.2) }
}()
