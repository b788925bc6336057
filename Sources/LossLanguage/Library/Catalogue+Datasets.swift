internal import LossCore

extension Catalogue {
  /// Tables of made data: the columns `x.0`, `x.1`, ... form the matrix `t.x` of the features, `t.y` is the truth.
  static let datasets: [Entry] = [
    Entry(
      "make_blobs(n_samples, seed, n_features=2, centers=3, cluster_std=1, low=-10, high=10, shuffle=true)", .random,
      "Points of normal clusters, as a table: features `t.x`, cluster `t.y`.",
      domain: """
        `centers` is a number of clusters, whose centers are uniform from `low` to `high` (scikit-learn: `center_box`), or a matrix with a center a row. The \
        clusters are equally large, the first ones by one larger if it does not come out even.
        """,
      equals: ["sklearn.datasets.make_blobs(n_samples, ...), but for the generator"],
      examples: [
        "bincount(make_blobs(7, 1).y) == [3, 2, 2]", "make_blobs(2, 1, centers=[[1, 2]], cluster_std=0).x[1] == [1, 2]",
      ]
    ) { (call, evaluator) throws(Diagnostic) in try blobs(call, evaluator.limits) },
    Entry(
      "make_moons(n_samples, seed, noise=0, shuffle=true)", .random,
      "Two interleaved half circles, as a table: features `t.x`, half circle `t.y`.",
      domain: "`noise` is the standard deviation of the normal numbers that are added to every feature.",
      equals: ["sklearn.datasets.make_moons(n_samples, ...), but for the generator"],
      examples: [
        "make_moons(4, 1, shuffle=false).y == [0, 0, 1, 1]", "make_moons(4, 1, shuffle=false).x[2] == [0, 0.5]",
      ]
    ) { (call, evaluator) throws(Diagnostic) in try moons(call, evaluator.limits) },
    Entry(
      "make_linear(n_samples, seed, coef=[1], bias=0, noise=0)", .random,
      "Normal features and a linear function of them, as a table: features `t.x`, target `t.y`.",
      domain: """
        `coef` has one number a feature; the target is `t.x @ coef + bias` and normal noise of this standard deviation.
        """,
      equals: ["sklearn.datasets.make_regression(n_samples, ...), but for the generator and given coefficients"],
      examples: ["max(abs(make_linear(9, 1, coef=[2], bias=1).y - (2 * make_linear(9, 1).x[:, 0] + 1))) == 0"]
    ) { (call, evaluator) throws(Diagnostic) in try linear(call, evaluator.limits) },
  ]

  private static func blobs(_ call: borrowing Call, _ limits: Limits) throws(Diagnostic) -> Value {
    let count = try call.integer(0, atLeast: 0)
    var stream = try call.randomStream(1)
    let deviation = try call.deviation(4, default: 1)
    let centers = try centers(call, limits, &stream)
    let (clusters, features) = (centers.shape[0], centers.shape[1])
    try limits.check([count, features + 1], at: call.region(0))
    var rows = DataRows(features: features)
    for cluster in 0..<clusters {
      for _ in 0..<(count / clusters + (cluster < count % clusters ? 1 : 0)) {
        var point: [Double] = []
        for feature in 0..<features {
          point.append(centers.elements[cluster * features + feature] + deviation * stream.normal())
        }
        rows.append(point, Double(cluster))
      }
    }
    return try rows.table(shuffled: call.flag(7, default: true), &stream)
  }

  private static func centers(
    _ call: borrowing Call, _ limits: Limits, _ stream: inout RandomStream
  ) throws(Diagnostic) -> Tensor<Double> {
    let (low, high) = (try call.optionalConstant(5) ?? -10, try call.optionalConstant(6) ?? 10)
    guard low <= high else { throw call.bad(6, "`high` must be at least `low`", .domain) }
    if let given = call[3], given.shape != [] {
      let centers = try call.constants(3)
      guard centers.rank == 2, centers.count > 0 else { throw call.expected(3, "a number or a matrix, a center a row") }
      if let features = try call.optionalInteger(2), features != centers.shape[1] {
        throw call.shapesDiffer(2, 3)
      }
      return centers
    }
    let shape = [try call.optionalInteger(3, atLeast: 1) ?? 3, try call.optionalInteger(2, atLeast: 1) ?? 2]
    try limits.check(shape, at: call.site.region)
    var elements: [Double] = []
    for _ in 0..<shape.elementCount { elements.append(low + (high - low) * stream.uniform()) }
    return Tensor(shape: shape, elements: elements)
  }

  private static func moons(_ call: borrowing Call, _ limits: Limits) throws(Diagnostic) -> Value {
    let count = try call.integer(0, atLeast: 0)
    try limits.check([count, 3], at: call.region(0))
    var stream = try call.randomStream(1)
    let noise = try call.deviation(2, default: 0)
    var rows = DataRows(features: 2)
    let outer = count / 2
    for index in 0..<count {
      let isOuter = index < outer
      let (place, length) = isOuter ? (index, outer) : (index - outer, count - outer)
      let angle = length > 1 ? Double.pi * Double(place) / Double(length - 1) : 0
      let (x, y) = (Elementary.cos(angle), Elementary.sin(angle))
      let point = isOuter ? [x, y] : [1 - x, 0.5 - y]
      rows.append([point[0] + noise * stream.normal(), point[1] + noise * stream.normal()], isOuter ? 0 : 1)
    }
    return try rows.table(shuffled: call.flag(3, default: true), &stream)
  }

  private static func linear(_ call: borrowing Call, _ limits: Limits) throws(Diagnostic) -> Value {
    let count = try call.integer(0, atLeast: 0)
    let coefficients = call[2] == nil ? Tensor(vector: [1]) : try call.constants(2)
    guard coefficients.rank == 1, coefficients.count > 0 else { throw call.expected(2, "a vector, a number a feature") }
    try limits.check([count, coefficients.count + 1], at: call.region(0))
    let bias = try call.optionalConstant(3) ?? 0
    let noise = try call.deviation(4, default: 0)
    var stream = try call.randomStream(1)
    var rows = DataRows(features: coefficients.count)
    for _ in 0..<count {
      var point: [Double] = []
      for _ in 0..<coefficients.count { point.append(stream.normal()) }
      let products = point.indices.map { point[$0] * coefficients.elements[$0] }
      rows.append(point, Lane(products).sum + bias + noise * stream.normal())
    }
    return rows.table(shuffled: false, &stream)
  }
}

/// Made data row by row.
private struct DataRows {
  private var features: [[Double]]
  private var targets: [Double] = []

  init(features: Int) {
    self.features = [[Double]](repeating: [], count: features)
  }

  mutating func append(_ point: [Double], _ target: Double) {
    for (feature, number) in point.enumerated() { features[feature].append(number) }
    targets.append(target)
  }

  func table(shuffled: Bool, _ stream: inout RandomStream) -> Value {
    var columns = features.enumerated().map { Table.Column(name: "x.\($0)", value: Catalogue.vector($1)) }
    columns.append(Table.Column(name: "y", value: Catalogue.vector(targets)))
    let table = Table(columns: columns, rowCount: targets.count)
    return .table(shuffled ? table.rows(at: stream.order(of: targets.count)) : table)
  }
}

extension Call {
  /// A standard deviation.
  fileprivate func deviation(_ index: Int, default fallback: Double) throws(Diagnostic) -> Double {
    let deviation = try optionalConstant(index) ?? fallback
    guard deviation >= 0 else { throw bad(index, "`\(parameter(index))` must be at least 0", .domain) }
    return deviation
  }
}
