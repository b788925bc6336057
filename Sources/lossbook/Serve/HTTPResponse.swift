/// An answer to a request: always whole, and the last of its connection.
struct HTTPResponse: Sendable {
  var status: Status
  var type = "text/plain; charset=utf-8"
  var body: [UInt8] = []
  /// Where a redirection leads.
  var location: String?

  enum Status: String, Sendable {
    case ok = "200 OK"
    case movedPermanently = "301 Moved Permanently"
    case badRequest = "400 Bad Request"
    case notFound = "404 Not Found"
    case methodNotAllowed = "405 Method Not Allowed"
    case misdirected = "421 Misdirected Request"
  }

  /// - Parameter withoutBody: for a `HEAD`, which asks for the head alone.
  func bytes(withoutBody: Bool) -> [UInt8] {
    var head = Self.head(status, type)
    head += "Content-Length: \(body.count)\r\n"
    if let location { head += "Location: \(location)\r\n" }
    if status == .methodNotAllowed { head += "Allow: GET, HEAD\r\n" }
    return Array((head + "\r\n").utf8) + (withoutBody ? [] : body)
  }

  /// What a stream of events begins with.
  static let eventStreamHead = Array((head(.ok, "text/event-stream") + "\r\n").utf8)

  /// Nothing is kept by the browser, shown in a frame of another site, or used by one.
  private static func head(_ status: Status, _ type: String) -> String {
    """
    HTTP/1.1 \(status.rawValue)\r
    Content-Type: \(type)\r
    Cache-Control: no-store\r
    Connection: close\r
    Content-Security-Policy: frame-ancestors 'self'\r
    Cross-Origin-Resource-Policy: same-origin\r
    Referrer-Policy: same-origin\r
    X-Content-Type-Options: nosniff\r

    """
  }

  /// The type of a file by the end of its name.
  static func type(ofFile path: String) -> String {
    let end = path.lastIndex(of: ".").map { path[path.index(after: $0)...].lowercased() } ?? ""
    return types[end] ?? "application/octet-stream"
  }

  private static let types = [
    "html": "text/html; charset=utf-8", "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8",
    "json": "application/json", "xml": "application/xml", "txt": "text/plain; charset=utf-8",
    "md": "text/plain; charset=utf-8", "csv": "text/csv; charset=utf-8",
    "tsv": "text/tab-separated-values; charset=utf-8",
    "svg": "image/svg+xml", "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif",
    "webp": "image/webp", "avif": "image/avif", "ico": "image/x-icon", "woff2": "font/woff2", "pdf": "application/pdf",
  ]
}
