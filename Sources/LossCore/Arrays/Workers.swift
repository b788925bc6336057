/// Who computes large arrays: the threads of a host, or nobody but the caller. Results are the same to the bit.
package struct Workers: Sendable {
  private let start: @Sendable (_ count: Int, _ task: @Sendable (Int) -> Void) -> Void
  private let prepare: @Sendable (_ memory: UnsafeMutableRawBufferPointer) -> Void

  /// - Parameters:
  ///   - prepare: is told of the memory of every large array before it is written for the first time, all of it.
  ///   - start: runs the task with every number below the count, in any order and on any threads, and returns when all of
  ///     them are done.
  package init(
    prepare: @escaping @Sendable (_ memory: UnsafeMutableRawBufferPointer) -> Void = { _ in },
    _ start: @escaping @Sendable (_ count: Int, _ task: @Sendable (Int) -> Void) -> Void
  ) {
    self.start = start
    self.prepare = prepare
  }

  /// The thread that asks, by itself.
  package static let alone = Workers { count, task in for number in 0..<count { task(number) } }

  /// Does so many tasks.
  package func run(_ count: Int, _ task: @Sendable (Int) -> Void) {
    if count == 1 { task(0) } else if count > 1 { start(count, task) }
  }

  /// The results of so many tasks, in their order.
  package func map<Result: Sendable>(_ count: Int, _ task: @Sendable (Int) -> Result) -> [Result] {
    [Result](unsafeUninitializedCapacity: count) { buffer, initializedCount in
      // Each task writes its own place.
      nonisolated(unsafe) let results = buffer
      run(count) { number in results.initializeElement(at: number, to: task(number)) }
      initializedCount = count
    }
  }

  /// No numbers, and room for so many, which are written one after another.
  package func numbers(reserving count: Int) -> [Double] {
    [Double](unsafeUninitializedCapacity: count) { buffer, initializedCount in
      prepare(UnsafeMutableRawBufferPointer(buffer))
      initializedCount = 0
    }
  }

  /// So many numbers, which are written in place.
  package func numbers(_ count: Int, _ write: (UnsafeMutablePointer<Double>) -> Void) -> [Double] {
    [Double](count: count) { results in
      prepare(UnsafeMutableRawBufferPointer(start: results, count: count * MemoryLayout<Double>.stride))
      write(results)
    }
  }
}
