import Foundation
import Testing

/// A folder that is gone when the test is over, and the real program run in it.
final class CommandLine {
  let folder: URL

  init(_ files: [String: String] = [:]) throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "lossbook-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (path, text) in files { try write(path, text) }
  }

  deinit {
    for place in [folder, caches] { try? FileManager.default.removeItem(at: place) }
  }

  /// In place of the user's; it comes into being when something is kept there.
  var caches: URL { folder.appendingPathExtension("caches") }

  struct Result {
    var code: Int32
    var output: String
    var errors: String
  }

  /// Runs `lossbook` with the arguments, in a folder of this one; standard output and error are pipes.
  func run(
    _ arguments: String..., folder path: String = "", input: String = "", environment: [String: String] = [:]
  ) throws -> Result {
    try run(arguments: arguments, folder: path, input: input, environment: environment)
  }

  func run(
    arguments: [String], folder path: String = "", input: String = "", environment: [String: String] = [:]
  ) throws -> Result {
    let process = Process()
    process.executableURL = Self.program
    process.arguments = arguments
    process.currentDirectoryURL = path.isEmpty ? folder : place(path)
    process.environment = ProcessInfo.processInfo.environment.merging(["XDG_CACHE_HOME": caches.path]) { $1 }
      .merging(environment) { $1 }
    // Files rather than pipes: nothing can fill up while another one is being read.
    let (inputURL, outputURL, errorsURL) = (place(".in"), place(".out"), place(".err"))
    for (url, text) in [(inputURL, input), (outputURL, ""), (errorsURL, "")] { try Data(text.utf8).write(to: url) }
    process.standardInput = try FileHandle(forReadingFrom: inputURL)
    process.standardOutput = try FileHandle(forWritingTo: outputURL)
    process.standardError = try FileHandle(forWritingTo: errorsURL)
    try process.run()
    process.waitUntilExit()
    defer { for url in [inputURL, outputURL, errorsURL] { try? FileManager.default.removeItem(at: url) } }
    return Result(
      code: process.terminationStatus, output: try String(contentsOf: outputURL, encoding: .utf8),
      errors: try String(contentsOf: errorsURL, encoding: .utf8))
  }

  func write(_ path: String, _ text: String) throws {
    let url = place(path)
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  /// What a file holds; nil if there is none.
  func read(_ path: String) -> String? {
    try? String(contentsOf: place(path), encoding: .utf8)
  }

  /// What a file holds, its byte-order mark and line endings too; nil if there is none.
  func bytes(_ path: String) -> [UInt8]? {
    (try? Data(contentsOf: place(path))).map { [UInt8]($0) }
  }

  /// All files with what they hold, so that what changed can be seen.
  func contents() throws -> [String: String] {
    var contents: [String: String] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path) {
      if let text = read(path) { contents[path] = text }
    }
    return contents
  }

  /// The numbers and the times of all files and folders of a folder: they differ where something was written again.
  func files(in folder: String) throws -> [String: String] {
    let root = place(folder).path
    var files: [String: String] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: root) {
      let attributes = try FileManager.default.attributesOfItem(atPath: "\(root)/\(path)")
      let time = (attributes[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0
      files[path] = "\(attributes[.systemFileNumber] ?? 0) \(time)"
    }
    return files
  }

  private func place(_ path: String) -> URL { folder.appending(path: path) }

  /// The program is built into the folder of the test bundle.
  static let program: URL = {
    // Under `swift test` the first argument is the bundle (XCTest) or the program that holds the tests.
    var folder = URL(fileURLWithPath: CommandLineArguments.executable)
    while folder.path != "/" {
      let program = folder.appending(path: "lossbook")
      if FileManager.default.isExecutableFile(atPath: program.path), !isFolder(program) { return program }
      folder.deleteLastPathComponent()
    }
    return URL(fileURLWithPath: ".build/debug/lossbook")
  }()

  private static func isFolder(_ url: URL) -> Bool {
    (try? url.resourceValues(forKeys: [.isDirectoryKey]).isDirectory) ?? false
  }
}

private enum CommandLineArguments {
  static var executable: String {
    ProcessInfo.processInfo.arguments.first ?? ""
  }
}
