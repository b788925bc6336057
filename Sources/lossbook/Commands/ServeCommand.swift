import ArgumentParser
import Glibc

/// `lossbook serve`: the site in a browser, up to date while it is written.
struct ServeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Show the site in a browser on this machine, up to date while you write.",
    discussion: """
      Pages are those of `build`, drafts included. When a file is saved, the open page changes in place; what does not \
      hold is shown at its cell, with the last result that there was, and in the terminal. Nothing is written. Other \
      machines cannot reach it.

      Examples:
        lossbook serve
        lossbook serve --port 8000
        lossbook serve --port 0              any port that is free
      """)

  @Option(help: ArgumentHelp("The port, from 0 to 65535.", valueName: "n"))
  var port: UInt16 = 4400

  func run() throws {
    let project = Project(containing: ".")
    guard project.hasNotebooks else {
      Terminal.report("there is no folder `notebooks` here or above")
      return try Outcome.unusable.end()
    }
    // All threads inherit this; the first one waits for the signals.
    var signals = sigset_t()
    sigemptyset(&signals)
    for signal in [SIGINT, SIGTERM, SIGHUP] { sigaddset(&signals, signal) }
    pthread_sigmask(SIG_BLOCK, &signals, nil)

    guard let server = server(), let watch = watch(project) else { return try Outcome.unusable.end() }
    let site = LiveSite(project)
    let answers = SiteAnswers(site: site, run: String(UInt32.random(in: 0...UInt32.max), radix: 36))
    let events = EventStreams()
    server.start(events) { answers($0) }
    Terminal.output("Serving \(project.root.displayed)/notebooks at \(server.address) (Ctrl-C ends it)\n")
    ServeSession(site: site, watch: watch, events: events, answers: answers).start()

    var signal: Int32 = 0
    sigwait(&signals, &signal)
    // Behind the `^C` that the terminal shows.
    if signal == SIGINT, isatty(STDERR_FILENO) == 1 { Terminal.error("\n") }
  }

  private func server() -> LoopbackServer? {
    do throws(LoopbackServer.Failure) {
      return try LoopbackServer(port: port)
    } catch {
      switch error {
      case .taken:
        Terminal.report("port \(port) is taken, perhaps by another `lossbook serve`; name one with `--port`")
      case .system(let reason):
        Terminal.report("port \(port) cannot be used: \(reason)")
      }
      return nil
    }
  }

  private func watch(_ project: Project) -> ProjectWatch? {
    do throws(FolderWatch.Failure) {
      return try ProjectWatch(project)
    } catch {
      Terminal.report("files cannot be watched: \(error.reason)")
      return nil
    }
  }
}
