/// The index of one axis, every place within the axis and counted from its start.
package enum AxisIndex: Sendable, Equatable {
  /// One place: the axis vanishes.
  case place(Int)
  /// Places at equal distances: the axis stays.
  case slice(start: Int, step: Int, count: Int)
  /// An array of places. All of these pair up, with one another and with the single places beside them, and have their
  /// axes in common.
  case places(Tensor<Int>)

  /// An axis as it is.
  package static func whole(_ extent: Int) -> AxisIndex { .slice(start: 0, step: 1, count: extent) }

  /// `start:stop:step` as Python clamps it to an axis.
  ///
  /// - Precondition: the step is not zero; all three are between `Int.min / 2` and `Int.max / 2`.
  package static func slice(from start: Int?, to stop: Int?, by step: Int, extent: Int) -> AxisIndex {
    let lowest = step > 0 ? 0 : -1
    let highest = step > 0 ? extent : extent - 1
    func clamped(_ bound: Int) -> Int { min(max(bound < 0 ? bound + extent : bound, lowest), highest) }
    let first = start.map(clamped) ?? (step > 0 ? lowest : highest)
    let last = stop.map(clamped) ?? (step > 0 ? highest : lowest)
    let length = step > 0 ? last - first : first - last
    let count = length <= 0 ? 0 : (length - 1) / Int(step.magnitude) + 1
    return .slice(start: count == 0 ? 0 : first, step: count <= 1 ? 1 : step, count: count)
  }
}

/// Which elements an index with one entry for each axis takes, and in what shape: NumPy's rules for slices, places and
/// arrays of places.
///
/// The axes that arrays of places have in common stand where the first of them stood; if a slice parts them, in front.
package struct ArrayIndex: Sendable {
  /// Of what is taken.
  package let shape: [Int]
  private let axes: [AxisIndex]
  private let source: [Int]
  /// The shape that the arrays of places have together.
  private let common: [Int]

  /// nil if the arrays of places do not broadcast.
  ///
  /// - Precondition: as many entries as axes, every place within its axis.
  package init?(_ axes: [AxisIndex], of source: [Int]) {
    precondition(axes.count == source.count)
    var common: [Int] = []
    for case .places(let places) in axes {
      guard let both = broadcastShape(common, places.shape) else { return nil }
      common = both
    }
    self.axes = axes
    self.source = source
    self.common = common
    var shape: [Int] = []
    for part in Self.parts(of: axes) {
      switch part {
      case .slice(let axis): if case .slice(_, _, let count) = axes[axis] { shape.append(count) }
      case .common: shape += common
      }
    }
    self.shape = shape
  }

  /// Where the elements stand in the source.
  package var arrangement: Arrangement { Arrangement(shape: shape, offsets: offsets) }
}

private extension ArrayIndex {
  var offsets: [Int] {
    let strides = source.strides
    var result = [start(strides)]
    result.reserveCapacity(shape.elementCount)
    for part in Self.parts(of: axes) {
      switch part {
      case .slice(let axis):
        guard case .slice(let first, let step, let count) = axes[axis] else { continue }
        result = sums(result, (0..<count).map { (first + $0 * step) * strides[axis] })
      case .common: result = sums(result, commonOffsets(strides))
      }
    }
    return result
  }

  /// What gives axes to the result, in their order.
  enum Part {
    case slice(axis: Int)
    case common
  }

  static func parts(of axes: [AxisIndex]) -> [Part] {
    var parts: [Part] = []
    var paired: [Int] = []
    let hasArrays = axes.contains { if case .places = $0 { true } else { false } }
    for (axis, index) in axes.enumerated() {
      switch index {
      case .slice: parts.append(.slice(axis: axis))
      case .place, .places:
        if hasArrays, paired.isEmpty { parts.append(.common) }
        paired.append(axis)
      }
    }
    guard hasArrays, let first = paired.first, let last = paired.last else { return parts }
    if last - first != paired.count - 1 {
      parts.removeAll { if case .common = $0 { true } else { false } }
      parts.insert(.common, at: 0)
    }
    return parts
  }

  func start(_ strides: [Int]) -> Int {
    var start = 0
    for (axis, index) in axes.enumerated() {
      if case .place(let place) = index { start += place * strides[axis] }
    }
    return start
  }

  func commonOffsets(_ strides: [Int]) -> [Int] {
    var offsets = [Int](repeating: 0, count: common.elementCount)
    for (axis, index) in axes.enumerated() {
      guard case .places(let places) = index, let all = places.broadcast(to: common) else { continue }
      for (number, place) in all.elements.enumerated() { offsets[number] += place * strides[axis] }
    }
    return offsets
  }

  func sums(_ offsets: [Int], _ steps: [Int]) -> [Int] {
    var result: [Int] = []
    result.reserveCapacity(offsets.count * steps.count)
    for offset in offsets { for step in steps { result.append(offset + step) } }
    return result
  }
}

extension Tensor<Bool> {
  /// For each axis the places of the true elements, in row-major order.
  package var placesOfTrue: [Tensor<Int>] {
    var places = [[Int]](repeating: [], count: rank)
    for (index, isTrue) in elements.enumerated() where isTrue {
      var rest = index
      for axis in shape.indices.reversed() {
        places[axis].append(rest % shape[axis])
        rest /= shape[axis]
      }
    }
    return places.map { Tensor<Int>(vector: $0) }
  }
}
