extension MathMLWriter {
  /// The atoms of a row one behind the other, each with the space that TeX gives it beside its neighbours.
  mutating func writeAtoms(of row: MathRow, _ style: Style) {
    let followers = row.followers
    var previous: MathAtom.Kind? = row.isContinuation ? .ordinary : nil
    var followsSpace = false
    for (index, atom) in row.atoms.enumerated() {
      if atom.kind == .space {
        write(atom.node, style)
        followsSpace = true
        continue
      }
      let isLast = index + 1 == row.atoms.count
      let kind = atom.kind.resolved(after: previous, before: followers[index])
      if kind == .function {
        if !followsSpace, previous == .ordinary || previous == .closing || previous == .inner {
          html.empty("mspace", ("width", "0.1667em"))
        }
        write(atom, as: kind, form: nil, style)
        if !isLast { writeApplication(to: row.atoms[index + 1].kind) }
      } else {
        // At an end of its row an infix would be taken for a prefix or a postfix.
        let isAtEnd = index == 0 || isLast
        let isPrefix = atom.kind == .binary && kind == .ordinary && followers[index] != nil
        write(atom, as: kind, form: isPrefix ? "prefix" : isAtEnd && kind == .binary ? "infix" : nil, style)
      }
      previous = kind
      followsSpace = false
    }
  }

  /// An atom that plays the given part.
  mutating func write(
    _ atom: MathAtom, as kind: MathAtom.Kind, form: String?, _ style: Style, keepsLimits: Bool = false
  ) {
    switch atom.node {
    case .symbol(let text):
      let space = kind.space(in: style, of: text)
      let isFence = kind == .opening || kind == .closing || text == "|" || text == "‖"
      let isUpright = text == "↑" || text == "↓" || text == "↕" || text == "⇑" || text == "⇓"
      let barForm: String? =
        text == "|" || text == "‖" ? (kind == .opening ? "prefix" : kind == .closing ? "postfix" : nil) : nil
      html.element(
        "mo", ("form", form ?? barForm), ("stretchy", isFence || isUpright ? "false" : nil), ("lspace", space.left),
        ("rspace", space.right), ("movablelimits", keepsLimits && kind == .bigOperator ? "false" : nil), text: text)
    case .fence(let text, let form):
      html.element("mo", ("form", form.rawValue), ("stretchy", "true"), text: text)
    case .sized(let text, let form, let size):
      let space = form == .infix ? "0" : nil
      let height = size == 3 ? "3em" : size == 2.4 ? "2.4em" : size == 1.8 ? "1.8em" : "1.2em"
      html.element(
        "mo", ("form", form.rawValue), ("stretchy", "true"), ("symmetric", "true"), ("minsize", height),
        ("maxsize", height), ("lspace", space), ("rspace", space), text: text)
    case .scripts(let base, let sub, let sup):
      // The base plays the part of the whole: that of a unary minus, say.
      var base = base
      base.kind = kind
      write(.scripts(base, sub: sub, sup: sup), style)
    default:
      write(atom.node, style)
    }
  }

  /// The invisible sign of a function's application, with the space in front of what it is applied to.
  private mutating func writeApplication(to next: MathAtom.Kind) {
    let hasSpace = next == .ordinary || next == .inner || next == .bigOperator || next == .function
    html.element("mo", ("lspace", hasSpace ? "0.1667em" : "0"), ("rspace", "0")) { $0.raw("&#x2061;") }
  }
}

extension MathRow {
  /// What follows each atom, spaces left out.
  fileprivate var followers: [MathAtom.Kind?] {
    var followers: [MathAtom.Kind?] = []
    var next: MathAtom.Kind?
    for atom in atoms.reversed() {
      followers.append(next)
      if atom.kind != .space { next = atom.kind }
    }
    return followers.reversed()
  }
}

extension MathAtom.Kind {
  /// What an operator is beside its neighbours: without something on both sides a binary one is not binary (The
  /// TeXbook, appendix G, rules 5 and 6).
  fileprivate func resolved(after previous: MathAtom.Kind?, before next: MathAtom.Kind?) -> MathAtom.Kind {
    guard self == .binary else { return self }
    switch previous {
    case nil, .binary, .relation, .opening, .punctuation, .bigOperator, .function: return .ordinary
    default: break
    }
    switch next {
    case nil, .relation, .closing, .punctuation: return .ordinary
    default: return .binary
    }
  }

  /// The space around an operator where it is not what browsers give it.
  fileprivate func space(in style: MathMLWriter.Style, of text: String) -> (left: String?, right: String?) {
    switch self {
    case .ordinary: ("0", "0")
    case .closing where text == "!" || text == "?": ("0", "0")
    case .binary where text == "mod": style.isScript ? ("0", "0") : ("0.2222em", "0.2222em")
    case .binary, .relation: style.isScript ? ("0", "0") : (nil, nil)
    case .punctuation where text == ":": ("0", style.isScript ? "0" : "0.1667em")
    case .punctuation: (nil, style.isScript ? "0" : nil)
    default: (nil, nil)
    }
  }
}
