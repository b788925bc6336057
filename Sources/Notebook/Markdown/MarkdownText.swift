internal import LossLanguage

/// A text as cmark gets it: the footnotes come first, each cell of a table is a line of its own, and formulas, prose
/// expressions, footnote references and comments are marks.
///
/// Line by line it still knows where it stands in the file. The way here:
/// 1. footnote definitions are taken out (`FootnoteExtraction`);
/// 2. cmark finds the blocks, so that it is known which lines are prose and where their text begins (`LeafBlocks`);
/// 3. each paragraph and heading is scanned and written again, with marks (`InlineScanner`, `Placeholders`).
struct MarkdownText {
  let file: String
  private(set) var lines: [MarkdownLine] = []
  private(set) var placeholders: Placeholders
  /// The alignments of the tables' columns.
  private(set) var tables: [[Block.TableBlock.Alignment]] = []
  let footnotes: [FootnoteDefinition]
  /// Those between dollars.
  private(set) var formulas: [Formula] = []
  /// Every paragraph, heading and cell of a table as written.
  private(set) var prose: [ProseText] = []
  private(set) var diagnostics: [Diagnostic]
  private let footnoteLabels: Set<String>
  /// Cells that rows of tables may lack in all; without a limit few bytes could ask for very many.
  private var missingCells = 500_000

  init(_ original: [MarkdownLine], file: String) {
    self.file = file
    placeholders = Placeholders(unusedIn: original.joined)
    let extraction = FootnoteExtraction(from: original, file: file)
    footnotes = extraction.definitions
    diagnostics = extraction.diagnostics
    footnoteLabels = Set(footnotes.map { FootnoteExtraction.normalized($0.label) })
    let input = footnoteItems() + extraction.lines

    let blocks = LeafBlocks(of: input, nodes: CmarkParser.parse(input.joined, blocksOnly: true))
    var prefix = blocks.prefix
    var next = 0
    for leaf in blocks.leaves {
      // A formula of an earlier block may have reached into this one.
      var leaf = leaf
      leaf.lines.removeAll { $0.index < next }
      guard let first = leaf.lines.first else { continue }
      lines += input[next..<first.index]
      next = rewrite(leaf, input, &prefix) + 1
    }
    lines += input[next...]
  }
}

extension MarkdownText {
  /// The footnotes as items of a list. A list item has the indentation of four columns and the lazy lines of a
  /// footnote, so that tabs and nested blocks need no care; a heading names the footnote, and another one ends the
  /// list.
  private mutating func footnoteItems() -> [MarkdownLine] {
    var items: [MarkdownLine] = []
    for (index, footnote) in footnotes.enumerated() {
      let first = footnote.lines[0]
      items.append(first.replacingText("+   # ".utf8 + placeholders.mark(.footnoteDefinition(index))))
      var line = first
      line.text.insert(contentsOf: "    ".utf8, at: 0)
      line.inserted += 4
      items.append(line)
      items += footnote.lines.dropFirst()
    }
    if let last = items.last {
      items.append(last.replacingText("# ".utf8 + placeholders.mark(.footnotesEnd)))
    }
    return items
  }

  /// Writes a block again; the index of the last line that it took.
  private mutating func rewrite(_ leaf: LeafBlock, _ input: [MarkdownLine], _ prefix: inout ContainerPrefix) -> Int {
    if !leaf.isATXHeading, let (header, alignments) = tableHeader(in: leaf, input) {
      if header > 0 { _ = rewrite(LeafText(leaf, leaf.lines[..<header], input, file)) }
      let end = rewriteTable(leaf, header, alignments, input)
      if end < leaf.lines.count { _ = rewrite(LeafText(leaf, leaf.lines[end...], input, file)) }
      return leaf.lines[leaf.lines.count - 1].index
    }
    var text = LeafText(leaf, leaf.lines[...], input, file)
    var result = scan(text)
    if !leaf.isATXHeading {
      // What looks like a list or an underline may be the middle of a formula.
      for _ in 0..<8 {
        guard let longer = text.extended(over: result, input, &prefix) else { break }
        text = longer
        result = scan(text)
      }
    }
    rewrite(text, result)
    return text.lines[text.lines.count - 1].index
  }

  private func scan(_ text: LeafText) -> InlineScanner.Result {
    let labels = footnoteLabels
    var scanner = InlineScanner(text.source.text) { labels.contains(FootnoteExtraction.normalized($0)) }
    return scanner.scan()
  }

  @discardableResult
  private mutating func rewrite(_ text: LeafText) -> InlineScanner.Result {
    let result = scan(text)
    rewrite(text, result)
    return result
  }

  private mutating func rewrite(_ text: LeafText, _ result: InlineScanner.Result) {
    // The headings that name footnotes are ours.
    if !text.isHeading || !placeholders.areIn(text.source.text) { prose.append(ProseText(text, result)) }
    let marks = marks(for: result, in: text.source)
    lines += text.rewritten(with: marks)
  }

  /// What replaces the findings in a text; expressions and warnings are noted on the way.
  private mutating func marks(
    for result: InlineScanner.Result, in source: Source
  ) -> [(range: Range<Int>, bytes: [UInt8])] {
    var slicer = SourceSlicer(source)
    if let dollar = result.unmatchedDollar {
      var place = SourceSlicer(source)
      diagnostics.append(.unmatchedDollar(at: place.region(dollar..<dollar + 1)))
    }
    return result.findings.map { finding in
      let original = { String(decoding: source.text[finding.range], as: UTF8.self) }
      let bytes: [UInt8] =
        switch finding.kind {
        case .comment:
          NamedPlace.name(inComment: source.text[finding.range]).map { name in
            placeholders.mark(.place(NamedPlace(name: name, region: slicer.region(finding.range))))
          } ?? []
        case .citation(let items):
          placeholders.mark(.citation(items.map { citedKey($0, in: source, &slicer) }, original: original()))
        case .escaped:
          placeholders.mark(.literal(String(decoding: [source.text[finding.range.upperBound - 1]], as: UTF8.self)))
        case .footnoteReference(let label):
          placeholders.mark(
            .footnoteReference(
              label: FootnoteExtraction.normalized(String(decoding: source.text[label], as: UTF8.self)),
              original: original()))
        case .math(let tex, let isDisplay):
          placeholders.mark(
            .math(
              tex: String(decoding: formula(tex, isDisplay: isDisplay, from: &slicer), as: UTF8.self),
              isDisplay: isDisplay, original: original()))
        case .expression(let range):
          placeholders.mark(.expression(slicer.expression(range), original: original()))
        }
      return (finding.range, bytes)
    }
  }

  private func citedKey(
    _ item: CitationText.Item, in source: Source, _ slicer: inout SourceSlicer
  ) -> Placeholders.CitedKey {
    func text(_ range: Range<Int>) -> String { String(decoding: source.text[range], as: UTF8.self) }
    return Placeholders.CitedKey(
      key: text(item.key),
      locator: item.locator.map { text($0).split(whereSeparator: \.isWhitespace).joined(separator: " ") },
      region: slicer.region(item.key))
  }

  /// Notes a formula; its TeX without the blanks around it.
  private mutating func formula(
    _ tex: Range<Int>, isDisplay: Bool, from slicer: inout SourceSlicer
  ) -> ArraySlice<UInt8> {
    let source = slicer.slice(tex)
    formulas.append(Formula(source: source, isDisplay: isDisplay))
    return source.text[...].trimmingWhitespace
  }
}

extension MarkdownText {
  /// The header of a pipe table in a paragraph: the first line that a delimiter row with as many cells follows.
  private func tableHeader(
    in leaf: LeafBlock, _ input: [MarkdownLine]
  ) -> (line: Int, alignments: [Block.TableBlock.Alignment])? {
    for (index, line) in leaf.lines.enumerated().dropFirst() where !line.isLazy && !leaf.lines[index - 1].isLazy {
      let row = Array(input[line.index].text[line.start...])
      guard let alignments = PipeTable.alignments(ofDelimiterRow: row) else { continue }
      let above = leaf.lines[index - 1]
      let header = Array(input[above.index].text[above.start...])
      guard header.contains(.pipe) || row.contains(.pipe), PipeTable.cells(of: header).count == alignments.count else {
        continue
      }
      return (index - 1, alignments)
    }
    return nil
  }

  /// Writes a table as one heading a cell: a heading is a block of one line and ends what stands before it, so that
  /// nothing else changes. The index behind the last line of the table.
  private mutating func rewriteTable(
    _ leaf: LeafBlock, _ header: Int, _ alignments: [Block.TableBlock.Alignment], _ input: [MarkdownLine]
  ) -> Int {
    let first = leaf.lines[0]
    let further = input[first.index].text[..<first.start].map { $0.isBlank || $0 == UInt8(ascii: ">") ? $0 : .space }
    var prefix = header == 0 ? Array(input[first.index].text[..<first.start]) : further
    tables.append(alignments)
    var row = 0
    for (index, line) in leaf.lines.enumerated().dropFirst(header) where index != header + 1 {
      if line.isLazy { return index }
      let content = LeafText(leaf, leaf.lines[index...index], input, file).source
      let cells = PipeTable.cells(of: content.text)
      var slicer = SourceSlicer(content)
      missingCells -= max(alignments.count - cells.count, 0)
      if missingCells < 0 { return index }
      for cell in cells.prefix(alignments.count) {
        var text = LeafText(line: input[line.index], prefix: prefix, source: slicer.cell(cell))
        text.opening = "# ".utf8 + placeholders.mark(.tableCell(table: tables.count - 1, row: row)) + [.space]
        text.closing = [.space] + placeholders.mark(.tableCellEnd)
        rewrite(text)
        prefix = further
      }
      // A row of nothing but pipes has a cell that shows that it is there.
      if cells.isEmpty {
        let mark = placeholders.mark(.tableCell(table: tables.count - 1, row: row)) + placeholders.mark(.tableCellEnd)
        lines.append(input[line.index].replacingText(prefix + "# ".utf8 + mark))
      }
      row += 1
    }
    return leaf.lines.count
  }
}

extension MarkdownLine {
  fileprivate func replacingText(_ text: [UInt8]) -> MarkdownLine {
    var line = self
    line.text = text
    line.inserted = 0
    return line
  }
}

extension Diagnostic {
  fileprivate static func unmatchedDollar(at region: Region) -> Diagnostic {
    Diagnostic(
      .unmatchedDollar, "this `$` opens a formula that is not closed", at: region, severity: .warning,
      help: "close the formula with `$` in the same paragraph, or write `\\$` for a dollar")
  }
}
