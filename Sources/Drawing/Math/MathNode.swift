/// A formula as a tree: what TeX means, before it is known how MathML says it.
indirect enum MathNode {
  /// One letter, or several that stand for one thing (`\mathrm{MSE}`).
  case identifier(String, isUpright: Bool)
  case number(String)
  /// An operator, a relation, a bracket: how it is spaced follows from the kind of its atom.
  case symbol(String)
  /// A function's name, upright, with `\u{2009}` between its words.
  case name(String)
  case text(String, TextFace)
  /// A width in em.
  case space(Double)
  case row(MathRow)
  case fraction(MathNode, MathNode, hasLine: Bool)
  case root(MathNode, degree: MathNode?)
  /// The atom says whether they are limits.
  case scripts(MathAtom, sub: MathNode?, sup: MathNode?)
  /// An accent, a brace or a line over or under something.
  case accented(MathNode, mark: String, isStretchy: Bool, isUnder: Bool)
  /// A bracket that grows with what stands between it and its partner.
  case fence(String, FenceForm)
  /// A bracket of a given size in em (`\big`).
  case sized(String, FenceForm, size: Double)
  case table(MathTable)
  case styled(MathRow, isDisplay: Bool, level: Int)
  case colored(MathRow, String)
  case boxed(MathNode)
  case phantom(MathNode, Extent)

  enum FenceForm: String { case prefix, infix, postfix }

  /// What of a phantom takes up room.
  enum Extent { case both, width, height }

  enum TextFace { case upright, bold, italic, typewriter, sansSerif }
}

/// A node and the part it plays in its row.
struct MathAtom {
  var kind: Kind
  var node: MathNode
  var limits = Limits.beside

  /// TeX's classes of atoms (Knuth, The TeXbook, chapter 17), with functions apart from other operators.
  enum Kind {
    case ordinary, bigOperator, function, binary, relation, opening, closing, punctuation, inner, space
  }

  /// Where its scripts stand.
  enum Limits {
    case beside
    /// Under and over it where a formula is displayed, else beside it.
    case inDisplay
    case always
  }

  init(_ kind: Kind, _ node: MathNode, limits: Limits = .beside) {
    self.kind = kind
    self.node = node
    self.limits = limits
  }
}

/// What stands side by side.
struct MathRow {
  var atoms: [MathAtom] = []
  /// True where a line goes on behind an alignment mark: a `+` at its start has something on its left.
  var isContinuation = false
}

struct MathTable {
  var style: Style
  var columns: [Column]
  var rows: [[MathRow]]
  /// Rows that have a line above them.
  var ruledRows: Set<Int> = []

  enum Style: String {
    case matrix, array, cases, aligned, gathered, substack
    /// `\begin{smallmatrix}`.
    case small
  }

  struct Column {
    var alignment: Alignment
    var hasRule = false

    enum Alignment: String { case left, center, right }
  }

  /// Whether its cells are set as formulas on lines of their own.
  var isDisplay = false
}
