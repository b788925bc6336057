package import LossCore

/// What an expression of the language can be.
package enum Value: Sendable {
  case numbers(Numbers)
  case booleans(Tensor<Bool>)
  case texts(Tensor<String>)
  case table(Table)
  case record(Record)
  case function(Function)

  package static func number(_ value: Double, _ unit: Unit? = nil) -> Value {
    .numbers(Numbers(Tensor(scalar: value), unit: unit))
  }
}

/// Numbers of any rank, with the unit that they share.
package struct Numbers: Sendable {
  package var tensor: Tensor<Double>
  package var unit: Unit?
  /// The names of the columns of a matrix that a data cell formed; they do not survive an operation.
  package var columnLabels: [String]?
  /// Its place on the evaluator's tape while a gradient is being taken in something that it depends on; nil otherwise,
  /// and in everything that a statement gives.
  var trace: Int?

  package init(_ tensor: Tensor<Double>, unit: Unit? = nil, columnLabels: [String]? = nil) {
    self.tensor = tensor
    self.unit = unit
    self.columnLabels = columnLabels
  }
}

/// What information is counted in; other bases have no unit.
package enum Unit: String, Sendable, Equatable {
  case nats, bits
}

/// Named columns of one length.
package struct Table: Sendable {
  package let columns: [Column]
  package let rowCount: Int

  package struct Column: Sendable {
    package let name: String
    /// A vector of numbers, booleans or texts.
    package let value: Value

    package init(name: String, value: Value) {
      self.name = name
      self.value = value
    }
  }

  package init(columns: [Column], rowCount: Int) {
    self.columns = columns
    self.rowCount = rowCount
  }
}

/// Named values, in the order in which they were given.
package struct Record: Sendable {
  package let fields: [Field]
  /// Of all fields together; shared parts count each time, so that the number bounds the work of a walk.
  let elementCount: Int64
  /// See `Value.depth`.
  let depth: Int

  package struct Field: Sendable {
    package let name: String
    package let value: Value

    package init(name: String, value: Value) {
      self.name = name
      self.value = value
    }
  }

  package init(fields: [Field]) {
    self.fields = fields
    var count: Int64 = 0
    var depth = 0
    for field in fields {
      let (sum, overflows) = count.addingReportingOverflow(field.value.elementCount)
      count = overflows ? .max : sum
      depth = max(depth, field.value.depth)
    }
    elementCount = count
    self.depth = depth + 1
  }

  package subscript(_ name: String) -> Value? {
    fields.first { $0.name == name }?.value
  }
}
