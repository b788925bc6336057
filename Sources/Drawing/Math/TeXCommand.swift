/// What a command of TeX does; `TeXCommand.named` has them by name.
enum TeXCommand {
  /// A letter, which follows the alphabet in force.
  case letter(Unicode.Scalar)
  /// An upright sign that acts as a letter.
  case sign(String)
  case symbol(String, MathAtom.Kind)
  case integral(String)
  case sum(String)
  case function(String, hasLimits: Bool)
  case space(Double)
  case accent(String, isStretchy: Bool)
  /// A brace or arrow over or under something, with scripts as limits.
  case brace(String, isUnder: Bool)
  case underline
  /// `\mathbf{x}`.
  case alphabet(MathAlphabet)
  /// `\bf`, up to the end of the group.
  case alphabetSwitch(MathAlphabet)
  case fraction(FractionStyle)
  case binomial(FractionStyle)
  case root
  /// `\overset`, `\stackrel`.
  case over(MathAtom.Kind?)
  /// `\underset`.
  case under
  case text(MathNode.TextFace)
  case operatorName
  case mathKind(MathAtom.Kind)
  case left, right, middle
  case sized(Double, MathNode.FenceForm?)
  case not
  case colorSwitch, textColor
  case boxed
  case phantom(MathNode.Extent)
  case style(isDisplay: Bool, level: Int)
  case tag
  case label
  /// What only concerns TeX's own layout.
  case nothing
  case dimension
  case modulo
  case parenthesizedModulo
  case arrow(String)
  case substack
  case infix(Infix)
  case begin, end
  case newLine, rule
  case limits, noLimits

  enum FractionStyle { case inherited, display, text }
  /// Fractions written between their parts.
  enum Infix { case over, choose, atop }
}
