/// The candidate that a word which is not known most likely stands for, to be offered as "did you mean".
///
/// Letters' case, `_` and `-` do not count. Nearest is the candidate with the fewest insertions, deletions,
/// replacements and swaps of neighbours, at most one for every three characters of the word; if none is that near, one
/// that begins with the word, contains it, or is contained in it. A short piece within a long word is chance, `sin` in
/// `missing`: contained is what stands between `_` (`mse` in `mse_loss`), or is half of the word and at one of its ends.
/// Of equals the first one. Words of more than 64 characters have no suggestion, and of very many candidates only the
/// first 1,000 are looked at, so that even a text full of unknown words is read in time.
package func suggestion(for word: String, among candidates: some Sequence<String>) -> String? {
  guard let word = FoldedWord(word) else { return nil }
  var best: (candidate: String, likeness: Likeness)?
  for candidate in candidates.prefix(1000) {
    guard let folded = FoldedWord(candidate), let likeness = word.likeness(to: folded) else { continue }
    if let best, best.likeness <= likeness { continue }
    best = (candidate, likeness)
  }
  return best?.candidate
}

extension [String] {
  /// For messages: "`a`", "`a` or `b`", "`a`, `b` or `c`".
  package func quoted(_ conjunction: String) -> String {
    var text = ""
    for (index, word) in enumerated() {
      if index > 0 { text += index == count - 1 ? " \(conjunction) " : ", " }
      text += "`\(word)`"
    }
    return text
  }
}

/// How near a candidate is, the nearest first.
private struct Likeness: Comparable {
  var kind: Kind
  var distance: Int

  enum Kind: Int { case edited, begun, containing, contained }

  static func < (a: Likeness, b: Likeness) -> Bool {
    a.kind == b.kind ? a.distance < b.distance : a.kind.rawValue < b.kind.rawValue
  }
}

/// A word's characters without what is often mistaken.
private struct FoldedWord {
  let scalars: [UInt32]
  /// Where the parts of the word begin, and its end.
  private let borders: Set<Int>

  init?(_ word: String) {
    var scalars: [UInt32] = []
    var borders: Set<Int> = [0]
    for scalar in word.unicodeScalars {
      switch scalar {
      case "_", "-", " ":
        borders.insert(scalars.count)
        continue
      case "A"..."Z": scalars.append(scalar.value + 32)
      default: scalars.append(scalar.value)
      }
      if scalars.count > 64 { return nil }
    }
    guard !scalars.isEmpty else { return nil }
    self.scalars = scalars
    self.borders = borders.union([scalars.count])
  }

  func likeness(to candidate: FoldedWord) -> Likeness? {
    let limit = max(1, scalars.count / 3)
    // A distance as long as both words would replace everything: `x` is not a mistyped `y`.
    if let distance = distance(to: candidate, atMost: limit), distance < max(scalars.count, candidate.scalars.count) {
      return Likeness(kind: .edited, distance: distance)
    }
    if scalars.count >= 3 {
      if candidate.scalars.starts(with: scalars) { return Likeness(kind: .begun, distance: candidate.scalars.count) }
      if candidate.contains(self) { return Likeness(kind: .containing, distance: candidate.scalars.count) }
    }
    if candidate.scalars.count >= 3, contains(candidate) {
      return Likeness(kind: .contained, distance: -candidate.scalars.count)
    }
    return nil
  }
}

extension FoldedWord {
  /// Whether the other word is a part of this one, or half of it or more at its beginning or end.
  private func contains(_ other: FoldedWord) -> Bool {
    let (count, length) = (scalars.count, other.scalars.count)
    guard length <= count else { return false }
    for start in 0...(count - length) where scalars[start..<(start + length)] == other.scalars[...] {
      if borders.contains(start) && borders.contains(start + length) { return true }
      if 2 * length >= count && (start == 0 || start + length == count) { return true }
    }
    return false
  }

  /// Insertions, deletions, replacements and swaps of neighbours (optimal string alignment), nil beyond the limit.
  private func distance(to other: FoldedWord, atMost limit: Int) -> Int? {
    let (a, b) = (scalars, other.scalars)
    guard abs(a.count - b.count) <= limit else { return nil }
    var beforePrevious: [Int] = []
    var previous = Array(0...b.count)
    for i in 1...a.count {
      var row = [i]
      var nearest = i
      for j in 1...b.count {
        var distance = min(previous[j] + 1, row[j - 1] + 1, previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
          distance = min(distance, beforePrevious[j - 2] + 1)
        }
        row.append(distance)
        nearest = min(nearest, distance)
      }
      if nearest > limit { return nil }
      (beforePrevious, previous) = (previous, row)
    }
    return previous[b.count] <= limit ? previous[b.count] : nil
  }
}
