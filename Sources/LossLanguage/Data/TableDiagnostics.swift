/// What is wrong with one table: the first twenty, and how many more there are.
struct TableDiagnostics {
  let source: Source
  private var first: [Diagnostic] = []
  private var count = 0

  init(source: Source) {
    self.source = source
  }

  var isEmpty: Bool { count == 0 }

  /// Adds what `diagnostic` makes of the place of `span`.
  mutating func add(at span: Span, _ diagnostic: (Region) -> Diagnostic) {
    count += 1
    // Finding a place takes as long as its line is: not for what nobody sees.
    if first.count < 20 { first.append(diagnostic(source.region(span))) }
  }

  mutating func add(_ diagnostic: Diagnostic) {
    count += 1
    if first.count < 20 { first.append(diagnostic) }
  }

  /// By position, the last one with a note about those left out.
  var shown: [Diagnostic] {
    var shown = first.sorted { $0.region.start < $1.region.start }
    if count > first.count, !shown.isEmpty {
      let more = count - first.count
      shown[shown.count - 1].notes.append("the table has \(more) more \(more == 1 ? "error" : "errors")")
    }
    return shown
  }
}

extension [String] {
  /// For messages: at most eight, then how many more.
  var shortened: [String] {
    count <= 9 ? self : prefix(8) + ["... (\(count - 8) more)"]
  }
}

extension String {
  /// For messages: at most forty characters, on one line.
  var shortened: String {
    var text = ""
    for (index, scalar) in unicodeScalars.prefix(41).enumerated() {
      if index == 40 { return text + "..." }
      text.unicodeScalars.append(scalar.value < 32 ? " " : scalar)
    }
    return text
  }
}
