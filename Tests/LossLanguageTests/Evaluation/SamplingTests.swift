import LossCore
import Testing

@testable import LossLanguage

/// Many places at once give the bits that each gives alone, or nothing.
struct SamplingTests {
  private let run: WorksheetRun

  init() {
    run = WorksheetRun(worksheet([("loss", Self.definitions)]), library: LibraryValues())
    #expect(run.report().isOK)
  }

  private static let definitions = """
    data = [0.1, 0.4, 0.4]
    k = 2
    flag = true
    f(x, a=2) = where_ * x where where_ = a + x
    g(x) = if x > 0.5 then log(x) else -x
    """

  private static let places = (0...40).map { Double($0) / 40 } + [-0.0, -3.5, 7, 1e-300, .nan, .infinity]

  /// The numbers of `expression` in x at some places: together, and one by one; nil there where it fails.
  ///
  /// - Parameter first: where it is evaluated and recorded; at `places` what was recorded is run.
  private func numbers(
    _ expression: String, first: [Double]? = nil, at places: [Double]
  ) throws -> (together: [Double]?, alone: [Double?]) {
    let source = Source(file: "test.md", text: expression)
    let (statement, faults) = parseProse(source)
    #expect(faults.isEmpty, "\(expression)")
    let surroundings = Surroundings(cell: nil, notebook: run.names, library: run.library)
    let resolution = run.resolved(try #require(statement).expression, source, surroundings, locals: ["x"])
    guard case .ready(let node) = resolution else {
      Issue.record("\(expression) does not resolve")
      return (nil, [])
    }
    var steps: SampledSteps?
    let recorded = run.evaluator.samples(
      of: node, in: source, slots: [], at: first ?? places.reversed() + [0.5], &steps)
    let together = run.evaluator.samples(of: node, in: source, slots: [], at: places, &steps)
    #expect((recorded == nil) == (together == nil) || first != nil, "\(expression)")
    #expect(recorded?.unit == together?.unit || together == nil, "\(expression)")
    let alone = places.map { place -> Double? in
      let value = try? run.value(of: resolution, source, locals: [.number(place)])
      if let value, let together { #expect(value.unit == together.unit, "\(expression)") }
      return value?.asNumbers?.tensor.scalar
    }
    return (together?.values, alone)
  }

  private func expectSame(_ expression: String, at places: [Double] = Self.places) throws -> Bool {
    let (together, alone) = try numbers(expression, at: places)
    guard let together else { return false }
    for (place, (one, other)) in zip(places, zip(together, alone)) {
      #expect(one.bitPattern == other?.bitPattern || one.isNaN && other?.isNaN == true, "\(expression) at \(place)")
    }
    return true
  }

  @Test(arguments: [
    "x", "-x", "+x", "x + 1 - x * 3 / 7", "x % 0.3", "x^2", "2^x", "(1 - x)^k", "exp(-x) * sin(x)", "log(x, base=2)",
    "xlogy(x, x)", "maximum(0, 1 - x)", "clip(x, 0.2, 0.8)", "round(x, digits=1)", "isnan(x)", "x < 0.5", "0 <= x < 1",
    "not x > 1", "x > 0 and x < 1", "x < 0 or flag", "if x > 0.5 then x^2 else 1 - x", "if flag then x else 0",
    "if x < 0 then -1 else if x < 1 then x else 1", "mean(data) * x", "data[1] + x", "sum([k, 3]) - x", "f(x)",
    "f(x, a=x)", "g(x)", "3", "k", "x * true", "huber(0, x)", "hinge(1, x)", "logistic_loss(1, x)",
    "mean_squared_error(1, x, reduction=\"sum\")", "binary_cross_entropy(1, x, from_logits=true)",
  ])
  func `what works element by element is sampled at once`(expression: String) throws {
    #expect(try expectSame(expression), "\(expression)")
  }

  @Test(arguments: [
    "data * x", "data", "[x, 1]", "sum([x, 1])", "entropy([x, 1 - x])", "data[x]", "map([1, 2], v -> v * x)[0]",
    "derivative(v -> v^2)(x)", "log(2, base=x)", "categorical_cross_entropy([1, 0], [x, 1 - x])",
    "mean_squared_error(0, x, weight=[1], reduction=\"sum\")", "if x > 0.5 then information(0.5) else 1",
  ])
  func `what is not is left`(expression: String) throws {
    #expect(try numbers(expression, at: Self.places).together == nil, "\(expression)")
  }

  @Test func `one place that fails leaves all`() throws {
    let expression = "binary_cross_entropy(1, x)"
    #expect(try expectSame(expression, at: [0, 0.25, 1]))
    #expect(try numbers(expression, at: [0, 0.25, 1.5]).together == nil)
    #expect(try numbers("if x > 2 then data[9] else x", at: [0, 1]).together == nil)
  }

  @Test(
    arguments: [
      ("binary_cross_entropy(1, x)", [0.25, 1], 1.5), ("binary_cross_entropy(x, 0.5)", [0, 1], -0.5),
      ("binary_cross_entropy(1, x, clip=0.1)", [0.25, 1], 1.5), ("xlogy(1, x) + hinge(x, 2)", [-1, 1], 0.5),
      ("poisson_loss(1, x)", [0, 3], -1), ("gaussian_nll(1, 2, x)", [0.5, 3], 0),
    ] as [(String, [Double], Double)])
  func `so does one where what was recorded fails`(expression: String, first: [Double], bad: Double) throws {
    #expect(try numbers(expression, first: first, at: first).together != nil, "\(expression)")
    let (together, alone) = try numbers(expression, first: first, at: first + [bad])
    #expect(together == nil && alone.last == .some(nil), "\(expression)")
  }

  @Test func `a place that warns leaves all`() throws {
    #expect(try numbers("x * kl_divergence([0.5, 0.4], [0.5, 0.5])", at: [0, 1]).together == nil)
  }

  @Test func `losses of one number are the same, and nearly all are sampled`() throws {
    let places = (0...20).map { Double($0) / 20 }
    var sampled = 0
    var count = 0
    for entry in Library.standard.entries {
      let required = entry.requiredParameters.count
      for call in required == 1 ? ["x"] : required == 2 ? ["1, x", "0, x"] : [] {
        let expression = "\(entry.name)(\(call))"
        guard try numbers(expression, at: places).alone.allSatisfy({ $0 != nil }) else { continue }
        count += 1
        if try expectSame(expression, at: places) { sampled += 1 }
      }
    }
    #expect(sampled > 60)
    #expect(Double(sampled) > 0.6 * Double(count), "\(sampled) of \(count)")
  }
}
