import Foundation
import Glibc

/// Where the seals of the sites are that were built on this machine: with the user's caches, and neither in the project
/// nor in the site. A stranger's project could bring a site with a seal of its own, and what is published should not
/// say what it was made from.
///
/// A seal that cannot be read or written costs time and nothing else, so that is not reported.
struct SealFolder {
  /// nil if the user has no folder for caches.
  private let path: String?

  /// The folder that the environment names.
  ///
  /// Source: https://specifications.freedesktop.org/basedir-spec/latest/
  init() {
    let places = [("XDG_CACHE_HOME", ""), ("HOME", "/.cache")]
    path =
      places.lazy.compactMap { name, rest -> String? in
        guard let folder = getenv(name).map({ String(cString: $0) }), folder.hasPrefix("/") else { return nil }
        return folder + rest + "/lossbook/sites"
      }.first
  }

  func seal(of directory: SiteDirectory) -> Seal? {
    guard let place = place(of: directory), let lines = Self.lines(of: place), lines.first == directory.path else {
      return nil
    }
    return Seal(lines: lines.dropFirst())
  }

  /// Also lets go of those whose sites are gone.
  func keep(_ seal: Seal, of directory: SiteDirectory) {
    guard let path, let place = place(of: directory), !directory.path.contains("\n") else { return }
    let manager = FileManager.default
    let text = ([directory.path] + seal.lines).map { $0 + "\n" }.joined()
    try? manager.createDirectory(atPath: path, withIntermediateDirectories: true)
    try? Data(text.utf8).write(to: URL(fileURLWithPath: place), options: .atomic)
    for name in (try? manager.contentsOfDirectory(atPath: path)) ?? [] {
      let place = Project.joined(path, name)
      if let site = Self.lines(of: place)?.first, !Project.isFolder(site) { unlink(place) }
    }
  }

  private func place(of directory: SiteDirectory) -> String? {
    path.map { Project.joined($0, Digest(of: directory.path).description) }
  }

  private static func lines(of place: String) -> [String]? {
    Project.contents(of: place).map { String(decoding: $0, as: UTF8.self).split(separator: "\n").map { String($0) } }
  }
}
