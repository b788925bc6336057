/// The sums of many rows at once, each with the bits of `Lane.sum`.
enum RowSums {
  /// - Parameters:
  ///   - count: the numbers that are added in each row.
  ///   - stride: how far the rows are from one another.
  static func write(to results: Kernel.Results, _ numbers: UnsafePointer<Double>, rows: Int, count: Int, stride: Int) {
    var sums = SideBySideSums(count: rows)
    for block in Swift.stride(from: 0, to: count, by: BlockSum.capacity) {
      for row in 0..<rows {
        var sum = BlockSum()
        sum.add(numbers + row * stride + block, count: min(BlockSum.capacity, count - block))
        sums.set(row, sum)
      }
      sums.closeBlock()
    }
    sums.finish(results)
    for row in 0..<rows where !(results[row].magnitude < .infinity) {
      results[row] = Lane([Double](UnsafeBufferPointer(start: numbers + row * stride, count: count))).sum
    }
  }
}
