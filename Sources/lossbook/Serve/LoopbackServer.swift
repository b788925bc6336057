import Foundation
import Glibc
import Synchronization

/// A server of HTTP that only this machine can reach. It knows GET and HEAD, one request a connection, each on a thread of
/// its own.
///
/// It is written by hand for its limits: a request's head may take 16 KB and five seconds, and 64 requests are served at
/// once. The server of FlyingFox, for one, reads heads of any length for any time.
final class LoopbackServer: Sendable {
  let port: UInt16
  private let listener: Int32
  private let open = Atomic(0)

  private static let capacity = 64

  /// What a request gets.
  enum Answer {
    case response(HTTPResponse)
    /// The connection is kept, and is told of changes; this is the first message.
    case events(first: String)
  }

  /// Why there is no server.
  enum Failure: Error {
    case taken
    case system(String)
  }

  /// - Parameter port: zero for any that is free.
  init(port wanted: UInt16) throws(Failure) {
    listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    guard listener >= 0 else { throw .last() }
    // The port of a server that was ended a moment ago is free.
    var yes: Int32 = 1
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = wanted.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let size = length
    let descriptor = listener
    let isBound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
        bind(descriptor, pointer, size) == 0 && listen(descriptor, 64) == 0
          && getsockname(descriptor, pointer, &length) == 0
      }
    }
    guard isBound else {
      let failure = errno == EADDRINUSE ? Failure.taken : .last()
      Glibc.close(descriptor)
      throw failure
    }
    port = UInt16(bigEndian: address.sin_port)
  }

  var address: String { "http://127.0.0.1:\(port)/" }

  /// Answers requests from now on, on threads of its own.
  func start(_ events: EventStreams, answer: @escaping @Sendable (HTTPRequest) -> Answer) {
    Thread.detachNewThread { [self] in
      while true {
        let socket = accept(listener, nil, nil)
        guard socket >= 0 else {
          // No more descriptors, say: others will be closed soon.
          usleep(10_000)
          continue
        }
        let connection = Connection(socket: socket)
        guard open.add(1, ordering: .relaxed).newValue <= Self.capacity else {
          connection.close()
          open.subtract(1, ordering: .relaxed)
          continue
        }
        let thread = Thread { [self] in
          serve(connection, events, answer)
          open.subtract(1, ordering: .relaxed)
        }
        thread.stackSize = 16 << 20
        thread.start()
      }
    }
  }

  private func serve(_ connection: Connection, _ events: EventStreams, _ answer: (HTTPRequest) -> Answer) {
    guard let head = connection.readHead() else { return connection.close() }
    let request = HTTPRequest(head)
    let isHead = request?.method == "HEAD"
    switch request.map({ permitted($0, answer) }) ?? .response(HTTPResponse(status: .badRequest)) {
    case .response(let response):
      connection.send(response.bytes(withoutBody: isHead))
      connection.close()
    case .events(let first):
      events.add(connection, first: first)
    }
  }

  /// A page of another site can give this machine's address to a name of its own and then ask for ours by that name
  /// (DNS rebinding); its browser still says the name.
  private func permitted(_ request: HTTPRequest, _ answer: (HTTPRequest) -> Answer) -> Answer {
    let hosts = ["127.0.0.1:\(port)", "localhost:\(port)"] + (port == 80 ? ["127.0.0.1", "localhost"] : [])
    guard hosts.contains(request.host) else { return .response(HTTPResponse(status: .misdirected)) }
    guard request.method == "GET" || request.method == "HEAD" else {
      return .response(HTTPResponse(status: .methodNotAllowed))
    }
    return answer(request)
  }
}

extension LoopbackServer.Failure {
  fileprivate static func last() -> Self { .system(String(cString: strerror(errno)).lowercased()) }
}
