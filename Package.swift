// swift-tools-version: 6.2
import PackageDescription

// Read this as the picture of the architecture; ARCHITECTURE.md tells the story, and a test holds the imports to it.
let package = Package(
  name: "lossbook",
  products: [
    .executable(name: "lossbook", targets: ["lossbook"])
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    // The portable half: no Foundation, no C library; also compiled as Embedded Swift for the browser.
    .target(name: "LossCore"),
    .target(name: "LossLanguage", dependencies: ["LossCore"]),
    .target(name: "Drawing", dependencies: ["LossLanguage", "LossCore"]),
    // The browser's entry points and the C library that is missing there; both are empty on a host.
    .target(name: "WasmRuntime"),
    .executableTarget(name: "Browser", dependencies: ["Drawing", "LossLanguage", "LossCore", "WasmRuntime"]),

    // The host half.
    .systemLibrary(name: "CCmark", pkgConfig: "libcmark", providers: [.apt(["libcmark-dev"])]),
    .systemLibrary(name: "CXXHash", pkgConfig: "libxxhash", providers: [.apt(["libxxhash-dev"])]),
    .target(name: "Notebook", dependencies: ["CCmark", "LossLanguage", "Yams"]),
    .target(
      name: "Publishing", dependencies: ["Notebook", "Drawing", "LossLanguage", "Yams"],
      exclude: ["Theme/Font/OFL.txt", "Theme/Font/make.sh"],
      resources: [
        .embedInCode("Theme/lossbook.css"), .embedInCode("Theme/lossbook.js"), .embedInCode("Theme/search.js"),
        .embedInCode("Theme/favicon.svg"),
        .embedInCode("Theme/Font/lossbook-math.woff2"),
      ]),
    .executableTarget(
      name: "lossbook",
      dependencies: [
        "Publishing", "Notebook", "Drawing", "LossLanguage", "LossCore", "CXXHash",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      resources: [.embedInCode("Serve/live.css"), .embedInCode("Serve/live.js")]),

    // What `make bench-arrays` times; no part of the program.
    .executableTarget(
      name: "ArrayBenchmarks", dependencies: ["LossLanguage", "LossCore"], path: "Benchmarks/arrays",
      exclude: ["arrays.py"]),

    // What several test targets share: seeded random numbers, and where test data is.
    .target(name: "TestSupport", dependencies: ["LossCore"], path: "Tests/TestSupport"),
    .testTarget(name: "LossCoreTests", dependencies: ["LossCore", "TestSupport"]),
    .testTarget(name: "LossLanguageTests", dependencies: ["LossLanguage", "LossCore", "TestSupport"]),
    .testTarget(name: "DrawingTests", dependencies: ["Drawing", "LossLanguage", "TestSupport"]),
    .testTarget(name: "NotebookTests", dependencies: ["Notebook", "LossLanguage", "LossCore", "TestSupport"]),
    .testTarget(
      name: "PublishingTests", dependencies: ["Publishing", "Notebook", "Drawing", "LossLanguage", "TestSupport"]),
    .testTarget(name: "CommandTests", dependencies: ["lossbook", "Notebook", "LossLanguage", "TestSupport"]),
    .testTarget(name: "ArchitectureTests"),
  ]
)

for target in package.targets where target.type != .system {
  target.swiftSettings = [
    .treatAllWarnings(as: .error),
    // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0335-existential-any.md
    .enableUpcomingFeature("ExistentialAny"),
    // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0444-member-import-visibility.md
    .enableUpcomingFeature("MemberImportVisibility"),
  ]
}
