import TestSupport
import Testing

@testable import LossCore

/// Large arrays are deferred and computed in blocks: with the bits of the definition of every operation, whoever works
/// on them and in whatever order.
struct ArrayExpressionTests {
  /// Elements for many blocks of a program.
  static let count = 32_768

  /// Takes the tasks from the last to the first.
  static let backwards = Workers { count, task in for number in (0..<count).reversed() { task(number) } }

  /// What is done first, and what to the result of it and another array.
  static let operations: [(ArrayOperation, ArrayOperation)] = [
    (.unary(.log), .binary(.add)), (.binary(.xlogy), .unary(.negate)), (.binary(.maximum), .xlogy(base: 2)),
    (.logarithm(base: 3), .binary(.multiply)),
  ]

  @Test(arguments: [Workers.alone, backwards])
  func `operations one upon the other have the bits of each by itself`(workers: Workers) throws {
    var generator = SeededGenerator(seed: 11)
    let count = Self.count + 40_001
    let a = Tensor(vector: (0..<count).map { _ in Double.random(in: -1...3, using: &generator) })
    let b = Tensor(vector: (0..<count).map { $0 % 977 == 0 ? 0 : Double.random(in: 0...1, using: &generator) })
    for (first, second) in Self.operations {
      let deferred = try #require(first.value([a, b], workers))
      let present = try #require(first.present([a, b]))
      #expect(deferred.deferred != nil)
      let outer = try #require(second.value([deferred, a], workers))
      let expected = try #require(second.present([present, a]))
      let sum = ArrayOperation.reduce(.sum, axis: nil, keepsDimensions: false)
      let total = try #require(sum.value([outer], workers)?.scalar)
      #expect(isSame(total, Lane(expected.elements).sum), "\(second) of \(first)")
      expectSame(outer.elements, expected.elements, "\(second) of \(first)")
    }
  }

  /// Which truths, and what stands among the probabilities and scores.
  @Test(arguments: [[0, 1], [0, 1, 0.5], [0, 1, .nan, -1, 2]] as [[Double]], [false, true])
  func `the likelihood of a truth is the sum that defines it`(truths: [Double], isSpecial: Bool) throws {
    var generator = SeededGenerator(seed: 19)
    let count = Self.count
    let t = Tensor(vector: (0..<count).map { _ in truths.randomElement(using: &generator) ?? 0 })
    let specials: [Double] = [0, 1, -0.0, 0x1p-54, 0x1p-55, 1 - 0x1p-53, .nan, 40, -41, .infinity, -1, 0.29, 0.71, 2]
    for ranges in [[0.001...0.999, 0...0x1p-20, 0.9999...1], [-39...39]] {
      // Long stretches of one kind.
      var numbers = (0..<count).map { place in
        Double.random(in: ranges[place / 700 % ranges.count], using: &generator)
      }
      if isSpecial { for place in 0..<count / 50 { numbers[place * 49] = specials[place % specials.count] } }
      let x = Tensor(vector: numbers)
      func both(
        _ apply: (ArrayOperation, [Tensor<Double>]) throws -> Tensor<Double>, _ form: TruthLikelihood
      ) throws -> Tensor<Double> {
        let others = try apply(.binary(.subtract), [Tensor(scalar: 1), t])
        let negated = try apply(.unary(.negate), [x])
        let first: Tensor<Double>
        let second: Tensor<Double>
        switch form {
        case .probability:
          first = try apply(.binary(.xlogy), [t, x])
          second = try apply(.binary(.xlog1py), [others, negated])
        case .score:
          first = try apply(.binary(.xtimes), [t, apply(.unary(.logSigmoid), [x])])
          second = try apply(.binary(.xtimes), [others, apply(.unary(.logSigmoid), [negated])])
        case .product:
          let rest = try apply(.binary(.subtract), [Tensor(scalar: 1), x])
          first = try apply(.binary(.multiply), [t, apply(.unary(.log), [x])])
          second = try apply(.binary(.multiply), [others, apply(.unary(.log), [rest])])
        }
        return try apply(.binary(.add), [first, second])
      }
      for form in [TruthLikelihood.probability, .score, .product] {
        let deferred = try both({ try #require($0.value($1, Self.backwards)) }, form)
        let expected = try both({ try #require($0.present($1)) }, form)
        if case .likelihood? = deferred.deferred?.expression?.content {} else { Issue.record("the form is not known") }
        expectSame(deferred.elements, expected.elements, "seed 19, \(form), \(ranges)")
      }
    }
  }

  @Test(arguments: [[0, 1], [0, 1, 0.5], [0, 1, .nan, -1, 2]] as [[Double]], [-0.25, 1e-7, 0, .infinity])
  func `the slope of a likelihood is what differentiation leads to`(truths: [Double], scale: Double) throws {
    var generator = SeededGenerator(seed: 29)
    let count = Self.count
    let t = Tensor(vector: (0..<count).map { _ in truths.randomElement(using: &generator) ?? 0 })
    let specials: [Double] = [0, 1, -0.0, 0x1p-54, 0x1p-55, 1 - 0x1p-53, .nan, 40, -41, .infinity, -1, -0.1, 2]
    for range in [0.001...0.999, -39...39] {
      var numbers = (0..<count).map { _ in Double.random(in: range, using: &generator) }
      for place in 0..<count / 700 { numbers[place * 699] = specials[place % specials.count] }
      let x = Tensor(vector: numbers)
      let g = Tensor(scalar: scale)
      typealias Apply = (ArrayOperation, [Tensor<Double>]) throws -> Tensor<Double>
      func score(_ apply: Apply) throws -> Tensor<Double> {
        let others = try apply(.binary(.subtract), [Tensor(scalar: 1), t])
        let negated = try apply(.unary(.negate), [x])
        let first = try apply(
          .binary(.chain),
          [apply(.binary(.chain), [g, others]), apply(.unary(.sigmoid), [apply(.unary(.negate), [negated])])])
        let second = try apply(
          .binary(.chain), [apply(.binary(.chain), [g, t]), apply(.unary(.sigmoid), [apply(.unary(.negate), [x])])])
        return try apply(.binary(.add), [apply(.binary(.chain), [first, Tensor(scalar: -1)]), second])
      }
      func probability(_ apply: Apply) throws -> Tensor<Double> {
        let one = Tensor(scalar: 1.0)
        let others = try apply(.binary(.subtract), [one, t])
        let rest = try apply(.binary(.add), [apply(.unary(.negate), [x]), one])
        let first = try apply(
          .binary(.chain), [g, apply(.binary(.chain), [others, apply(.binary(.divide), [one, rest])])])
        let second = try apply(
          .binary(.chain), [g, apply(.binary(.chain), [t, apply(.binary(.divide), [one, x])])])
        return try apply(.binary(.add), [apply(.binary(.chain), [first, Tensor(scalar: -1)]), second])
      }
      for slope in [score, probability] {
        let deferred = try slope { try #require($0.value($1, Self.backwards)) }
        let expected = try slope { try #require($0.present($1)) }
        let content = deferred.deferred?.expression?.content
        if case .likelihoodSlope? = content {
          #expect(scale != 0 && scale != .infinity)
        } else {
          #expect(scale == 0 || scale == .infinity, "the form is not known")
        }
        expectSame(deferred.elements, expected.elements, "seed 29, \(range)")
      }
    }
  }

  @Test(arguments: [3, 10, 33, 1500], [-0.25, 1e-7, 0, .infinity])
  func `the slope of a cross-entropy is what differentiation leads to`(width: Int, scale: Double) throws {
    let scores = matrix(width: width, seed: 31)
    let labels = Tensor(vector: (0..<scores.shape[0]).map { Double($0 * 7 % width) })
    let truths = Tensor(oneHot: labels, classes: width, .alone)
    func slope(_ apply: (ArrayOperation, [Tensor<Double>]) throws -> Tensor<Double>) throws -> Tensor<Double> {
      let adjoint = try apply(.binary(.chain), [Tensor(scalar: scale), truths])
      let factors = try apply(.reduce(.sum, axis: 1, keepsDimensions: true), [adjoint])
      return try apply(
        .binary(.subtract),
        [adjoint, apply(.binary(.chain), [factors, apply(.softmax(axis: 1), [scores])])])
    }
    let deferred = try slope { try #require($0.value($1, Self.backwards)) }
    if case .crossEntropySlope? = deferred.deferred?.expression?.content {
    } else {
      Issue.record("the form is not known")
    }
    expectSame(deferred.elements, try slope { try #require($0.present($1)) }.elements, "seed 31, width \(width)")
  }

  @Test func `what is used twice is the same both times`() throws {
    let count = Self.count
    let x = Tensor(vector: (0..<count).map { Double($0) * 0x1p-10 })
    let square = try #require(ArrayOperation.binary(.multiply).value([x, x], .alone))
    let sum = try #require(ArrayOperation.binary(.add).value([square, square], .alone))
    let product = try #require(ArrayOperation.binary(.multiply).value([sum, square], .alone))
    expectSame(product.elements, x.elements.map { ($0 * $0 + $0 * $0) * ($0 * $0) }, "")
  }

  @Test func `a host is told of the memory that is to be written`() throws {
    nonisolated(unsafe) var memory: [UnsafeMutableRawBufferPointer] = []
    let workers = Workers(prepare: { memory.append($0) }) { count, task in for number in 0..<count { task(number) } }
    let x = Tensor(vector: [Double](repeating: 1, count: ArrayExpression.minimumCount))
    let sum = try #require(ArrayOperation.binary(.add).value([x, x], workers)).elements
    sum.withUnsafeBytes { bytes in
      #expect(memory.map { $0.baseAddress.map { UnsafeRawPointer($0) } } == [bytes.baseAddress])
      #expect(memory.map(\.count) == [bytes.count])
    }
  }

  @Test func `a mask selects from arrays and from single numbers`() throws {
    let count = Self.count + 3
    let x = Tensor(vector: (0..<count).map { Double($0) })
    let mask = ArrayOperation.select(Tensor(vector: (0..<count).map { $0 % 3 == 0 }))
    let (one, two) = (Tensor(scalar: 1.0), Tensor(scalar: 2.0))
    for inputs in [[x, one], [two, x], [one, two], [x, x]] {
      let deferred = try #require(mask.value(inputs, Self.backwards))
      #expect(deferred.deferred != nil)
      expectSame(deferred.elements, try #require(mask.present(inputs)).elements, "")
    }
  }

  @Test func `a long chain is as right as a short one`() throws {
    let count = Self.count
    var x = Tensor(vector: [Double](repeating: 1, count: count))
    for _ in 0..<1000 { x = try #require(ArrayOperation.binary(.add).value([x, Tensor(scalar: 2)], .alone)) }
    expectSame(x.elements, [Double](repeating: 2001, count: count), "")
  }

  /// What stands somewhere among ordinary numbers, and the sum's kind.
  @Test(arguments: [[], [.infinity], [-.infinity], [.infinity, -.infinity], [.nan], [1e308, 1e308, 1e308, -1e308]])
  func `totals of exceptional numbers are those of a lane`(special: [Double]) throws {
    var generator = SeededGenerator(seed: 13)
    var numbers = (0..<Self.count + 4099).map { _ in Double.random(in: -1e9...1e9, using: &generator)
    }
    for (index, number) in special.enumerated() { numbers[5000 + 9001 * index] = number }
    for reduction in [ArrayReduction.sum, .mean] {
      let operation = ArrayOperation.reduce(reduction, axis: nil, keepsDimensions: false)
      let total = try #require(operation.value([Tensor(vector: numbers)], Self.backwards)?.scalar)
      #expect(isSame(total, reduction.value(Lane(numbers))), "seed 13, \(reduction)")
    }
  }

  @Test(arguments: [1, 2, 3, 4, 10, 32, 33, 129, 4097, 6000])
  func `rows have the bits of a lane`(width: Int) throws {
    let matrix = matrix(width: width, seed: 17)
    let labels = Tensor(vector: (0..<matrix.shape[0]).map { Double($0 * 7 % width) })
    let row = Tensor(vector: (0..<width).map { 0.5 * Double($0) })
    let column = Tensor(shape: [matrix.shape[0], 1], elements: labels.elements)
    for operation in [ArrayOperation.softmax(axis: 1), .logSoftmax(axis: 1)] {
      let rows = try #require(operation.value([matrix], Self.backwards))
      #expect(rows.deferred != nil)
      let expected = try #require(operation.present([matrix]))
      expectSame(rows.elements, expected.elements, "\(operation), width \(width)")
      for other in [row, column, matrix] {
        let both = try #require(ArrayOperation.binary(.add).value([rows, other], .alone))
        let sums = try #require(
          ArrayOperation.reduce(.sum, axis: 1, keepsDimensions: true).value([both], Self.backwards))
        let plain = try #require(ArrayOperation.binary(.add).present([expected, other]))
        expectSame(both.elements, plain.elements, "\(operation), width \(width)")
        expectSame(sums.elements, plain.reduced(axis: 1) { $0.sum }.elements, "\(operation), width \(width)")
        let total = try #require(ArrayOperation.sum(to: []).value([both], Self.backwards)?.scalar)
        #expect(isSame(total, Lane(plain.elements).sum))
      }
      let oneHot = Tensor(oneHot: labels, classes: width, .alone)
      let picked = try #require(ArrayOperation.binary(.xtimes).value([oneHot, rows], .alone))
      let sums = try #require(
        ArrayOperation.reduce(.sum, axis: 1, keepsDimensions: false).value([picked], Self.backwards))
      let plain = try #require(ArrayOperation.binary(.xtimes).present([oneHot, expected]))
      expectSame(sums.elements, plain.reduced(axis: 1) { $0.sum }.elements, "the label's \(operation), width \(width)")
    }
    for reduction in [ArrayReduction.mean, .maximum, .logSumExp, .norm] {
      let operation = ArrayOperation.reduce(reduction, axis: 1, keepsDimensions: false)
      let results = try #require(operation.value([matrix], Self.backwards))
      expectSame(results.elements, matrix.reduced(axis: 1) { reduction.value($0) }.elements, "\(reduction)")
    }
  }

  @Test func `a sum that is put off is the sum that is computed at once`() throws {
    let count = Self.count
    let x = Tensor(vector: (0..<count).map { 1 / Double($0 + 1) })
    for operation in [
      ArrayOperation.sum(to: []), .reduce(.sum, axis: nil, keepsDimensions: false),
      .reduce(.mean, axis: nil, keepsDimensions: false),
    ] {
      let number = try #require(operation.putOff([x], Self.backwards))
      #expect(number.shape == [] && number.deferred?.isKnown == false)
      let other = try #require(ArrayOperation.binary(.divide).putOff([Tensor(scalar: 2.0), number], .alone))
      let negated = try #require(ArrayOperation.unary(.negate).putOff([other], .alone))
      #expect(number.deferred?.isKnown == false)
      let expected = try #require(operation.value([x], .alone)?.scalar)
      #expect(isSame(try #require(negated.scalar), -(2 / expected)))
      #expect(isSame(try #require(number.settled.scalar), expected))
      // What is known is no longer put off.
      #expect(ArrayOperation.unary(.negate).putOff([number], .alone) == nil)
    }
    let small = Tensor(vector: [1.0, 2])
    #expect(ArrayOperation.sum(to: []).putOff([small], .alone) == nil)
    #expect(ArrayOperation.unary(.exp).putOff([small], .alone) == nil)
    #expect(ArrayOperation.unary(.exp).putOff([Tensor(scalar: 1.0)], .alone) == nil)
  }

  @Test func `sums of rows are put off with what is made of them`() throws {
    let x = matrix(width: 10, seed: 37)
    let count = x.shape[0]
    let sums = try #require(
      ArrayOperation.reduce(.sum, axis: 1, keepsDimensions: false).putOff([x], Self.backwards))
    let negated = try #require(ArrayOperation.unary(.negate).putOff([sums], .alone))
    let scaled = try #require(ArrayOperation.binary(.divide).putOff([negated, Tensor(scalar: 3.0)], .alone))
    let mean = try #require(
      ArrayOperation.reduce(.mean, axis: nil, keepsDimensions: true).putOff([scaled], .alone))
    #expect(scaled.shape == [count] && mean.shape == [1])
    #expect(sums.deferred?.isKnown == false && scaled.deferred?.isKnown == false)
    // Not what is larger than the sums.
    #expect(
      ArrayOperation.binary(.add).putOff(
        [sums, Tensor(shape: [2, count], elements: [Double](repeating: 1, count: 2 * count))], .alone) == nil)
    let expected = x.reduced(axis: 1) { -$0.sum / 3 }
    expectSame(mean.elements, [Lane(expected.elements).mean], "seed 37")
    expectSame(scaled.elements, expected.elements, "seed 37")
  }

  @Test func `a long chain of numbers that are put off ends`() throws {
    let count = Self.count
    let ones = Tensor(vector: [Double](repeating: 1, count: count))
    let add = ArrayOperation.binary(.add)
    var number = try #require(ArrayOperation.sum(to: []).putOff([ones], .alone))
    for _ in 0..<100_000 {
      let inputs = [number, Tensor(scalar: 1.0)]
      number = try #require(add.putOff(inputs, .alone) ?? add.value(inputs, .alone))
    }
    #expect(number.scalar == Double(count + 100_000))
  }

  @Test func `the first number out of range is found`() {
    var numbers = [Double](repeating: 0.5, count: Self.count + 100_000)
    numbers[3] = .nan
    #expect(Tensor(vector: numbers).firstPlace(outside: 0...1, Self.backwards) == nil)
    numbers[120_000] = 2
    numbers[90_001] = -0x1p-1074
    #expect(Tensor(vector: numbers).firstPlace(outside: 0...1, Self.backwards) == 90_001)
    #expect(Tensor(vector: numbers).firstPlace(outside: -1...1, .alone) == 120_000)
    #expect(Tensor(vector: numbers).firstPlace(outside: -1...(.infinity), .alone) == nil)
  }

  @Test func `flags and one-hot rows are numbers`() {
    let count = Self.count
    let flags = (0..<count).map { $0 % 3 == 0 }
    expectSame(Tensor(vector: flags).numbers.elements, flags.map { $0 ? 1 : 0 }, "")
    let labels = Tensor(vector: (0..<count).map { Double($0 % 3) })
    expectSame(
      Tensor(oneHot: labels, classes: 3, .alone).elements,
      labels.elements.flatMap { label in (0..<3).map { Double($0) == label ? 1.0 : 0 } }, "")
  }

  /// Ordinary scores, and rows with every exception.
  private func matrix(width: Int, seed: UInt64) -> Tensor<Double> {
    var generator = SeededGenerator(seed: seed)
    let rows = max(Self.count / width + 37, 60)
    var elements = (0..<rows * width).map { _ in Double.random(in: -9...9, using: &generator) }
    let specials: [[Double]] = [
      [.infinity], [-.infinity], [.nan], [.infinity, .infinity], [.infinity, .nan], [1000, -1000], [-800], [800, 799],
    ]
    for (index, special) in specials.enumerated() {
      for (place, number) in special.enumerated() where place < width { elements[7 * index * width + place] = number }
    }
    for place in 0..<width { elements[11 * width + place] = -.infinity }
    for place in 0..<width { elements[13 * width + place] = 2 }
    return Tensor(shape: [rows, width], elements: elements)
  }

  private func expectSame(
    _ results: [Double], _ expected: [Double], _ what: String, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(results.count == expected.count, sourceLocation: sourceLocation)
    let place = zip(results, expected).enumerated().first { !isSame($0.element.0, $0.element.1) }
    #expect(place == nil, "\(what)", sourceLocation: sourceLocation)
  }
}
