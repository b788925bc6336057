/// A name of the language as mathematics writes it: `beta` as β, `p_hat` with a hat, `w_1` and `w1` with a subscript,
/// and a longer word upright as it is.
struct MathName {
  /// In TeX, without its subscript.
  private(set) var base: String
  private(set) var foot: String?
  /// Whether it is a word, which needs a little space beside another.
  private(set) var isWord = false

  init(_ name: String) {
    var parts = name.split(separator: "_", omittingEmptySubsequences: false).map { String($0) }
    if parts.contains("") { parts = [name] }
    var accents: [String] = []
    while parts.count > 1, let accent = Self.accent(parts[parts.count - 1]) {
      accents.append(accent)
      parts.removeLast()
    }
    var trailing = ""
    if parts.count == 1 {
      let digits = Self.trailingDigits(of: parts[0])
      if !digits.isEmpty, Self.letter(String(parts[0].unicodeScalars.dropLast(digits.unicodeScalars.count))) != nil {
        trailing = digits
        parts[0] = String(parts[0].unicodeScalars.dropLast(digits.unicodeScalars.count))
      }
    }
    guard let letter = Self.letter(parts[0]), parts.count <= 2 else {
      self = MathName(word: name)
      return
    }
    base = accents.reversed().reduce(letter) { "\\\($1){\($0)}" }
    if parts.count == 2 {
      let sub = parts[1]
      foot = Self.isNumber(sub) ? sub : Self.letter(sub) ?? "\\mathrm{\(Self.escaped(sub))}"
    } else if !trailing.isEmpty {
      foot = trailing
    }
  }

  /// Of a function, which is a word if a word stands behind its `_`: `gamma_nll` is no γ with a subscript.
  init(function name: String) {
    self.init(name)
    if foot?.hasPrefix("\\mathrm") ?? false { self = MathName(word: name) }
  }

  private init(word: String) {
    base = "\\mathrm{\(Self.escaped(word))}"
    isWord = true
  }

  /// With indices behind its own subscript.
  func tex(indices: [String] = []) -> String {
    let all = (foot.map { [$0] } ?? []) + indices
    guard !all.isEmpty else { return base }
    return "\(base)_{\(all.joined(separator: all.count > 1 && foot != nil ? "," : ""))}"
  }

  /// As the name of a function; TeX has no operators with `_` in their names.
  var functionTeX: String {
    isWord && !base.utf8.contains(UInt8(ascii: "_")) ? "\\operatorname" + base.dropFirst("\\mathrm".count) : tex()
  }

  // MARK: Letters

  /// One letter, Greek ones also by their names, accents as TeX has them; nil for a longer word.
  private static func letter(_ text: String) -> String? {
    if greek.contains(text) { return "\\\(text)" }
    let scalars = Array(text.unicodeScalars)
    guard let first = scalars.first, first.properties.isAlphabetic || first == "∇" || first == "∂" else { return nil }
    if scalars.count == 1 {
      for (accented, plain) in zip("âĉêĝĥîĵôŝûŵŷẑ".unicodeScalars, "aceghijosuwyz".unicodeScalars)
      where accented == first {
        return "\\hat{\(plain)}"
      }
      return text
    }
    guard scalars.count == 2 else { return nil }
    switch scalars[1].value {
    case 0x302: return "\\hat{\(first)}"
    case 0x303: return "\\tilde{\(first)}"
    case 0x304, 0x305: return "\\bar{\(first)}"
    case 0x307: return "\\dot{\(first)}"
    default: return nil
    }
  }

  private static let greek: Set<String> = [
    "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda", "mu", "nu", "xi",
    "pi", "rho", "sigma", "tau", "upsilon", "phi", "chi", "psi", "omega", "Gamma", "Delta", "Theta", "Lambda", "Xi",
    "Pi", "Sigma", "Phi", "Psi", "Omega",
  ]

  private static func accent(_ word: String) -> String? {
    switch word {
    case "hat", "bar", "tilde", "dot": word
    default: nil
    }
  }

  /// ASCII digits, or subscript ones as ASCII.
  private static func trailingDigits(of text: String) -> String {
    var digits = ""
    for scalar in text.unicodeScalars.reversed() {
      switch scalar.value {
      case 0x30...0x39: digits.unicodeScalars.insert(scalar, at: digits.unicodeScalars.startIndex)
      case 0x2080...0x2089:
        guard let digit = Unicode.Scalar(scalar.value - 0x2080 + 0x30) else { return digits }
        digits.unicodeScalars.insert(digit, at: digits.unicodeScalars.startIndex)
      default: return digits
      }
    }
    return digits
  }

  private static func isNumber(_ text: String) -> Bool {
    text.utf8.allSatisfy { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
  }

  /// What TeX would take for a sign of its own.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "_", "%", "#", "&", "$", "{", "}": result += "\\\(scalar)"
      case "\\": result += "\\backslash "
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
