import ArgumentParser

/// Commands that are given nothing but words, such as the paths of notebooks.
///
/// ArgumentParser finds out at run time what a command takes, and that takes longer than a notebook does. Where no option
/// is given there is nothing to find out.
extension Lossbook {
  /// What the parser makes of arguments without options; nil for all that it is to look at itself.
  static func command(ofWords arguments: [String]) -> (any ParsableCommand)? {
    guard !arguments.contains(where: { $0.isEmpty || $0.hasPrefix("-") }) else { return nil }
    let words = Array(arguments.dropFirst())
    switch arguments.first {
    case "run" where !words.isEmpty: return RunCommand(files: words)
    case "check": return CheckCommand(paths: words)
    case "build" where words.isEmpty: return BuildCommand(output: nil)
    default: return nil
    }
  }
}

extension RunCommand {
  fileprivate init(files: [String]) {
    self.init()
    self.files = files
    cell = nil
    format = .text
  }
}

extension CheckCommand {
  fileprivate init(paths: [String]) {
    self.init()
    self.paths = paths
    format = .text
    coverage = nil
    shard = nil
    externalLinks = false
  }
}

extension BuildCommand {
  fileprivate init(output: String?) {
    self.init()
    self.output = output
    keepGoing = false
  }
}
