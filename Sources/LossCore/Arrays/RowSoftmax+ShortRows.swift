/// Rows of few numbers, side by side: for each place in a row there is a column of as many numbers as there are rows, so
/// that every loop goes over many of them.
extension RowSoftmax {
  /// The longest of them.
  static var shortWidth: Int { 32 }
  /// What heights are multiples of, so that loops over several numbers at a time leave no rest.
  static var heightStep: Int { 32 }

  /// Puts the scores where their powers will be, and finds the largest and smallest of each row.
  func standSideBySide() {
    for place in 0..<width { (powers + place * height + rows).update(repeating: 0, count: height - rows) }
    Self.transpose(scores, rows: rows, columns: width, stride: width, to: powers, stride: height)
    tops.update(from: powers, count: height)
    bottoms.update(from: powers, count: height)
    for place in 1..<max(width, 1) {
      let column = powers + place * height
      for row in 0..<height {
        tops[row] = column[row] > tops[row] ? column[row] : tops[row]
        bottoms[row] = column[row] < bottoms[row] ? column[row] : bottoms[row]
      }
    }
  }

  /// The powers of e by which scores differ from the largest of their row, and for each row their sum and how many there
  /// are beside one that are as large.
  ///
  /// - Parameter largest: what takes the place of the power, which is 1, where the score is the largest.
  func raiseShortRows(largest: Double) {
    rests.update(repeating: -1, count: height)
    // What rounding makes of a difference does not change the order.
    for row in 0..<height { sums[row] = bottoms[row] - tops[row] }
    let isPlain = Kernel.areAll(sums, height, Elementary.hasPlainExp)
    for place in 0..<width {
      let column = powers + place * height
      if isPlain {
        for row in 0..<height {
          let difference = DoubleDouble.sum(column[row], -tops[row])
          let power = Elementary.plainExp(difference)
          column[row] = difference.high == 0 ? largest : power
          rests[row] += difference.high == 0 ? 1 : 0
        }
      } else {
        for row in 0..<height {
          let (score, top) = (column[row], tops[row])
          column[row] = score == top ? largest : Elementary.exponential(ofDifference: score, top)
          rests[row] += score == top ? 1 : 0
        }
      }
    }
    for row in stride(from: 0, to: height, by: 8) {
      let values = EightSums(powers + row, count: width, stride: height).values
      UnsafeMutableRawPointer(sums + row).storeBytes(of: values, as: SIMD8<Double>.self)
    }
  }

  @inline(__always)
  func writeShortQuotients(to results: Kernel.Results, _ finish: (_ row: Int, _ quotient: Double) -> Double) {
    for place in 0..<width {
      let column = powers + place * height
      for row in 0..<rows { column[row] = finish(row, column[row] / sums[row]) }
    }
    Self.transpose(powers, rows: width, columns: rows, stride: height, to: results, stride: width)
  }
}

private extension RowSoftmax {
  /// Copies a matrix so that its rows become columns.
  ///
  /// - Parameter stride: how far rows are from one another, in the one matrix and in the other.
  static func transpose(
    _ source: UnsafePointer<Double>, rows: Int, columns: Int, stride: Int, to target: Kernel.Results,
    stride targetStride: Int
  ) {
    guard rows >= 4, columns >= 4 else {
      for row in 0..<rows {
        for column in 0..<columns { target[column * targetStride + row] = source[row * stride + column] }
      }
      return
    }
    // Squares of four by four; the last of a row or column may overlap the one before.
    for square in Swift.stride(from: 0, to: rows, by: 4) {
      let row = min(square, rows - 4)
      for square in Swift.stride(from: 0, to: columns, by: 4) {
        let column = min(square, columns - 4)
        let numbers = source + row * stride + column
        func load(_ index: Int) -> SIMD4<Double> {
          UnsafeRawPointer(numbers + index * stride).loadUnaligned(as: SIMD4<Double>.self)
        }
        let (a, b, c, d) = (load(0), load(1), load(2), load(3))
        for index in 0..<4 {
          UnsafeMutableRawPointer(target + (column + index) * targetStride + row)
            .storeBytes(of: SIMD4(a[index], b[index], c[index], d[index]), as: SIMD4<Double>.self)
        }
      }
    }
  }
}
