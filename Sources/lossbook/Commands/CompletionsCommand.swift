import ArgumentParser

/// `lossbook completions`: what a shell needs to complete the commands.
struct CompletionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "completions",
    abstract: "Print the script with which a shell completes commands and options.",
    discussion: """
      Examples:
        source <(lossbook completions bash)              in ~/.bashrc
        lossbook completions zsh > ~/.zfunc/_lossbook    with ~/.zfunc in fpath
        lossbook completions fish > ~/.config/fish/completions/lossbook.fish
      """)

  @Argument(help: "bash, zsh or fish.")
  var shell: Shell

  enum Shell: String, ExpressibleByArgument, CaseIterable {
    case bash, zsh, fish
  }

  func run() {
    let known: CompletionShell =
      switch shell {
      case .bash: .bash
      case .zsh: .zsh
      case .fish: .fish
      }
    Terminal.output(Lossbook.completionScript(for: known) + "\n")
  }
}
