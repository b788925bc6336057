import Publishing

/// What the server of a live site answers: the files of the site as `build` would write them, and into every page a
/// script that keeps it up to date.
struct SiteAnswers: Sendable {
  let site: LiveSite
  /// Tells this run of the program from others, so that an open page notices a new one.
  let run: String

  /// What pages are told: the state of the site's pages, and behind a blank that of its other files.
  func message(_ stamp: LiveSite.Stamp) -> String { "\(run)-\(stamp.pages) \(stamp.files)" }

  func callAsFunction(_ request: HTTPRequest) -> LoopbackServer.Answer {
    switch request.path {
    case Self.eventsPath: .events(first: message(site.stamp))
    case Self.scriptPath: .response(HTTPResponse(status: .ok, type: Self.type("js"), body: PackageResources.live_js))
    case Self.stylesheetPath:
      .response(HTTPResponse(status: .ok, type: Self.type("css"), body: PackageResources.live_css))
    default: .response(file(String(request.path.dropFirst())))
    }
  }

  private static let eventsPath = "/.lossbook/events"
  private static let scriptPath = "/.lossbook/live.js"
  private static let stylesheetPath = "/.lossbook/live.css"

  private static func type(_ end: String) -> String { HTTPResponse.type(ofFile: "." + end) }

  private func file(_ wanted: String) -> HTTPResponse {
    let path = wanted.isEmpty || wanted.hasSuffix("/") ? wanted + "index.html" : wanted
    if let (bytes, stamp) = site.file(at: path) {
      let type = HTTPResponse.type(ofFile: path)
      let isPage = path.hasSuffix(".html")
      return HTTPResponse(status: .ok, type: type, body: isPage ? live(bytes, stamp) : bytes)
    }
    // A folder without its `/` would make the links of its page lead astray.
    if site.file(at: path + "/index.html") != nil {
      let address = path.split(separator: "/").map { String($0).addressEncoded }.joined(separator: "/")
      return HTTPResponse(status: .movedPermanently, location: "/\(address)/")
    }
    let stamp = site.stamp
    return HTTPResponse(
      status: .notFound, type: Self.type("html"), body: live(Array(Self.notFound.utf8), stamp))
  }

  /// The page with the script in its head, before all others. The page that `build` writes has none.
  private func live(_ page: [UInt8], _ stamp: LiveSite.Stamp) -> [UInt8] {
    guard let head = page.firstRange(of: Array("<head>".utf8)) else { return page }
    let markup = """

      <link rel="stylesheet" href="\(Self.stylesheetPath)"/>
      <script src="\(Self.scriptPath)" data-state="\(message(stamp))" data-events="\(Self.eventsPath)"></script>
      """
    return page[..<head.upperBound] + Array(markup.utf8) + page[head.upperBound...]
  }

  /// It says nothing of the address, which is not ours.
  private static let notFound = """
    <!doctype html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <title>No such page</title>
    <link rel="stylesheet" href="/assets/lossbook.css"/>
    </head>
    <body>
    <main id="content">
    <article>
    <h1>No such page</h1>
    <p>The site has no page at this address. If you are about to write it, leave this one open: it will appear here.</p>
    <p><a href="/">The front page</a></p>
    </article>
    </main>
    </body>
    </html>

    """
}
