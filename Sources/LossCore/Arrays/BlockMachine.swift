/// Runs the steps of a program on one block after another, with buffers of its own; each thread has one.
struct BlockMachine: ~Copyable {
  private let program: BlockProgram
  private let arrays: [UnsafePointer<Double>]
  private let registers: UnsafeMutablePointer<Double>
  private let rowsOfBlock: Int
  /// Numbers in a buffer.
  private let capacity: Int

  /// - Parameter arrays: the program's, which stay where they are as long as the machine is there.
  init(_ program: BlockProgram, arrays: [UnsafePointer<Double>]) {
    self.program = program
    self.arrays = arrays
    // Operations on elements wait for little but their buffers, which are to stay in the cache next to the processor.
    let rows = program.width == 1 ? 512 : max(1, 2048 / program.width)
    // Short rows are worked on so many at a time.
    let step = RowSoftmax.heightStep
    rowsOfBlock = rows < step ? rows : rows / step * step
    capacity = rowsOfBlock * program.width
    registers = .allocate(capacity: max(program.registerCount, 1) * capacity)
  }

  deinit { registers.deallocate() }

  /// Rows in pieces whose buffers stay in the cache.
  func blocks(of rows: Range<Int>) -> [Range<Int>] {
    stride(from: rows.lowerBound, to: rows.upperBound, by: rowsOfBlock).map {
      $0..<min($0 + rowsOfBlock, rows.upperBound)
    }
  }

  /// Computes these rows of a block.
  ///
  /// - Parameter results: where the numbers go; by default into a buffer that the next block is written over.
  func run(_ rows: Range<Int>, results: Kernel.Results? = nil) -> UnsafePointer<Double> {
    let count = rows.count * program.width
    for (index, step) in program.steps.enumerated() {
      let isLast = index == program.steps.count - 1
      let target = isLast ? results ?? buffer(step.register) : buffer(step.register)
      perform(step.action, target, rows, count)
    }
    switch program.result {
    case .register(let register): return UnsafePointer(results ?? buffer(register))
    case .numbers(let place):
      let numbers = arrays[place] + rows.lowerBound * program.width
      guard let results else { return numbers }
      results.update(from: numbers, count: count)
      return UnsafePointer(results)
    case .constant: preconditionFailure("a program ends with a block")
    }
  }

  private func buffer(_ register: Int) -> Kernel.Results { registers + register * capacity }

  private func operand(_ source: BlockProgram.Source, _ rows: Range<Int>) -> Kernel.Operand {
    switch source {
    case .constant(let number): .constant(number)
    case .numbers(let place): .numbers(arrays[place] + rows.lowerBound * program.width)
    case .register(let register): .numbers(UnsafePointer(buffer(register)))
    }
  }

  private func numbers(_ source: BlockProgram.Source, _ rows: Range<Int>) -> UnsafePointer<Double> {
    guard case .numbers(let numbers) = operand(source, rows) else { preconditionFailure("a constant is no block") }
    return numbers
  }

  private func perform(_ action: BlockProgram.Action, _ results: Kernel.Results, _ rows: Range<Int>, _ count: Int) {
    let width = program.width
    let first = rows.lowerBound * width
    switch action {
    case .fill(let number): results.update(repeating: number, count: count)
    case .flags(let flags):
      flags.withUnsafeBufferPointer { flags in for place in 0..<count { results[place] = flags[first + place] ? 1 : 0 }
      }
    case .row(let row):
      for index in 0..<rows.count { for place in 0..<width { results[index * width + place] = row[place] } }
    case .column(let column):
      for (index, row) in rows.enumerated() { (results + index * width).update(repeating: column[row], count: width) }
    case .oneHot(let labels):
      results.update(repeating: 0, count: count)
      for (index, row) in rows.enumerated() { results[index * width + (Int(exactly: labels[row]) ?? 0)] = 1 }
    case .unary(let function, let x): function.write(to: results, numbers(x, rows), count: count)
    case .binary(let function, let a, let b):
      function.write(to: results, operand(a, rows), operand(b, rows), count: count)
    case .logarithm(let base, let x):
      Kernel.combine(results, operand(x, rows), .constant(base), count, Elementary.log(_:base:))
    case .xlogy(let base, let a, let b):
      Kernel.combine(results, operand(a, rows), operand(b, rows), count) { x, y in
        x == 0 && !y.isNaN ? 0 : x * Elementary.log(y, base: base)
      }
    case .select(let mask, let a, let b):
      mask.withUnsafeBufferPointer { mask in
        let (a, b) = (operand(a, rows), operand(b, rows))
        for place in 0..<count { results[place] = mask[first + place] ? a[place] : b[place] }
      }
    case .likelihood(let form, let truths, let x):
      form.write(to: results, truths: numbers(truths, rows), numbers(x, rows), count: count)
    case .likelihoodSlope(let form, let scale, let truths, let x):
      form.writeSlope(
        to: results, scale: scale, truths: numbers(truths, rows), numbers(x, rows), count: count)
    case .softmax(let x):
      RowSoftmax(numbers(x, rows), rows: rows.count, width: width).writeSoftmax(to: results)
    case .logSoftmax(let x):
      RowSoftmax(numbers(x, rows), rows: rows.count, width: width).writeLogSoftmax(to: results)
    case .crossEntropySlope(let slope, let x):
      RowSoftmax(numbers(x, rows), rows: rows.count, width: width)
        .writeSlope(slope, from: rows.lowerBound, to: results)
    }
  }
}
