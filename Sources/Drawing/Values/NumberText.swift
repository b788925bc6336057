internal import LossLanguage

/// A number as a page shows it: a true minus, `∞`, powers of ten as such, `nan` for what is undefined.
func numberText(_ value: Double, digits: Int = 4, isPercentage: Bool = false) -> String {
  typeset(NumberFormat(digits: digits, isPercentage: isPercentage, signs: .typeset).text(value))
}

/// `1.5e−7` becomes `1.5×10⁻⁷`.
func typeset(_ number: String) -> String {
  guard let mark = number.utf8.firstIndex(of: UInt8(ascii: "e")) else { return number }
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

extension String {
  /// A number that an author wrote, with true minus signs: `−1.5 nats`. A hyphen between letters or digits stays one.
  package var withTrueMinus: String {
    guard utf8.contains(UInt8(ascii: "-")) else { return self }
    let characters = Array(self)
    func isNumber(_ index: Int) -> Bool { characters.indices.contains(index) && characters[index].isNumber }
    func isLetter(_ index: Int) -> Bool { characters.indices.contains(index) && characters[index].isLetter }
    var text = ""
    for (index, character) in characters.enumerated() {
      let isExponent = isLetter(index - 1) && isNumber(index - 2) && isNumber(index + 1)
      let isSign =
        !isLetter(index - 1) && !isNumber(index - 1) && index + 1 < characters.count
        && (isNumber(index + 1) || characters[index + 1] == "." || characters[(index + 1)...].starts(with: "inf"))
      text.append(character == "-" && (isSign || isExponent) ? "−" : character)
    }
    return text
  }
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
