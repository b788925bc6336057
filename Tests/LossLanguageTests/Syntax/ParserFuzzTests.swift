import TestSupport
import Testing

@testable import LossLanguage

/// Whatever the bytes, the parser returns, and what it returns lies in the text.
struct ParserFuzzTests {
  @Test func `any bytes`() {
    for seed in UInt64(0)..<400 {
      var generator = SeededGenerator(seed: seed)
      let length = Int.random(in: 0...200, using: &generator)
      expectSound((0..<length).map { _ in UInt8.random(in: .min ... .max, using: &generator) }, seed)
    }
  }

  @Test func `any tokens`() {
    let words = [
      "x", "f", "(", ")", "[", "]", ",", "=", "==", "≈", "!≈", "±", "+-", "+", "-", "*", "^", "%", "1", "2.5", "?",
      "?.??",
      "if", "then", "else", "where", "and", "or", "not", "->", ".", ":", "\"t\"", "check", "input", "from", "to", "in",
      "steps", "formula", "\n", "\n", "#", "nats", "lambda", "True", "**", "!", "'", "“", "12%", "\"", "2x", "inf",
    ]
    for seed in UInt64(1000)..<3000 {
      var generator = SeededGenerator(seed: seed)
      let length = Int.random(in: 0...40, using: &generator)
      var text = ""
      for _ in 0..<length {
        text += words[Int.random(in: 0..<words.count, using: &generator)]
        if Bool.random(using: &generator) { text += " " }
      }
      expectSound(Array(text.utf8), seed)
    }
  }

  @Test func `mutated programs`() {
    let program = Array(
      """
      # a program with something of everything
      input γ = 2 from 0 to 5 step 0.5 "focusing γ"
      study_loss(θ, rows, k=1) = binary_cross_entropy(rows.passed, sigmoid(θ.w * rows.hours + θ.b))
        where a = if γ < 1 then [1, 2][0] else -2^-1, b = a % 3
      study = train(study_loss, record(w=0, b=0), data=students,
                    batch=4, epochs=100, rate=0.01)
      check sigmoid(z) ≈ softmax(stack([z, 0 * z], axis=1))[:, 0] ± 1e-6
      refute binary_cross_entropy(1, [0.9, 0.5]) <= 1 and not true
      study.history.loss[-1] ≈ [0.6931, -12.5%] ± 0.1 nats
      map((x, y) -> x @ y, t["any \\"header\\" \\u{2248}"])[1:3:2] == true
      steps library.softmax(study)
      formula study_loss

      """.utf8)
    #expect(parseStatements(Source(file: "a.md", text: String(decoding: program, as: UTF8.self))).diagnostics.isEmpty)
    for seed in UInt64(5000)..<6500 {
      var generator = SeededGenerator(seed: seed)
      var text = program
      for _ in 0..<Int.random(in: 1...6, using: &generator) {
        let place = Int.random(in: 0..<text.count, using: &generator)
        switch Int.random(in: 0..<4, using: &generator) {
        case 0: text.remove(at: place)
        case 1: text.insert(UInt8.random(in: 0x20...0x7E, using: &generator), at: place)
        case 2: text[place] = UInt8.random(in: .min ... .max, using: &generator)
        default: text.removeSubrange(place..<min(text.count, place + 30))
        }
        if text.isEmpty { break }
      }
      expectSound(text, seed)
    }
  }
}

private extension ParserFuzzTests {
  func expectSound(_ text: [UInt8], _ seed: UInt64) {
    var lines = [Source.Line(offset: 0, line: 1, column: 1, fileOffset: 0)]
    for (index, byte) in text.enumerated() where byte == UInt8(ascii: "\n") {
      lines.append(.init(offset: index + 1, line: lines.count + 1, column: 1, fileOffset: index + 1))
    }
    let source = Source(file: "a.md", text: text, lines: lines)
    let (statements, diagnostics) = parseStatements(source)
    var end = 0
    for statement in statements {
      let span = statement.span
      #expect(span.start >= end && span.end >= span.start && span.end <= text.count, "seed \(seed)")
      end = span.end
      #expect(!tree(statement).isEmpty)
      for expression in expressions(of: statement) { expectNested(expression, in: span, seed) }
    }
    let all = diagnostics + parseProse(source).diagnostics
    for diagnostic in all {
      #expect(diagnostic.help != nil, "seed \(seed): \(diagnostic.message)")
      for label in diagnostic.labels {
        #expect(label.region.start <= label.region.end, "seed \(seed)")
        #expect(label.region.end <= source.position(at: text.count), "seed \(seed)")
      }
    }
  }

  func expressions(of statement: Statement) -> [Expression] {
    switch statement.kind {
    case .definition(_, let value, let bindings): [value] + bindings.map(\.value)
    case .function(_, let parameters, let body, let bindings):
      parameters.compactMap(\.defaultValue) + [body] + bindings.map(\.value)
    case .value(let expression), .steps(let expression): [expression]
    case .claim(let claim): [claim.expression]
    default: []
    }
  }

  func expectNested(_ expression: Expression, in outer: Span, _ seed: UInt64) {
    let span = expression.span
    #expect(span.start >= outer.start && span.end <= outer.end && span.start <= span.end, "seed \(seed)")
    for part in parts(of: expression) { expectNested(part, in: span, seed) }
  }

  func parts(of expression: Expression) -> [Expression] {
    switch expression.kind {
    case .number, .text, .boolean, .name, .invalid: []
    case .array(let elements), .and(let elements), .or(let elements): elements
    case .negated(let operand), .plus(let operand), .not(let operand), .member(let operand, _): [operand]
    case .chain(let first, let links): [first] + links.map(\.operand)
    case .power(let base, let exponent): [base, exponent]
    case .comparison(let first, let links): [first] + links.map(\.operand)
    case .conditional(let condition, let then, let otherwise): [condition, then, otherwise]
    case .function(_, let body): [body]
    case .call(let callee, let arguments): [callee] + arguments.map(\.value)
    case .index(let base, let indices):
      [base]
        + indices.flatMap { index -> [Expression] in
          switch index {
          case .at(let expression): [expression]
          case .slice(let start, let stop, let step, _): [start, stop, step].compactMap { $0 }
          }
        }
    }
  }
}
