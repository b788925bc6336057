import LossLanguage
import Publishing

extension CheckReport {
  /// SARIF 2.1.0, which GitHub's code scanning and most editors read.
  ///
  /// https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
  var sarif: JSON {
    let shown = diagnostics.worstFirst
    let used = Set(shown.map(\.code))
    let codes = DiagnosticCode.allCases.filter { used.contains($0) }
    let indices = Dictionary(uniqueKeysWithValues: codes.enumerated().map { ($1, $0) })
    return .object([
      .init("$schema", .text("https://json.schemastore.org/sarif-2.1.0.json")),
      .init("version", .text("2.1.0")),
      .init(
        "runs",
        .array([
          .object([
            .init(
              "tool",
              .object([
                .init(
                  "driver",
                  .object([
                    .init("name", .text("lossbook")), .init("version", .text(Publishing.version)),
                    .init("rules", .array(codes.map(\.sarifRule))),
                  ]))
              ])),
            .init("columnKind", .text("unicodeCodePoints")),
            .init("results", .array(shown.map { $0.sarifResult(ruleIndex: indices[$0.code] ?? 0) })),
          ])
        ])),
    ])
  }
}

extension DiagnosticCode {
  fileprivate var sarifRule: JSON {
    .object([
      .init("id", .text(rawValue)),
      .init("fullDescription", .object([.init("text", .text(explanation))])),
      .init("help", .object([.init("text", .text("lossbook explain \(rawValue)"))])),
    ])
  }
}

extension Diagnostic {
  fileprivate func sarifResult(ruleIndex: Int) -> JSON {
    var fields: [JSON.Field] = [
      .init("ruleId", .text(code.rawValue)), .init("ruleIndex", .integer(ruleIndex)),
      .init("level", .text(severity.rawValue)),
      .init("message", .object([.init("text", .text(plainText))])),
      .init("locations", .array([.object([.init("physicalLocation", region.sarif)])])),
    ]
    if labels.count > 1 {
      let related = labels.dropFirst().enumerated().map { index, label -> JSON in
        var place: [JSON.Field] = [.init("id", .integer(index)), .init("physicalLocation", label.region.sarif)]
        if !label.text.isEmpty { place.append(.init("message", .object([.init("text", .text(label.text))]))) }
        return .object(place)
      }
      fields.append(.init("relatedLocations", .array(related)))
    }
    return .object(fields)
  }
}

extension Region {
  fileprivate var sarif: JSON {
    .object([
      .init(
        "artifactLocation",
        .object([
          .init("uri", .text(file.split(separator: "/").map { String($0).uriEncoded }.joined(separator: "/"))),
          .init("uriBaseId", .text("%SRCROOT%")),
        ])),
      .init(
        "region",
        .object([
          .init("startLine", .integer(start.line)), .init("startColumn", .integer(start.column)),
          .init("endLine", .integer(max(start.line, end.line))), .init("endColumn", .integer(end.column)),
        ])),
    ])
  }
}

extension String {
  /// A part of a path as a URI has it (RFC 3986).
  fileprivate var uriEncoded: String {
    var text = ""
    for byte in utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "~"):
        text.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        text += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
    }
    return text
  }
}
