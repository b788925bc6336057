import LossLanguage
import Notebook

/// What edits change in a file, line by line, as `diff -u` prints it.
struct UnifiedDiff {
  let file: String
  private var steps: [Step] = []

  private struct Step {
    var kind: Kind
    var text: String
    /// Of the old file, from 1; of an added line, the line that it stands before.
    var oldLine: Int

    enum Kind: String {
      case kept = " "
      case removed = "-"
      case added = "+"
    }
  }

  /// - Parameter edits: in order and apart.
  init(_ file: String, _ bytes: [UInt8], _ edits: [Edit]) {
    self.file = file
    let lines = bytes.lineRanges
    var line = 0
    var edits = edits[...]
    while let first = edits.first {
      let start = lines.lineIndex(at: first.range.lowerBound)
      while line < start { keep(&line, lines, bytes) }
      // Edits of the same lines are one change.
      var end = start
      var changes: [Edit] = []
      while let edit = edits.first, lines.lineIndex(at: edit.range.lowerBound) <= end {
        end = lines.lineIndex(at: edit.range.upperBound)
        let offset = lines[start].lowerBound
        changes.append(Edit(edit.range.lowerBound - offset..<edit.range.upperBound - offset, edit.bytes))
        edits.removeFirst()
      }
      let old = bytes[lines[start].lowerBound..<lines[end].upperBound]
      change(from: [UInt8](old).lines, to: [UInt8](old).applying(changes).lines, at: start)
      line = end + 1
    }
    while line < lines.count { keep(&line, lines, bytes) }
    if bytes.isEmpty || bytes.last == UInt8(ascii: "\n"), steps.last?.text == "" { steps.removeLast() }
  }

  /// - Parameter context: lines shown around each change.
  func text(style: TerminalStyle, context: Int = 3) -> String {
    var rows = [style("--- a/\(file.displayed)", .strong), style("+++ b/\(file.displayed)", .strong)]
    var (newLine, counted) = (1, 0)
    for hunk in hunks(context: context) {
      newLine += steps[counted..<hunk.lowerBound].count { $0.kind != .removed }
      counted = hunk.lowerBound
      let shown = steps[hunk]
      let old = shown.count { $0.kind != .added }
      let new = shown.count { $0.kind != .removed }
      let first = shown[hunk.lowerBound].oldLine
      rows.append(style("@@ -\(first),\(old) +\(newLine),\(new) @@", .frame))
      for step in shown {
        let row = step.kind.rawValue + step.text.displayed
        switch step.kind {
        case .kept: rows.append(row)
        case .removed: rows.append(style(row, .removed))
        case .added: rows.append(style(row, .success))
        }
      }
    }
    return rows.joined(separator: "\n") + "\n"
  }
}

extension UnifiedDiff {
  private mutating func keep(_ line: inout Int, _ lines: [Range<Int>], _ bytes: [UInt8]) {
    steps.append(Step(kind: .kept, text: String(decoding: bytes[lines[line]], as: UTF8.self), oldLine: line + 1))
    line += 1
  }

  private mutating func change(from old: [String], to new: [String], at start: Int) {
    // Finding the fewest changes takes the product of both lengths.
    let isLong = old.count + new.count > 2000
    var removed = Set(isLong ? Array(old.indices) : [])
    var added = Set(isLong ? Array(new.indices) : [])
    if !isLong {
      for change in new.difference(from: old) {
        switch change {
        case .remove(let offset, _, _): removed.insert(offset)
        case .insert(let offset, _, _): added.insert(offset)
        }
      }
    }
    var (i, j) = (0, 0)
    while i < old.count || j < new.count {
      if i < old.count, removed.contains(i) {
        steps.append(Step(kind: .removed, text: old[i], oldLine: start + i + 1))
        i += 1
      } else if j < new.count, added.contains(j) {
        steps.append(Step(kind: .added, text: new[j], oldLine: start + i + 1))
        j += 1
      } else {
        steps.append(Step(kind: .kept, text: old[i], oldLine: start + i + 1))
        i += 1
        j += 1
      }
    }
  }

  /// Changes with the lines around them; those that touch are one.
  private func hunks(context: Int) -> [Range<Int>] {
    var hunks: [Range<Int>] = []
    for index in steps.indices where steps[index].kind != .kept {
      let hunk = max(0, index - context)..<min(steps.count, index + context + 1)
      if let last = hunks.last, last.upperBound >= hunk.lowerBound {
        hunks[hunks.count - 1] = last.lowerBound..<hunk.upperBound
      } else {
        hunks.append(hunk)
      }
    }
    return hunks
  }
}

extension [UInt8] {
  /// The lines without their breaks; the last is empty if the text ends in a break.
  fileprivate var lineRanges: [Range<Int>] {
    var ranges: [Range<Int>] = []
    var start = 0
    for index in indices where self[index] == UInt8(ascii: "\n") {
      ranges.append(start..<(index > start && self[index - 1] == UInt8(ascii: "\r") ? index - 1 : index))
      start = index + 1
    }
    return ranges + [start..<count]
  }

  fileprivate var lines: [String] { lineRanges.map { String(decoding: self[$0], as: UTF8.self) } }
}

extension [Range<Int>] {
  /// The line in which a byte stands.
  fileprivate func lineIndex(at offset: Int) -> Int {
    var (low, high) = (0, count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if self[middle].lowerBound <= offset { low = middle } else { high = middle }
    }
    return low
  }
}
