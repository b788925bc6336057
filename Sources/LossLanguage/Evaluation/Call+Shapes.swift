internal import LossCore

/// Shapes and sizes that arguments ask for.
extension Call {
  /// A whole number or a vector of them, as the shape of a new array.
  func shape(_ index: Int, _ limits: Limits) throws(Diagnostic) -> [Int] {
    let shape = try lengths(index)
    if let bad = shape.first(where: { $0 < 0 }) { throw notALength(index, Double(bad)) }
    try limits.check(shape, at: region(index))
    return shape
  }

  /// A shape for so many elements, of which one length may be -1: what is left.
  func shape(_ index: Int, count: Int, _ limits: Limits) throws(Diagnostic) -> [Int] {
    var shape = try lengths(index)
    if let bad = shape.first(where: { $0 < -1 }) { throw notALength(index, Double(bad)) }
    let open = shape.indices.filter { shape[$0] == -1 }
    guard open.count <= 1 else {
      throw bad(index, "only one length can be -1", help: "write out the others")
    }
    try limits.check(shape, at: region(index))
    if let place = open.first {
      shape[place] = 1
      let known = shape.elementCount
      if known > 0, count % known == 0 { shape[place] = count / known } else { shape[place] = -1 }
    }
    guard !shape.contains(-1), shape.elementCount == count else {
      throw bad(
        index,
        "\(counted(count, "element")) \(count == 1 ? "does" : "do") not fit the shape \(shapeText(try lengths(index)))",
        .shapeMismatch, help: "the product of the lengths must be \(count); one of them may be -1")
    }
    return shape
  }

  private func lengths(_ index: Int) throws(Diagnostic) -> [Int] {
    let tensor = try constants(index)
    guard tensor.rank <= 1 else { throw expected(index, "a whole number or a vector of them") }
    var lengths: [Int] = []
    for element in tensor.elements {
      guard let length = Int(whole: element) else { throw notALength(index, element) }
      lengths.append(length)
    }
    return lengths
  }

  private func notALength(_ index: Int, _ number: Double) -> Diagnostic {
    bad(
      index, "a shape is made of whole numbers from 0, and \(NumberFormat(digits: 6).text(number)) is none",
      help:
        "for example `\(name)(\(index == 0 ? "" : "x, ")[2, 3]\(index == 0 && function.parameters.parameters.count > 1 ? ", ..." : ""))`"
    )
  }
}
