package import Notebook

/// What stands at a place that links lead to, and so what a link to it can be called.
package enum Place: Sendable {
  /// A figure or a table with a number.
  case captioned(Block.Caption)
  /// A heading.
  case section([Inline])
  /// A cell without a caption, a place in the text.
  case unnamed
}

/// The text of a link that is the number of a figure or a table: `Figure 2`, or `Figure` for one to be filled in.
///
/// The number stands in the text, as every number does, so that the notebook reads well where nobody renders it, and is
/// checked, so that it is right where somebody does.
struct WrittenLabel: Equatable {
  var kind: Block.Caption.Kind
  /// nil if it is to be filled in.
  var number: Int?
  /// The word as it was written.
  var word: String

  init?(_ content: [Inline]) {
    guard content.count == 1, case .text(let text) = content[0] else { return nil }
    let words = text.split { $0 == " " || $0 == "\u{A0}" }
    guard let word = words.first, words.count <= 2 else { return nil }
    switch word.lowercased() {
    case "figure", "fig.": kind = .figure
    case "table", "tab.": kind = .table
    default: return nil
    }
    self.word = String(word)
    guard words.count == 2 else { return }
    guard let number = Int(words[1]), number > 0 else { return nil }
    self.number = number
  }
}
