import Testing

/// What nobody may get from `lossbook serve`.
struct ServeSafetyTests {
  @Test func `no path leads out of the site`() throws {
    let site = try ServedProject(["notebooks/a.md": goodNotebook, "secret.txt": "precious"])
    for path in [
      "/../secret.txt", "/..%2fsecret.txt", "/%2e%2e/secret.txt", "/a/../../secret.txt", "//secret.txt",
      "/....//secret.txt", "/..\\secret.txt", "/notebooks/../secret.txt", "/secret.txt", "/files/secret.txt",
      "/%2e%2e%2f%2e%2e%2fetc/passwd", "/etc/passwd", "//etc/passwd", "/a.html/../../secret.txt", "/.git/config",
      "/.lossbook/../secret.txt",
    ] {
      let answer = try site.get(path)
      #expect(answer.status == 404, "\(path)")
      #expect(!answer.text.contains("precious") && !answer.text.contains("root:"), "\(path)")
    }
  }

  @Test func `only who asks for this machine by its own name gets an answer`() throws {
    let site = try ServedProject(["notebooks/a.md": goodNotebook])
    let port = site.port
    for host in ["127.0.0.1:\(port)", "localhost:\(port)", "LOCALHOST:\(port)"] {
      #expect(try site.get("/a.html", host: host).status == 200, "\(host)")
    }
    for host in [
      "evil.example", "evil.example:\(port)", "127.0.0.1", "localhost.evil.example:\(port)", "127.0.0.1:1", "",
      "127.0.0.1:\(port).evil.example", "[::1]:\(port)", "0.0.0.0:\(port)",
    ] {
      for path in ["/a.html", "/.lossbook/events", "/.lossbook/live.js"] {
        let answer = try site.get(path, host: host)
        #expect(answer.status == 421 && answer.body.isEmpty, "\(host)")
      }
    }
    let head = try site.get("/a.html").head
    #expect(head.contains("Cross-Origin-Resource-Policy: same-origin"))
    #expect(head.contains("frame-ancestors 'self'"))
    #expect(head.contains("X-Content-Type-Options: nosniff"))
    #expect(!head.lowercased().contains("access-control"))
  }

  @Test func `what no browser sends gets no page`() throws {
    let site = try ServedProject(["notebooks/a.md": goodNotebook])
    let host = "Host: 127.0.0.1:\(site.port)\r\n"
    for request in [
      "GET /a.html HTTP/1.1\r\n\r\n", "GET /a.html HTTP/1.1\r\n\(host)\(host)\r\n", "GET /a.html\r\n\(host)\r\n",
      "GET http://127.0.0.1:\(site.port)/a.html HTTP/1.1\r\n\(host)\r\n", "GET /%zz HTTP/1.1\r\n\(host)\r\n",
      "GET /%00 HTTP/1.1\r\n\(host)\r\n", "GET /%ff HTTP/1.1\r\n\(host)\r\n", "GET /a\u{1} HTTP/1.1\r\n\(host)\r\n",
      "GET /a.html HTTP/2.0\r\n\(host)\r\n", "\r\n\r\n", "\u{16}\u{3}\u{1}\r\n\r\n",
      "GET /a.html HTTP/1.1\n\(host)\r\n\r\n",
      "GET  /a.html HTTP/1.1\r\n\(host)\r\n", "GET /a.html HTTP/1.1\r\nno colon\r\n\(host)\r\n",
    ] {
      let answer = ServedProject.Answer(try site.send(request))
      #expect(answer.status == 400 && answer.body.isEmpty, "\(request.debugDescription)")
    }
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "get"] {
      let answer = ServedProject.Answer(try site.send("\(method) /a.html HTTP/1.1\r\n\(host)\r\n"))
      #expect(answer.status == 405 && answer.body.isEmpty, "\(method)")
    }
    let head = ServedProject.Answer(try site.send("HEAD /a.html HTTP/1.1\r\n\(host)\r\n"))
    #expect(head.status == 200 && head.body.isEmpty && head.head.contains("Content-Length: "))
    #expect(try site.get("/a.html?query#part").status == 200)
  }

  @Test func `a head without end and a slow client get nothing, and keep nobody waiting`() throws {
    let site = try ServedProject(["notebooks/a.md": goodNotebook])
    let start = ContinuousClock.now
    let slow = try (0..<80).map { _ in try ServedProject.Client(port: site.port) }
    for client in slow { client.send("GET /a.html HTTP/1.1\r\nHost: ") }
    let long = try ServedProject.Client(port: site.port)
    // Refused by then, or cut at 16 KB.
    for _ in 0..<64 { long.send("X-Long: " + String(repeating: "x", count: 4000) + "\r\n") }
    #expect(long.readAll().isEmpty)
    for client in slow { #expect(client.readAll().isEmpty) }
    let waited = ContinuousClock.now - start
    #expect(waited < .seconds(25), "\(waited)")
    #expect(try site.get("/a.html").status == 200)
  }
}
