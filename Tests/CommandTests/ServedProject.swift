import Foundation
import Glibc

/// A project, and `lossbook serve` at work in it until the test is over.
final class ServedProject {
  let files: CommandLine
  let port: UInt16
  private let process: Process
  private let errorsURL: URL

  init(_ files: [String: String], port: UInt16 = 0) throws {
    self.files = try CommandLine(files)
    let folder = self.files.folder
    let (outputURL, errorsURL) = (folder.appending(path: ".out"), folder.appending(path: ".err"))
    for url in [outputURL, errorsURL] { try Data().write(to: url) }
    let process = Process()
    process.executableURL = CommandLine.program
    process.arguments = ["serve", "--port", "\(port)"]
    process.currentDirectoryURL = folder
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: outputURL)
    process.standardError = try FileHandle(forWritingTo: errorsURL)
    try process.run()
    var found: UInt16?
    try Self.eventually("an address") {
      let output = (try? String(contentsOf: outputURL, encoding: .utf8)) ?? ""
      found = output.firstMatch(of: /127\.0\.0\.1:(\d+)/).flatMap { UInt16($0.1) }
      return found != nil || !process.isRunning
    }
    guard let found else {
      throw Missing(what: "an address; it says: \((try? String(contentsOf: errorsURL, encoding: .utf8)) ?? "")")
    }
    (self.process, self.errorsURL, self.port) = (process, errorsURL, found)
  }

  deinit {
    if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    process.waitUntilExit()
  }

  /// Standard error so far.
  var errors: String { (try? String(contentsOf: errorsURL, encoding: .utf8)) ?? "" }

  /// Sends a signal and waits for the end; the exit code, or the signal that ended it.
  func end(by signal: Int32) -> Int32 {
    kill(process.processIdentifier, signal)
    process.waitUntilExit()
    return process.terminationStatus
  }

  /// What comes back for a request as a browser sends it.
  func get(_ path: String, host: String? = nil) throws -> Answer {
    let host = host ?? "127.0.0.1:\(port)"
    return Answer(try send("GET \(path) HTTP/1.1\r\nHost: \(host)\r\nAccept: */*\r\n\r\n"))
  }

  /// What comes back for these bytes until the server closes the connection.
  func send(_ text: String) throws -> [UInt8] {
    let client = try Client(port: port)
    client.send(text)
    return client.readAll()
  }

  /// A page without what only `serve` adds; nil if there is none.
  func page(_ path: String) throws -> String? {
    let answer = try get(path)
    guard answer.status == 200 else { return nil }
    return answer.text.split(separator: "\n", omittingEmptySubsequences: false)
      .filter { !$0.contains("/.lossbook/") }.joined(separator: "\n")
  }

  /// Waits until something is so, and fails if it never is.
  static func eventually(_ what: String, _ isSo: () throws -> Bool) throws {
    for _ in 0..<600 {
      if try isSo() { return }
      usleep(50_000)
    }
    throw Missing(what: what)
  }

  struct Missing: Error, CustomStringConvertible {
    var what: String
    var description: String { "it never came to \(what)" }
  }

  struct Answer {
    /// Zero if nothing came back.
    var status = 0
    var head = ""
    var body: [UInt8] = []

    init(_ bytes: [UInt8]) {
      guard let end = bytes.firstRange(of: Array("\r\n\r\n".utf8)) else { return }
      head = String(decoding: bytes[..<end.lowerBound], as: UTF8.self)
      body = Array(bytes[end.upperBound...])
      status = Int(head.split(separator: " ")[1]) ?? 0
    }

    var text: String { String(decoding: body, as: UTF8.self) }
  }

  /// A connection to the server; reading gives up after half a minute.
  final class Client {
    private let socket: Int32

    init(port: UInt16) throws {
      socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
      var limit = timeval(tv_sec: 30, tv_usec: 0)
      setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
      var address = sockaddr_in()
      address.sin_family = sa_family_t(AF_INET)
      address.sin_port = port.bigEndian
      address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
      let descriptor = socket
      let result = withUnsafePointer(to: &address) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
          connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
        }
      }
      guard result == 0 else { throw POSIXError(.ECONNREFUSED) }
    }

    deinit {
      close(socket)
    }

    /// False if the server has closed the connection.
    @discardableResult
    func send(_ text: String) -> Bool {
      let bytes = Array(text.utf8)
      return Glibc.send(socket, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count
    }

    func read() -> [UInt8] {
      var buffer = [UInt8](repeating: 0, count: 64 << 10)
      let count = recv(socket, &buffer, buffer.count, 0)
      return Array(buffer[..<max(0, count)])
    }

    func readAll() -> [UInt8] {
      var bytes: [UInt8] = []
      while true {
        let more = read()
        if more.isEmpty { return bytes }
        bytes += more
      }
    }
  }
}
