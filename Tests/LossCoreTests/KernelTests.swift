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

  /// Rows, numbers added up, columns.
  @Test(arguments: [
    (3, 5, 2), (1, 1, 1), (7, 20, 1), (4, 4100, 3), (5, 9000, 1), (2, 0, 3), (0, 3, 2), (6, 23, 9), (130, 21, 1),
    (67, 4099, 1), (1, 1000, 20),
  ])
  func `an entry of a matrix product has the bits of a lane`(rows: Int, inner: Int, columns: Int) throws {
    var generator = SeededGenerator(seed: 23)
    for special in [[], [.infinity], [.nan], [0, -0.0, 0], [1e308, 1e308], [-.infinity, .infinity]] as [[Double]] {
      for product in [BinaryFunction.multiply, .chain] {
        func matrix(_ rows: Int, _ columns: Int) -> Tensor<Double> {
          var elements = (0..<rows * columns).map { _ in Double.random(in: -9...9, using: &generator) }
          for (index, number) in special.enumerated() where !elements.isEmpty {
            elements[index * 7 % elements.count] = number
          }
          return Tensor(shape: [rows, columns], elements: elements)
        }
        let (a, b) = (matrix(rows, inner), matrix(inner, columns))
        let results = try #require(matrixProduct(a, b, product)).elements
        for place in 0..<rows * columns {
          let products = (0..<inner).map { index in
            product.function(
              a.elements[place / columns * inner + index], b.elements[index * columns + place % columns])
          }
          #expect(isSame(results[place], Lane(products).sum), "seed 23, \(product), \(special)")
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
