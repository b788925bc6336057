/// A Markdown text as a tree: CommonMark, tables, strikethrough, task lists, footnotes, mathematics, and the places of
/// cells and prose expressions.
package struct Document: Sendable {
  package var blocks: [Block]
  /// Those that are referred to, in the order of their first reference.
  package var footnotes: [Footnote]
  /// The list of references.
  package var works: [ListedWork]

  package init(blocks: [Block], footnotes: [Footnote] = [], works: [ListedWork] = []) {
    self.blocks = blocks
    self.footnotes = footnotes
    self.works = works
  }
}

package struct Block: Sendable {
  package var kind: Kind
  /// Lines of the file, from 1.
  package var lines: ClosedRange<Int>

  package init(_ kind: Kind, lines: ClosedRange<Int>) {
    self.kind = kind
    self.lines = lines
  }

  package indirect enum Kind: Sendable {
    case paragraph([Inline])
    /// `id` is stable, made from the text as written, unique in the document.
    case heading(level: Int, [Inline], id: String)
    /// Any fence or indented code that is no cell. `info` is the whole info string.
    case code(info: String, text: String)
    /// A cell, by its index in the worksheet, and the paragraph behind it that begins `Figure:` or `Table:` (without
    /// that word).
    case cell(Int, caption: Caption?)
    /// A table or a picture, and the same behind it.
    case captioned(Block, Caption)
    /// TeX of `$$...$$` that stands alone, or of a ```` ```math ```` fence.
    case math(String)
    case list(List)
    case quote([Block])
    case callout(Callout)
    case table(TableBlock)
    case thematicBreak
    /// Raw HTML as written; comments never get here.
    case html(String)
  }

  package struct Caption: Sendable {
    package var kind: Kind
    /// Among the captions of its kind, in the order of the document, from 1.
    package var number: Int
    /// Of a cell only if the caption gives it one beside the cell's own.
    package var id: String?
    package var content: [Inline]
    package enum Kind: String, Sendable {
      case figure = "Figure"
      case table = "Table"
    }

    package init(kind: Kind, number: Int, id: String? = nil, content: [Inline]) {
      self.kind = kind
      self.number = number
      self.id = id
      self.content = content
    }

    /// `Figure 3`
    package var label: String { "\(kind.rawValue) \(number)" }
  }

  package struct List: Sendable {
    /// The first number of an ordered list; nil for bullets.
    package var start: Int?
    package var isTight: Bool
    package var items: [Item]

    package struct Item: Sendable {
      /// A task's state; nil for an ordinary item.
      package var isChecked: Bool?
      package var blocks: [Block]

      package init(isChecked: Bool?, blocks: [Block]) {
        self.isChecked = isChecked
        self.blocks = blocks
      }
    }

    package init(start: Int?, isTight: Bool, items: [Item]) {
      self.start = start
      self.isTight = isTight
      self.items = items
    }
  }

  package struct TableBlock: Sendable {
    /// One for each column.
    package var alignments: [Alignment]
    package var header: [[Inline]]
    /// Each has as many cells as there are columns.
    package var rows: [[[Inline]]]

    package enum Alignment: String, Sendable { case none, left, center, right }

    package init(alignments: [Alignment], header: [[Inline]], rows: [[[Inline]]]) {
      self.alignments = alignments
      self.header = header
      self.rows = rows
    }
  }
}

package indirect enum Inline: Sendable {
  case text(String)
  case softBreak
  case lineBreak
  case code(String)
  /// A prose expression, by its index in the worksheet.
  case expression(Int)
  case math(String, isDisplay: Bool)
  case emphasis([Inline])
  case strong([Inline])
  case strikethrough([Inline])
  case link(destination: String, title: String, [Inline])
  case image(source: String, title: String, [Inline])
  /// Raw HTML as written; comments never get here.
  case html(String)
  /// The number of the footnote, and which of its references this is, both from 1.
  case footnoteReference(number: Int, occurrence: Int)
  case citation([Citation])
  /// A place that links lead to, by its id.
  case place(String)
}

package struct Footnote: Sendable {
  package var label: String
  package var number: Int
  package var referenceCount: Int
  package var blocks: [Block]

  package init(label: String, number: Int, referenceCount: Int, blocks: [Block]) {
    self.label = label
    self.number = number
    self.referenceCount = referenceCount
    self.blocks = blocks
  }
}
