/// The softmax of many rows at once, each with the bits of `Lane.softmax` and `Lane.logSoftmax`.
struct RowSoftmax: ~Copyable {
  private let scores: UnsafePointer<Double>
  private let rows: Int
  private let width: Int
  /// For each row its largest score, and what the sum gives.
  private let tops: UnsafeMutablePointer<Double>
  private let sums: UnsafeMutablePointer<Double>
  private let rests: UnsafeMutablePointer<Double>
  /// For the scores of a piece how far they are from the largest, in double length.
  private let differences: UnsafeMutablePointer<Double>
  private let differencesLow: UnsafeMutablePointer<Double>

  /// Scores that are worked on together: several rows, or a part of one.
  private static var pieceCount: Int { 1024 }

  init(_ scores: UnsafePointer<Double>, rows: Int, width: Int) {
    self.scores = scores
    self.rows = rows
    self.width = width
    tops = .allocate(capacity: 3 * rows + 2 * Self.pieceCount)
    sums = tops + rows
    rests = sums + rows
    differences = rests + rows
    differencesLow = differences + Self.pieceCount
    for row in 0..<rows { tops[row] = Self.largest(scores + row * width, count: width) }
  }

  deinit { tops.deallocate() }

  func writeSoftmax(to results: Kernel.Results) {
    forEachPiece { rows, columns in
      writePowers(to: results + rows.lowerBound * width + columns.lowerBound, rows, columns)
    }
    RowSums.write(to: sums, results, rows: rows, count: width, stride: width)
    for row in 0..<rows {
      let (target, sum) = (results + row * width, sums[row])
      if isPlain(row) {
        for place in 0..<width { target[place] = target[place] / sum }
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
}

private extension RowSoftmax {
  /// The logarithm of the sum: 1 of a largest, left to the logarithm, and all the others.
  func addOthers() {
    let powers = Kernel.Results.allocate(capacity: Self.pieceCount)
    defer { powers.deallocate() }
    var stream = SumStream()
    forEachPiece { rows, columns in
      writePowers(to: powers, rows, columns)
      let count = rows.count * columns.count
      for place in 0..<count { powers[place] = differences[place] == 0 ? 0 : powers[place] }
      if columns.count == width {
        RowSums.write(to: sums + rows.lowerBound, powers, rows: rows.count, count: width, stride: width)
      } else {
        stream.add(powers, count: count)
        if columns.upperBound == width { sums[rows.lowerBound] = stream.finish().value }
      }
      for row in rows {
        let first = differences + (row - rows.lowerBound) * columns.count
        var equal = 0
        for place in 0..<columns.count { equal &+= first[place] == 0 ? 1 : 0 }
        rests[row] = (columns.lowerBound == 0 ? -1 : rests[row]) + Double(equal)
      }
    }
    for row in 0..<rows { sums[row] += rests[row] }
    UnaryFunction.log1p.write(to: rests, sums, count: rows)
  }

  func forEachPiece(_ body: (_ rows: Range<Int>, _ columns: Range<Int>) -> Void) {
    let together = max(1, Self.pieceCount / max(width, 1))
    for row in stride(from: 0, to: rows, by: together) {
      let rows = row..<min(row + together, rows)
      for column in stride(from: 0, to: width, by: Self.pieceCount) {
        body(rows, column..<min(column + Self.pieceCount, width))
      }
    }
  }

  /// The powers of e by which scores differ from the largest of their row.
  func writePowers(to results: Kernel.Results, _ rows: Range<Int>, _ columns: Range<Int>) {
    var start = 0
    for row in rows {
      let (source, top) = (scores + row * width + columns.lowerBound, tops[row])
      let (highs, lows) = (differences + start, differencesLow + start)
      for place in 0..<columns.count {
        let difference = DoubleDouble.sum(source[place], -top)
        highs[place] = difference.high
        lows[place] = difference.low
      }
      start += columns.count
    }
    if Kernel.areAll(differences, start, Elementary.hasPlainExp) {
      for place in 0..<start {
        results[place] = Elementary.plainExp(DoubleDouble(differences[place], differencesLow[place]))
      }
    } else {
      for place in 0..<start {
        let row = rows.lowerBound + place / columns.count
        let score = scores[row * width + columns.lowerBound + place % columns.count]
        results[place] = Elementary.exponential(ofDifference: score, tops[row])
      }
    }
  }

  /// Whether no infinite or undefined score makes an exception of the row.
  func isPlain(_ row: Int) -> Bool { tops[row].magnitude < .infinity && sums[row].magnitude < .infinity }

  func lane(_ row: Int) -> Lane<Double> {
    Lane([Double](UnsafeBufferPointer(start: scores + row * width, count: width)))
  }

  /// - Precondition: there is a number. Nan may hide the largest.
  static func largest(_ numbers: UnsafePointer<Double>, count: Int) -> Double {
    var largest = numbers[0]
    var place = 1
    if count >= 32 {
      var eight = UnsafeRawPointer(numbers).loadUnaligned(as: SIMD8<Double>.self)
      place = 8
      while place + 8 <= count {
        let next = UnsafeRawPointer(numbers + place).loadUnaligned(as: SIMD8<Double>.self)
        eight.replace(with: next, where: next .> eight)
        place += 8
      }
      for index in 0..<8 { largest = eight[index] > largest ? eight[index] : largest }
    }
    while place < count {
      largest = numbers[place] > largest ? numbers[place] : largest
      place += 1
    }
    return largest
  }
}

private extension UnsafeMutablePointer<Double> {
  func update(from numbers: [Double], count: Int) {
    numbers.withUnsafeBufferPointer { if let source = $0.baseAddress { update(from: source, count: count) } }
  }
}
