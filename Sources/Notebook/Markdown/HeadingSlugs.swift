/// The ids of headings, as GitHub makes them: lower case, no punctuation, `-` for blanks; the second of a name gets
/// `-1`.
struct HeadingSlugs {
  private var used: Set<String>
  private var repetitions: [String: Int] = [:]

  /// - Parameter reserved: ids that something else on the page has.
  init(reserved: Set<String> = []) {
    used = reserved
  }

  mutating func id(for title: String) -> String {
    let slug = Self.slug(title)
    var id = slug
    while !used.insert(id).inserted {
      repetitions[slug, default: 0] += 1
      id = "\(slug)-\(repetitions[slug] ?? 0)"
    }
    return id
  }

  /// The id of a heading that is the only one of its name.
  static func slug(_ title: String) -> String {
    var slug = String.UnicodeScalarView()
    for scalar in title.lowercased().unicodeScalars {
      if scalar.isASCII {
        let byte = UInt8(scalar.value)
        if byte.isLetter || byte.isDigit || scalar == "_" || scalar == "-" { slug.append(scalar) }
        if scalar == " " { slug.append("-") }
        continue
      }
      switch scalar.properties.generalCategory {
      case .spaceSeparator: slug.append("-")
      case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
        .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .connectorPunctuation:
        slug.append(scalar)
      default: break
      }
    }
    return slug.isEmpty ? "section" : String(slug)
  }
}
