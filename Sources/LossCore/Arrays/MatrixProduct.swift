/// The product of vectors and matrices as NumPy's `@`: the last axis of `a` against the second-last of `b` (the only
/// one of a vector); a product of two vectors is a number. Ranks of one and two; nil if the extents do not match.
///
/// Every entry is a sum of its own, with the bits of `Lane.sum` whatever the order of the loops.
///
/// - Parameter product: of an element of `a` and one of `b`: `multiply` or `chain`.
package func matrixProduct(
  _ a: Tensor<Double>, _ b: Tensor<Double>, _ product: BinaryFunction = .multiply
) -> Tensor<Double>? {
  guard let shape = matrixProductShape(a.shape, b.shape) else { return nil }
  let rows = a.rank == 2 ? a.shape[0] : 1
  let columns = b.rank == 2 ? b.shape[1] : 1
  let inner = b.shape[0]
  let (left, right) = (a.elements, b.elements)
  var elements = [Double](count: rows * columns) { results in
    left.withUnsafeBufferPointer { left in
      right.withUnsafeBufferPointer { right in
        guard let left = left.baseAddress, let right = right.baseAddress, inner > 0 else {
          return results.initialize(repeating: 0, count: rows * columns)
        }
        if columns == 1 {
          return write(to: results, left, rows: rows, times: right, count: inner, isChain: product == .chain)
        }
        for row in 0..<rows {
          write(
            to: results + row * columns, left + row * inner, count: inner, times: right, columns: columns,
            isChain: product == .chain)
        }
      }
    }
  }
  // Sums of infinite or undefined products, or that overflow on the way, are made one by one.
  for place in elements.indices where !(elements[place].magnitude < .infinity) {
    let (row, column) = (place / columns, place % columns)
    let products = (0..<inner).map { product.function(left[row * inner + $0], right[$0 * columns + column]) }
    elements[place] = Lane(products).sum
  }
  return Tensor(shape: shape, elements: elements)
}

/// A matrix times a vector: the sum of each row by itself, the sums of a few rows joined side by side.
private func write(
  to results: Kernel.Results, _ matrix: UnsafePointer<Double>, rows: Int, times vector: UnsafePointer<Double>,
  count: Int, isChain: Bool
) {
  let group = 64
  var sums = SideBySideSums(count: min(group, rows))
  for first in stride(from: 0, to: rows, by: group) {
    let height = min(group, rows - first)
    for start in stride(from: 0, to: count, by: BlockSum.capacity) {
      let length = min(BlockSum.capacity, count - start)
      for row in 0..<height {
        let numbers = matrix + (first + row) * count + start
        sums.set(row, isChain ? dot(numbers, vector + start, length, chained) : dot(numbers, vector + start, length, *))
      }
      sums.closeBlock()
    }
    sums.finish(results + first, count: height)
  }
}

/// A vector times a matrix: the sums of all columns side by side.
private func write(
  to results: Kernel.Results, _ vector: UnsafePointer<Double>, count: Int, times matrix: UnsafePointer<Double>,
  columns: Int, isChain: Bool
) {
  var sums = SideBySideSums(count: columns)
  for start in stride(from: 0, to: count, by: BlockSum.capacity) {
    sums.openBlock()
    for index in start..<min(start + BlockSum.capacity, count) {
      // To a chain a zero adds nothing, whatever it is multiplied by.
      if isChain && vector[index] == 0 { continue }
      sums.add(vector[index], times: matrix + index * columns, lane: index % 4)
    }
    sums.closeBlock()
  }
  sums.finish(results)
}

private func chained(_ a: SIMD4<Double>, _ b: SIMD4<Double>) -> SIMD4<Double> {
  (a * b).replacing(with: 0, where: a .== 0)
}

/// The products of so many pairs, added up.
@inline(__always)
private func dot(
  _ a: UnsafePointer<Double>, _ b: UnsafePointer<Double>, _ count: Int,
  _ product: (SIMD4<Double>, SIMD4<Double>) -> SIMD4<Double>
) -> BlockSum {
  var sum = BlockSum()
  var place = 0
  while place &+ 4 <= count {
    sum.add(product(SIMD4(upTo: 4, from: a + place), SIMD4(upTo: 4, from: b + place)))
    place &+= 4
  }
  let rest = count - place
  if rest > 0 { sum.add(product(SIMD4(upTo: rest, from: a + place), SIMD4(upTo: rest, from: b + place))) }
  return sum
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
