/// Widths of text that nobody has measured: a program that draws without a font must guess, and better too wide than
/// too narrow. In units of the font size, for a sans-serif as systems have it.
func textWidth(_ text: String, size: Double) -> Double {
  let advances = advancesOfASCII
  var width = 0.0
  for scalar in text.unicodeScalars { width += scalar.isASCII ? advances[Int(scalar.value)] : measured(scalar) }
  return width * size
}

/// How much wider than others bold letters are.
let boldness = 1.15

/// A text in lines no wider than a width, broken at blanks; what does not break is cut with an ellipsis.
func wrap(_ text: String, size: Double, width: Double, lines limit: Int = 3) -> [String] {
  var lines: [String] = []
  var line = ""
  for word in text.split(separator: " ") {
    let longer = line.isEmpty ? String(word) : "\(line) \(word)"
    if line.isEmpty || textWidth(longer, size: size) <= width {
      line = longer
    } else {
      lines.append(line)
      line = String(word)
    }
  }
  lines.append(line)
  if lines.count > limit {
    lines = Array(lines.prefix(limit))
    lines[limit - 1] += " …"
  }
  return lines.map { cut($0, size: size, width: width) }
}

/// The beginning of a text that fits into a width, with an ellipsis if that is not all.
func cut(_ text: String, size: Double, width: Double) -> String {
  guard textWidth(text, size: size) > width else { return text }
  var kept = ""
  var room = width / size - advance(of: "…")
  for character in text {
    for scalar in character.unicodeScalars { room -= advance(of: scalar) }
    if room < 0 { break }
    kept.append(character)
  }
  return kept + "…"
}

private func advance(of scalar: Unicode.Scalar) -> Double {
  scalar.isASCII ? advancesOfASCII[Int(scalar.value)] : measured(scalar)
}

/// Nearly every letter of a chart is one of these.
private let advancesOfASCII = (UInt8(0)..<128).map { measured(Unicode.Scalar($0)) }

private func measured(_ scalar: Unicode.Scalar) -> Double {
  switch scalar {
  case "i", "j", "l", "I", ".", ",", ":", ";", "'", "|", "!", " ", "’", "·": 0.33
  case "f", "t", "r", "s", "(", ")", "[", "]": 0.43
  case "m", "w", "M", "W", "%", "@", "…", "—": 0.92
  case "A"..."Z": 0.7
  case "0"..."9": 0.63
  case "\u{300}"..."\u{36F}", "\u{200B}"..."\u{200D}", "\u{FE00}"..."\u{FE0F}": 0
  case "+", "−", "=", "<", ">", "≤", "≥", "≈", "×", "→", "∞": 0.8
  case "⁰"..."₉", "¹", "²", "³": 0.42
  // Characters of East Asia and pictures fill a square.
  case "\u{1100}"..."\u{115F}", "\u{2E80}"..."\u{FFDC}", "\u{1F000}"..."\u{1FAFF}": 1.05
  default: 0.61
  }
}
