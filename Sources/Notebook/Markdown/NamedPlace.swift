internal import LossLanguage

/// `<!-- id=name -->` in a text: a heading, a caption or a place in a paragraph that links can lead to. A comment, so
/// that it is not seen where the notebook is read as it is.
struct NamedPlace {
  var name: String
  /// The comment.
  var region: Region

  /// The name in a comment with its brackets; nil for any other comment.
  static func name(inComment comment: some Collection<UInt8>) -> String? {
    let text = String(decoding: comment, as: UTF8.self)
    guard text.hasPrefix("<!--"), text.hasSuffix("-->"), text.utf8.count >= 7 else { return nil }
    let words = text.dropFirst(4).dropLast(3).split(whereSeparator: \.isWhitespace)
    guard words.count == 1, words[0].hasPrefix("id=") else { return nil }
    let name = words[0].dropFirst(3)
    guard let first = name.unicodeScalars.first, first.properties.isAlphabetic,
      name.unicodeScalars.allSatisfy({ $0.properties.isAlphabetic || "0"..."9" ~= $0 || $0 == "-" || $0 == "_" })
    else { return nil }
    return String(name)
  }
}

extension Diagnostic {
  /// - Parameter first: nil if a cell has the name.
  static func duplicatePlace(_ place: NamedPlace, first: Region?) -> Diagnostic {
    var labels: [Label] = [.init(place.region, "this one is not used")]
    if let first { labels.append(.init(first, "this one stands")) }
    let message =
      first == nil ? "a cell has the id `\(place.name)` already" : "two places have the id `\(place.name)`"
    return Diagnostic(
      .duplicateID, message, at: labels,
      help: "give \(first == nil ? "this place" : "one of them") another name, such as `\(place.name)-2`")
  }
}
