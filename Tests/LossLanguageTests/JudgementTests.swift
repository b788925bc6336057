import LossCore
import Testing

@testable import LossLanguage

struct JudgementTests {
  @Test(
    arguments: [
      // pi
      (Double.pi, "3", true), (.pi, "3.14", true), (.pi, "3.142", true), (.pi, "3.15", false), (.pi, "3.141", false),
      (.pi, "3.141592653589793", true), (.pi, "3.14159265358979312", false), (.pi, "3.14159265358979412", false),
      // one unit of the last digit
      (0.5149, "0.51", true), (0.5151, "0.51", false), (0.515, "0.51", true), (0.515, "0.52", true),
      (0.545, "0.50", false),
      (0.545, "0.5", true), (5.4, "5.", true), (5.6, "5.", false), (100.4, "100", true), (100.6, "100", false),
      (99.5, "100", true), (1249, "1.2e3", true), (1250, "1.2e3", true), (1251, "1.2e3", false), (1200.4, "1200", true),
      (1201, "1200", false), (1.4e-12, "1e-12", true), (1.6e-12, "1e-12", false), (0, "1e-12", false), (2.5, "2", true),
      (2.5, "3", true), (1_000_000, "1_000_000", true),
      // percentages
      (0.125, "12.5%", true), (0.1254, "12.5%", true), (0.1256, "12.5%", false), (0.12549, "12.5%", true),
      (0.3, "30%", true),
      (1 - 0.7, "30%", true), (0.304, "30%", true), (0.306, "30%", false), (0.1 + 0.2, "30.0000000000000%", true),
      (0.07, "7%", true), (2, "200%", true), (0.005, "1%", true), (0.0049, "1%", false),
      // exact states
      (1, "1", true), (0.9999999999999, "1", true), (1.0000000000009, "1", true), (0.99999999999, "1", false),
      (0.9999, "1", false),
      (0.9999, "1.0", true), (0.9999, "1.", true), (-0.9999, "-1", false), (-1, "-1", true), (1e-13, "0", true),
      (1e-12, "0", true),
      (1.1e-12, "0", false), (-0.0, "0", true), (0.0, "-0", true), (0.04, "0.0", true), (0.04, "0", false),
      (0.0001, "0%", false),
      (0.001, "0.0%", false), (0.0004, "0.0%", true), (0.999, "100%", false), (1, "100%", true),
      (0.999999999999999, "100%", true),
      (0.99999, "100.0%", true), (0.009, "1%", true), (1.004, "1.00", true), (2.3, "2", true), (0.9, "1e0", true),
      // tolerances
      (0.52, "0.5 ± 0.02", true), (0.5201, "0.5 ± 0.02", false), (0.48, "0.5 ± 0.02", true), (0.9, "1 ± 0.1", true),
      (0.54, "50% ± 4", true), (0.54, "50% ± 4%", true), (0.541, "50% ± 4%", false), (7, "7 ± 0", true),
      (7.1, "7 ± 0", false),
      // not finite
      (.infinity, "inf", true), (-.infinity, "inf", false), (-.infinity, "-inf", true), (.nan, "nan", true),
      (1, "nan", false),
      (1, "inf", false), (.infinity, "1e308", false), (.nan, "0.5", false),
      // any exponent, any number of digits
      (1, "0.9999999999999999999999999999999999", false), (1, "0.99999999999999999999999999999999995", false),
      (-0.5145731728297583, "−0.5145731728297583", true), (-0.5145731728297583, "-0.5145731728297584", false),
    ] as [(Double, String, Bool)])
  func `claims of a number`(value: Double, written: String, holds: Bool) {
    #expect((judge(ClaimLiteral(written), .approximately, for: .number(value)).verdict == .holds) == holds)
    #expect(
      (judge(ClaimLiteral(written), .erratum, for: .number(value)).verdict == .holds) == (!holds && !value.isNaN))
  }

  @Test(
    arguments: [
      (0.1 + 0.2, "0.3", false), (0.3, "0.3", true), (0.125, "12.5%", true), (0.1, "10%", true), (-0.0, "0", true),
      (0.0, "-0", true), (1, "1", true), (0.9999999999999999, "1", false),
      (0.1, "0.1000000000000000055511151231257827", true),
      (0.1, "0.10000000000000001", true), (.infinity, "inf", true), (.nan, "nan", true), (1e22, "1e22", true),
      (2, "2.0", true),
    ] as [(Double, String, Bool)])
  func `exact claims of a number`(value: Double, written: String, holds: Bool) {
    #expect((judge(ClaimLiteral(written), .exactly, for: .number(value)).verdict == .holds) == holds)
  }

  @Test func `a tiny difference to an exact claim gets its help`() {
    #expect(exactly("0.3", 0.1 + 0.2).help == "write `≈` instead of `==`")
    #expect(exactly("0.3", 0.1 + 0.2).reason == "the value is 0.30000000000000004, not exactly 0.3")
    #expect(exactly("30%", 0.1 + 0.2).help == "write `≈` instead of `==`")
    #expect(exactly("0.3", 0.300000002).help == "if the value is right, write `0.300000002`")
  }

  @Test(
    arguments: [
      (0.514573, "0.514", "the value is 0.514573, which rounds to 0.515, not 0.514", "0.515"),
      (0.5145731728297583, "0.514", "the value is 0.514573, which rounds to 0.515, not 0.514", "0.515"),
      (0.514573, "51.4%", "the value is 51.4573%, which rounds to 51.5%, not 51.4%", "51.5%"),
      (0.5145000000001, "0.514", "the value is 0.5145000000001, which rounds to 0.515, not 0.514", "0.515"),
      (0.5155000000001, "0.515", "the value is 0.5155000000001, which rounds to 0.516, not 0.515", "0.516"),
      (1567, "1.2e3", "the value is 1567, which rounds to 1.6e3, not 1.2e3", "1.6e3"),
      (15670, "1.2e3", "the value is 15670, which rounds to 1.6e4, not 1.2e3", "1.6e4"),
      (0.0134, "12e-3", "the value is 0.0134, which rounds to 13e-3, not 12e-3", "13e-3"),
      (0.134, "12e-3", "the value is 0.134, which rounds to 13e-2, not 12e-3", "13e-2"),
      (0, "1e-3", "the value is 0, which rounds to 0e0, not 1e-3", "0e0"),
      (7.7, "5.", "the value is 7.7, which rounds to 8., not 5.", "8."),
      (0.37, ".5", "the value is 0.37, which rounds to .4, not .5", ".4"),
      (12.37, ".5", "the value is 12.37, which rounds to 12.4, not .5", "12.4"),
      (103.6, "100", "the value is 103.6, which rounds to 104, not 100", "104"),
      (0.9995, "1", "the value is 0.9995, not exactly 1", "0.9995"),
      (0.3, "0", "the value is 0.3, not exactly 0", "0.3"),
      (0.99996, "1", "the value is 0.99996, not exactly 1", "1.000"),
      (3.2, "1", "the value is 3.2, not exactly 1", "3"),
      (0.523, "0.50 ± 0.01", "the value is 0.523, not within 0.01 of 0.50", "0.52 ± 0.01"),
      (0.523, "50% ± 1", "the value is 52.3%, not within 1% of 50%", "52% ± 1"),
      (12.5, "12 ± 0.001", "the value is 12.5, not within 0.001 of 12", "12.5 ± 0.001"),
      (.infinity, "0.5", "the value is inf, not 0.5", "inf"), (.nan, "50%", "the value is nan, not 50%", "nan"),
      (0.25, "inf", "the value is 0.25, not inf", "0.25"),
      (0.5, "1e300", "the value is 0.5, which rounds to 5e-1, not 1e300", "5e-1"),
      (-0.5145, "0.514", "the value is -0.5145, which rounds to -0.514, not 0.514", "-0.514"),
    ] as [(Double, String, String, String)])
  func `a false claim says why and what would hold`(
    value: Double, written: String, reason: String, suggestion: String
  ) {
    let judgement = judge(ClaimLiteral(written), .approximately, for: .number(value))
    #expect(judgement.verdict == .fails)
    #expect(judgement.reason == reason)
    #expect(judgement.suggestion == suggestion)
    #expect(judgement.failingIndex == [])
    #expect(judge(ClaimLiteral(suggestion), .approximately, for: .number(value)).verdict == .holds)
  }

  @Test func `an exact state that was meant as a rounding gets its help`() {
    #expect(approximately("1", 0.9995).help == "`1` states an exact value; write `1.0` or a tolerance for a rounding")
    #expect(
      approximately("100%", 0.9999).help
        == "`100%` states an exact value; write `100.0%` or a tolerance for a rounding")
    #expect(approximately("1", 0.5).help == "if the value is right, write `0.5`")
  }

  @Test(
    arguments: [
      (0.5145731728297583, "?", "0.5146"), (0.152003, "?", "0.1520"), (0.5, "?", "0.5"), (3, "?", "3"),
      (12345.67, "?", "12346"),
      (0.99999999, "?", "1.000"), (1.00000001, "?", "1.000"), (0.00001234567, "?", "1.235e-5"),
      (12345678.9, "?", "1.235e7"),
      (0.1234567, "?%", "12.35%"), (0.9999999, "?%", "100.0%"), (0.5145731, "?.???", "0.515"), (1, "?.??", "1.00"),
      (0.1234567, "?.??%", "12.35%"), (1e20, "?", "1e20"), (0.1 + 0.2, "?", "0.3000"), (-0.0, "?", "0"),
      (.nan, "?", "nan"),
      (-.infinity, "?%", "-inf"), (0.25, "? ± 0.1", "0.25 ± 0.1"), (0.123456, "? ± 0.0000001", "0.123456 ± 0.0000001"),
      (1e-13, "?", "1e-13"), (0.0001, "?", "0.0001"), (123456789.0, "?", "123456789"), (0.5, "? bits", "0.5 bits"),
    ] as [(Double, String, String)])
  func `what fills a gap holds`(value: Double, written: String, filled: String) {
    let judgement = judge(ClaimLiteral(written), .approximately, for: .number(value), digits: 4)
    #expect(judgement.verdict == .unfilled)
    #expect(judgement.suggestion == filled)
    #expect(judge(ClaimLiteral(filled), .approximately, for: .number(value)).verdict == .holds)
  }

  @Test(
    arguments: [
      (1, 300_000_000, nil, false), (1, -300_000_000, nil, false), (1, 300_000_000, 0, false),
      (1, 0, 300_000_000, true),
      (1, 0, -300_000_000, true), (1.0000000000000002, 0, -300_000_000, false), (.infinity, 0, 300_000_000, false),
      (0, -300_000_000, -300_000_000, true), (0, -300_000_000, -300_000_001, false),
    ] as [(Double, Int, Int?, Bool)])
  func `no exponent is too large`(value: Double, exponent: Int, toleranceExponent: Int?, holds: Bool) {
    func one(_ exponent: Int) -> Numeral {
      Numeral(isNegative: false, digits: [1], exponent: exponent, isPercentage: false, hasPointOrExponent: true)
    }
    let literal = ClaimLiteral(value: .numeral(one(exponent)), tolerance: toleranceExponent.map(one))
    let judgement = judge(literal, .approximately, for: .number(value))
    #expect((judgement.verdict == .holds) == holds)
    #expect((judgement.suggestion ?? "").count < 40)
    #expect((judgement.reason ?? "").count < 120)
  }

  @Test func `arrays hold element by element`() {
    let gradient = vector(0.6590011388859679, -0.7575670, 0.0986)
    #expect(judge(ClaimLiteral("[0.659, -0.758, 9.86%]"), .approximately, for: gradient).verdict == .holds)
    let judgement = judge(ClaimLiteral("[0.659, -0.757, 9.9%]"), .approximately, for: gradient)
    #expect(judgement.verdict == .fails)
    #expect(judgement.failingIndex == [1])
    #expect(judgement.reason == "element [1] is -0.757567, which rounds to -0.758, not -0.757")
    #expect(judgement.suggestion == "[0.659, -0.758, 9.9%]")
    #expect(judge(ClaimLiteral("[0.7, -0.7, 5%] ± 0.1"), .approximately, for: gradient).failingIndex == [2])
    #expect(judge(ClaimLiteral("?"), .approximately, for: gradient).suggestion == "[0.6590, -0.7576, 0.0986]")
    let matrix = Value.numbers(Numbers(Tensor(shape: [2, 2], elements: [1.0, 0, 0.5, 1])))
    let off = judge(ClaimLiteral("[[1, 0], [0, 0]]"), .approximately, for: matrix)
    #expect(off.failingIndex == [1, 0])
    #expect(off.reason == "element [1, 0] is 0.5, not exactly 0 (2 of 4 elements differ)")
    #expect(off.suggestion == "[[1, 0], [0.5, 1]]")
    #expect(judge(ClaimLiteral("[nan, inf]"), .approximately, for: vector(.nan, .infinity)).verdict == .holds)
  }

  @Test(arguments: [
    ("0.5", "the value is an array of 2 numbers, not a number"),
    ("[0.5]", "the value is an array of 2 numbers, not an array of 1 number"),
    ("[[0.5, 0.5]]", "the value is an array of 2 numbers, not an array of numbers of shape [1, 2]"),
    ("[]", "the value is an array of 2 numbers, the literal has no elements"),
    ("[true, false]", "the value is an array of 2 numbers, not an array of 2 booleans"),
    ("\"a\"", "the value is an array of 2 numbers, not a text"),
    ("[[1], 2]", "the rows of the literal differ in length"),
  ])
  func `kinds and shapes must agree, for errata too`(written: String, reason: String) {
    for relation in [Claim.Relation.approximately, .erratum, .exactly] {
      let judgement = judge(ClaimLiteral(written), relation, for: vector(0.5, 0.25))
      #expect(judgement.verdict == .fails)
      #expect(judgement.reason == reason)
      #expect(judgement.failingIndex == nil)
    }
  }

  @Test func `a claim over no elements fails`() {
    for relation in [Claim.Relation.approximately, .erratum, .exactly] {
      #expect(judge(ClaimLiteral("[]"), relation, for: vector()).verdict == .fails)
      #expect(judge(ClaimLiteral("[]"), relation, for: vector()).reason == "there are no elements to compare")
    }
    #expect(judge(ClaimLiteral("?"), .approximately, for: vector()).suggestion == nil)
  }

  @Test func `booleans and texts`() {
    let yes = Value.booleans(Tensor(scalar: true))
    let dog = Value.texts(Tensor(scalar: "dog"))
    #expect(judge(ClaimLiteral("true"), .exactly, for: yes).verdict == .holds)
    #expect(judge(ClaimLiteral("false"), .approximately, for: yes).reason == "the value is true, not false")
    #expect(judge(ClaimLiteral("1"), .approximately, for: yes).suggestion == "true")
    #expect(judge(ClaimLiteral("\"dog\""), .exactly, for: dog).verdict == .holds)
    #expect(judge(ClaimLiteral("\"cat\""), .exactly, for: dog).reason == "the value is \"dog\", not \"cat\"")
    #expect(judge(ClaimLiteral("\"cat\""), .erratum, for: dog).verdict == .holds)
    #expect(judge(ClaimLiteral("?"), .exactly, for: dog).suggestion == "\"dog\"")
    let both = Value.booleans(Tensor(vector: [true, true]))
    #expect(judge(ClaimLiteral("[true, false]"), .approximately, for: both).failingIndex == [1])
  }

  @Test func `tables, records and functions have no literal`() {
    let table = Value.table(Table(columns: [], rowCount: 0))
    for value in [table, .record(Record(fields: [])), Library.standard.value(named: "huber")!] {
      for relation in [Claim.Relation.approximately, .erratum, .exactly] {
        #expect(judge(ClaimLiteral("0.5"), relation, for: value).verdict == .fails)
      }
      #expect(judge(ClaimLiteral("?"), .approximately, for: value).verdict == .unfilled)
      #expect(judge(ClaimLiteral("?"), .approximately, for: value).suggestion == nil)
    }
    #expect(
      judge(ClaimLiteral("0.5"), .approximately, for: table).reason == "the value is a table of 0 rows, not a number")
  }

  @Test func `a unit must be the value's`() {
    let bits = Value.number(0.5145731728297583, .bits)
    #expect(judge(ClaimLiteral("0.515 bits"), .approximately, for: bits).verdict == .holds)
    #expect(judge(ClaimLiteral("0.515"), .approximately, for: bits).verdict == .holds)
    for written in ["0.515 nats", "0.357 nats"] {
      let judgement = judge(ClaimLiteral(written), .approximately, for: bits)
      #expect(judgement.verdict == .fails)
      #expect(judgement.reason == "the value is 0.515 bits; in nats it would be 0.357")
      #expect(judgement.suggestion == "0.515 bits")
      #expect(judge(ClaimLiteral(written), .erratum, for: bits).verdict == .holds)
    }
    #expect(
      judge(ClaimLiteral("0.514 bits"), .approximately, for: bits).reason
        == "the value is 0.514573 bits, which rounds to 0.515, not 0.514")
    #expect(judge(ClaimLiteral("? nats"), .approximately, for: bits).suggestion == "0.5146 bits")
    #expect(!judge(ClaimLiteral("0.515 bits"), .approximately, for: bits).unitIsAuthors)
  }

  @Test func `the unit of a plain number is the author's`() {
    let judgement = judge(ClaimLiteral("1.75 bits"), .approximately, for: .number(1.75))
    #expect(judgement.verdict == .holds)
    #expect(judgement.unitIsAuthors)
    #expect(judgement.reason == "the value has no unit, the written one is the author's")
    #expect(judge(ClaimLiteral("1.7 bits"), .approximately, for: .number(1.77)).verdict == .fails)
  }

  @Test func `an erratum that is right after all fails`() {
    let judgement = judge(ClaimLiteral("0.515"), .erratum, for: .number(0.514573))
    #expect(judgement.verdict == .fails)
    #expect(judgement.reason == "0.515 holds for the value, 0.514573")
    #expect(judgement.suggestion == nil)
    let held = judge(ClaimLiteral("0.514"), .erratum, for: .number(0.514573))
    #expect(held.reason == "the value is 0.514573, which rounds to 0.515, not 0.514")
    #expect(judge(ClaimLiteral("[1, 2]"), .erratum, for: vector(.nan, 3)).verdict == .fails)
    #expect(judge(ClaimLiteral("?"), .erratum, for: .number(3)).verdict == .unfilled)
  }

  private func approximately(_ written: String, _ value: Double) -> Judgement {
    judge(ClaimLiteral(written), .approximately, for: .number(value))
  }

  private func exactly(_ written: String, _ value: Double) -> Judgement {
    judge(ClaimLiteral(written), .exactly, for: .number(value))
  }

  private func vector(_ elements: Double...) -> Value {
    .numbers(Numbers(Tensor(vector: elements)))
  }
}
