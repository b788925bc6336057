internal import LossCore

/// Edges of bins of one width over all finite values. Without a count the wider of two rules' bins, rounded to a step
/// that reads well: Freedman and Diaconis 1981 for many values, Sturges 1926 for few.
func histogramEdges(of values: [Double], count: Int?) -> [Double] {
  let sorted = values.filter { $0.isFinite }.sorted()
  guard let low = sorted.first, let high = sorted.last else { return [0, 1] }
  guard low < high else { return [low - 0.5, low + 0.5] }
  if let count { return (0...count).map { low + (high - low) * Double($0) / Double(count) } }
  let quartiles = sorted[sorted.count * 3 / 4] - sorted[sorted.count / 4]
  let number = Double(sorted.count)
  let sturges = (high - low) / (Elementary.log2(number).rounded(.up) + 1)
  let freedman = 2 * quartiles / Elementary.exp(Elementary.log(number) / 3)
  let width = freedman > 0 ? max(min(sturges, freedman), (high - low) / 100) : sturges
  let step = TickStep(dividing: high - low, into: (high - low) / width)
  let (first, last) = (step.count(low).rounded(.down), step.count(high).rounded(.up))
  guard let bins = Int(exactly: last - first), (1...1000).contains(bins) else { return [low, high] }
  return (0...bins).map { step.multiple(first + Double($0)) }
}

/// How many values lie in each bin, its lower edge included, of the last one the upper edge too; as a density the bars
/// have the area 1.
func histogramHeights(of values: [Double], edges: [Double], isDensity: Bool) -> [Double] {
  var counts = [Double](repeating: 0, count: edges.count - 1)
  for value in values where value >= edges[0] && value <= edges[edges.count - 1] {
    var (low, high) = (0, edges.count - 1)
    while high - low > 1 {
      let middle = (low + high) / 2
      if edges[middle] <= value { low = middle } else { high = middle }
    }
    counts[low] += 1
  }
  guard isDensity else { return counts }
  let total = counts.reduce(0, +)
  return counts.indices.map { total > 0 ? counts[$0] / total / (edges[$0 + 1] - edges[$0]) : 0 }
}
