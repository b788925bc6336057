/// What is wrong with one table: the first twenty, and how many more there are.
struct TableDiagnostics {
  private var first: [Diagnostic] = []
  private var count = 0

  var isEmpty: Bool { count == 0 }

  /// Whether one more would be shown.
  private var hasRoom: Bool { first.count < 20 }

  mutating func add(_ diagnostic: @autoclosure () -> Diagnostic) {
    count += 1
    // Finding a place in the file takes as long as its line: not for what nobody sees.
    if hasRoom { first.append(diagnostic()) }
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
