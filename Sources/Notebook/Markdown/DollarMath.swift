/// Where the formulas of a text begin and end that are written `$...$`, `$$...$$` and `` $`...`$ ``.
///
/// A dollar opens if a non-blank follows and no letter or digit precedes; it closes at the first dollar at its own
/// depth of braces, if a non-blank precedes that and no letter, digit or dollar follows. What starts like an amount
/// and goes on like prose is money. One pass over the text prepares the answers, so that a text of dollars only is no
/// slower.
struct DollarMath {
  private let text: [UInt8]
  /// The unescaped dollars.
  private var dollars: [Int] = []
  /// For each of them, by the index in `dollars`: the next one that is not deeper in braces.
  private var closers: [Int?] = []
  private var backticks: [Int] = []
  /// The backticks that a dollar follows.
  private var quotedClosers: [Int] = []

  struct Formula {
    /// With its dollars.
    var range: Range<Int>
    var tex: Range<Int>
    var isDisplay: Bool
  }

  init(_ text: [UInt8]) {
    self.text = text
    var depths: [Int] = []
    var depth = 0
    var index = 0
    while index < text.count {
      switch text[index] {
      case .backslash: index += 1
      case .backtick:
        backticks.append(index)
        if text.has("$", at: index + 1) { quotedClosers.append(index) }
      case UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "}"): depth -= 1
      case .dollar:
        dollars.append(index)
        depths.append(depth)
      default: break
      }
      index += 1
    }
    closers = Array(repeating: nil, count: dollars.count)
    var candidates: [Int] = []
    for dollar in dollars.indices.reversed() {
      while let last = candidates.last, depths[last] > depths[dollar] { candidates.removeLast() }
      closers[dollar] = candidates.last
      candidates.append(dollar)
    }
  }

  /// The formula that begins with the dollar at an index.
  func formula(at index: Int) -> Formula? {
    if text.has("$$", at: index) { return display(at: index) }
    if text.has("$`", at: index) { return quoted(at: index) }
    return inline(at: index)
  }

  /// Whether the dollar at an index could begin a formula, by its neighbours.
  func canOpen(at index: Int) -> Bool {
    guard index + 1 < text.count, !text[index + 1].isWhitespace, text[index + 1] != .dollar else { return false }
    return !isAlphanumeric(text.scalar(before: index))
  }

  /// Whether what follows an unmatched dollar looks like TeX.
  func looksLikeTeX(from index: Int) -> Bool {
    var end = index + 1
    while end < text.count && end < index + 200 && text[end] != .dollar {
      if text[end] == UInt8(ascii: "^") { return true }
      if text[end] == .backslash && end + 1 < text.count && text[end + 1].isLetter { return true }
      end += 1
    }
    return false
  }
}

extension DollarMath {
  private func display(at index: Int) -> Formula? {
    var next = position(of: index + 2)
    // The second of two neighbours is the one that closes nothing.
    while next + 1 < dollars.count && dollars[next + 1] != dollars[next] + 1 { next += 1 }
    guard next + 1 < dollars.count else { return nil }
    let tex = index + 2..<dollars[next]
    guard !text[tex].isAllBlank else { return nil }
    return Formula(range: index..<tex.upperBound + 2, tex: tex, isDisplay: true)
  }

  private func quoted(at index: Int) -> Formula? {
    let next = position(of: quotedClosers, index + 3)
    guard next < quotedClosers.count else { return nil }
    let tex = index + 2..<quotedClosers[next]
    return Formula(range: index..<tex.upperBound + 2, tex: tex, isDisplay: false)
  }

  private func inline(at index: Int) -> Formula? {
    guard canOpen(at: index) else { return nil }
    let opener = position(of: index)
    guard opener < dollars.count, dollars[opener] == index, let closer = closers[opener] else { return nil }
    let end = dollars[closer]
    let tex = index + 1..<end
    let backtick = position(of: backticks, index)
    if backtick < backticks.count && backticks[backtick] < end { return nil }
    if text[end - 1].isWhitespace || text.has("$", at: end + 1) || isAlphanumeric(text.scalar(at: end + 1)) {
      return nil
    }
    return isMoney(tex) ? nil : Formula(range: index..<end + 1, tex: tex, isDisplay: false)
  }

  /// `5 and `, `20/month or `, `10k `: an amount, and then prose up to the next dollar.
  private func isMoney(_ range: Range<Int>) -> Bool {
    let body = text[range]
    guard let first = body.first, first.isDigit else { return false }
    let digits = body.prefix { $0.isDigit || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ",") }
    let rest = body[digits.endIndex...]
    guard let next = rest.first else { return false }
    let second = rest.dropFirst().first
    if "kKmMbB".utf8.contains(next) { return second.map { !$0.isLetter && !$0.isDigit } ?? true }
    if next == UInt8(ascii: "/") {
      // `1/e` is a fraction, `5/h or ` a price.
      let unit = rest.dropFirst().prefix(while: \.isLetter)
      return unit.count >= 2 || (unit.count == 1 && isProse(rest[unit.endIndex...]))
    }
    let behindBlanks = rest.drop(while: \.isWhitespace)
    if behindBlanks.starts(with: "-") || behindBlanks.starts(with: "–".utf8) {
      return behindBlanks.drop { $0 == UInt8(ascii: "-") || $0 >= 0x80 }.isAllBlank
    }
    return isProse(rest)
  }

  /// A blank and a word of more than one letter.
  private func isProse(_ text: ArraySlice<UInt8>) -> Bool {
    let behindBlanks = text.drop(while: \.isWhitespace)
    guard behindBlanks.count < text.count else { return false }
    let word = behindBlanks.prefix(while: \.isLetter)
    return word.count >= 2 && (word.endIndex == text.endIndex || text[word.endIndex].isWhitespace)
  }

  private func isAlphanumeric(_ scalar: Unicode.Scalar?) -> Bool {
    guard let scalar else { return false }
    if scalar.isASCII { return UInt8(scalar.value).isLetter || UInt8(scalar.value).isDigit }
    return scalar.properties.isAlphabetic || scalar.properties.numericType != nil
  }

  private func position(of index: Int) -> Int { position(of: dollars, index) }

  /// The first of ordered places that is not before an index.
  private func position(of places: [Int], _ index: Int) -> Int {
    var low = 0
    var high = places.count
    while low < high {
      let middle = (low + high) / 2
      if places[middle] < index { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
