package import LossLanguage

/// Which numbers of a notebook's prose are bound to a claim, and which are not.
package struct Coverage: Sendable {
  /// Numbers in the literals of claims and errata.
  package var claimed = 0
  /// Numbers that are what a claim beside them is computed from.
  package var given = 0
  /// Numbers that a waiver covers.
  package var waived = 0
  /// Numbers that state something and are not checked, by position.
  package var unclaimed: [Region] = []
  /// Each waiver that covers something.
  package var waivers: [Waived] = []
  /// A warning for each unclaimed number, an error for a waiver without a reason, a warning for one that covers nothing.
  package var diagnostics: [Diagnostic] = []

  package struct Waived: Sendable {
    package var region: Region
    package var reason: String
    /// How many numbers it covers.
    package var count: Int

    package init(region: Region, reason: String, count: Int) {
      self.region = region
      self.reason = reason
      self.count = count
    }
  }

  package init() {}

  package var total: Int { claimed + given + waived + unclaimed.count }
}

extension Notebook {
  /// Walks the prose: paragraphs, headings, lists, quotes, tables, footnotes and captions.
  package func coverage() -> Coverage {
    var walk = CoverageWalk(blockWaivers)
    var inputs: [Int: Set<Double>] = [:]
    for text in prose {
      if let row = text.row { inputs[row, default: []].formUnion(text.inputs) }
    }
    for text in prose { walk.visit(text, inputs: text.row.map { inputs[$0] ?? [] } ?? text.inputs) }
    return walk.finished()
  }
}

private struct CoverageWalk {
  private var coverage = Coverage()
  private let blocks: [BlockWaiver]
  /// How many numbers each of the blocks covers.
  private var blockCounts: [Int]
  /// The block waiver, if any, of each line that one covers.
  private var blockOfLine: [Int: Int] = [:]

  init(_ blocks: [BlockWaiver]) {
    self.blocks = blocks
    blockCounts = Array(repeating: 0, count: blocks.count)
    for (index, block) in blocks.enumerated() where block.waiver.reason != nil {
      for line in block.lines { blockOfLine[line] = index }
    }
  }

  /// - Parameter inputs: the numbers in the expressions of the paragraph or the table's row.
  mutating func visit(_ prose: ProseText, inputs: Set<Double>) {
    let source = prose.source
    guard source.text.contains(where: \.isDigit) || !prose.comments.isEmpty else { return }
    for statement in prose.statements { coverage.claimed += NumeralText(statement.literal).numerals().count }

    // Words and waivers in the order of the text: a waiver covers the numbers between it and the one before.
    var open: [Region] = []
    var slicer = SourceSlicer(source)
    var comments = prose.comments[...]
    func waive(through end: Int) {
      while let comment = comments.first, comment.lowerBound < end {
        comments = comments.dropFirst()
        guard let waiver = Waiver(source.text[comment]) else { continue }
        add(waiver, at: slicer.region(comment), covering: &open)
      }
    }
    let text = NumeralText(prose.blackened())
    for (numeral, exemption) in NumeralRules(text: text, isHeading: prose.isHeading).judged() where exemption == nil {
      let range = text.offsets[numeral.range.lowerBound]..<text.offsets[numeral.range.upperBound]
      waive(through: range.lowerBound)
      if let value = text.value(of: numeral), inputs.contains(value) {
        coverage.given += 1
        continue
      }
      open.append(slicer.region(range))
    }
    waive(through: .max)
    for region in open { leave(region) }
  }

  mutating func finished() -> Coverage {
    for (block, count) in zip(blocks, blockCounts) {
      if let reason = block.waiver.reason, count > 0 {
        coverage.waived += count
        coverage.waivers.append(Coverage.Waived(region: block.region, reason: reason, count: count))
      } else {
        coverage.diagnostics.append(block.waiver.reason == nil ? .badWaiver(block.region) : .unusedWaiver(block.region))
      }
    }
    coverage.unclaimed.sort { $0.start < $1.start }
    coverage.waivers.sort { $0.region.start < $1.region.start }
    coverage.diagnostics += coverage.unclaimed.map { .unclaimedNumber($0) }
    coverage.diagnostics.sort { $0.region.start < $1.region.start }
    return coverage
  }

  private mutating func add(_ waiver: Waiver, at region: Region, covering open: inout [Region]) {
    guard let reason = waiver.reason else { return coverage.diagnostics.append(.badWaiver(region)) }
    guard !open.isEmpty else { return coverage.diagnostics.append(.unusedWaiver(region)) }
    coverage.waived += open.count
    coverage.waivers.append(Coverage.Waived(region: region, reason: reason, count: open.count))
    open = []
  }

  private mutating func leave(_ region: Region) {
    if let block = blockOfLine[region.start.line] {
      blockCounts[block] += 1
    } else {
      coverage.unclaimed.append(region)
    }
  }
}

extension ProseText {
  /// Of each prose expression what is computed, and what it is claimed to be.
  fileprivate var statements: [(expression: [UInt8], literal: [UInt8])] {
    expressions.map { range in
      let text = Array(source.text[range].dropFirst())
      let signs = ["!≈", "≈", "!~", "~=", "=="] as [StaticString]
      let places = signs.compactMap { sign in
        text.firstIndex(of: sign, from: 0).map { (start: $0, end: $0 + sign.utf8CodeUnitCount) }
      }
      guard let sign = places.min(by: { $0.start < $1.start }) else { return (text, []) }
      return (Array(text[..<sign.start]), Array(text[sign.end...]))
    }
  }

  /// The numbers that the expressions are written with.
  fileprivate var inputs: Set<Double> {
    var inputs: Set<Double> = []
    for statement in statements {
      let text = NumeralText(statement.expression)
      for numeral in text.numerals() {
        // `a - 1`: the sign may be an operator.
        if let value = text.value(of: numeral) { inputs.formUnion([value, abs(value)]) }
      }
    }
    return inputs
  }
}

extension Diagnostic {
  fileprivate static func unclaimedNumber(_ region: Region) -> Diagnostic {
    Diagnostic(
      .unclaimedNumber, "this number is bound to no claim", at: region, severity: .warning,
      help: "write `` `= expression ≈ number` ``, or behind it `<!-- not computed: REASON -->`")
  }

  fileprivate static func badWaiver(_ region: Region) -> Diagnostic {
    Diagnostic(
      .badWaiver, "the waiver does not say why", at: region, "no reason",
      help: "write `<!-- not computed: REASON -->`")
  }

  fileprivate static func unusedWaiver(_ region: Region) -> Diagnostic {
    Diagnostic(
      .unusedWaiver, "the waiver covers no number", at: region, severity: .warning,
      help: "put it behind the numbers that it is about, in the same paragraph, or remove it")
  }
}
