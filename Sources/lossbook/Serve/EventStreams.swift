import Synchronization

/// The pages that are open in browsers and wait to hear of changes (server-sent events). They take no thread.
final class EventStreams: Sendable {
  private let connections = Mutex<[Connection]>([])

  /// More than anybody has open at once; beyond it the oldest is given up.
  private static let capacity = 64

  func add(_ connection: Connection, first message: String) {
    guard connection.send(HTTPResponse.eventStreamHead + Self.event(message)) else { return connection.close() }
    connections.withLock { connections in
      Self.removeClosed(from: &connections)
      if connections.count == Self.capacity { connections.removeFirst().close() }
      connections.append(connection)
    }
  }

  /// Tells all of them. One that does not take a line at once has not read for long, and is closed; its browser will
  /// ask again.
  func send(_ message: String) {
    let event = Self.event(message)
    connections.withLock { connections in
      Self.removeClosed(from: &connections)
      connections.removeAll { connection in
        if connection.send(event, within: .milliseconds(20)) { return false }
        connection.close()
        return true
      }
    }
  }

  private static func removeClosed(from connections: inout [Connection]) {
    connections.removeAll { connection in
      guard connection.isClosed else { return false }
      connection.close()
      return true
    }
  }

  private static func event(_ message: String) -> [UInt8] {
    Array("data: \(message)\n\n".utf8)
  }
}
