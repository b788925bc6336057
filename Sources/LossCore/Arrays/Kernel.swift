/// Loops over long arrays, of a form that compilers turn into code for several numbers at once.
///
/// The bits are those of the function of one number, in whatever step: each operation is rounded once by IEEE 754, none
/// is reordered. Results must not overlap what they are computed from, or the loops fall back to one number at a time.
enum Kernel {
  typealias Results = UnsafeMutablePointer<Double>

  /// What stands on one side of an operation: as many numbers as there are results, or one for all.
  enum Operand {
    case numbers(UnsafePointer<Double>)
    case constant(Double)
  }

  /// Of which of eight numbers something is true.
  typealias Test = (SIMD8<Double>) -> SIMDMask<SIMD8<Int64>>

  /// Whether it is true of all numbers, of which there are some.
  @inline(__always)
  static func areAll(_ x: UnsafePointer<Double>, _ count: Int, _ test: Test) -> Bool {
    var areAll = SIMDMask<SIMD8<Int64>>(repeating: true)
    var place = 0
    while place + 8 <= count {
      areAll .&= test(UnsafeRawPointer(x + place).loadUnaligned(as: SIMD8<Double>.self))
      place += 8
    }
    while place < count {
      areAll .&= test(SIMD8(repeating: x[place]))
      place += 1
    }
    return all(areAll)
  }

  /// A function without branches.
  @inline(__always)
  static func map(_ results: Results, _ x: UnsafePointer<Double>, _ count: Int, _ function: (Double) -> Double) {
    for place in 0..<count { results[place] = function(x[place]) }
  }

  /// A function that has a way without branches for plain numbers: stretches of them take it.
  @inline(__always)
  static func map(
    _ results: Results, _ x: UnsafePointer<Double>, _ count: Int, where isPlain: Test,
    _ plain: (Double) -> Double, else function: (Double) -> Double
  ) {
    for start in stride(from: 0, to: count, by: stretch) {
      let end = min(start + stretch, count)
      if areAll(x + start, end - start, isPlain) {
        for place in start..<end { results[place] = plain(x[place]) }
      } else {
        for place in start..<end { results[place] = function(x[place]) }
      }
    }
  }

  /// A function in two halves, as `inHalves`.
  @inline(__always)
  static func map(
    _ results: Results, _ x: UnsafePointer<Double>, _ count: Int, where isPlain: Test,
    _ first: (Double) -> DoubleDouble, _ second: (Double, DoubleDouble) -> Double, else function: (Double) -> Double
  ) {
    let halves = Results.allocate(capacity: 2 * stretch)
    defer { halves.deallocate() }
    for start in stride(from: 0, to: count, by: stretch) {
      let (x, results, length) = (x + start, results + start, min(stretch, count - start))
      if areAll(x, length, isPlain) {
        inHalves(x, length, halves, first) { place, half in results[place] = second(x[place], half) }
      } else {
        for place in 0..<length { results[place] = function(x[place]) }
      }
    }
  }

  /// Half of the work on each number of a stretch, then the rest of it with its place, each in a loop of its own: a
  /// processor looks ahead so many operations, and must find the next numbers among them while it waits for these.
  ///
  /// - Parameter halves: room for twice a stretch.
  @inline(__always)
  static func inHalves(
    _ x: UnsafePointer<Double>, _ count: Int, _ halves: Results, _ first: (Double) -> DoubleDouble,
    _ second: (Int, DoubleDouble) -> Void
  ) {
    let (highs, lows) = (halves, halves + stretch)
    for place in 0..<count {
      let half = first(x[place])
      highs[place] = half.high
      lows[place] = half.low
    }
    for place in 0..<count { second(place, DoubleDouble(highs[place], lows[place])) }
  }

  @inline(__always)
  static func combine(
    _ results: Results, _ a: Operand, _ b: Operand, _ count: Int, _ function: (Double, Double) -> Double
  ) {
    switch (a, b) {
    case (.numbers(let x), .numbers(let y)): for place in 0..<count { results[place] = function(x[place], y[place]) }
    case (.numbers(let x), .constant(let y)): for place in 0..<count { results[place] = function(x[place], y) }
    case (.constant(let x), .numbers(let y)): for place in 0..<count { results[place] = function(x, y[place]) }
    case (.constant(let x), .constant(let y)): results.update(repeating: function(x, y), count: count)
    }
  }

  /// A function of two numbers that has a way without branches where the second is plain.
  @inline(__always)
  static func combine(
    _ results: Results, _ a: Operand, _ b: Operand, _ count: Int, where isPlain: Test,
    _ plain: (Double, Double) -> Double, else function: (Double, Double) -> Double
  ) {
    guard case .numbers(let y) = b else { return combine(results, a, b, count, function) }
    for start in stride(from: 0, to: count, by: stretch) {
      let end = min(start + stretch, count)
      if areAll(y + start, end - start, isPlain) {
        combine(results + start, a.advanced(by: start), .numbers(y + start), end - start, plain)
      } else {
        combine(results + start, a.advanced(by: start), .numbers(y + start), end - start, function)
      }
    }
  }

  /// Numbers that take one way together.
  static var stretch: Int { 128 }
}

extension Kernel.Operand {
  @inline(__always)
  func advanced(by distance: Int) -> Kernel.Operand {
    switch self {
    case .numbers(let numbers): .numbers(numbers + distance)
    case .constant: self
    }
  }

  @inline(__always)
  subscript(place: Int) -> Double {
    switch self {
    case .numbers(let numbers): numbers[place]
    case .constant(let number): number
    }
  }
}

extension [Double] {
  /// So many numbers, written in place.
  init(count: Int, _ write: (Kernel.Results) -> Void) {
    self.init(unsafeUninitializedCapacity: count) { buffer, initializedCount in
      if let results = buffer.baseAddress, count > 0 { write(results) }
      initializedCount = count
    }
  }

  /// As many results, computed from these.
  func mapped(_ write: (Kernel.Results, UnsafePointer<Double>) -> Void) -> [Double] {
    withUnsafeBufferPointer { numbers in
      [Double](count: numbers.count) { if let source = numbers.baseAddress { write($0, source) } }
    }
  }
}
