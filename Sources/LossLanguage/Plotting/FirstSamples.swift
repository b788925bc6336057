/// What a function gave at the places where it was looked at first. Of a curve these are the even steps that the limits of
/// y are found from, and most of those that its drawing begins with.
struct FirstSamples {
  /// In ascending order; what is not is not found again.
  private var places: [Double] = []
  private var values: [Double] = []

  /// The values at some places; `sample` is asked for those that are not known, and gives nil where it has none.
  mutating func values(at asked: [Double], _ sample: ([Double]) -> [Double]?) -> [Double]? {
    guard !places.isEmpty else {
      guard let sampled = sample(asked) else { return nil }
      (places, values) = (asked, sampled)
      return sampled
    }
    var result: [Double] = []
    var unknown: (indices: [Int], places: [Double]) = ([], [])
    for (index, place) in asked.enumerated() {
      if let value = value(at: place) {
        result.append(value)
      } else {
        result.append(.nan)
        unknown.indices.append(index)
        unknown.places.append(place)
      }
    }
    if unknown.places.isEmpty { return result }
    guard let sampled = sample(unknown.places) else { return nil }
    for (index, value) in zip(unknown.indices, sampled) { result[index] = value }
    return result
  }

  private func value(at place: Double) -> Double? {
    var (first, last) = (0, places.count)
    while first < last {
      let middle = (first + last) / 2
      if places[middle] < place { first = middle + 1 } else { last = middle }
    }
    // A function can tell 0 and -0 apart.
    return first < places.count && places[first].bitPattern == place.bitPattern ? values[first] : nil
  }
}
