/// Whether every element is closed in order and no attribute occurs twice: a small check for SVG and HTML as we write
/// it.
func isWellFormed(_ markup: String) -> Bool {
  var open: [Substring] = []
  var rest = markup[...]
  while let start = rest.firstIndex(of: "<") {
    if rest[..<start].contains(">") { return false }
    guard let end = rest[start...].firstIndex(of: ">") else { return false }
    let tag = rest[rest.index(after: start)..<end]
    rest = rest[rest.index(after: end)...]
    if tag.hasPrefix("/") {
      guard open.popLast() == tag.dropFirst() else { return false }
      continue
    }
    if tag.contains("<") || tag.filter({ $0 == "\"" }).count % 2 == 1 { return false }
    let names = tag.split(separator: "\"").enumerated().filter { $0.offset % 2 == 0 }
      .compactMap { $0.element.split(separator: " ").last }.filter { $0.hasSuffix("=") }
    if Set(names).count != names.count { return false }
    if !tag.hasSuffix("/") { open.append(tag.prefix { $0 != " " }) }
  }
  return open.isEmpty && !rest.contains(">")
}
