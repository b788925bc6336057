import ArgumentParser

/// A command that can be given nothing but words, such as the paths of notebooks.
///
/// ArgumentParser finds out at run time what a command takes, and that takes longer than a notebook does. Where no option
/// is given there is nothing to find out.
protocol WordsCommand: ParsableCommand {
  /// What the parser makes of these words.
  init(words: [String])
}

extension Lossbook {
  /// The command of arguments without options; nil for all that the parser is to look at.
  static func command(ofWords arguments: [String]) -> (any WordsCommand)? {
    guard !arguments.contains(where: { $0.isEmpty || $0.hasPrefix("-") }) else { return nil }
    let words = Array(arguments.dropFirst())
    switch arguments.first {
    case "run" where !words.isEmpty: return RunCommand(words: words)
    case "check": return CheckCommand(words: words)
    case "build" where words.isEmpty: return BuildCommand(words: words)
    default: return nil
    }
  }
}

extension RunCommand: WordsCommand {
  init(words: [String]) {
    self.init()
    files = words
    cell = nil
    format = .text
  }
}

extension CheckCommand: WordsCommand {
  init(words: [String]) {
    self.init()
    paths = words
    format = .text
    coverage = nil
    shard = nil
    externalLinks = false
  }
}

extension BuildCommand: WordsCommand {
  init(words: [String]) {
    self.init()
    output = nil
    keepGoing = false
  }
}
