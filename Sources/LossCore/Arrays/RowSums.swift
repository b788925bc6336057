/// The sums of many rows at once, each with the bits of `Lane.sum`.
enum RowSums {
  /// - Parameters:
  ///   - count: the numbers that are added in each row.
  ///   - stride: how far the rows are from one another.
  static func write(to results: Kernel.Results, _ numbers: UnsafePointer<Double>, rows: Int, count: Int, stride: Int) {
    if count > BlockSum.capacity {
      for row in 0..<rows {
        results[row] = Lane([Double](UnsafeBufferPointer(start: numbers + row * stride, count: count))).sum
      }
      return
    }
    // The four sums and errors of each row; side by side for all rows, so that several are joined at a time.
    let parts = UnsafeMutablePointer<Double>.allocate(capacity: 8 * rows)
    defer { parts.deallocate() }
    for row in 0..<rows {
      var block = BlockSum()
      block.add(numbers + row * stride, count: count)
      for lane in 0..<4 {
        parts[2 * lane * rows + row] = block.sums[lane]
        parts[(2 * lane + 1) * rows + row] = block.errors[lane]
      }
    }
    for row in 0..<rows {
      var total = DoubleDouble.sum(parts[row], parts[rows + row])
      total = total + DoubleDouble.sum(parts[2 * rows + row], parts[3 * rows + row])
      total = total + DoubleDouble.sum(parts[4 * rows + row], parts[5 * rows + row])
      total = total + DoubleDouble.sum(parts[6 * rows + row], parts[7 * rows + row])
      results[row] = (DoubleDouble(0) + total).value
    }
    for row in 0..<rows where !(results[row].magnitude < .infinity) {
      results[row] = Lane([Double](UnsafeBufferPointer(start: numbers + row * stride, count: count))).sum
    }
  }
}
