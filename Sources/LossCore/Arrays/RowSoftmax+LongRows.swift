/// Rows of many numbers, one after the other.
extension RowSoftmax {
  func findLargest() {
    for row in 0..<rows { tops[row] = Self.largest(scores + row * width, count: width) }
  }

  /// The sums of all powers but those of the largest scores, and how many of these there are beside one.
  func addLongRows() {
    for row in 0..<rows {
      var stream = SumStream()
      rests[row] = -1
      for start in stride(from: 0, to: width, by: Self.pieceCount) {
        let count = min(Self.pieceCount, width - start)
        rests[row] += raise(scores + row * width + start, count, top: tops[row], largest: 0, to: powers)
        stream.add(powers, count: count)
      }
      sums[row] = stream.finish().value
    }
  }

  @inline(__always)
  func writeLongQuotients(to results: Kernel.Results, _ finish: (_ row: Int, _ quotient: Double) -> Double) {
    for row in 0..<rows {
      let target = results + row * width
      var stream = SumStream()
      for start in stride(from: 0, to: width, by: Self.pieceCount) {
        let count = min(Self.pieceCount, width - start)
        _ = raise(scores + row * width + start, count, top: tops[row], largest: 1, to: target + start)
        stream.add(target + start, count: count)
      }
      let sum = stream.finish().value
      sums[row] = sum
      for place in 0..<width { target[place] = finish(row, target[place] / sum) }
    }
  }
}

private extension RowSoftmax {
  /// The powers of e by which scores differ from the largest of their row.
  ///
  /// - Parameter largest: what takes the place of the power, which is 1, where the score is the largest.
  /// - Returns: how many are the largest.
  func raise(
    _ scores: UnsafePointer<Double>, _ count: Int, top: Double, largest: Double, to results: Kernel.Results
  ) -> Double {
    let (bottom, equal) = Self.survey(scores, count: count, top: top)
    // What rounding makes of a difference does not change the order.
    if bottom - top >= -708 {
      for place in 0..<count {
        let difference = DoubleDouble.sum(scores[place], -top)
        let power = Elementary.plainExp(difference)
        results[place] = difference.high == 0 ? largest : power
      }
    } else {
      for place in 0..<count {
        let score = scores[place]
        results[place] = score == top ? largest : Elementary.exponential(ofDifference: score, top)
      }
    }
    return equal
  }

  /// The smallest of the numbers and the top, and how many are equal to this.
  static func survey(_ numbers: UnsafePointer<Double>, count: Int, top: Double) -> (smallest: Double, equal: Double) {
    let tops = SIMD8<Double>(repeating: top)
    var eight = tops
    var equals = SIMD8<Double>()
    var place = 0
    while place + 8 <= count {
      let next = UnsafeRawPointer(numbers + place).loadUnaligned(as: SIMD8<Double>.self)
      eight.replace(with: next, where: next .< eight)
      equals += SIMD8().replacing(with: 1, where: next .== tops)
      place += 8
    }
    var smallest = top
    for index in 0..<8 { smallest = eight[index] < smallest ? eight[index] : smallest }
    var equal = equals.sum()
    for place in place..<count {
      smallest = numbers[place] < smallest ? numbers[place] : smallest
      if numbers[place] == top { equal += 1 }
    }
    return (smallest, equal)
  }

  /// - Precondition: there is a number. Nan may hide the largest.
  static func largest(_ numbers: UnsafePointer<Double>, count: Int) -> Double {
    var largest = numbers[0]
    var eight = SIMD8<Double>(repeating: largest)
    var place = 0
    while place + 8 <= count {
      let next = UnsafeRawPointer(numbers + place).loadUnaligned(as: SIMD8<Double>.self)
      eight.replace(with: next, where: next .> eight)
      place += 8
    }
    for index in 0..<8 { largest = eight[index] > largest ? eight[index] : largest }
    while place < count {
      largest = numbers[place] > largest ? numbers[place] : largest
      place += 1
    }
    return largest
  }
}
