/// The softmax of many rows at once, each with the bits of `Lane.softmax` and `Lane.logSoftmax`.
struct RowSoftmax: ~Copyable {
  private let scores: UnsafePointer<Double>
  private let rows: Int
  private let width: Int
  /// For each row its largest score, the place of it, and what the sum gives.
  private let tops: UnsafeMutablePointer<Double>
  private let places: UnsafeMutablePointer<Int>
  private let sums: UnsafeMutablePointer<Double>
  private let rests: UnsafeMutablePointer<Double>
  /// For each score the power of e by which it differs from the largest.
  private let powers: UnsafeMutablePointer<Double>

  init(_ scores: UnsafePointer<Double>, rows: Int, width: Int) {
    self.scores = scores
    self.rows = rows
    self.width = width
    tops = .allocate(capacity: 3 * rows)
    sums = tops + rows
    rests = sums + rows
    places = .allocate(capacity: rows)
    powers = .allocate(capacity: rows * width)
    for row in 0..<rows {
      let numbers = scores + row * width
      var top = numbers[0]
      for place in 1..<max(width, 1) { top = numbers[place] > top ? numbers[place] : top }
      var place = 0
      while place < width - 1, numbers[place] != top { place += 1 }
      (tops[row], places[row]) = (top, place)
      write(powers + row * width, numbers, top)
    }
  }

  deinit {
    tops.deallocate()
    places.deallocate()
    powers.deallocate()
  }

  func writeSoftmax(to results: Kernel.Results) {
    RowSums.write(to: sums, powers, rows: rows, count: width, stride: width)
    for row in 0..<rows {
      let (target, source, sum) = (results + row * width, powers + row * width, sums[row])
      if isPlain(row) {
        for place in 0..<width { target[place] = source[place] / sum }
      } else {
        target.update(from: lane(row).softmax, count: width)
      }
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

  /// The logarithm of the sum: 1 of the largest, left to the logarithm, and all the others.
  private func addOthers() {
    for row in 0..<rows {
      let place = places[row]
      let power = powers + row * width + place
      power.update(from: power + 1, count: width - 1 - place)
    }
    RowSums.write(to: sums, powers, rows: rows, count: width - 1, stride: width)
    UnaryFunction.log1p.write(to: rests, sums, count: rows)
  }

  /// Whether no infinite or undefined score makes an exception of the row.
  private func isPlain(_ row: Int) -> Bool { tops[row].magnitude < .infinity && sums[row].magnitude < .infinity }

  private func lane(_ row: Int) -> Lane<Double> {
    Lane([Double](UnsafeBufferPointer(start: scores + row * width, count: width)))
  }

  private func write(_ results: Kernel.Results, _ numbers: UnsafePointer<Double>, _ top: Double) {
    var special = 0
    for place in 0..<width { special += (numbers[place] - top).magnitude < 708 ? 0 : 1 }
    if special == 0 {
      for place in 0..<width { results[place] = Elementary.plainExp(ofDifference: numbers[place], top) }
    } else {
      for place in 0..<width { results[place] = Elementary.exponential(ofDifference: numbers[place], top) }
    }
  }
}

private extension UnsafeMutablePointer<Double> {
  func update(from numbers: [Double], count: Int) {
    numbers.withUnsafeBufferPointer { if let source = $0.baseAddress { update(from: source, count: count) } }
  }
}
