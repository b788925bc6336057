import LossCore
import TestSupport
import Testing

@testable import LossLanguage

/// What must be true of every number and every literal.
struct JudgementPropertyTests {
  private static let seed: UInt64 = 20

  @Test func `the rounded literal holds, its neighbours one unit away fail`() {
    var random = SeededGenerator(seed: Self.seed)
    for _ in 0..<1500 {
      let value = random.number()
      let decimals = Int.random(in: 0...18, using: &random)
      let exact = Decimal(shortest: value)
      let numeral = plain(exact.rounded(toPowerOfTen: -decimals), decimals: decimals)
      guard !numeral.statesExactValue else { continue }
      #expect(holds(numeral, value), "\(numeral.text) for \(value), seed \(Self.seed)")
      for unit in [1, -1] {
        let neighbour = neighbour(of: numeral, by: unit)
        guard !neighbour.statesExactValue else { continue }
        let isTie = abs(Decimal.sign(ofSum: [exact, exact, -numeral.decimal, -neighbour.decimal])) == 0
        #expect(holds(neighbour, value) == isTie, "\(neighbour.text) for \(value), seed \(Self.seed)")
      }
    }
  }

  @Test func `any other digit makes a claim false`() {
    var random = SeededGenerator(seed: Self.seed)
    for _ in 0..<1000 {
      let value = random.number()
      let decimals = Int.random(in: 1...12, using: &random)
      let exact = Decimal(shortest: value)
      let numeral = plain(exact.rounded(toPowerOfTen: -decimals), decimals: decimals)
      for index in numeral.digits.indices {
        var changed = numeral
        changed.digits[index] = (numeral.digits[index] + UInt8.random(in: 1...9, using: &random)) % 10
        // The middle between two literals holds for both.
        guard Decimal.sign(ofSum: [exact, exact, -numeral.decimal, -changed.decimal]) != 0 else { continue }
        // A zero has no sign to tell a small number from its negative.
        guard numeral.decimal != changed.decimal else { continue }
        #expect(!holds(changed, value), "\(changed.text) for \(value), seed \(Self.seed)")
      }
    }
  }

  @Test func `an erratum holds when the claim does not`() {
    var random = SeededGenerator(seed: Self.seed)
    for _ in 0..<1500 {
      let value = random.number()
      let literal = ClaimLiteral(value: .numeral(random.numeral(near: value)))
      let claim = judge(literal, .approximately, for: .number(value)).verdict
      let erratum = judge(literal, .erratum, for: .number(value)).verdict
      #expect((claim == .holds) != (erratum == .holds), "\(literal.value.text) for \(value), seed \(Self.seed)")
    }
  }

  @Test func `every suggestion holds, keeps its form and needs no other`() {
    var random = SeededGenerator(seed: Self.seed)
    for round in 0..<2520 {
      let relation: Claim.Relation = round % 6 == 5 ? .exactly : .approximately
      let count = Int.random(in: 1...3, using: &random)
      let numbers = (0..<count).map { _ in random.number() }
      var literal = ClaimLiteral(
        value: .array(
          numbers.map { number in
            switch round % 4 {
            case 0: .unfilled(decimals: round % 8 == 0 ? round % 5 : nil, isPercentage: round % 3 == 0)
            default: .numeral(random.numeral(near: number))
            }
          }))
      if relation == .approximately && round % 5 == 0 { literal.tolerance = random.tolerance(of: literal) }
      if relation == .approximately && round % 7 == 0 { literal.unit = .bits }
      let value = Value.numbers(Numbers(Tensor(vector: numbers), unit: round % 14 == 0 ? .nats : nil))
      let judgement = judge(literal, relation, for: value, digits: 1 + round % 9)
      guard judgement.verdict != .holds else { continue }
      let note: Comment =
        "\(literal.value.text) for \(numbers): \(judgement.suggestion ?? "nothing"), seed \(Self.seed)"
      guard let suggestion = judgement.suggestion else {
        Issue.record(note)
        continue
      }
      let updated = ClaimLiteral(suggestion)
      #expect(judge(updated, relation, for: value).verdict == .holds, note)
      #expect(updated.tolerance?.text == literal.tolerance?.text, note)
      guard case .array(let elements) = updated.value, case .array(let written) = literal.value else { continue }
      for (element, form) in zip(elements, written) {
        guard case .numeral(let new) = element, case .numeral(let old) = form else { continue }
        #expect(new.isPercentage == old.isPercentage, note)
        #expect(element.text == ClaimLiteral.Element.numeral(new).text, note)
      }
    }
  }

  @Test func `an updated claim keeps its decimals`() {
    var random = SeededGenerator(seed: Self.seed)
    for _ in 0..<1000 {
      let value = random.number()
      let decimals = Int.random(in: 1...9, using: &random)
      let old = plain(Decimal(shortest: random.number()).rounded(toPowerOfTen: -decimals), decimals: decimals)
      guard let text = judge(ClaimLiteral(value: .numeral(old)), .approximately, for: .number(value)).suggestion else {
        continue
      }
      #expect(
        text.split(separator: ".").last?.count == decimals, "\(old.text) for \(value): \(text), seed \(Self.seed)")
    }
  }

  @Test func `numerals are spelled as they were written`() {
    for text in [
      "0", "00", "0.50", ".5", "5.", "1.2e3", "1e-12", "12.5%", "-0.0", "100", "0.12e3", "1.50e10", "007", "1e0%",
    ] {
      guard case .numeral(let numeral) = ClaimLiteral(text).value else { continue }
      #expect(numeral.text == text)
    }
  }

  @Test func `what a power of ten hides is spelled with one`() {
    let great = Numeral(isNegative: false, digits: [1, 2], exponent: 2, isPercentage: false, hasPointOrExponent: true)
    #expect(great.text == "12e2")
    let small = Numeral(
      isNegative: true, digits: [5], exponent: -300_000_000, isPercentage: true, hasPointOrExponent: true)
    #expect(small.text == "-5e-300000000%")
  }

  private func holds(_ numeral: Numeral, _ value: Double) -> Bool {
    judge(ClaimLiteral(value: .numeral(numeral)), .approximately, for: .number(value)).verdict == .holds
  }

  /// The numeral that writes a multiple of 10^-decimals.
  private func plain(_ number: Decimal, decimals: Int) -> Numeral {
    guard case .numeral(var numeral) = ClaimLiteral(number.plainText(decimals: decimals)).value else { fatalError() }
    numeral.isNegative = number.isNegative
    return numeral
  }

  /// One unit of the last digit away, by schoolbook arithmetic on the digits.
  private func neighbour(of numeral: Numeral, by unit: Int) -> Numeral {
    var result = numeral
    var step = numeral.isNegative ? -unit : unit
    if step < 0 && numeral.digits.allSatisfy({ $0 == 0 }) {
      result.isNegative.toggle()
      step = 1
    }
    for index in result.digits.indices.reversed() {
      let digit = Int(result.digits[index]) + step
      result.digits[index] = UInt8((digit + 10) % 10)
      step = digit > 9 ? 1 : digit < 0 ? -1 : 0
    }
    if step > 0 { result.digits.insert(1, at: 0) }
    return result
  }
}

private extension SeededGenerator {
  /// What may stand behind `±`.
  mutating func tolerance(of literal: ClaimLiteral) -> Numeral {
    var tolerance = numeral(near: 1e-3)
    tolerance.isNegative = false
    if !literal.value.text.contains("%") { tolerance.isPercentage = false }
    return tolerance
  }

  /// Numbers as notebooks have them, and now and then a whole or an extreme one.
  mutating func number() -> Double {
    switch Int.random(in: 0..<12, using: &self) {
    case 0: Double(Int.random(in: -200...200, using: &self))
    case 1: Double(Int.random(in: -2000...2000, using: &self)) / 1000
    case 2: [0, -0.0, 1, -1, 0.5, 1e15, 1e16, 123_456_789, 1e-12][Int.random(in: 0..<9, using: &self)]
    case 3: Double.random(in: -1...1, using: &self) * 1e-5
    case 4: Double.random(in: -1...1, using: &self) * 1e8
    case 5: 1 + Double.random(in: -1...1, using: &self) * 1e-11
    default: Double.random(in: -10...10, using: &self)
    }
  }

  /// Any numeral, its value about that of a number or quite another.
  mutating func numeral(near number: Double) -> Numeral {
    let close = Bool.random(using: &self) ? number : self.number()
    let exponent = Int.random(in: -9...3, using: &self)
    let rounded = Decimal(shortest: close).rounded(toPowerOfTen: exponent)
    let padding = [UInt8](repeating: 0, count: max(0, rounded.isZero ? 1 : rounded.exponent - exponent))
    let isScientific = exponent > 0 || Bool.random(using: &self)
    var digits = rounded.digits + padding
    if !isScientific { digits = [UInt8](repeating: 0, count: max(0, 1 - exponent - digits.count)) + digits }
    return Numeral(
      isNegative: rounded.isNegative, digits: digits, exponent: exponent, isPercentage: Bool.random(using: &self),
      hasPointOrExponent: isScientific || exponent < 0,
      power: isScientific ? exponent + Int.random(in: 0..<digits.count, using: &self) : nil)
  }
}
