/// A label with simple mathematics: `$\hat{y}$` is typeset as far as a line of text can.
struct LabelText: Equatable {
  private(set) var runs: [Run] = []

  struct Run: Equatable {
    var text: String
    var isItalic = false
    var shift = Shift.none
  }

  enum Shift: Equatable { case none, subscripted, superscripted }

  /// What stands between two `$` is mathematics; a single `$` is a dollar.
  init(_ label: String) {
    guard label.utf8.contains(UInt8(ascii: "$")) else {
      runs = label.isEmpty ? [] : [Run(text: label)]
      return
    }
    let parts = label.split(separator: "$", omittingEmptySubsequences: false)
    guard parts.count % 2 == 1 else {
      runs = [Run(text: label)]
      return
    }
    for (index, part) in parts.enumerated() where !part.isEmpty {
      if index % 2 == 0 {
        append(Run(text: String(part)))
      } else {
        appendMathematics(Array(part.unicodeScalars))
      }
    }
  }

  /// Without raised, lowered and slanted letters.
  var plain: String {
    var text = ""
    for run in runs { text += run.text }
    return text
  }

  func width(size: Double) -> Double {
    var width = 0.0
    for run in runs { width += textWidth(run.text, size: run.shift == .none ? size : size * 0.75) }
    return width
  }

  /// The content of a `<text>` element.
  func write(into svg: inout Markup) {
    var shift = Shift.none
    for run in runs {
      let classes = [run.isItalic ? "var" : "", run.shift == .none ? "" : "script"].filter { !$0.isEmpty }
      if classes.isEmpty && run.shift == shift {
        svg.text(run.text)
      } else {
        svg.element(
          "tspan", ("class", classes.isEmpty ? nil : classes.joined(separator: " ")),
          ("dy", fall(from: shift, to: run.shift)),
          text: run.text)
      }
      shift = run.shift
    }
  }
}

extension LabelText {
  private mutating func append(_ run: Run) {
    if let last = runs.last, last.isItalic == run.isItalic, last.shift == run.shift {
      runs[runs.count - 1].text += run.text
    } else {
      runs.append(run)
    }
  }

  private mutating func appendMathematics(_ scalars: [Unicode.Scalar]) {
    var index = 0
    var shift = Shift.none
    /// Where the braces of the present script end; one level, as a label needs no more.
    var depth = 0
    var isSingle = false
    /// The accent of `\hat`, for the letter that follows.
    var accent: Unicode.Scalar?
    func isLetter(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isAlphabetic }
    while index < scalars.count {
      let scalar = scalars[index]
      index += 1
      var text = ""
      var isItalic = false
      switch scalar {
      case "_", "^":
        shift = scalar == "_" ? .subscripted : .superscripted
        depth = 0
        isSingle = index < scalars.count && scalars[index] != "{"
        continue
      case "{":
        depth += 1
        continue
      case "}":
        depth -= 1
        if depth <= 0 { shift = .none }
        continue
      case "\\":
        var name = ""
        while index < scalars.count, isLetter(scalars[index]), scalars[index].isASCII {
          name.unicodeScalars.append(scalars[index])
          index += 1
        }
        if name.isEmpty, index < scalars.count {
          name.unicodeScalars.append(scalars[index])
          index += 1
        }
        if let mark = accents[name] { accent = mark }
        (text, isItalic) = symbol(name)
      case " ", "~":
        continue
      case "=", "+", "-", "<", ">", "≈", "≤", "≥":
        let sign = scalar == "-" ? "−" : String(Character(scalar))
        let isBinary = shift == .none && !runs.isEmpty && index > 1
        text = isBinary ? " \(sign) " : sign
      case ",":
        text = ", "
      default:
        text = String(Character(scalar))
        isItalic = isLetter(scalar)
      }
      if let mark = accent, isItalic {
        text.unicodeScalars.append(mark)
        accent = nil
      }
      if !text.isEmpty { append(Run(text: text, isItalic: isItalic, shift: shift)) }
      if isSingle { (shift, isSingle) = (.none, false) }
    }
  }

  private func symbol(_ name: String) -> (text: String, isItalic: Bool) {
    if let index = greekNames.firstIndex(of: name) {
      return (String(Character(greekLetters[index])), index < 24)
    }
    switch name {
    case "log", "ln", "exp", "max", "min", "sin", "cos", "tanh": return ("\(name) ", false)
    case "cdot": return (" · ", false)
    case "times": return (" × ", false)
    case "le", "leq": return (" ≤ ", false)
    case "ge", "geq": return (" ≥ ", false)
    case "ne", "neq": return (" ≠ ", false)
    case "approx": return (" ≈ ", false)
    case "to", "rightarrow": return (" → ", false)
    case "infty": return ("∞", false)
    case "partial": return ("∂", false)
    case "nabla": return ("∇", false)
    case "sum": return ("∑", false)
    case "ell": return ("ℓ", false)
    case "pm": return ("±", false)
    case "mid": return (" | ", false)
    case "Vert", "|": return ("‖", false)
    case "mathcal", "mathbf", "mathrm", "text", "left", "right", "!": return ("", false)
    case ",", ";", ":", " ", "quad": return (" ", false)
    default: return (accents[name] == nil ? name : "", false)
    }
  }

  private func fall(from old: Shift, to new: Shift) -> String? {
    func level(_ shift: Shift) -> Int { shift == .none ? 0 : shift == .subscripted ? 3 : -4 }
    let difference = level(new) - level(old)
    return difference == 0 ? nil : "\(difference)"
  }
}

/// Combining characters, which stand behind their letter.
private let accents: [String: Unicode.Scalar] = [
  "hat": "\u{302}", "widehat": "\u{302}", "bar": "\u{304}", "overline": "\u{304}", "tilde": "\u{303}", "dot": "\u{307}",
  "vec": "\u{20D7}",
]

private let greekNames = [
  "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda", "mu", "nu", "xi",
  "omicron", "pi", "rho", "sigma", "tau", "upsilon", "phi", "chi", "psi", "omega", "Gamma", "Delta", "Theta", "Lambda",
  "Sigma", "Phi", "Psi", "Omega",
]

private let greekLetters: [Unicode.Scalar] = [
  "α", "β", "γ", "δ", "ε", "ζ", "η", "θ", "ι", "κ", "λ", "μ", "ν", "ξ", "ο", "π", "ρ", "σ", "τ", "υ", "φ", "χ", "ψ",
  "ω", "Γ", "Δ", "Θ", "Λ", "Σ", "Φ", "Ψ", "Ω",
]
