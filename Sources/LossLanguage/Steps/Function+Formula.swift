extension Function {
  /// The definition as it was written, line by line; the signature alone for a function written in Swift.
  func formulaLines(in library: Library) -> [String] {
    let text: String? =
      switch body {
      case .primitive: nil
      case .measure, .code: name.flatMap { library.entry(named: $0)?.definition }
      }
    return (text ?? signature).split(separator: "\n").map(String.init)
  }
}
