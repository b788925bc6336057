import LossLanguage

@testable import Notebook

extension Notebook {
  /// A notebook of a test, in the project's folder `notebooks`.
  init(_ text: String, files: [String: String] = [:]) {
    self.init(bytes: Array(text.utf8), file: "notebooks/test.md") { path in
      files[path].map { .success(Array($0.utf8)) } ?? .failure(FileFailure("there is no such file"))
    }
  }

  /// The diagnostics as `line:column code`.
  var faults: [String] {
    diagnostics.map { "\($0.region.start.line):\($0.region.start.column) \($0.code.rawValue)" }
  }

  /// The prose expressions as `line:column source`.
  var proseByPlace: [String] {
    worksheet.prose.map {
      "\($0.region.start.line):\($0.region.start.column) \(String(decoding: $0.source.text, as: UTF8.self))"
    }
  }
}

extension Source {
  var string: String { String(decoding: text, as: UTF8.self) }

  /// The byte offsets at which the bytes of the text do not stand in the file, apart from line breaks and blanks, which
  /// may be the rest of a tab.
  func misplacedOffsets(in file: [UInt8]) -> [Int] {
    text.indices.filter { offset in
      let place = fileOffset(at: offset)
      guard text[offset] != .newline && text[offset] != .space else { return false }
      return !file.indices.contains(place) || file[place] != text[offset]
    }
  }
}
