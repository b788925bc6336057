internal import LossLanguage

extension TeXParser {
  /// What a command stands for, its arguments read; nil for what shows nothing.
  mutating func atom(_ command: TeXCommand, _ token: TeXToken, isArgument: Bool) -> MathAtom? {
    switch command {
    case .letter(let scalar): return letter(scalar, isArgument: true)
    case .sign(let text): return MathAtom(.ordinary, .identifier(text, isUpright: true))
    case .symbol(let text, let kind): return MathAtom(kind, .symbol(text))
    case .integral(let text): return MathAtom(.bigOperator, .symbol(text))
    case .sum(let text): return MathAtom(.bigOperator, .symbol(text), limits: .inDisplay)
    case .function(let name, let hasLimits):
      return MathAtom(.function, .name(name), limits: hasLimits ? .inDisplay : .beside)
    case .operatorName:
      let hasLimits = take("*")
      return MathAtom(.function, .name(operatorName()), limits: hasLimits ? .inDisplay : .beside)
    case .space(let width): return MathAtom(.space, .space(width))
    case .dimension: return dimension(token).map { MathAtom(.space, .space($0)) }
    case .accent(let mark, let isStretchy):
      return MathAtom(.ordinary, .accented(argument(), mark: mark, isStretchy: isStretchy, isUnder: false))
    case .brace(let mark, let isUnder):
      let node = MathNode.accented(argument(), mark: mark, isStretchy: true, isUnder: isUnder)
      return MathAtom(.inner, node, limits: .always)
    case .underline:
      return MathAtom(.ordinary, .accented(argument(), mark: "_", isStretchy: true, isUnder: true))
    case .alphabet(let alphabet): return styledArgument(alphabet)
    case .alphabetSwitch(let alphabet):
      self.alphabet = alphabet
      return nil
    case .fraction(let style):
      let numerator = argument()
      return fraction(.fraction(numerator, argument(), hasLine: true), style)
    case .binomial(let style):
      let upper = argument()
      return fraction(MathNode.fraction(upper, argument(), hasLine: false).parenthesized, style)
    case .root:
      var degree: MathNode?
      if take("[") {
        degree = .row(row(endsAtBracket: true))
        expect("]")
      }
      return MathAtom(.ordinary, .root(argument(), degree: degree))
    case .over(let kind):
      let script = argument()
      var base = atomArgument()
      base.limits = .always
      return MathAtom(kind ?? base.kind, .scripts(base, sub: nil, sup: script))
    case .under:
      let script = argument()
      var base = atomArgument()
      base.limits = .always
      return MathAtom(base.kind, .scripts(base, sub: script, sup: nil))
    case .arrow(let text):
      var below: MathNode?
      if take("[") {
        below = .row(row(endsAtBracket: true))
        expect("]")
      }
      let base = MathAtom(.relation, .fence(text, .infix), limits: .always)
      return MathAtom(.relation, .scripts(base, sub: below, sup: argument()))
    case .text(let face): return text(face)
    case .mathKind(let kind):
      let atom = atomArgument()
      // An operator that is made of letters is spaced as a function is.
      return kind == .bigOperator
        ? MathAtom(.function, atom.node, limits: .inDisplay) : MathAtom(kind, atom.node)
    case .left: return fenced(token)
    case .sized(let size, let form): return sized(size, form)
    case .not: return negated()
    case .colorSwitch:
      guard let color = color(token) else { return nil }
      // In braces, as older TeX has it, it colours that group only.
      if peek()?.kind == .character("{") { return MathAtom(.ordinary, .colored(group(), color)) }
      return MathAtom(.ordinary, .colored(row(), color))
    case .textColor:
      guard let color = color(token) else { return nil }
      return MathAtom(.ordinary, .colored(MathRow(atoms: [atomArgument()]), color))
    case .boxed: return MathAtom(.ordinary, .boxed(argument()))
    case .phantom(let extent): return MathAtom(.ordinary, .phantom(argument(), extent))
    case .style(let isDisplay, let level):
      return MathAtom(.inner, .styled(row(), isDisplay: isDisplay, level: level))
    case .tag:
      let isBare = take("*")
      let text = plainGroup()
      tag = isBare ? text : "(\(text))"
      return nil
    case .label:
      _ = plainGroup()
      return nil
    case .nothing, .rule, .limits, .noLimits: return nil
    case .modulo: return MathAtom(.binary, .symbol("mod"))
    case .parenthesizedModulo: return parenthesizedModulo()
    case .substack: return substack(token)
    case .begin: return environment(token)
    case .infix, .right, .middle, .end, .newLine:
      stop(.unexpected(token))
      return nil
    }
  }
}

extension TeXParser {
  private mutating func styledArgument(_ alphabet: MathAlphabet) -> MathAtom {
    let outer = self.alphabet
    self.alphabet = alphabet
    defer { self.alphabet = outer }
    let atom = atomArgument()
    return atom.kind == .function ? atom : MathAtom(.ordinary, atom.node)
  }

  private func fraction(_ node: MathNode, _ style: TeXCommand.FractionStyle) -> MathAtom {
    let atom = MathAtom(.inner, node)
    guard style != .inherited else { return atom }
    return MathAtom(.inner, .styled(MathRow(atoms: [atom]), isDisplay: style == .display, level: 0))
  }

  private mutating func sized(_ size: Double, _ form: MathNode.FenceForm?) -> MathAtom? {
    guard let text = delimiter() else { return nil }
    let form = form ?? ("([{⟨⌊⌈⟦".contains(text) ? .prefix : ")]}⟩⌋⌉⟧".contains(text) ? .postfix : .infix)
    let kind: MathAtom.Kind = form == .prefix ? .opening : form == .postfix ? .closing : .ordinary
    return MathAtom(kind, .sized(text, form, size: size))
  }

  /// A colour's name or `#rrggbb`: nothing else gets into the page.
  private mutating func color(_ token: TeXToken) -> String? {
    let color = plainGroup()
    let scalars = Array(color.unicodeScalars)
    let isName = !scalars.isEmpty && scalars.allSatisfy(\.isLatinLetter)
    let isHexadecimal =
      scalars.first == "#" && (scalars.count == 4 || scalars.count == 7)
      && scalars.dropFirst().allSatisfy {
        $0.isDigit || ("a"..."f").contains($0) || ("A"..."F").contains($0)
      }
    if isName || isHexadecimal { return color }
    report(
      TeXFault(
        span: token.span, message: "`\(color)` is no colour", help: "write a name, such as `red`, or `#a01030`"))
    return nil
  }

  private mutating func parenthesizedModulo() -> MathAtom {
    let modulus = argument()
    let row = MathRow(atoms: [
      MathAtom(.space, .space(0.4444)), MathAtom(.opening, .symbol("(")), MathAtom(.function, .name("mod")),
      MathAtom(.ordinary, modulus), MathAtom(.closing, .symbol(")")),
    ])
    return MathAtom(.ordinary, .row(row))
  }
}
