/// What becomes of an expression: its elements, their sum, a number of each row. Chunks of it are computed on as many
/// threads as there are; what they give is put together in order.
extension ArrayExpression {
  var elements: [Double] {
    workers.numbers(count) { results in
      nonisolated(unsafe) let results = results
      let width = width
      forEachChunk(width: width) { machine, rows in
        for block in machine.blocks(of: rows) {
          _ = machine.run(block, results: results + block.lowerBound * width)
        }
      }
    }
  }

  /// Joined as `Lane.sum` does: every 4096 elements by themselves, then these sums in order.
  var total: Sum {
    // A zero that is added, as to every loss, changes nothing but the sign of a zero, which no sum shows.
    if case .binary(.add, let terms, let zero) = content, case .constant(0) = zero.content { return terms.total }
    let width = width
    let blocks = (count + BlockSum.capacity - 1) / BlockSum.capacity
    nonisolated(unsafe) let sums = UnsafeMutablePointer<DoubleDouble>.allocate(capacity: blocks)
    defer { sums.deallocate() }
    forEachChunk(width: width, multiple: BlockSum.capacity) { machine, rows in
      var stream = SumStream(into: sums + rows.lowerBound * width / BlockSum.capacity)
      for block in machine.blocks(of: rows) { stream.add(machine.run(block), count: block.count * width) }
      _ = stream.finish()
    }
    var total = DoubleDouble(0)
    for block in 0..<blocks { total = total + sums[block] }
    return total.value.magnitude < .infinity ? Sum(total: total) : Lane(elements).total
  }

  /// One number for each row along the last axis.
  func reducedRows(_ reduction: ArrayReduction) -> [Double] {
    let width = shape[shape.count - 1]
    if case .sum = reduction, case .binary(.xtimes, let mask, let scores) = content,
      case .oneHot(let labels) = mask.content, case .logSoftmax(let scores) = scores.content
    {
      return scores.logSoftmax(at: labels, width: width)
    }
    if case .sum = reduction, case .binary(.chain, let scale, let mask) = content,
      case .constant(let number) = scale.content, case .oneHot = mask.content
    {
      // One term is the number, all others are zeros if it is finite.
      return [Double](repeating: number.magnitude < .infinity ? number + 0 : .nan, count: count / width)
    }
    return workers.numbers(count / width) { results in
      nonisolated(unsafe) let results = results
      forEachChunk(width: width) { machine, rows in
        for block in machine.blocks(of: rows) {
          let numbers = machine.run(block)
          if case .sum = reduction {
            RowSums.write(
              to: results + block.lowerBound, numbers, rows: block.count, count: width, stride: width)
          } else {
            for row in 0..<block.count {
              let lane = Lane([Double](UnsafeBufferPointer(start: numbers + row * width, count: width)))
              results[block.lowerBound + row] = reduction.value(lane)
            }
          }
        }
      }
    }
  }

  /// The sums along the rows of one-hot labels times the log-softmax of these scores: what stands at the labels. All
  /// other terms are zero; a score that is nan makes the whole row nan.
  private func logSoftmax(at labels: [Double], width: Int) -> [Double] {
    workers.numbers(count / width) { results in
      nonisolated(unsafe) let results = results
      forEachChunk(width: width) { machine, rows in
        for block in machine.blocks(of: rows) {
          RowSoftmax(machine.run(block), rows: block.count, width: width)
            .writeLogSoftmax(at: labels[block], to: results + block.lowerBound)
          // The sum of zeros and a zero has no sign.
          for row in block { results[row] += 0 }
        }
      }
    }
  }

  /// The place of the first element that is below or above a range; nan is neither.
  func firstPlace(outside range: ClosedRange<Double>) -> Int? {
    let width = width
    let chunkSize = Self.rowsOfChunk(width: width, multiple: 1)
    let chunks = (count / width + chunkSize - 1) / chunkSize
    nonisolated(unsafe) let firsts = UnsafeMutablePointer<Int>.allocate(capacity: chunks)
    defer { firsts.deallocate() }
    firsts.initialize(repeating: -1, count: chunks)
    forEachChunk(width: width) { machine, rows in
      for block in machine.blocks(of: rows) {
        let numbers = UnsafeBufferPointer(start: machine.run(block), count: block.count * width)
        let (lower, upper) = (range.lowerBound, range.upperBound)
        guard let first = numbers.baseAddress,
          !Kernel.areAll(first, numbers.count, { ($0 .>= lower) .& ($0 .<= upper) })
        else { continue }
        // Nan is not inside either, but nowhere outside.
        guard let place = numbers.firstIndex(where: { $0 < lower || $0 > upper }) else { continue }
        firsts[rows.lowerBound / chunkSize] = block.lowerBound * width + place
        return
      }
    }
    for chunk in 0..<chunks where firsts[chunk] >= 0 { return firsts[chunk] }
    return nil
  }
}

private extension ArrayExpression {
  /// Calls the body for chunks of rows, on as many threads as there are.
  ///
  /// - Parameters:
  ///   - width: the elements of a row.
  ///   - multiple: what the number of elements of every chunk but the last is a multiple of; a power of two.
  func forEachChunk(
    width: Int, multiple: Int = 1, _ body: @Sendable (borrowing BlockMachine, Range<Int>) -> Void
  ) {
    let program = BlockProgram(self, width: width)
    let rows = width == 0 ? 0 : count / width
    let chunk = Self.rowsOfChunk(width: width, multiple: multiple)
    program.arrays.withPointers { arrays in
      nonisolated(unsafe) let arrays = arrays
      workers.run((rows + chunk - 1) / chunk) { number in
        let machine = BlockMachine(program, arrays: arrays)
        body(machine, (number * chunk)..<min((number + 1) * chunk, rows))
      }
    }
  }

  /// Large enough to be worth a thread's while, small enough to go round.
  static func rowsOfChunk(width: Int, multiple: Int) -> Int {
    var step = multiple
    while step > 1, step / 2 * width % multiple == 0 { step /= 2 }
    return max(step, (1 << 16) / width / step * step)
  }
}

private extension [[Double]] {
  /// Where their elements are, as long as the body runs.
  func withPointers(_ body: ([UnsafePointer<Double>]) -> Void) {
    func collect(_ pointers: [UnsafePointer<Double>]) {
      if pointers.count == count { return body(pointers) }
      self[pointers.count].withUnsafeBufferPointer { if let first = $0.baseAddress { collect(pointers + [first]) } }
    }
    collect([])
  }
}
