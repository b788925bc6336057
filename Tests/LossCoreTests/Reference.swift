import Testing

/// A true value of a function, from `referenceTable`.
struct Reference: CustomStringConvertible {
  let arguments: [Double]
  /// The double nearest to the true value.
  let nearest: Double
  /// The true value less `nearest`, in units in the last place of `nearest`.
  let offset: Double
  let description: String

  /// The table's lines for a function.
  static func all(of function: String) -> [Reference] {
    referenceTable.split(separator: "\n").map { $0.split(separator: " ") }.filter { $0[0] == function }.map { words in
      let numbers = words.dropFirst().filter { $0 != "=" }.map { Double($0)! }
      return Reference(
        arguments: Array(numbers.dropLast(2)), nearest: numbers[numbers.count - 2], offset: numbers[numbers.count - 1],
        description: words.joined(separator: " "))
    }
  }

  /// How far a computed value is from the true one, in units in the last place.
  func error(of computed: Double) -> Double {
    ((computed - nearest) / nearest.ulp - offset).magnitude
  }
}

/// Compares a function with all its references.
func check(
  _ name: String, within tolerance: Double, _ function: (Double, Double) -> Double,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let references = Reference.all(of: name)
  #expect(references.count >= 10, sourceLocation: sourceLocation)
  for reference in references {
    let computed = function(reference.arguments[0], reference.arguments.count > 1 ? reference.arguments[1] : .nan)
    let error = reference.error(of: computed)
    #expect(error <= tolerance, "\(reference): computed \(computed), \(error) ulp off", sourceLocation: sourceLocation)
  }
}

func check(
  _ name: String, within tolerance: Double, _ function: (Double) -> Double,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  check(name, within: tolerance, { x, _ in function(x) }, sourceLocation: sourceLocation)
}

/// The same bits, or both nan: tells -0 from 0.
func isSame(_ a: Double, _ b: Double) -> Bool {
  a.bitPattern == b.bitPattern || (a.isNaN && b.isNaN)
}

/// Checks a function where its value is known exactly, signs of zeros included.
func expectExactly(
  _ function: (Double) -> Double, _ cases: [(x: Double, value: Double)],
  sourceLocation: SourceLocation = #_sourceLocation
) {
  for (x, value) in cases {
    let computed = function(x)
    #expect(isSame(computed, value), "at \(x): \(computed) is not \(value)", sourceLocation: sourceLocation)
  }
}
