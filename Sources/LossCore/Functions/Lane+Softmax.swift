extension Lane<Double> {
  /// Scores as probabilities: exp(z) divided by its sum.
  ///
  /// One infinite score is certain; two are beyond telling (nan), as are none that is larger than -inf.
  package var softmax: [Double] {
    let shifted = shiftedExponentials(largest: largest)
    let total = Lane(shifted).sum
    return shifted.map { $0 / total }
  }

  /// (z - m) - log(sum(exp(z - m))), where the 1 of the largest score is left to the logarithm, so that an entry near zero
  /// keeps its digits; of equal ones each other adds 1 to the sum of those below.
  package var logSoftmax: [Double] {
    let top = largest
    var others = shiftedExponentials(largest: top)
    var equal = 0.0
    for index in 0..<count where index == top || self[index] == self[top] && self[top] < .infinity {
      others[index] = 0
      equal += 1
    }
    let rest = Elementary.log1p(Lane(others).sum + (equal - 1))
    return (0..<count).map { index in
      if index == top, self[index] == .infinity { return -rest }
      return (self[index] - self[top]) - rest
    }
  }

  /// The sums of the first, the first two, the first three ... numbers.
  package var cumulativeSums: [Double] {
    var total = 0.0
    var sums: [Double] = []
    sums.reserveCapacity(count)
    for index in 0..<count {
      total += self[index]
      sums.append(total)
    }
    return sums
  }
}

private extension Lane<Double> {
  /// exp(z - m) with the largest score m.
  func shiftedExponentials(largest top: Int) -> [Double] {
    (0..<count).map { index in
      if index == top, self[index] == .infinity { return 1 }
      return Elementary.exponential(ofDifference: self[index], self[top])
    }
  }

  var largest: Int {
    var best = 0
    for index in 0..<count where self[index] > self[best] || self[index].isNaN { best = index }
    return best
  }
}
