internal import LossLanguage

/// Where two results differ. Numbers agree when they are within 1e-12 of the largest finite magnitude in the result,
/// which counts as at least 1e-3; all else must be the same.
struct RecordDifference {
  private(set) var first: Place?
  private(set) var count = 0
  private let tolerance: Double

  struct Place {
    /// In a table or a curve; empty for a single number.
    var path: String
    var old: String
    var new: String
    /// How far apart two numbers are.
    var distance: Double?

    /// `row 3, column p: recorded 0.7, now 0.71, 0.01 apart`
    var text: String {
      let apart = distance.map { ", \(NumberFormat(digits: 2).text($0)) apart" } ?? ""
      return "\(path.isEmpty ? "" : path + ": ")recorded \(old), now \(new)\(apart)"
    }
  }

  init(from old: JSON, to new: JSON) {
    tolerance = 1e-12 * max(1e-3, old.largestMagnitude, new.largestMagnitude)
    compare(old, new, at: [])
  }
}

extension RecordDifference {
  private mutating func compare(_ old: JSON, _ new: JSON, at path: [String]) {
    if let a = old.double, let b = new.double {
      if abs(a - b) > tolerance { add(old, new, distance: abs(a - b), at: path) }
      return
    }
    switch (old, new) {
    case (.array(let a), .array(let b)):
      guard a.count == b.count else { return add("\(a.count) elements", "\(b.count)", at: path) }
      for (index, pair) in zip(a, b).enumerated() {
        compare(pair.0, pair.1, at: path + [pair.1.part(index, in: path.last)])
      }
    case (.object(let a), .object(let b)):
      guard a.map(\.name) == b.map(\.name) else { return add("something else", "this", at: path) }
      for (old, new) in zip(a, b) {
        compare(old.value, new.value, at: Self.silent.contains(old.name) ? path : path + [old.name])
      }
    default:
      if old.compactDescription != new.compactDescription { add(old, new, at: path) }
    }
  }

  private mutating func add(_ old: JSON, _ new: JSON, distance: Double? = nil, at path: [String]) {
    add(old.compactDescription, new.compactDescription, distance: distance, at: path)
  }

  private mutating func add(_ old: String, _ new: String, distance: Double? = nil, at path: [String]) {
    count += 1
    if first == nil {
      first = Place(path: path.joined(separator: ", "), old: old, new: new, distance: distance)
    }
  }

  /// Fields that every reader takes for granted.
  private static let silent: Set<String> = ["value", "columns", "fields", "marks", "panels"]
}

extension JSON {
  /// What to call an element of a list: a column or a mark by its name, others by their place.
  fileprivate func part(_ index: Int, in list: String?) -> String {
    if let name = self["name"]?.string { return "`\(name)`" }
    if let kind = self["kind"]?.string {
      let label = self["label"]?.string.map { " `\($0)`" } ?? ""
      return "\(kind)\(label)"
    }
    return "[\(index)]"
  }

  fileprivate var largestMagnitude: Double {
    var largest = double.map { abs($0) } ?? 0
    switch self {
    case .array(let elements): for element in elements { largest = max(largest, element.largestMagnitude) }
    case .object(let fields): for field in fields { largest = max(largest, field.value.largestMagnitude) }
    default: break
    }
    return largest
  }
}
