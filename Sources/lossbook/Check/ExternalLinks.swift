import Foundation
import LossLanguage
import Publishing

/// Asks other sites whether the pages are there that notebooks link to.
///
/// `curl` does the asking: the program stays free of a network library, and of what such a library links to.
struct ExternalLinks: Sendable {
  let curl: String
  /// Seconds until an answer must have come.
  var timeout = 20

  /// nil where there is no `curl`.
  init?() {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    let places = path.split(separator: ":").map { "\($0)/curl" }
    guard let curl = places.first(where: { FileManager.default.isExecutableFile(atPath: $0) }) else { return nil }
    self.curl = curl
  }

  /// Each address is asked for once, and reported wherever it stands.
  func diagnostics(of notebooks: [PublishedNotebook]) -> [Diagnostic] {
    let links = notebooks.flatMap { LinkCheck.externalAddresses(in: $0) }
    let addresses = Set(links.map { Self.page($0.address) }).sorted()
    let progress = Progress("Asking for links", total: addresses.count)
    let faults = addresses.concurrentMap(progress: { progress.update($0) }) { fault(of: $0) }
    progress.end()
    let known = Dictionary(uniqueKeysWithValues: zip(addresses, faults))
    return links.compactMap { link in
      (known[Self.page(link.address)] ?? nil).map { .deadLink(link.address, $0, at: link.region) }
    }
  }

  /// The address without the place on its page, which no server is told.
  private static func page(_ address: String) -> String {
    String(address.prefix { $0 != "#" })
  }

  /// What is wrong with an address; nil for one that gives a page. Many servers refuse to give the head alone.
  private func fault(of address: String) -> String? {
    let head = answer(address, headOnly: true)
    return head == nil ? nil : answer(address, headOnly: false)
  }

  private func answer(_ address: String, headOnly: Bool) -> String? {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: curl)
    // Nothing of the user's configuration, no other protocols, and the address is taken as it is.
    process.arguments =
      ["--disable", "--silent", "--location", "--globoff", "--proto", "=http,https", "--max-redirs", "10"]
      + ["--connect-timeout", "\(timeout)", "--max-time", "\(timeout)", "--user-agent", "lossbook"]
      + ["--output", "/dev/null", "--write-out", "%{http_code}"] + (headOnly ? ["--head"] : [])
      + ["--url", address]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return "`curl` cannot be run" }
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    switch process.terminationStatus {
    case 0:
      guard let code = Int(text), code >= 400 else { return nil }
      return "the server answers \(code)"
    case 3: return "it is no address"
    case 6: return "there is no such host"
    case 7: return "the host refuses the connection"
    case 28: return "no answer within \(timeout) s"
    case 35, 51, 53, 54, 58, 59, 60, 66, 77, 80, 82, 83, 90, 91: return "the connection is not secure"
    case 47: return "it is passed on in a circle"
    default: return "no page comes (curl \(process.terminationStatus))"
    }
  }
}

extension Diagnostic {
  fileprivate static func deadLink(_ address: String, _ fault: String, at region: Region) -> Diagnostic {
    Diagnostic(.deadLink, "the link `\(address)` is dead", at: region, fault)
  }
}
