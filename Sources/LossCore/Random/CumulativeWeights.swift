/// Weights added up, to find the place that a uniform number falls on.
package struct CumulativeWeights: Sendable {
  private let sums: [Double]
  /// Where rounding leads behind the end.
  private let last: Int

  /// - Precondition: none is negative or nan, and at least one is positive.
  package init(_ weights: [Double]) {
    var total = 0.0
    var sums: [Double] = []
    sums.reserveCapacity(weights.count)
    for weight in weights {
      total += weight
      sums.append(total)
    }
    self.sums = sums
    last = weights.lastIndex { $0 > 0 } ?? 0
  }

  /// The first place whose sum is larger than this part, from 0 up to 1, of the whole.
  package func place(of part: Double) -> Int {
    let target = part * (sums.last ?? 0)
    var (low, high) = (0, last)
    while low < high {
      let middle = low + (high - low) / 2
      if sums[middle] > target { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
