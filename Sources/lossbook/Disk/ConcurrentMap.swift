import Foundation

extension Array where Element: Sendable {
  /// The results of the elements, in their order, computed on as many threads as there are processors.
  ///
  /// Each thread has a stack of 64 MB (of which it takes what it touches), so that the depth which the language allows
  /// never depends on where it is evaluated. `progress` is told how many are done, from any of the threads.
  func concurrentMap<Result: Sendable>(
    progress: @escaping @Sendable (Int) -> Void = { _ in }, _ transform: @escaping @Sendable (Element) -> Result
  ) -> [Result] {
    concurrentMap(with: {}, progress: progress) { element, _ in transform(element) }
  }

  /// - Parameter context: makes what each thread has for itself.
  func concurrentMap<Context, Result: Sendable>(
    with context: @escaping @Sendable () -> Context, progress: @escaping @Sendable (Int) -> Void = { _ in },
    _ transform: @escaping @Sendable (Element, Context) -> Result
  ) -> [Result] {
    let elements = self
    let work = SharedWork<Result>(count: count)
    let finished = DispatchSemaphore(value: 0)
    // To count the processors takes files of the system: for one notebook, too long.
    let threadCount = count < 2 ? count : Swift.min(count, ProcessInfo.processInfo.activeProcessorCount)
    for _ in 0..<threadCount {
      let thread = Thread {
        let context = context()
        while let index = work.next() {
          progress(work.finish(index, with: transform(elements[index], context)))
        }
        finished.signal()
      }
      thread.stackSize = 64 << 20
      thread.start()
    }
    for _ in 0..<threadCount { finished.wait() }
    return work.finished()
  }
}

/// What is still to be done, and what came of the rest.
private final class SharedWork<Result: Sendable>: @unchecked Sendable {
  // Guarded by the lock.
  private let lock = NSLock()
  private var results: [Result?]
  private var started = 0
  private var done = 0

  init(count: Int) {
    results = Array(repeating: nil, count: count)
  }

  func next() -> Int? {
    lock.withLock {
      guard started < results.count else { return nil }
      started += 1
      return started - 1
    }
  }

  func finish(_ index: Int, with result: Result) -> Int {
    lock.withLock {
      results[index] = result
      done += 1
      return done
    }
  }

  func finished() -> [Result] {
    lock.withLock { results.compactMap(\.self) }
  }
}
