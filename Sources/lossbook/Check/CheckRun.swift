import LossLanguage
import Notebook
import Publishing

/// Checks a selection of notebooks and what of their projects belongs to no notebook. It writes nothing.
struct CheckRun {
  let selection: NotebookSelection
  var coverageMinimum: Double?
  /// Asks other sites for the pages that notebooks link to.
  var externalLinks: ExternalLinks?

  func report() -> (report: CheckReport, evaluations: [Evaluation], outcome: Outcome) {
    let (evaluations, outcome) = selection.evaluated(verb: "Checking", isDrawn: false)
    var report = CheckReport(isSingle: selection.isSingle, coverageMinimum: coverageMinimum)
    var others: [Diagnostic] = []
    let projects = selection.wholeProjects.union(evaluations.projects)
    let configurations = Dictionary(uniqueKeysWithValues: projects.map { ($0, $0.configuration()) })
    for project in evaluations.projects {
      let checked = evaluations.filter { $0.project == project }
      let (configuration, faults) = configurations[project] ?? (SiteConfiguration(), [])
      let links = project.linkCheck(checked, configuration)
      let records = RecordCheck(project: project, configuration: configuration)
      let hasCoverage = coverageMinimum != nil
      report.files += checked.concurrentMap { evaluation in
        Self.file(evaluation, links, records, configuration, hasCoverage: hasCoverage)
      }
      if selection.isSingle { others += faults }
    }
    for project in selection.wholeProjects.sorted(by: { $0.root < $1.root }) {
      let (configuration, faults) = configurations[project] ?? (SiteConfiguration(), [])
      let checked = evaluations.filter { $0.project == project }
      others += faults + RecordCheck(project: project, configuration: configuration).orphans()
      // Which files are used is known of all notebooks only.
      let known = Dictionary(checked.map { ($0.notebook.file, $0.notebook) }) { first, _ in first }
      others += project.unreferencedFiles { known[$0] }
    }
    report.add(others)
    if let externalLinks {
      report.add(externalLinks.diagnostics(of: evaluations.map(\.published)))
    }
    report.files.sort { $0.file.utf8.lexicographicallyPrecedes($1.file.utf8) }
    return (report, evaluations, outcome)
  }

  private static func file(
    _ evaluation: Evaluation, _ links: LinkCheck, _ records: RecordCheck, _ configuration: SiteConfiguration,
    hasCoverage: Bool
  ) -> CheckedFile {
    let published = evaluation.published
    let references = published.references
    var counts = CheckedFile.Counts()
    counts.links = references.count { $0.kind == .link && !$0.isExternal }
    counts.images = references.count { $0.kind == .image }
    var diagnostics = evaluation.report.diagnostics + links.diagnostics(of: published)
    diagnostics += published.formulaDiagnostics(configuration)
    let coverage = hasCoverage ? evaluation.notebook.coverage() : nil
    diagnostics += coverage?.diagnostics ?? []
    if let (recorded, faults) = records.diagnostics(of: evaluation.report) {
      counts.records = recorded
      diagnostics += faults
    }
    return CheckedFile(evaluation.report, diagnostics: diagnostics.inOrder, counts: counts, coverage: coverage)
  }
}

extension CheckReport {
  /// What is said of files beside the reports of notebooks; of a checked notebook it joins the rest.
  fileprivate mutating func add(_ diagnostics: [Diagnostic]) {
    var indices = Dictionary(files.enumerated().map { ($1.file, $0) }) { first, _ in first }
    for diagnostic in diagnostics {
      let file = diagnostic.region.file
      if let index = indices[file] {
        files[index].diagnostics = (files[index].diagnostics + [diagnostic]).inOrder
        files[index].isOK = files[index].isOK && !diagnostic.isFailure
      } else {
        indices[file] = files.count
        files.append(CheckedFile(file: file, diagnostics: [diagnostic]))
      }
    }
  }
}

extension [Diagnostic] {
  /// By place; those of one place in the order in which they were found.
  fileprivate var inOrder: [Diagnostic] {
    enumerated().sorted { a, b in
      let (first, second) = (a.element.region.start, b.element.region.start)
      return first == second ? a.offset < b.offset : first < second
    }.map(\.element)
  }
}
