import TestSupport
import Testing

@testable import LossCore

/// The loops over long arrays, held to the functions of one number, which define what they compute.
struct KernelTests {
  @Test(arguments: UnaryFunction.allCases)
  func `a function of many numbers has the bits of the function of one`(function: UnaryFunction) {
    for numbers in samples(seed: 3) {
      let results = function.mapped(Tensor(vector: numbers)).elements
      for (x, result) in zip(numbers, results) {
        #expect(isSame(result, function.function(x)), "seed 3: \(function.rawValue)(\(x)) gave \(result)")
      }
    }
  }

  @Test(arguments: BinaryFunction.allCases)
  func `a function of many pairs has the bits of the function of one`(function: BinaryFunction) throws {
    for (left, right) in zip(samples(seed: 5), samples(seed: 7)) {
      let count = min(left.count, right.count)
      let (a, b) = (Tensor(vector: [Double](left.prefix(count))), Tensor(vector: [Double](right.prefix(count))))
      let both = try #require(function.combined(a, b)).elements
      for place in 0..<count {
        let (x, y) = (a.elements[place], b.elements[place])
        #expect(isSame(both[place], function.function(x, y)), "seeds 5, 7: \(function.rawValue)(\(x), \(y))")
      }
      for constant in [0, -0.0, 1, 2, -1, 0.5, .infinity, .nan, b.elements[0]] {
        let first = try #require(function.combined(Tensor(scalar: constant), b)).elements
        let second = try #require(function.combined(a, Tensor(scalar: constant))).elements
        for place in 0..<count {
          let (x, y) = (a.elements[place], b.elements[place])
          #expect(isSame(first[place], function.function(constant, y)), "\(function.rawValue)(\(constant), \(y))")
          #expect(isSame(second[place], function.function(x, constant)), "\(function.rawValue)(\(x), \(constant))")
        }
      }
    }
  }

  /// Plain numbers of several ranges by themselves, and one after another with those that are exceptions somewhere.
  private func samples(seed: UInt64) -> [[Double]] {
    var generator = SeededGenerator(seed: seed)
    var samples = [0.001...0.999, -1...1, -5...5, -39...39, -700...700, 0...1e300].map { range in
      (0..<301).map { _ in Double.random(in: range, using: &generator) }
    }
    var mixed: [Double] = [
      0, -0.0, 1, -1, 2, 0.5, .infinity, -.infinity, .nan, .leastNonzeroMagnitude, -.leastNonzeroMagnitude, 0x1p-1022,
      0x1p-1023, .greatestFiniteMagnitude, -0.29, 0.41, 0x1p-54, 0x1p-55, 39.9, 40, -40, 41, 707.9, 708, -708.5, 709.7,
      710, -744, -746, 1 + .ulpOfOne, 1 - .ulpOfOne, -1 + .ulpOfOne, 0.7071067811865476, 0.7071067811865475,
    ]
    for _ in 0..<300 {
      // Any bits at all.
      mixed.append(Double(bitPattern: generator.next()))
      mixed.append(Double.random(in: -2...2, using: &generator))
    }
    mixed.shuffle(using: &generator)
    samples.append(mixed)
    return samples
  }
}
