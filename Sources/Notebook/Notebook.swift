package import LossLanguage

/// A notebook as it was written: what it says about itself, its prose, and what there is to evaluate.
///
/// A value, made without touching a disk, a clock or the environment.
package struct Notebook: Sendable {
  /// Its path in the project, with `/`.
  package let file: String
  package let bytes: [UInt8]
  package let frontMatter: FrontMatter
  package let document: Document
  /// In the order of the file.
  package let formulas: [Formula]
  package let worksheet: Worksheet
  /// What its coverage is found in.
  let prose: [ProseText]
  let blockWaivers: [BlockWaiver]
  /// What is wrong with the text itself, by position; evaluating finds more.
  package let diagnostics: [Diagnostic]

  /// Ids that every page has for itself.
  private static let pageIDs: Set = ["content", "verification"]

  /// Reads a notebook.
  ///
  /// - Parameter limits: those of the site; the notebook can lower them.
  /// - Parameter readFile: reads a file by its path in the project, for `data` cells with `file=`.
  package init(
    bytes: [UInt8], file: String, limits: Limits = Limits(),
    readFile: (String) -> Result<[UInt8], FileFailure>
  ) {
    self.file = file
    self.bytes = bytes
    if let invalid = InvalidText(in: bytes, from: bytes.textStart) {
      frontMatter = FrontMatter()
      document = Document(blocks: [])
      formulas = []
      prose = []
      blockWaivers = []
      worksheet = Worksheet(file: file, cells: [], prose: [], limits: limits)
      diagnostics = [invalid.diagnostic(file: file)]
      return
    }
    let lines = [MarkdownLine](splitting: bytes, from: bytes.textStart)
    let head = FrontMatter.parsing(lines, file: file, limits: limits)
    let tree = MarkdownTree(Array(lines[head.lineCount...]), file: file)
    let cells = withoutActuallyEscaping(readFile) { readFile in
      CellReading(tree.cells, DataFileReading(file: file, readFile: readFile))
    }
    frontMatter = head.frontMatter
    let cellIDs = Set(cells.cells.map(\.id))
    let works = head.frontMatter.references
    document = tree.document(reservedIDs: cellIDs.union(Self.pageIDs), works: works)
    formulas = tree.formulas
    prose = tree.text.prose
    blockWaivers = tree.blockWaivers
    worksheet = Worksheet(
      file: file, cells: cells.cells, prose: tree.expressions, digits: head.frontMatter.digits ?? 4,
      limits: head.frontMatter.limits)
    let references = tree.diagnostics(cellIDs: cellIDs, works: works)
    diagnostics = (head.diagnostics + tree.diagnostics + cells.diagnostics + references).sorted {
      $0.region.start < $1.region.start
    }
  }
}
