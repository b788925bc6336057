import Foundation
import Testing

/// The layers of the program: who may import whom. SwiftPM itself lets a target import what its dependencies import.
struct ImportTests {
  static let allowedImports: [String: Set<String>] = [
    "LossCore": [],
    "LossLanguage": ["LossCore"],
    "Drawing": ["LossLanguage", "LossCore"],
    "WasmRuntime": [],
    // Glibc: for the empty program that a host links.
    "Browser": ["Drawing", "LossLanguage", "LossCore", "WasmRuntime", "Glibc"],
    "CCmark": [],
    "CXXHash": [],
    "Notebook": ["CCmark", "LossLanguage", "Yams", "Foundation"],
    "Publishing": ["Notebook", "Drawing", "LossLanguage", "Yams", "Foundation"],
    "lossbook": [
      "Publishing", "Notebook", "Drawing", "LossLanguage", "LossCore", "ArgumentParser", "Foundation", "Dispatch",
      "Synchronization", "Glibc", "CXXHash",
    ],
  ]

  @Test func `the folders of Sources are the targets`() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: SourceFile.root.path)
    #expect(Set(names.filter { !$0.hasPrefix(".") }) == Set(Self.allowedImports.keys))
  }

  @Test func `a file imports only what its target may`() throws {
    for file in try SourceFile.all() {
      let allowed = Self.allowedImports[file.target] ?? []
      for (line, module) in file.imports where !allowed.contains(module) {
        Issue.record("\(file.path):\(line): \(file.target) must not import \(module)")
      }
    }
  }

  @Test func `one file knows the C library of Markdown`() throws {
    let files = try SourceFile.all().filter { $0.imports.contains { $0.module == "CCmark" } }
    #expect(files.count <= 1, "\(files)")
  }

  @Test func `a file has at most 500 lines`() throws {
    for file in try SourceFile.all() where file.lines.count > 500 {
      Issue.record("\(file.path):501: \(file.lines.count) lines; give each concept a file of its own")
    }
  }

  /// A line, and the module that it imports.
  @Test(
    arguments: [
      ("import Foundation", "Foundation"), ("package import LossCore", "LossCore"),
      ("  @testable import Notebook  // why", "Notebook"), ("@_exported public import Yams", "Yams"),
      ("import struct Foundation.URL", "Foundation"), ("@preconcurrency import Dispatch;", "Dispatch"),
      ("@_spi(Testing) internal import Yams", "Yams"), ("// import Foundation", nil), ("/// Things to import", nil),
      ("important = 3", nil), ("let text = \"import Foundation\"", nil), ("reimport Foundation", nil), ("import", nil),
    ] as [(String, String?)])
  func `an import is found however it is written`(line: String, module: String?) {
    #expect(SourceFile.importedModule(in: line) == module)
  }
}
