import Foundation
import Glibc

/// A server on loopback that answers each path in its own way, for tests of links.
final class LinkServer: Sendable {
  let port: UInt16
  private let socket: Int32

  init() throws {
    socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let (socket, size) = (socket, length)
    let isBound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(socket, $0, size) == 0 && getsockname(socket, $0, &length) == 0
      }
    }
    guard isBound, listen(socket, 16) == 0 else { throw POSIXError(.EADDRINUSE) }
    port = UInt16(bigEndian: address.sin_port)
    Thread.detachNewThread {
      while true {
        let connection = accept(socket, nil, nil)
        guard connection >= 0 else { return }
        Self.answer(connection)
        close(connection)
      }
    }
  }

  deinit {
    shutdown(socket, Int32(SHUT_RDWR))
    close(socket)
  }

  private static func answer(_ connection: Int32) {
    var request: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while !String(decoding: request, as: UTF8.self).contains("\r\n\r\n") {
      let count = read(connection, &buffer, buffer.count)
      guard count > 0 else { return }
      request += buffer[..<count]
    }
    let words = String(decoding: request, as: UTF8.self).split(separator: " ")
    let (method, path) = (words[0], words.count > 1 ? words[1] : "")
    let status =
      switch path {
      case "/there": "200 OK"
      case "/moved": "301 Moved Permanently\r\nLocation: /there"
      case "/circle": "302 Found\r\nLocation: /circle"
      case "/nohead": method == "HEAD" ? "405 Method Not Allowed" : "200 OK"
      case "/file": "302 Found\r\nLocation: file:///etc/passwd"
      default: "404 Not Found"
      }
    let answer = Array("HTTP/1.1 \(status)\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".utf8)
    // A client that has gone away must not end the tests.
    _ = send(connection, answer, answer.count, Int32(MSG_NOSIGNAL))
  }
}
