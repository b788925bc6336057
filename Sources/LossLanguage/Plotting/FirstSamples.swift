/// What a function gave at the places where it was looked at first, and its unit. Of a curve these are the even steps
/// that the limits of y are found from, and most of those that its drawing begins with.
struct FirstSamples {
  /// In ascending order; what is not is not found again.
  private var places: [Double] = []
  private var values: [Double] = []
  private var unit: Unit?

  /// The values at some places; `sample` is asked for those that are not known, and gives nil where it has none.
  mutating func values(at asked: [Double], _ sample: PlotSampler) -> (values: [Double], unit: Unit?)? {
    guard !places.isEmpty else {
      guard let sampled = sample(asked) else { return nil }
      (places, values, unit) = (asked, sampled.values, sampled.unit)
      return sampled
    }
    var result = [Double](repeating: .nan, count: asked.count)
    var unknown: (indices: [Int], places: [Double]) = ([], [])
    unknown.indices.reserveCapacity(asked.count)
    unknown.places.reserveCapacity(asked.count)
    var next = 0
    for (index, place) in asked.enumerated() {
      // Mostly they are asked for in ascending order, too.
      if next > 0, places[next - 1] >= place { next = 0 }
      while next < places.count, places[next] < place { next += 1 }
      // A function can tell 0 and -0 apart.
      if next < places.count, places[next].bitPattern == place.bitPattern {
        result[index] = values[next]
      } else {
        unknown.indices.append(index)
        unknown.places.append(place)
      }
    }
    if unknown.places.isEmpty { return (result, unit) }
    guard let sampled = sample(unknown.places)?.values else { return nil }
    for (index, value) in zip(unknown.indices, sampled) { result[index] = value }
    return (result, unit)
  }
}
