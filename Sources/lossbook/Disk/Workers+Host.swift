import Dispatch
import LossCore

extension Workers {
  /// As many threads as the machine has processors.
  static let host = Workers { count, task in DispatchQueue.concurrentPerform(iterations: count, execute: task) }
}
