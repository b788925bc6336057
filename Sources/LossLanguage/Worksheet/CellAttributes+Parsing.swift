extension CellAttributes {
  /// Reads what stands behind the kind in a cell's info string: a name, flags, and `key=value`.
  ///
  /// Errors leave out what they are about and keep the rest; an unknown key or flag is a warning, so that the cell runs.
  package static func parsing(
    _ info: Source, kind: CellKind
  ) -> (attributes: CellAttributes, diagnostics: [Diagnostic]) {
    var reader = CellAttributeReader(info: info, kind: kind)
    reader.read()
    return (reader.attributes, reader.diagnostics)
  }

  /// `format=`, else what the ending of `file=` says, else CSV.
  package var dataFormat: DataFormat {
    if let format { return format }
    guard let file, let dot = file.utf8.lastIndex(of: UInt8(ascii: ".")) else { return .csv }
    switch String(decoding: file.utf8[dot...].dropFirst().map { $0.lowercased }, as: UTF8.self) {
    case "tsv": return .tsv
    case "json": return .json
    case "jsonl", "ndjson": return .jsonl
    default: return .csv
    }
  }
}

private struct CellAttributeReader {
  let info: Source
  let kind: CellKind
  var attributes = CellAttributes()
  var diagnostics: [Diagnostic] = []
  private var nameSpan: Span?
  private var spans: [CellAttribute: Span] = [:]

  init(info: Source, kind: CellKind) {
    self.info = info
    self.kind = kind
  }

  mutating func read() {
    for word in CellAttributeWord.words(of: info) {
      if word.word.isEmpty {
        diagnostics.append(.equalSignAlone(at: info.region(word.span)))
      } else if let attribute = CellAttribute(rawValue: word.word), attribute.form != .value || word.value != nil {
        read(attribute, word)
      } else if word.value != nil {
        diagnostics.append(.unknownKey(word.word, kind: kind, at: info.region(word.wordSpan)))
      } else {
        readName(word)
      }
    }
    if kind == .data, nameSpan == nil {
      diagnostics.append(.missingName(at: info.region(Span(0, info.text.count))))
    }
  }

  private mutating func readName(_ word: CellAttributeWord) {
    let region = info.region(word.span)
    if let first = nameSpan {
      diagnostics.append(.secondName(word.word, kind: kind, at: region, first: info.region(first)))
      return
    }
    nameSpan = word.span
    if word.word == "library" || Token.Word(rawValue: word.word) != nil {
      diagnostics.append(.reservedName(word.word, at: region))
    } else if !word.word.isName {
      diagnostics.append(.badName(word.word, at: region))
    } else {
      attributes.name = word.word
    }
  }

  private mutating func read(_ attribute: CellAttribute, _ word: CellAttributeWord) {
    let place = info.region(word.span)
    if let first = spans[attribute] {
      diagnostics.append(.duplicate(attribute, at: place, first: info.region(first)))
      return
    }
    spans[attribute] = word.span
    guard attribute.kinds.contains(kind) else {
      diagnostics.append(.wrongKind(attribute, kind: kind, at: place))
      return
    }
    guard let value = word.value else {
      if attribute == .hide { attributes.isHidden = true }
      if attribute == .fold { attributes.isFolded = true }
      if attribute == .fails { attributes.failure = .any }
      return
    }
    let valuePlace = info.region(value.span)
    if attribute.form == .flag {
      diagnostics.append(.flagWithValue(attribute, at: place))
    } else if !value.isClosed {
      diagnostics.append(.unclosedValue(attribute, at: valuePlace))
    } else if value.text.isEmpty, !value.isQuoted {
      diagnostics.append(.missingValue(attribute, at: place))
    } else if !value.isQuoted, let first = value.text.unicodeScalars.first, "'“”‘’".unicodeScalars.contains(first) {
      diagnostics.append(.foreignQuote(attribute, at: valuePlace))
    } else if value.isQuoted, value.span.end < info.text.count, info.text[value.span.end] > 32 {
      diagnostics.append(.textBehindQuote(attribute, at: valuePlace))
    } else {
      set(attribute, value.text, at: valuePlace)
    }
  }

  private mutating func set(_ attribute: CellAttribute, _ value: String, at place: Region) {
    switch attribute {
    case .id:
      if value.isAnchor { attributes.id = value } else { diagnostics.append(.badID(value, at: place)) }
    case .digits:
      let digits = value.utf8.count <= 2 ? Int(value) : nil
      if let digits, (1...17).contains(digits) {
        attributes.digits = digits
      } else {
        diagnostics.append(.badDigits(value, at: place))
      }
    case .total:
      attributes.total = CellAttributes.Total(rawValue: value)
      if attributes.total == nil { diagnostics.append(.badChoice(attribute, value, of: ["mean", "sum"], at: place)) }
    case .format:
      attributes.format = DataFormat(rawValue: value)
      if attributes.format == nil {
        diagnostics.append(.badChoice(attribute, value, of: DataFormat.allCases.map { $0.rawValue }, at: place))
      }
    case .fails:
      if let code = DiagnosticCode(rawValue: value) {
        attributes.failure = .code(code)
      } else {
        diagnostics.append(.unknownCode(value, at: place))
      }
    case .file:
      if value.isEmpty { diagnostics.append(.missingValue(attribute, at: place)) } else { attributes.file = value }
    case .shade: attributes.shade = value
    case .missing: attributes.missing = value
    case .text: attributes.textColumn = value
    case .hide, .fold: break
    }
  }
}

extension String {
  fileprivate var isName: Bool {
    for (index, scalar) in unicodeScalars.enumerated() where index == 0 ? !scalar.startsName : !scalar.continuesName {
      return false
    }
    return !isEmpty
  }

  /// What may stand in a link's `#fragment` unescaped, beside letters of any script.
  fileprivate var isAnchor: Bool {
    for scalar in unicodeScalars where !scalar.properties.isAlphabetic {
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", "-", "_", ".": continue
      case "\u{300}"..."\u{36F}", "₀"..."₉": continue
      default: return false
      }
    }
    return !isEmpty
  }
}

extension UInt8 {
  fileprivate var lowercased: UInt8 { (65...90).contains(self) ? self + 32 : self }
}

extension Diagnostic {
  fileprivate static func unknownKey(_ key: String, kind: CellKind, at region: Region) -> Diagnostic {
    let allowed = CellAttribute.allowed(in: kind).filter { $0.form != .flag }
    let help =
      if key == "caption" || key == "title" && kind != .plot {
        "a paragraph right after the cell that begins `Figure:` or `Table:` is its caption"
      } else if let near = suggestion(for: key, among: allowed.map { $0.rawValue }) {
        "did you mean `\(near)`?"
      } else {
        "write one of \(allowed.map { $0.rawValue }.quoted("or"))"
      }
    return Diagnostic(
      .unknownAttribute, "`\(key)=` is no attribute of a `\(kind.rawValue)` cell", at: region,
      "it has no effect", severity: .warning, help: help)
  }

  fileprivate static func equalSignAlone(at region: Region) -> Diagnostic {
    Diagnostic(
      .badAttribute, "there is no key before `=`", at: region, help: "write `key=value` without blanks around `=`")
  }

  fileprivate static func missingName(at region: Region) -> Diagnostic {
    Diagnostic(
      .missingCellName, "a `data` cell needs a name", at: region, "nothing could refer to its table",
      help: "name it behind `data`, such as `data scores`")
  }

  fileprivate static func secondName(
    _ word: String, kind: CellKind, at region: Region, first: Region
  ) -> Diagnostic {
    let allowed = CellAttribute.allowed(in: kind)
    let help =
      if let attribute = CellAttribute(rawValue: word) {
        "a value follows `\(word)`, such as `\(attribute.example)`"
      } else if let near = suggestion(for: word, among: allowed.map { $0.rawValue }) {
        "did you mean `\(CellAttribute(rawValue: near)?.example ?? near)`?"
      } else {
        "a cell has one name; everything else is one of \(allowed.map { $0.example }.quoted("or"))"
      }
    return Diagnostic(
      .badAttribute, "the cell already has a name, and `\(word)` is no flag",
      at: [Label(region, "no flag"), Label(first, "the name")], help: help)
  }

  fileprivate static func reservedName(_ word: String, at region: Region) -> Diagnostic {
    Diagnostic(
      .badAttribute, "`\(word)` is a word of the language and cannot name a cell", at: region,
      help: "choose another name, such as `\(word)_1`")
  }

  fileprivate static func badName(_ word: String, at region: Region) -> Diagnostic {
    var name = ""
    for scalar in word.unicodeScalars {
      name +=
        String(scalar).isName || !name.isEmpty && "0123456789".unicodeScalars.contains(scalar) ? String(scalar) : "_"
    }
    return Diagnostic(
      .badAttribute, "`\(word)` is not a name", at: region,
      "a name is a letter or `_`, then letters, digits and `_`",
      help: name.isName && name.utf8.contains { $0 != UInt8(ascii: "_") } ? "write `\(name)`" : "write `scores`")
  }

  fileprivate static func badID(_ id: String, at region: Region) -> Diagnostic {
    Diagnostic(
      .badAttribute, "`\(id)` cannot be an id", at: region,
      help: "an id has letters, digits, `-`, `_` and `.`, such as `id=first-loss`")
  }

  fileprivate static func duplicate(_ attribute: CellAttribute, at region: Region, first: Region) -> Diagnostic {
    Diagnostic(
      .badAttribute, "`\(attribute.rawValue)` is given twice",
      at: [Label(region, "again"), Label(first, "first here")],
      help: "keep one of them")
  }

  fileprivate static func wrongKind(_ attribute: CellAttribute, kind: CellKind, at region: Region) -> Diagnostic {
    Diagnostic(
      .badAttribute, "a `\(kind.rawValue)` cell has no `\(attribute.rawValue)`", at: region,
      "only for \(attribute.kinds.map { $0.rawValue }.quoted("and")) cells",
      help: "leave it out; a `\(kind.rawValue)` cell has "
        + CellAttribute.allowed(in: kind).map { $0.rawValue }.quoted("and"))
  }

  fileprivate static func flagWithValue(_ attribute: CellAttribute, at region: Region) -> Diagnostic {
    Diagnostic(
      .badAttribute, "`\(attribute.rawValue)` is a flag and takes no value", at: region,
      help: "write `\(attribute.rawValue)`, or leave it out")
  }

  fileprivate static func missingValue(_ attribute: CellAttribute, at region: Region) -> Diagnostic {
    Diagnostic(
      .badAttribute, "`\(attribute.rawValue)=` has no value", at: region,
      help: "write the value directly behind `=`, such as `\(attribute.example)`")
  }

  fileprivate static func unclosedValue(_ attribute: CellAttribute, at region: Region) -> Diagnostic {
    Diagnostic(
      .badAttribute, "the value of `\(attribute.rawValue)` has no closing quote", at: region,
      help: "close it with `\"`; a quote inside is written `\\\"`")
  }

  fileprivate static func foreignQuote(_ attribute: CellAttribute, at region: Region) -> Diagnostic {
    Diagnostic(
      .badAttribute, "the value of `\(attribute.rawValue)` has quotes of another kind", at: region,
      help: "write plain double quotes, such as `\(attribute.rawValue)=\"...\"`")
  }

  fileprivate static func textBehindQuote(_ attribute: CellAttribute, at region: Region) -> Diagnostic {
    Diagnostic(
      .badAttribute, "a blank is missing behind the value of `\(attribute.rawValue)`", at: region,
      help: "put a blank behind the closing quote; a quote inside is written `\\\"`")
  }

  fileprivate static func badDigits(_ value: String, at region: Region) -> Diagnostic {
    Diagnostic(
      .badAttribute, "`\(value)` is no number of digits", at: region,
      help: "write a whole number from 1 to 17, such as `digits=4`")
  }

  fileprivate static func badChoice(
    _ attribute: CellAttribute, _ value: String, of choices: [String], at region: Region
  ) -> Diagnostic {
    let near = suggestion(for: value, among: choices)
    return Diagnostic(
      .badAttribute, "`\(attribute.rawValue)` cannot be `\(value)`", at: region,
      help: near.map { "did you mean `\(attribute.rawValue)=\($0)`?" } ?? "write one of \(choices.quoted("or"))")
  }

  fileprivate static func unknownCode(_ code: String, at region: Region) -> Diagnostic {
    let near = suggestion(for: code, among: DiagnosticCode.allCases.map { $0.rawValue })
    return Diagnostic(
      .badAttribute, "`\(code)` is no diagnostic code", at: region,
      help: near.map { "did you mean `fails=\($0)`?" } ?? "a diagnostic shows its code, such as `fails=unknown-name`")
  }
}
