internal import LossCore

/// One index, evaluated, before it meets the axes that it is about.
struct Selector {
  let kind: Kind
  let span: Span

  enum Kind {
    case place(Int)
    case places(Tensor<Int>)
    case slice(start: Int?, stop: Int?, step: Int)
    /// As many axes as it has itself.
    case mask(Tensor<Bool>)
    case name(String)
  }

  init(_ kind: Kind, _ span: Span) {
    self.kind = kind
    self.span = span
  }

  /// How many axes it is about.
  var axisCount: Int {
    if case .mask(let mask) = kind { mask.rank } else { 1 }
  }

  /// Whether the axes it is about leave one behind.
  var keepsAxis: Bool {
    if case .place = kind { false } else { true }
  }

  /// How many entries it has itself.
  var work: Int64 {
    switch kind {
    case .places(let places): Int64(places.count)
    case .mask(let mask): Int64(mask.count)
    case .place, .slice, .name: 1
    }
  }

  /// What it takes of an array whose axes from here on have the given lengths.
  ///
  /// - Precondition: there are `axisCount` of them at least.
  /// - Parameter noun: what it counts, for messages.
  func indices(
    on extents: ArraySlice<Int>, of indexed: Indexed, noun: String
  ) throws(Diagnostic) -> [AxisIndex] {
    let extent = extents.first ?? 0
    switch kind {
    case .place(let place): return [.place(try resolved(place, extent, indexed, noun))]
    case .places(let places):
      var all: [Int] = []
      all.reserveCapacity(places.count)
      for place in places.elements { all.append(try resolved(place, extent, indexed, noun)) }
      return [.places(Tensor(shape: places.shape, elements: all))]
    case .slice(let start, let stop, let step):
      return [.slice(from: start, to: stop, by: step, extent: extent)]
    case .mask(let mask):
      guard mask.shape == [Int](extents.prefix(mask.rank)) else {
        throw .maskMismatch(mask.shape, [Int](extents.prefix(mask.rank)), indexed.source.region(span))
      }
      return mask.placesOfTrue.map { .places($0) }
    case .name:
      throw .badIndex("only tables are indexed by a text", indexed.source.region(span), help: nil)
    }
  }

  private func resolved(
    _ place: Int, _ extent: Int, _ indexed: Indexed, _ noun: String
  ) throws(Diagnostic) -> Int {
    let resolved = place < 0 ? place + extent : place
    guard (0..<extent).contains(resolved) else {
      throw .outOfRange(place, extent, noun, indexed.text, indexed.source.region(span))
    }
    return resolved
  }
}

/// What is indexed, for messages.
struct Indexed {
  let text: String
  let source: Source
  let span: Span

  var site: CallSite { CallSite(source: source, span: span) }
}

extension Diagnostic {
  static func badIndex(_ message: String, _ region: Region, help: String?) -> Diagnostic {
    Diagnostic(.badIndex, message, at: region, help: help)
  }

  fileprivate static func outOfRange(
    _ place: Int, _ extent: Int, _ noun: String, _ text: String, _ region: Region
  ) -> Diagnostic {
    // Beyond the bound of `Int(whole:)` it is not the number that was written.
    let what = place.magnitude < 1 << 30 ? "\(noun) \(place)" : "such \(noun)"
    return Diagnostic(
      .indexOutOfRange,
      extent == 0
        ? "\(quoted(text)) has no \(what): it is empty"
        : "there is no \(what) among the \(extent) of \(quoted(text))",
      at: region, extent == 0 ? "nothing to take" : "from 0 to \(extent - 1), or from -\(extent) to -1",
      help: "indices count from 0; negative ones count from the end, and -1 is the last")
  }

  fileprivate static func maskMismatch(_ mask: [Int], _ shape: [Int], _ region: Region) -> Diagnostic {
    Diagnostic(
      .shapeMismatch, "a condition of shape \(shapeText(mask)) selects among elements of shape \(shapeText(shape))",
      at: region, "shape \(shapeText(mask))", help: "a condition has one entry for each element that it selects among")
  }
}
