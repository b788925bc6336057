import ArgumentParser

/// Commands that are given nothing but words, such as the paths of notebooks.
///
/// ArgumentParser finds out at run time what a command takes, and that takes longer than a notebook does. Where no option
/// is given there is nothing to find out.
extension Lossbook {
  /// What is done for arguments without options; nil for all that the parser is to look at itself.
  static func work(ofWords arguments: [String]) -> (() throws -> Void)? {
    guard !arguments.contains(where: { $0.isEmpty || $0.hasPrefix("-") }) else { return nil }
    let words = Array(arguments.dropFirst())
    switch arguments.first {
    case "run" where !words.isEmpty: return Running(files: words).run
    case "check": return CheckCommand(paths: words).run
    case "build" where words.isEmpty: return BuildCommand(output: nil).run
    default: return nil
    }
  }
}

extension CheckCommand {
  init(paths: [String]) {
    self.init()
    self.paths = paths
    format = .text
    coverage = nil
    shard = nil
    externalLinks = false
  }
}

extension BuildCommand {
  init(output: String?) {
    self.init()
    self.output = output
    keepGoing = false
  }
}
