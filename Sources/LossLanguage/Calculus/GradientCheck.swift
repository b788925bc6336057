internal import LossCore

/// A comparison of a gradient with central differences.
struct GradientCheck {
  let function: Function
  /// The first is the point at which they are compared.
  let arguments: [Value]
  let tolerance: Double
  let site: CallSite

  /// One element of the argument.
  private struct Element {
    /// As it is written: `w`, `w[2]`, `parameters.w[0, 1]`.
    let name: String
    let analytic: Double
    let numeric: Double
    /// What rounding alone may make of the difference.
    let noise: Double

    /// The distance, relative to the larger of the two where that is above 1.
    var error: Double {
      if analytic == numeric { return 0 }
      let error = abs(analytic - numeric) / max(1, abs(analytic), abs(numeric))
      return error.isNaN ? .infinity : error
    }
  }

  func report(_ evaluator: inout Evaluator) throws(Diagnostic) -> Record {
    let gradient = try evaluator.valueAndGradient(of: function, at: arguments, site: site).gradient
    var worst: Element?
    var worstExcess = -Double.infinity
    var isOK = true
    for leaf in leaves(of: arguments[0], gradient, function.parameters.parameters[0].name, path: []) {
      for index in leaf.point.tensor.elements.indices {
        let difference = try difference(leaf, index, &evaluator)
        let element = Element(
          name: leaf.name + placeText(index, leaf.point.tensor.shape), analytic: leaf.gradient.tensor.elements[index],
          numeric: difference.slope, noise: difference.noise)
        let excess = element.error - element.noise
        if excess > tolerance { isOK = false }
        if worst == nil || excess > worstExcess { (worst, worstExcess) = (element, excess) }
      }
    }
    guard let worst else { throw .nothingToCheck(site.region) }
    return Record(fields: [
      .init(name: "ok", value: .booleans(Tensor(scalar: isOK))),
      .init(name: "element", value: .texts(Tensor(scalar: worst.name))),
      .init(name: "analytic", value: .number(worst.analytic)),
      .init(name: "numeric", value: .number(worst.numeric)),
      .init(name: "error", value: .number(worst.error)),
    ])
  }
}

private extension GradientCheck {
  /// An array of the argument, its gradient, and the fields that lead to it.
  struct Leaf {
    let name: String
    let path: [Int]
    let point: Numbers
    let gradient: Numbers
  }

  func leaves(of point: Value, _ gradient: Value, _ name: String, path: [Int]) -> [Leaf] {
    switch (point, gradient) {
    case (.numbers(let point), .numbers(let gradient)):
      return [Leaf(name: name, path: path, point: point.untraced, gradient: gradient.untraced)]
    case (.record(let points), .record(let gradients)):
      var result: [Leaf] = []
      for (index, field) in points.fields.enumerated() {
        result += leaves(
          of: field.value, gradients.fields[index].value, "\(name).\(field.name)", path: path + [index])
      }
      return result
    default: return []
    }
  }

  /// (f(x + h) - f(x - h)) / 2h in one element. The step is the cube root of the precision, where the errors of the
  /// formula and of rounding balance. Near 0 and 1, where domains end, it is made smaller; and where the domain ends at
  /// x itself, the difference is taken to the side that is left.
  func difference(
    _ leaf: Leaf, _ index: Int, _ evaluator: inout Evaluator
  ) throws(Diagnostic) -> (slope: Double, noise: Double) {
    let x = leaf.point.tensor.elements[index]
    let step = 6e-6 * max(1, abs(x))
    do throws(Diagnostic) {
      let result = try difference(leaf, index, step: step, &evaluator)
      if result.slope.isFinite || abs(x) >= 1 || x == 0 { return result }
    } catch {
      if error.code != .domain { throw error }
      if x == 0 || abs(x) == 1 {
        if let result = try? oneSidedDifference(leaf, index, step: step, &evaluator) { return result }
        return try oneSidedDifference(leaf, index, step: -step, &evaluator)
      }
    }
    return try difference(leaf, index, step: 6e-6 * min(abs(x), abs(1 - abs(x)) + 1e-12), &evaluator)
  }

  func difference(
    _ leaf: Leaf, _ index: Int, step: Double, _ evaluator: inout Evaluator
  ) throws(Diagnostic) -> (slope: Double, noise: Double) {
    let x = leaf.point.tensor.elements[index]
    let (upper, lower) = (x + step, x - step)
    let above = try value(leaf, index, upper, &evaluator)
    let below = try value(leaf, index, lower, &evaluator)
    let width = upper - lower
    return ((above - below) / width, 8 * max(abs(above), abs(below)).ulp / width)
  }

  /// (-3 f(x) + 4 f(x + h) - f(x + 2h)) / 2h, as exact as the difference to both sides but for more rounding.
  func oneSidedDifference(
    _ leaf: Leaf, _ index: Int, step: Double, _ evaluator: inout Evaluator
  ) throws(Diagnostic) -> (slope: Double, noise: Double) {
    let x = leaf.point.tensor.elements[index]
    let here = try value(leaf, index, x, &evaluator)
    let near = try value(leaf, index, x + step, &evaluator)
    let far = try value(leaf, index, x + 2 * step, &evaluator)
    let slope = (4 * (near - here) - (far - here)) / (2 * step)
    return (slope, 32 * max(abs(here), abs(near), abs(far)).ulp / abs(2 * step))
  }

  /// What the function gives with one element changed.
  func value(_ leaf: Leaf, _ index: Int, _ x: Double, _ evaluator: inout Evaluator) throws(Diagnostic) -> Double {
    var elements = leaf.point.tensor.elements
    elements[index] = x
    var changed = leaf.point
    changed.tensor = Tensor(shape: changed.tensor.shape, elements: elements)
    try evaluator.count(Int64(elements.count), site.span, site.source)
    var arguments = arguments
    arguments[0] = replacing(arguments[0], leaf.path[...], by: .numbers(changed))
    let result = try evaluator.apply(function, arguments, site)
    return result.asNumbers?.tensor.scalar ?? .nan
  }

  func replacing(_ value: Value, _ path: ArraySlice<Int>, by changed: Value) -> Value {
    guard let place = path.first, case .record(let record) = value else { return changed }
    var fields = record.fields
    fields[place] = Record.Field(
      name: fields[place].name, value: replacing(fields[place].value, path.dropFirst(), by: changed))
    return .record(Record(fields: fields))
  }

  /// `[2]`, `[0, 1]`; nothing for a single number.
  func placeText(_ index: Int, _ shape: [Int]) -> String {
    if shape.isEmpty { return "" }
    var rest = index
    var places: [Int] = []
    for stride in shape.strides {
      places.append(rest / stride)
      rest %= stride
    }
    return shapeText(places)
  }
}

extension Diagnostic {
  fileprivate static func nothingToCheck(_ region: Region) -> Diagnostic {
    Diagnostic(.emptyArray, "there is no number to check the gradient in", at: region, "empty")
  }
}
