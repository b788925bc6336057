/// Numbers footnotes in the order in which they are first referred to.
struct FootnoteNumbering {
  /// The indices of the definitions that are referred to, by their numbers.
  private(set) var order: [Int] = []
  /// By definition.
  private(set) var referenceCounts: [Int]
  private var numbers: [Int?]
  private let definitions: [String: Int]

  init(labels: [String]) {
    referenceCounts = Array(repeating: 0, count: labels.count)
    numbers = Array(repeating: nil, count: labels.count)
    definitions = Dictionary(zip(labels, labels.indices)) { first, _ in first }
  }

  /// The next reference to the footnote of a label; nil if it is not defined.
  mutating func reference(to label: String) -> Inline? {
    guard let definition = definitions[label] else { return nil }
    let number = numbers[definition] ?? order.count + 1
    if numbers[definition] == nil {
      numbers[definition] = number
      order.append(definition)
    }
    referenceCounts[definition] += 1
    return .footnoteReference(number: number, occurrence: referenceCounts[definition])
  }
}
