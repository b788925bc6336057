import Dispatch
import Glibc
import LossCore

extension Workers {
  /// As many threads as the machine has processors.
  static let host = Workers(prepare: { $0.askForLargePages() }) { count, task in
    DispatchQueue.concurrentPerform(iterations: count, execute: task)
  }
}

extension UnsafeMutableRawBufferPointer {
  /// Asks for pages of 2 MB where there is room for whole ones: to hand out and clear those of 4 KB takes the kernel
  /// longer than it takes to compute most arrays. Refused, it is as before.
  func askForLargePages() {
    let page = 1 << 21
    guard let baseAddress, count >= 2 * page else { return }
    let first = baseAddress.alignedUp(toMultipleOf: page)
    madvise(first, (baseAddress + count).alignedDown(toMultipleOf: page) - first, MADV_HUGEPAGE)
  }
}
