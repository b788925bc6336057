/// Paths within a project, with `/`.
package enum ProjectPath {
  /// The path in the project that a path in a notebook means; nil if it leads out of the project, or is absolute.
  ///
  /// - Parameter file: the notebook, by its path in the project.
  package static func resolving(_ path: String, in file: String) -> String? {
    guard !path.hasPrefix("/"), !path.hasPrefix("~"), !path.contains("\\"), !path.contains(":"), !path.utf8.contains(0)
    else { return nil }
    var parts = file.split(separator: "/").dropLast().map(String.init)
    for part in path.split(separator: "/") {
      switch part {
      case ".": continue
      case "..": if parts.popLast() == nil { return nil }
      default: parts.append(String(part))
      }
    }
    return parts.joined(separator: "/")
  }
}
