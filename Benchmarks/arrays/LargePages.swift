import Glibc

extension UnsafeMutableRawBufferPointer {
  /// As the program does; see `Workers.host`.
  func askForLargePages() {
    let page = 1 << 21
    guard let baseAddress, count >= 2 * page else { return }
    let first = baseAddress.alignedUp(toMultipleOf: page)
    madvise(first, (baseAddress + count).alignedDown(toMultipleOf: page) - first, MADV_HUGEPAGE)
  }
}
