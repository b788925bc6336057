/// A style of letters that means something in mathematics. Unicode has characters for them, which every browser shows;
/// MathML's `mathvariant` it mostly ignores.
enum MathAlphabet {
  case roman, italic, bold, boldItalic, blackboard, calligraphic, fraktur, sansSerif, typewriter

  /// A letter or digit in this style; nil if Unicode has none.
  func styled(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    if let known = exceptions(scalar) { return known }
    switch scalar {
    case "A"..."Z": return capitals.flatMap { Unicode.Scalar($0 + scalar.value - 0x41) }
    case "a"..."z": return capitals.flatMap { Unicode.Scalar($0 + 26 + scalar.value - 0x61) }
    case "0"..."9": return digits.flatMap { Unicode.Scalar($0 + scalar.value - 0x30) }
    case "Α"..."Ω": return self == .bold || self == .boldItalic ? Unicode.Scalar(0x1D6A8 + scalar.value - 0x391) : nil
    case "α"..."ω": return greek.flatMap { Unicode.Scalar($0 + scalar.value - 0x3B1) }
    default: return nil
    }
  }

  /// Where the alphabet starts; its small letters follow its capitals.
  private var capitals: UInt32? {
    switch self {
    case .roman: nil
    case .italic: 0x1D434
    case .bold: 0x1D400
    case .boldItalic: 0x1D468
    case .blackboard: 0x1D538
    case .calligraphic: 0x1D49C
    case .fraktur: 0x1D504
    case .sansSerif: 0x1D5A0
    case .typewriter: 0x1D670
    }
  }

  private var digits: UInt32? {
    switch self {
    case .bold, .boldItalic: 0x1D7CE
    case .blackboard: 0x1D7D8
    case .sansSerif: 0x1D7E2
    case .typewriter: 0x1D7F6
    case .roman, .italic, .calligraphic, .fraktur: nil
    }
  }

  private var greek: UInt32? {
    switch self {
    case .bold: 0x1D6C2
    case .boldItalic: 0x1D736
    default: nil
    }
  }

  /// Characters that Unicode had before it had the alphabets, and symbols with bold forms.
  private func exceptions(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    let pairs: [(Unicode.Scalar, Unicode.Scalar)]
    switch self {
    case .blackboard: pairs = [("C", "ℂ"), ("H", "ℍ"), ("N", "ℕ"), ("P", "ℙ"), ("Q", "ℚ"), ("R", "ℝ"), ("Z", "ℤ")]
    case .calligraphic:
      pairs = [
        ("B", "ℬ"), ("E", "ℰ"), ("F", "ℱ"), ("H", "ℋ"), ("I", "ℐ"), ("L", "ℒ"), ("M", "ℳ"), ("R", "ℛ"), ("e", "ℯ"),
        ("g", "ℊ"), ("o", "ℴ"),
      ]
    case .fraktur: pairs = [("C", "ℭ"), ("H", "ℌ"), ("I", "ℑ"), ("R", "ℜ"), ("Z", "ℨ")]
    case .italic: pairs = [("h", "ℎ")]
    case .bold: pairs = [("∇", "𝛁"), ("∂", "𝛛"), ("ϵ", "𝛜"), ("ϑ", "𝛝"), ("ϕ", "𝛟")]
    case .boldItalic: pairs = [("∇", "𝛁"), ("∂", "𝝏"), ("ϵ", "𝝐"), ("ϑ", "𝝑"), ("ϕ", "𝝓")]
    case .roman, .sansSerif, .typewriter: pairs = []
    }
    for pair in pairs where pair.0 == scalar { return pair.1 }
    return nil
  }
}
