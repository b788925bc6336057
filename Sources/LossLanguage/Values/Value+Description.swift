internal import LossCore

extension Value {
  /// What it is, for messages: `a number`, `an array of 3 numbers`, `a table of 4 rows`.
  package var description: String {
    switch self {
    case .numbers(let numbers): arrayDescription("number", shape: numbers.tensor.shape)
    case .booleans(let tensor): arrayDescription("boolean", shape: tensor.shape)
    case .texts(let tensor): arrayDescription("text", shape: tensor.shape)
    case .table(let table): table.rowCount == 1 ? "a table of one row" : "a table of \(table.rowCount) rows"
    case .record: "a record"
    case .function: "a function"
    }
  }

  /// The shape of an array or a single value; nil for tables, records and functions.
  package var shape: [Int]? {
    switch self {
    case .numbers(let numbers): numbers.tensor.shape
    case .booleans(let tensor): tensor.shape
    case .texts(let tensor): tensor.shape
    case .table, .record, .function: nil
    }
  }

  package var unit: Unit? {
    if case .numbers(let numbers) = self { numbers.unit } else { nil }
  }

  /// Numbers, with booleans as 0 and 1; nil for anything else.
  package var asNumbers: Numbers? {
    switch self {
    case .numbers(let numbers): numbers
    case .booleans(let tensor): Numbers(tensor.numbers)
    default: nil
    }
  }

  /// How many elements it holds, those of columns, fields and functions included.
  var elementCount: Int64 {
    switch self {
    case .numbers(let numbers): Int64(numbers.tensor.count)
    case .booleans(let tensor): Int64(tensor.count)
    case .texts(let tensor): Int64(tensor.count)
    case .table(let table): Int64(table.rowCount) * Int64(table.columns.count)
    case .record(let record): record.elementCount
    case .function(let function): function.heldCount
    }
  }

  /// What it takes to look at all of it; see `Limits.steps`.
  var work: Int64 {
    switch self {
    case .numbers(let numbers): Int64(numbers.tensor.count)
    case .booleans(let tensor): Int64(tensor.count)
    case .texts(let tensor): Int64(tensor.count)
    case .table, .record, .function: 1
    }
  }

  /// How deep values of values nest in it: fields of records, and what functions keep. Bounded, because whatever walks a
  /// value (freeing it included) takes a part of the stack for each level.
  var depth: Int {
    switch self {
    case .numbers, .booleans, .texts, .table: 0
    case .record(let record): record.depth
    case .function(let function): function.depth
    }
  }
}

/// `a number`, `an array of 3 numbers`, `an array of numbers of shape [2, 3]`
func arrayDescription(_ noun: String, shape: [Int]) -> String {
  switch shape.count {
  case 0: "a \(noun)"
  case 1: "an array of \(counted(shape[0], noun))"
  default: "an array of \(noun)s of shape \(shapeText(shape))"
  }
}

/// A piece of the user's text in backticks, short enough for a message.
func quoted(_ text: String) -> String { "`\(shortened(text))`" }

/// The first words of a text that is too long for a message, on one line.
func shortened(_ text: String) -> String {
  var result = ""
  var count = 0
  for scalar in text.unicodeScalars {
    if count == 40 { return result + "…" }
    result.unicodeScalars.append(scalar == "\n" ? " " : scalar)
    count += 1
  }
  return result
}
