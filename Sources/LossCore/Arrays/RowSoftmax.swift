/// The softmax of many rows at once, each with the bits of `Lane.softmax` and `Lane.logSoftmax`.
///
/// Long rows are worked on one after the other, in pieces that stay in the cache; short ones side by side, so that every
/// loop goes over many numbers.
struct RowSoftmax: ~Copyable {
  let scores: UnsafePointer<Double>
  let rows: Int
  let width: Int
  /// Of short rows how many there are, and some more to fill up the loops; 0 if rows are long.
  let height: Int
  /// For each row its largest score, the smallest of a short one, the sum of powers, and what is beside the largest.
  let tops: UnsafeMutablePointer<Double>
  let bottoms: UnsafeMutablePointer<Double>
  let sums: UnsafeMutablePointer<Double>
  let rests: UnsafeMutablePointer<Double>
  /// Powers: of a piece of a long row, or of all short ones.
  let powers: UnsafeMutablePointer<Double>

  /// Scores of a long row that are worked on together.
  static var pieceCount: Int { 1024 }

  init(_ scores: UnsafePointer<Double>, rows: Int, width: Int) {
    self.scores = scores
    self.rows = rows
    self.width = width
    let isShort = width <= Self.shortWidth
    height = isShort ? (rows + Self.heightStep - 1) / Self.heightStep * Self.heightStep : 0
    let count = max(rows, height)
    tops = .allocate(capacity: 4 * count + (isShort ? width * height : Self.pieceCount))
    bottoms = tops + count
    sums = bottoms + count
    rests = sums + count
    powers = rests + count
    if isShort { standSideBySide() } else { findLargest() }
  }

  deinit { tops.deallocate() }

  func writeSoftmax(to results: Kernel.Results) {
    writeQuotients(to: results) { _, quotient in quotient }
    for row in 0..<rows where !isPlain(row) {
      (results + row * width).update(from: lane(row).softmax, count: width)
    }
  }

  func writeLogSoftmax(to results: Kernel.Results) {
    addOthers()
    for row in 0..<rows {
      let (target, source, top, rest) = (results + row * width, scores + row * width, tops[row], rests[row])
      if isPlain(row) {
        for place in 0..<width { target[place] = (source[place] - top) - rest }
      } else {
        target.update(from: lane(row).logSoftmax, count: width)
      }
    }
  }

  /// Of each row the logarithm at one place.
  func writeLogSoftmax(at labels: ArraySlice<Double>, to results: Kernel.Results) {
    addOthers()
    for (row, label) in labels.enumerated() {
      let place = Int(exactly: label) ?? 0
      results[row] = isPlain(row) ? (scores[row * width + place] - tops[row]) - rests[row] : lane(row).logSoftmax[place]
    }
  }

  /// - Parameter first: the row of the slope that comes first here.
  func writeSlope(_ slope: CrossEntropySlope, from first: Int, to results: Kernel.Results) {
    slope.factors.withUnsafeBufferPointer { factors in
      writeQuotients(to: results) { row, quotient in
        slope.value(isLabel: false, factor: factors[first + row], probability: quotient)
      }
    }
    for row in 0..<rows {
      let (target, factor) = (results + row * width, slope.factors[first + row])
      let label = Int(exactly: slope.labels[first + row]) ?? 0
      if isPlain(row) {
        let power = Elementary.exponential(ofDifference: scores[row * width + label], tops[row])
        target[label] = slope.value(isLabel: true, factor: factor, probability: power / sums[row])
      } else {
        for (place, quotient) in lane(row).softmax.enumerated() {
          target[place] = slope.value(isLabel: place == label, factor: factor, probability: quotient)
        }
      }
    }
  }
}

extension RowSoftmax {
  /// The powers of all numbers divided by the sum of their row, and what the body makes of that.
  @inline(__always)
  private func writeQuotients(to results: Kernel.Results, _ finish: (_ row: Int, _ quotient: Double) -> Double) {
    if height > 0 {
      raiseShortRows(largest: 1)
      writeShortQuotients(to: results, finish)
    } else {
      writeLongQuotients(to: results, finish)
    }
  }

  /// The logarithm of the sum: 1 of a largest, left to the logarithm, and all the others.
  private func addOthers() {
    if height > 0 { raiseShortRows(largest: 0) } else { addLongRows() }
    for row in 0..<rows { sums[row] += rests[row] }
    UnaryFunction.log1p.write(to: rests, sums, count: rows)
  }

  /// Whether no infinite or undefined score makes an exception of the row.
  private func isPlain(_ row: Int) -> Bool { tops[row].magnitude < .infinity && sums[row].magnitude < .infinity }

  private func lane(_ row: Int) -> Lane<Double> {
    Lane([Double](UnsafeBufferPointer(start: scores + row * width, count: width)))
  }
}

private extension UnsafeMutablePointer<Double> {
  func update(from numbers: [Double], count: Int) {
    numbers.withUnsafeBufferPointer { if let source = $0.baseAddress { update(from: source, count: count) } }
  }
}
