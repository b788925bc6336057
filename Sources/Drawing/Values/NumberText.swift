internal import LossLanguage

/// A number as a page shows it: a true minus, `∞`, powers of ten as such, `nan` for what is undefined.
func numberText(_ value: Double, digits: Int = 4, isPercentage: Bool = false) -> String {
  typeset(NumberFormat(digits: digits, isPercentage: isPercentage, signs: .typeset).text(value))
}

/// `1.5e−7` becomes `1.5×10⁻⁷`.
func typeset(_ number: String) -> String {
  guard let mark = number.firstIndex(of: "e") else { return number }
  let fraction = number[..<mark]
  var exponent = ""
  for character in number[number.index(after: mark)...] {
    switch character {
    case "−", "-": exponent += "⁻"
    case "0"..."9": exponent += raised(character)
    default: exponent.append(character)
    }
  }
  return (fraction == "1" ? "" : fraction == "−1" ? "−" : "\(fraction)×") + "10" + exponent
}

/// A whole number in raised digits: `⁻⁷`.
func superscript(_ number: Int) -> String {
  var text = number < 0 ? "⁻" : ""
  for digit in "\(number.magnitude)" { text += raised(digit) }
  return text
}

private func raised(_ digit: Character) -> String {
  switch digit {
  case "0": "⁰"
  case "1": "¹"
  case "2": "²"
  case "3": "³"
  case "4": "⁴"
  case "5": "⁵"
  case "6": "⁶"
  case "7": "⁷"
  case "8": "⁸"
  default: "⁹"
  }
}
