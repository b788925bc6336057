/// A table of which cell after cell is read.
struct TableAssembly {
  let index: Int
  private let alignments: [Block.TableBlock.Alignment]
  private var rows: [[[Inline]]] = []
  private var lines: ClosedRange<Int>

  init(_ index: Int, _ alignments: [Block.TableBlock.Alignment], _ lines: ClosedRange<Int>) {
    self.index = index
    self.alignments = alignments
    self.lines = lines
  }

  mutating func add(_ cell: [Inline], row: Int, _ lines: ClosedRange<Int>) {
    while rows.count <= row { rows.append([]) }
    rows[row].append(cell)
    self.lines = min(self.lines.lowerBound, lines.lowerBound)...max(self.lines.upperBound, lines.upperBound)
  }

  /// The table, short rows filled up with empty cells.
  var block: Block {
    let full = rows.map { row in
      Array(row.prefix(alignments.count)) + Array(repeating: [], count: max(alignments.count - row.count, 0))
    }
    return Block(
      .table(.init(alignments: alignments, header: full.first ?? [], rows: Array(full.dropFirst()))), lines: lines)
  }
}
