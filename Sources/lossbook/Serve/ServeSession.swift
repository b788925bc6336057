import Foundation
import LossLanguage
import Publishing

/// Keeps a live site up to date, and tells the open pages and the terminal.
struct ServeSession: Sendable {
  let site: LiveSite
  let watch: ProjectWatch
  let events: EventStreams
  let answers: SiteAnswers
  let log = ServeLog()

  /// Starts to evaluate the notebooks and to follow changes, on threads of their own.
  func start() {
    Thread.detachNewThread { load() }
    Thread.detachNewThread { follow() }
  }

  /// Evaluates everything that is pending. Pages that are asked for meanwhile come first.
  private func load() {
    let files = site.pending
    let progress = Progress("Evaluating", total: files.count)
    var done = 0
    while done < files.count {
      let part = files[done..<min(done + Self.partCount, files.count)]
      site.settle(Array(part))
      done += part.count
      progress.update(done)
    }
    progress.end()
    watch.add(foldersOf: site.inputs)
    // What has changed before it was watched.
    _ = site.update(nil)
    tell()
    log.loaded(site)
  }

  /// So few that a page which is asked for does not wait.
  private static let partCount = 16

  private func follow() {
    while true {
      watch.add(foldersOf: site.inputs)
      if let failure = watch.failure { log.unwatched(failure) }
      let paths = watch.next()
      let start = ContinuousClock.now
      let update = site.update(paths)
      guard update.isVisible else { continue }
      tell()
      log.updated(update, of: site, in: ContinuousClock.now - start)
      if update.isForAll { Thread.detachNewThread { load() } }
    }
  }

  private func tell() { events.send(answers.message(site.stamp)) }
}
