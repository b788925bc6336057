/// The flags and keys that an info string may have.
enum CellAttribute: String, CaseIterable {
  case id, digits, hide, fold, total, shade, fails, format, file, missing, text

  /// What follows the word.
  enum Form { case flag, value, either }

  var form: Form {
    switch self {
    case .hide, .fold: .flag
    case .fails: .either
    case .id, .digits, .total, .shade, .format, .file, .missing, .text: .value
    }
  }

  /// The kinds of cells that may have it.
  var kinds: [CellKind] {
    switch self {
    case .id, .digits, .hide, .fold: [.loss, .data, .plot]
    case .total, .shade: [.loss, .data]
    case .fails: [.loss]
    case .format, .file, .missing, .text: [.data]
    }
  }

  /// How it is written, for messages.
  var example: String {
    switch self {
    case .id: "id=name"
    case .digits: "digits=4"
    case .hide: "hide"
    case .fold: "fold"
    case .total: "total=mean"
    case .shade: "shade=loss"
    case .fails: "fails"
    case .format: "format=csv"
    case .file: "file=data/scores.csv"
    case .missing: "missing=\"NA\""
    case .text: "text=\"column\""
    }
  }

  static func allowed(in kind: CellKind) -> [CellAttribute] {
    allCases.filter { $0.kinds.contains(kind) }
  }
}
