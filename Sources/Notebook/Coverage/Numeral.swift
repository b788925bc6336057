/// A number that is written with digits in a text, as a reader would take it: `60,000`, `-0.5`, `.5`, `1.5e-3`, `1.2.3`.
struct Numeral: Equatable {
  /// Indices of scalars, a sign included.
  var range: Range<Int>
  /// Without its sign and the separators of its thousands.
  var digits: String
  /// How many parts points part it into: 2 for `0.5`, 3 for `1.2.3`.
  var partCount = 1

  /// Its value, if it is a whole number of at most nine digits and nothing else.
  var wholeNumber: Int? {
    partCount == 1 && digits.utf8.count <= 9 ? Int(digits) : nil
  }
}

/// A text as scalars, so that characters of any alphabet can stand beside a number.
struct NumeralText {
  let scalars: [Unicode.Scalar]
  /// Where each scalar begins in the text's bytes, and where the last one ends.
  let offsets: [Int]

  /// - Parameter text: valid UTF-8.
  init(_ text: [UInt8]) {
    var scalars: [Unicode.Scalar] = []
    var offsets: [Int] = []
    var offset = 0
    for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
      scalars.append(scalar)
      offsets.append(offset)
      offset += UTF8.width(scalar)
    }
    self.scalars = scalars
    self.offsets = offsets + [offset]
  }

  subscript(_ index: Int) -> Unicode.Scalar? {
    scalars.indices.contains(index) ? scalars[index] : nil
  }

  /// `70%`, `70 %`
  func isPercentage(_ numeral: Numeral) -> Bool {
    let end = numeral.range.upperBound
    return self[end] == "%" || (self[end]?.isSpace ?? false) && self[end + 1] == "%"
  }

  /// The number that a numeral means, of a percentage the hundredth; nil for `1.2.3`.
  func value(of numeral: Numeral) -> Double? {
    // The exponent says it exactly: 0.7 and 70 % are the same double.
    guard let value = Double(numeral.digits + (isPercentage(numeral) ? "e-2" : "")) else { return nil }
    let sign = self[numeral.range.lowerBound]
    return sign == "-" || sign == "\u{2212}" ? -value : value
  }

  /// Every numeral, those within words left out: `SHA256`, `x1`, `GPT-4` are names.
  func numerals() -> [Numeral] {
    var numerals: [Numeral] = []
    var index = 0
    while index < scalars.count {
      guard scalars[index].isDigit else {
        index += 1
        continue
      }
      let numeral = numeral(at: index)
      if isWithinName(index) {
        // What follows the digits belongs to the name, too.
        index = numeral.range.upperBound
        while let scalar = self[index], scalar.isLetter || scalar.isDigit { index += 1 }
      } else {
        numerals.append(numeral)
        index = numeral.range.upperBound
      }
    }
    return numerals
  }
}

extension NumeralText {
  private func isWithinName(_ index: Int) -> Bool {
    guard let before = self[index - 1] else { return false }
    if before.isLetter || before == "_" { return true }
    return before == "-" && self[index - 2].map { $0.isLetter || $0 == "_" } ?? false
  }

  private func numeral(at start: Int) -> Numeral {
    var numeral = Numeral(range: start..<start, digits: "")
    var index = start
    func digit(_ index: Int) -> Bool { self[index]?.isDigit ?? false }
    // Digits since the last separator of thousands, and whether there was one.
    var (group, isGrouped) = (0, false)
    while let scalar = self[index] {
      if scalar.isDigit {
        numeral.digits.unicodeScalars.append(scalar)
        group += 1
      } else if scalar.partsThousands, numeral.partCount == 1, isGrouped ? group == 3 : group <= 3,
        (1...3).allSatisfy({ digit(index + $0) }), !digit(index + 4)
      {
        (group, isGrouped) = (0, true)
      } else if scalar == ".", digit(index + 1) {
        numeral.partCount += 1
        numeral.digits += "."
      } else {
        break
      }
      index += 1
    }
    if let exponent = exponentEnd(at: index) {
      for scalar in scalars[index..<exponent] { numeral.digits.unicodeScalars.append(scalar) }
      numeral.partCount = max(2, numeral.partCount)
      index = exponent
    }
    var first = start
    if self[first - 1] == ".", !(self[first - 2].map { $0.isLetter || $0.isDigit || $0 == "." } ?? false) {
      first -= 1
      numeral.partCount += 1
    }
    if let sign = self[first - 1], sign == "-" || sign == "+" || sign == "\u{2212}",
      !(self[first - 2].map { $0.isLetter || $0.isDigit } ?? false)
    {
      first -= 1
    }
    numeral.range = first..<index
    return numeral
  }

  /// `e-3`
  private func exponentEnd(at index: Int) -> Int? {
    guard self[index] == "e" || self[index] == "E" else { return nil }
    var end = index + 1
    if self[end] == "-" || self[end] == "+" { end += 1 }
    guard self[end]?.isDigit ?? false else { return nil }
    while self[end]?.isDigit ?? false { end += 1 }
    return end
  }
}

extension Unicode.Scalar {
  var isDigit: Bool { self >= "0" && self <= "9" }
  var isLetter: Bool { properties.isAlphabetic }
  var isSpace: Bool { properties.isWhitespace }
  /// `60,000`, and with the narrow blanks of typesetters.
  var partsThousands: Bool { self == "," || self == "\u{202F}" || self == "\u{2009}" || self == "\u{A0}" }
}
