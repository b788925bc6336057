internal import LossCore

extension Value {
  /// What JSON says of a value: its type, and its shape, elements and unit, or its columns, fields or signature.
  package var jsonFields: [JSON.Field] {
    switch self {
    case .numbers(let numbers):
      .array("number", numbers.tensor, unit: numbers.unit) { .number($0) }
    case .booleans(let tensor):
      .array("boolean", tensor) { .boolean($0) }
    case .texts(let tensor):
      .array("text", tensor) { .text($0) }
    case .table(let table):
      [
        JSON.Field("type", .text("table")),
        JSON.Field("rows", .integer(table.rowCount)),
        JSON.Field("columns", .array(table.columns.map { .named($0.name, $0.value) })),
      ]
    case .record(let record):
      [
        JSON.Field("type", .text("record")),
        JSON.Field("fields", .array(record.fields.map { .named($0.name, $0.value) })),
      ]
    case .function(let function):
      [JSON.Field("type", .text("function")), JSON.Field("signature", .text(function.signature))]
    }
  }
}

extension [JSON.Field] {
  /// The fields of a value that could not be computed.
  static var missingValue: [JSON.Field] {
    [
      JSON.Field("type", .null), JSON.Field("shape", .null), JSON.Field("value", .null), JSON.Field("unit", .null),
    ]
  }

  fileprivate static func array<Item: Sendable>(
    _ type: String, _ tensor: Tensor<Item>, unit: Unit? = nil, element: (Item) -> JSON
  ) -> [JSON.Field] {
    [
      JSON.Field("type", .text(type)),
      JSON.Field("shape", .array(tensor.shape.map { .integer($0) })),
      JSON.Field("value", .nested(tensor, element)),
      JSON.Field("unit", .text(unit?.rawValue)),
    ]
  }
}

extension JSON {
  fileprivate static func named(_ name: String, _ value: Value) -> JSON {
    .object([Field("name", .text(name))] + value.jsonFields)
  }

  /// Nested lists in the tensor's shape; a single element stands bare.
  fileprivate static func nested<Item: Sendable>(_ tensor: Tensor<Item>, _ element: (Item) -> JSON) -> JSON {
    if let scalar = tensor.scalar { return element(scalar) }
    var lists = tensor.elements.map(element)
    // From the innermost axis outwards: each round groups the lists of one axis.
    for axis in stride(from: tensor.rank - 1, to: 0, by: -1) {
      let extent = tensor.shape[axis]
      let count = tensor.shape[..<axis].reduce(1, *)
      lists = (0..<count).map { .array(Array(lists[$0 * extent..<($0 + 1) * extent])) }
    }
    return .array(lists)
  }
}
