/// The product of vectors and matrices as NumPy's `@`: the last axis of `a` against the second-last of `b` (the only
/// one of a vector); a product of two vectors is a number. Ranks of one and two; nil if the extents do not match.
///
/// Every entry is a compensated sum of its own, so its bits do not depend on the order of the loops.
///
/// - Parameter product: of an element of `a` and one of `b`.
package func matrixProduct(
  _ a: Tensor<Double>, _ b: Tensor<Double>, _ product: (Double, Double) -> Double = { $0 * $1 }
) -> Tensor<Double>? {
  guard let shape = matrixProductShape(a.shape, b.shape) else { return nil }
  let rows = a.rank == 2 ? a.shape[0] : 1
  let columns = b.rank == 2 ? b.shape[1] : 1
  let inner = b.shape[0]
  var results: [Double] = []
  results.reserveCapacity(rows * columns)
  var products = [Double](repeating: 0, count: inner)
  for row in 0..<rows {
    for column in 0..<columns {
      for index in 0..<inner {
        products[index] = product(a.elements[row * inner + index], b.elements[index * columns + column])
      }
      results.append(Lane(products).sum)
    }
  }
  return Tensor(shape: shape, elements: results)
}

/// The shape of `matrixProduct`; nil if there is none.
package func matrixProductShape(_ a: [Int], _ b: [Int]) -> [Int]? {
  guard (1...2).contains(a.count), (1...2).contains(b.count), a.last == b.first else { return nil }
  return [Int](a.dropLast()) + [Int](b.dropFirst())
}

/// How many products of numbers `matrixProduct` adds up, `Int64.max` at most.
package func matrixProductWork(_ a: [Int], _ b: [Int]) -> Int64 { (a + b.dropFirst()).capacity }

/// The solution of `a x = b` for a square matrix and a vector by elimination with row pivoting; nil if it is singular.
package func solution(of a: Tensor<Double>, _ b: Tensor<Double>) -> Tensor<Double>? {
  let n = a.shape[0]
  var matrix = a.elements
  var right = b.elements
  for column in 0..<n {
    var pivot = column
    for row in (column + 1)..<max(n, column + 1)
    where abs(matrix[row * n + column]) > abs(matrix[pivot * n + column]) { pivot = row }
    if matrix[pivot * n + column] == 0 { return nil }
    if pivot != column {
      for index in 0..<n { matrix.swapAt(pivot * n + index, column * n + index) }
      right.swapAt(pivot, column)
    }
    for row in (column + 1)..<max(n, column + 1) {
      let factor = matrix[row * n + column] / matrix[column * n + column]
      if factor == 0 { continue }
      for index in column..<n { matrix[row * n + index] -= factor * matrix[column * n + index] }
      right[row] -= factor * right[column]
    }
  }
  var results = [Double](repeating: 0, count: n)
  for row in stride(from: n - 1, through: 0, by: -1) {
    var rest = right[row]
    for index in (row + 1)..<max(n, row + 1) { rest -= matrix[row * n + index] * results[index] }
    results[row] = rest / matrix[row * n + row]
  }
  return Tensor(vector: results)
}
