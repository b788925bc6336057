/// What makes one number of the numbers along an axis.
package enum ArrayReduction: Sendable {
  case sum, product, mean, minimum, maximum
  /// Divided by the number less `ddof`.
  case variance(ddof: Int)
  /// The root of the variance.
  case standardDeviation(ddof: Int)
  /// The value below which a share of the elements lies, between 0 and 1.
  case quantile(Double)
  /// The Euclidean length.
  case norm
  case logSumExp

  /// - Precondition: there is a number, for the extremes and quantiles.
  package func value(_ run: Lane<Double>) -> Double {
    switch self {
    case .sum: return run.sum
    case .product:
      var product = 1.0
      for index in 0..<run.count { product *= run[index] }
      return product
    case .mean: return run.mean
    case .minimum: return extreme(of: run, BinaryFunction.minimum.function)
    case .maximum: return extreme(of: run, BinaryFunction.maximum.function)
    case .variance(let ddof): return run.variance(ddof: ddof)
    case .standardDeviation(let ddof): return run.variance(ddof: ddof).squareRoot()
    case .quantile(let q): return quantile(of: run, q)
    case .norm:
      var largest = 0.0
      for index in 0..<run.count { largest = BinaryFunction.maximum.function(largest, abs(run[index])) }
      if largest == 0 || !largest.isFinite { return largest }
      var squares: [Double] = []
      for index in 0..<run.count { squares.append((run[index] / largest) * (run[index] / largest)) }
      return largest * Lane(squares).sum.squareRoot()
    case .logSumExp: return run.logSumExp
    }
  }

  /// What each number along the axis contributes where the result is a weighted mean of some of them: equal extremes
  /// share, a quantile belongs to its neighbours. Zero for the other reductions.
  package func shares(_ x: Tensor<Double>, axis: Int?) -> Tensor<Double> {
    x.transformed(axis: axis, filler: 0) { run in
      switch self {
      case .minimum, .maximum: extremeShares(run)
      case .quantile(let q): quantileShares(run, q)
      default: [Double](repeating: 0, count: run.count)
      }
    }
  }
}

private extension ArrayReduction {
  func extreme(of run: Lane<Double>, _ pick: (Double, Double) -> Double) -> Double {
    var result = run[0]
    for index in 1..<max(run.count, 1) { result = pick(result, run[index]) }
    return result
  }

  func extremeShares(_ run: Lane<Double>) -> [Double] {
    if run.count == 0 { return [] }
    let extreme = value(run)
    var shares: [Double] = []
    var number = 0.0
    for index in 0..<run.count {
      let isExtreme = run[index] == extreme || (run[index].isNaN && extreme.isNaN)
      shares.append(isExtreme ? 1 : 0)
      if isExtreme { number += 1 }
    }
    return shares.map { $0 / number }
  }

  /// Linear interpolation between the neighbours in order; nan if one element is.
  func quantile(of run: Lane<Double>, _ q: Double) -> Double {
    let neighbours = neighbours(run, q)
    let (below, above) = (run[neighbours.lower], run[neighbours.upper])
    if run[neighbours.last].isNaN { return .nan }
    return neighbours.share == 0 || below == above ? below : below + (above - below) * neighbours.share
  }

  func quantileShares(_ run: Lane<Double>, _ q: Double) -> [Double] {
    var shares = [Double](repeating: 0, count: run.count)
    if run.count == 0 { return shares }
    let neighbours = neighbours(run, q)
    if run[neighbours.last].isNaN { return shares.map { _ in .nan } }
    shares[neighbours.lower] += 1 - neighbours.share
    shares[neighbours.upper] += neighbours.share
    return shares
  }

  /// The places of the elements between which a quantile lies, how far it is from the first of them to the second, and
  /// the place of the largest.
  func neighbours(_ run: Lane<Double>, _ q: Double) -> (lower: Int, upper: Int, share: Double, last: Int) {
    var values: [Double] = []
    values.reserveCapacity(run.count)
    for index in 0..<run.count { values.append(run[index]) }
    let order = ascendingOrder(values, precedes)
    let position = q * Double(values.count - 1)
    let lower = position.rounded(.down)
    let place = Int(exactly: lower) ?? 0
    return (order[place], order[min(place + 1, order.count - 1)], position - lower, order[order.count - 1])
  }
}
