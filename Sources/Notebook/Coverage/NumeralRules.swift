/// Why a number in prose states no value that could be computed.
enum NumeralExemption: String {
  /// `2nd`, `1990s`, `3D`
  case ordinal
  /// `5-fold`
  case compound
  /// `2026-11-21`, `21 November`, `12:30`
  case date
  /// `in 1948`, `(2017)`, `Shannon 1948`
  case year
  /// `section 2.3`, `figures 2 and 3`, `#12`, `(1)`, and the number that a heading begins with
  case reference
  /// `row 3`, `classes 0 and 1`
  case place
  /// `[12]`, `[3, 4]`
  case citation
  /// `1.2.3`, `version 2`, `Python 3.11`
  case version
}

/// Tells numbers that state something from numbers that name something. The guide's page on CI documents each rule.
struct NumeralRules {
  let text: NumeralText
  let isHeading: Bool

  /// The numerals of the text, each with the reason why it need not be claimed, if there is one.
  func judged() -> [(numeral: Numeral, exemption: NumeralExemption?)] {
    var judged: [(numeral: Numeral, exemption: NumeralExemption?)] = []
    for numeral in text.numerals() {
      var exemption = exemption(of: numeral)
      if exemption == nil, let last = judged.last, let inherited = last.exemption,
        inherited != .ordinal, inherited != .compound, numeral.wholeNumber != nil || inherited == .reference,
        continues(from: last.numeral, to: numeral)
      {
        exemption = inherited
      }
      judged.append((numeral, exemption))
    }
    return judged
  }
}

extension NumeralRules {
  private func exemption(of numeral: Numeral) -> NumeralExemption? {
    let (start, end) = (numeral.range.lowerBound, numeral.range.upperBound)
    if isHeading, isFirst(start) { return .reference }
    if isDate(numeral) { return .date }
    if numeral.partCount > 2 || Self.products.contains(wordBefore(start)) { return .version }
    let suffix = word(at: end)
    // Fractions state something even so: `0.5s`, `a 0.357-nat loss`.
    if numeral.wholeNumber != nil {
      if Self.ordinals.contains(suffix) { return .ordinal }
      if text[end] == "-", text[end + 1]?.isLetter ?? false { return .compound }
    }
    let before = wordBefore(start).lowercased()
    if before == "version" || before == "versions" || before == "release" { return .version }
    if text[start - 1] == "#" || text[start - 1] == "§" || text[start - 2] == "§" { return .reference }
    if Self.references.contains(before) { return .reference }
    guard let number = numeral.wholeNumber, suffix.isEmpty, !text.isPercentage(numeral) else { return nil }
    if Self.places.contains(before) { return .place }
    guard text[start] != "-" else { return nil }
    if isYear(number, numeral) { return .year }
    if text[start - 1] == "(", text[end] == ")", number < 100 { return .reference }
    if isCitation(start, end) { return .citation }
    return nil
  }

  /// `2 and 3`, `2, 3`, `2–3`: what the first one is, the second is, too.
  private func continues(from first: Numeral, to second: Numeral) -> Bool {
    let between = text.scalars[first.range.upperBound..<max(first.range.upperBound, second.range.lowerBound)]
    guard between.count <= 8 else { return false }
    var joint = String.UnicodeScalarView()
    for scalar in between where !scalar.isSpace { joint.append(scalar) }
    return Self.joints.contains(String(joint))
  }

  private func isFirst(_ start: Int) -> Bool {
    text.scalars[..<start].allSatisfy { $0.isSpace || $0 == "#" }
  }

  private func isDate(_ numeral: Numeral) -> Bool {
    let (start, end) = (numeral.range.lowerBound, numeral.range.upperBound)
    if Self.months.contains(wordBefore(start)) || Self.months.contains(wordAfter(end)) {
      return numeral.wholeNumber != nil
    }
    // `November 21, 2026`
    if text[start - 1] == " ", text[start - 2] == ",", let day = digitsBefore(start - 2),
      Self.months.contains(wordBefore(day))
    {
      return true
    }
    return isISODate(around: start) || isTime(start, end)
  }

  /// A part of `2026-11-21`; a hyphen before digits was taken for a sign only behind a blank.
  private func isISODate(around start: Int) -> Bool {
    var first = start
    while first > 0, start - first < 8, let scalar = text[first - 1], scalar.isDigit || scalar == "-" { first -= 1 }
    let pattern = Array("dddd-dd-dd".unicodeScalars)
    for (offset, sign) in pattern.enumerated() {
      guard let scalar = text[first + offset], sign == "d" ? scalar.isDigit : scalar == sign else { return false }
    }
    return !(text[first + pattern.count]?.isDigit ?? false)
  }

  /// A part of `12:30`.
  private func isTime(_ start: Int, _ end: Int) -> Bool {
    func isPair(_ index: Int) -> Bool {
      text[index]?.isDigit ?? false && text[index + 1]?.isDigit ?? false && !(text[index + 2]?.isDigit ?? false)
    }
    let opens = text[end] == ":" && isPair(end + 1) && end - start <= 2
    return opens || text[start - 1] == ":" && isPair(start) && text[start - 2]?.isDigit ?? false
  }

  private func isYear(_ number: Int, _ numeral: Numeral) -> Bool {
    let (start, end) = (numeral.range.lowerBound, numeral.range.upperBound)
    guard (1800...2099).contains(number), numeral.range.count == 4 else { return false }
    if text[start - 1] == "(" || text[end] == ")" { return true }
    let before = wordBefore(start, skipping: ",.")
    return Self.yearWords.contains(before.lowercased()) || before.unicodeScalars.first?.properties.isUppercase ?? false
  }

  /// Whole numbers in square brackets, as in `[12]` and `[3, 4]`; a list with a zero or a point is a list of values.
  private func isCitation(_ start: Int, _ end: Int) -> Bool {
    func reaches(_ bracket: Unicode.Scalar, from index: Int, by step: Int) -> Bool {
      var index = index
      var digits: [Unicode.Scalar] = []
      for _ in 0..<40 {
        guard let scalar = text[index] else { return false }
        if scalar == bracket { return digits != ["0"] }
        if scalar.isDigit {
          digits.append(scalar)
        } else if scalar == "," || scalar == "-" || scalar == "–" || scalar.isSpace {
          if digits == ["0"] { return false }
          digits = []
        } else {
          return false
        }
        index += step
      }
      return false
    }
    return text.scalars[start..<end] != ["0"] && reaches("[", from: start - 1, by: -1) && reaches("]", from: end, by: 1)
  }
}

extension NumeralRules {
  /// The letters that stand directly at an index.
  private func word(at index: Int) -> String {
    var word = String.UnicodeScalarView()
    while let scalar = text[index + word.count], scalar.isLetter, word.count < 40 { word.append(scalar) }
    return String(word)
  }

  private func wordAfter(_ index: Int) -> String {
    text[index]?.isSpace ?? false ? word(at: index + 1) : ""
  }

  /// The word before a numeral, one blank or line break apart, or also one of some signs.
  private func wordBefore(_ index: Int, skipping signs: String = ".") -> String {
    var end = index
    guard text[end - 1]?.isSpace ?? false else { return "" }
    while let scalar = text[end - 1], scalar.isSpace { end -= 1 }
    while let sign = text[end - 1], signs.unicodeScalars.contains(sign) { end -= 1 }
    var start = end
    while let scalar = text[start - 1], scalar.isLetter || scalar == "-", end - start < 40 { start -= 1 }
    var word = String.UnicodeScalarView()
    for scalar in text.scalars[start..<end] { word.append(scalar) }
    return String(word)
  }

  /// The beginning of a day's one or two digits that end at an index.
  private func digitsBefore(_ end: Int) -> Int? {
    guard text[end - 1]?.isDigit ?? false else { return nil }
    return text[end - 2]?.isDigit ?? false ? end - 2 : end - 1
  }

  private static let ordinals: Set<String> = ["st", "nd", "rd", "th", "s", "D"]
  private static let joints: Set<String> = [",", "and", "or", "to", "&", "-", "–", ",and", ",or"]
  private static let months: Set<String> = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December", "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec",
  ]
  private static let yearWords: Set<String> = [
    "in", "since", "until", "till", "by", "from", "before", "after", "during", "around", "circa", "year", "early",
    "late", "al", "and",
  ]
  /// Words for parts of a text, whose number is a name, also one like `2.3`.
  private static let references: Set<String> = {
    let words = [
      "section", "chapter", "part", "appendix", "page", "figure", "table", "equation", "formula", "listing", "example",
      "exercise", "question", "problem", "theorem", "lemma", "proposition", "definition", "corollary", "algorithm",
      "rule", "note", "footnote", "issue",
    ]
    let short = ["sec", "ch", "fig", "figs", "eq", "eqs", "tab", "no", "nos", "p", "pp", "vol"]
    return Set(words + words.map { $0 + "s" } + short)
  }()
  /// Words for what is counted through, whose number is a name if it is a whole one: `level 0.05` states something.
  private static let places: Set<String> = {
    let words = ["line", "step", "item", "row", "column", "case", "panel", "level", "base", "number", "label", "place"]
    return Set(words + words.map { $0 + "s" } + ["axis", "axes", "class", "classes"])
  }()
  /// Programs, languages and standards whose number is a version.
  private static let products: Set<String> = [
    "Python", "Swift", "Debian", "Ubuntu", "PyTorch", "TensorFlow", "Keras", "NumPy", "SciPy", "JAX", "Optax",
    "Unicode", "HTML", "CSS", "MathML", "CommonMark", "SARIF", "scikit-learn", "Versioning", "YAML", "JSON", "XML",
    "License",
  ]
}
