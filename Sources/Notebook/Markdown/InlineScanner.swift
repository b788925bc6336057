/// Finds in the text of a paragraph, a heading or a table cell what cmark must not see.
///
/// From left to right, as CommonMark reads inlines: escapes, code spans, tags and autolinks go before dollars and
/// footnotes; what lies within them is nothing else.
struct InlineScanner {
  private let text: [UInt8]
  private let math: DollarMath
  private let isFootnote: (String) -> Bool
  private var codeSpans: CodeSpans
  private var tags: HTMLSpans

  struct Finding {
    var range: Range<Int>
    var kind: Kind

    enum Kind {
      case math(tex: Range<Int>, isDisplay: Bool)
      /// The text of a code span from its `=`.
      case expression(Range<Int>)
      case footnoteReference(label: Range<Int>)
      case citation([CitationText.Item])
      case comment
      /// An escaped character that cmark does not escape against us; it is the last byte of the range.
      case escaped
    }
  }

  /// What was found, in order, and a dollar that opens nothing although it looks like TeX.
  struct Result {
    var findings: [Finding] = []
    /// Code spans that are no expressions, tags and autolinks, in order: no prose.
    var opaque: [Range<Int>] = []
    var unmatchedDollar: Int?
    /// The last dollars that could open a formula which a later line closes.
    var openDisplay: Int?
    var openInline: Int?
  }

  init(_ text: [UInt8], isFootnote: @escaping (String) -> Bool) {
    self.text = text
    self.isFootnote = isFootnote
    math = DollarMath(text)
    codeSpans = CodeSpans(text)
    tags = HTMLSpans(text)
  }

  mutating func scan() -> Result {
    var result = Result()
    var index = 0
    while index < text.count {
      switch text[index] {
      case .backslash:
        if text.has("~", at: index + 1) { result.findings.append(Finding(range: index..<index + 2, kind: .escaped)) }
        index += 2
      case .backtick:
        index = scanCode(at: index, &result)
      case UInt8(ascii: "<"):
        if let end = tags.commentEnd(at: index) {
          result.findings.append(Finding(range: index..<end, kind: .comment))
          index = end
        } else {
          let end = tags.end(at: index)
          if let end { result.opaque.append(index..<end) }
          index = end ?? index + 1
        }
      case .dollar:
        index = scanDollar(at: index, &result)
      case UInt8(ascii: "["):
        index = text.has("[@", at: index) ? scanCitation(at: index, &result) : scanFootnote(at: index, &result)
      default:
        index += 1
      }
    }
    return result
  }
}

extension InlineScanner {
  private func scanCode(at index: Int, _ result: inout Result) -> Int {
    guard let span = codeSpans.span(at: index) else { return codeSpans.runEnd(at: index) }
    let isSingle = codeSpans.runEnd(at: index) == index + 1
    if isSingle, text[span.content].starts(with: "="), span.content.count > 1,
      text[span.content.lowerBound + 1].isWhitespace
    {
      result.findings.append(Finding(range: span.range, kind: .expression(span.content)))
    } else {
      result.opaque.append(span.range)
    }
    return span.range.upperBound
  }

  private func scanDollar(at index: Int, _ result: inout Result) -> Int {
    if let formula = math.formula(at: index) {
      result.findings.append(
        Finding(range: formula.range, kind: .math(tex: formula.tex, isDisplay: formula.isDisplay)))
      return formula.range.upperBound
    }
    let isDisplay = text.has("$$", at: index)
    if isDisplay || math.canOpen(at: index) {
      if isDisplay { result.openDisplay = index } else { result.openInline = index }
      if result.unmatchedDollar == nil && math.looksLikeTeX(from: index + (isDisplay ? 1 : 0)) {
        result.unmatchedDollar = index
      }
    }
    return index + (isDisplay ? 2 : 1)
  }

  private func scanCitation(at index: Int, _ result: inout Result) -> Int {
    guard let citation = CitationText(text, at: index) else { return index + 1 }
    result.findings.append(Finding(range: index..<citation.end, kind: .citation(citation.items)))
    return citation.end
  }

  private func scanFootnote(at index: Int, _ result: inout Result) -> Int {
    guard text.has("[^", at: index), let end = FootnoteLabel.end(in: text, at: index) else { return index + 1 }
    let label = index + 2..<end - 1
    guard isFootnote(String(decoding: text[label], as: UTF8.self)) else { return index + 1 }
    result.findings.append(Finding(range: index..<end, kind: .footnoteReference(label: label)))
    return end
  }
}

/// The code spans of a text: backticks, and as many backticks further on.
struct CodeSpans {
  private let text: [UInt8]
  /// Where the runs of each length begin, in order.
  private var runs: [Int: [Int]] = [:]

  struct Span {
    /// With its delimiters.
    var range: Range<Int>
    /// Without the one blank that CommonMark strips on either side.
    var content: Range<Int>
  }

  init(_ text: [UInt8]) {
    self.text = text
    var index = 0
    while index < text.count {
      guard text[index] == .backtick else {
        index += 1
        continue
      }
      let end = runEnd(at: index)
      runs[end - index, default: []].append(index)
      index = end
    }
  }

  func runEnd(at index: Int) -> Int {
    text[index...].firstIndex { $0 != .backtick } ?? text.count
  }

  /// The span that opens with the run of backticks from an index on.
  func span(at index: Int) -> Span? {
    let start = runEnd(at: index)
    let length = start - index
    guard let places = runs[length] else { return nil }
    var low = 0
    var high = places.count
    while low < high {
      let middle = (low + high) / 2
      if places[middle] < start { low = middle + 1 } else { high = middle }
    }
    guard low < places.count else { return nil }
    let content = start..<places[low]
    let isPadded =
      content.count > 2 && text[content.lowerBound].isStrippable && text[content.upperBound - 1].isStrippable
      && !text[content].isAllBlank
    return Span(
      range: index..<places[low] + length,
      content: isPadded ? content.lowerBound + 1..<content.upperBound - 1 : content)
  }
}

extension UInt8 {
  /// A space, or a line break that a code span makes one.
  fileprivate var isStrippable: Bool { self == .space || self == .newline }
}
