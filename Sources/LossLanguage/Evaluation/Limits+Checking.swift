internal import LossCore

extension Limits {
  /// The most axes that an array has, as in NumPy.
  static let axes = 64
  /// How deep values nest in values (see `Value.depth`).
  static let valueDepth = 1500

  /// Held against before an array is made, so that nothing is allocated that may not be.
  func check(_ shape: [Int], at region: @autoclosure () -> Region) throws(Diagnostic) {
    if shape.count > Self.axes { throw .tooManyAxes(region()) }
    try check(count: shape.capacity, at: region())
  }

  func check(count: Int64, at region: @autoclosure () -> Region) throws(Diagnostic) {
    if count > elements { throw .elementLimit(elements, region()) }
  }

  func check(depth: Int, at region: @autoclosure () -> Region) throws(Diagnostic) {
    if depth > Self.valueDepth { throw .valueDepth(region()) }
  }
}

extension Int {
  /// A whole number; nil for anything else. Beyond 2^30, more than any array has elements, it is that: the same on
  /// platforms of 32 and 64 bits.
  init?(whole number: Double) {
    let bound = 0x1p30
    guard number.rounded(.towardZero) == number, number.isFinite else { return nil }
    self.init(exactly: Swift.min(Swift.max(number, -bound), bound))
  }
}

extension Diagnostic {
  static func stepLimit(_ limit: Int64, _ region: Region) -> Diagnostic {
    Diagnostic(
      .stepLimit, "the notebook's calculations take more than \(limit) steps", at: region, "stopped here",
      help: "work with fewer elements or repetitions")
  }

  static func callLimit(_ limit: Int, _ region: Region) -> Diagnostic {
    Diagnostic(
      .callLimit, "functions call one another more than \(limit) deep", at: region, "the call that is too deep",
      help: "give intermediate results a name")
  }

  static func evaluationDepth(_ region: Region) -> Diagnostic {
    Diagnostic(
      .callLimit, "calls and brackets together nest too deep here", at: region, "too deep",
      help: "give intermediate results a name")
  }

  static func elementLimit(_ limit: Int64, _ region: Region) -> Diagnostic {
    Diagnostic(
      .elementLimit, "this would have more than \(limit) elements", at: region, "too large",
      help: "work with fewer elements at a time")
  }

  fileprivate static func tooManyAxes(_ region: Region) -> Diagnostic {
    Diagnostic(
      .nestingLimit, "this array would have more than \(Limits.axes) axes", at: region, "too many axes",
      help: "an array has at most \(Limits.axes) axes")
  }

  fileprivate static func valueDepth(_ region: Region) -> Diagnostic {
    Diagnostic(
      .nestingLimit, "functions or records within one another nest more than \(Limits.valueDepth) deep here",
      at: region,
      "too deep", help: "build this on fewer levels of other functions or records")
  }
}
