/// Comments in blocks of raw HTML; they vanish.
enum HTMLComments {
  /// The HTML without its comments; nil if nothing else is left. A comment that is not closed reaches to the end.
  static func removed(from html: String) -> String? {
    let bytes = Array(html.utf8)
    var rest: [UInt8] = []
    var index = 0
    while let start = bytes.firstIndex(of: "<!--", from: index) {
      rest += bytes[index..<start]
      let isEmpty = bytes.has(">", at: start + 4) || bytes.has("->", at: start + 4)
      let end = isEmpty ? bytes.firstIndex(of: ">", from: start) : bytes.firstIndex(of: "-->", from: start + 4)
      index = end.map { $0 + (isEmpty ? 1 : 3) } ?? bytes.count
    }
    rest += bytes[index...]
    return rest.isAllBlank ? nil : String(decoding: rest, as: UTF8.self)
  }
}
