import Glibc

/// A client's connection. Everything is limited in size and time, so that nobody can keep a thread or fill the memory.
struct Connection: Sendable {
  let socket: Int32

  /// The head of a request up to its empty line; nil if it is too long, comes too slowly or never ends.
  func readHead(within limit: Duration = .seconds(5)) -> [UInt8]? {
    let deadline = ContinuousClock.now + limit
    var head: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while head.count < HTTPRequest.maximumLength {
      guard wait(for: POLLIN, until: deadline) else { return nil }
      let count = recv(socket, &buffer, buffer.count, Int32(MSG_DONTWAIT))
      guard count > 0 else { return nil }
      // The empty line can be cut by the end of what came before.
      let start = max(0, head.count - 3)
      head += buffer[..<count]
      if let end = head[start...].firstRange(of: [13, 10, 13, 10]) { return Array(head[..<end.upperBound]) }
    }
    return nil
  }

  /// Whether the client has taken all of it in time.
  @discardableResult
  func send(_ bytes: [UInt8], within limit: Duration = .seconds(10)) -> Bool {
    let deadline = ContinuousClock.now + limit
    var rest = bytes[...]
    while !rest.isEmpty {
      guard wait(for: POLLOUT, until: deadline) else { return false }
      let count = rest.withUnsafeBytes {
        Glibc.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL | MSG_DONTWAIT))
      }
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if errno != EAGAIN && errno != EINTR {
        return false
      }
    }
    return true
  }

  /// Whether the client has gone away, found out without waiting.
  var isClosed: Bool {
    var byte: UInt8 = 0
    return recv(socket, &byte, 1, Int32(MSG_PEEK | MSG_DONTWAIT)) == 0
  }

  func close() {
    shutdown(socket, Int32(SHUT_RDWR))
    Glibc.close(socket)
  }

  private func wait(for event: Int32, until deadline: ContinuousClock.Instant) -> Bool {
    let milliseconds = (deadline - .now).milliseconds
    guard milliseconds > 0 else { return false }
    var descriptor = pollfd(fd: socket, events: Int16(event), revents: 0)
    return poll(&descriptor, 1, Int32(milliseconds)) > 0
  }
}
