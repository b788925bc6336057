// What a published page calls. A page writes a text into memory that it allocated here, calls `evaluate`, reads the
// result, and releases both.
//
// The module has no entry point: nothing at the top level of this file would run.

#if arch(wasm32)

  import Drawing
  import LossLanguage

  /// Memory of the given size, for the page to write into; to be released.
  @_expose(wasm, "allocate")
  @_cdecl("allocate")
  public func allocate(_ byteCount: Int32) -> UnsafeMutableRawPointer {
    .allocate(byteCount: Int(max(byteCount, 0)), alignment: 16)
  }

  /// Gives back what `allocate` or `evaluate` returned.
  @_expose(wasm, "release")
  @_cdecl("release")
  public func release(_ pointer: UnsafeMutableRawPointer) {
    pointer.deallocate()
  }

  /// Evaluates fenced cells (UTF-8), with the same evaluator as everywhere: gives the length of the answer in bytes,
  /// 32 bits, and the answer in UTF-8, an object of JSON with the `report` and the `pictures` of the charts.
  @_expose(wasm, "evaluate")
  @_cdecl("evaluate")
  public func evaluate(_ pointer: UnsafeRawPointer, _ length: Int32) -> UnsafeMutableRawPointer {
    let text = String(decoding: UnsafeRawBufferPointer(start: pointer, count: Int(length)), as: UTF8.self)
    return lengthPrefixed(answer(to: text))
  }

  private func answer(to text: String) -> String {
    let report = Worksheet(fencedCells: text).evaluated()
    var pictures: [JSON] = []
    for cell in report.cells {
      for output in cell.outputs {
        if case .chart(let chart) = output.content { pictures.append(.text(chart.picture.html)) }
      }
    }
    return JSON.object([JSON.Field("report", report.json), JSON.Field("pictures", .array(pictures))]).compactDescription
  }

  extension Worksheet {
    /// The cells of a text that consists of fenced cells, as a page carries them.
    fileprivate init(fencedCells text: String) {
      var cells: [Cell] = []
      var opening: (info: String, line: Int)?
      var body = ""
      var number = 0
      for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
        number += 1
        if !line.hasPrefix("```") {
          if opening != nil { body += line + "\n" }
        } else if let (info, start) = opening {
          cells.append(Cell(info: info, body: body, line: start, number: cells.count + 1))
          (opening, body) = (nil, "")
        } else {
          opening = (String(line.dropFirst(3)), number)
        }
      }
      self.init(file: "page", cells: cells, prose: [])
    }
  }

  extension Cell {
    fileprivate init(info: String, body: String, line: Int, number: Int) {
      let word = String(info.prefix { $0 != " " })
      let kind = CellKind(rawValue: word) ?? .loss
      let source = Source(file: "page", text: String(info.dropFirst(word.count)), line: line)
      let attributes = CellAttributes.parsing(source, kind: kind).attributes
      self.init(
        kind: kind, attributes: attributes, id: attributes.id ?? attributes.name ?? "cell-\(number)", line: line,
        region: source.region(Span(0, source.text.count)), body: Source(file: "page", text: body, line: line + 1))
    }
  }

  private func lengthPrefixed(_ text: String) -> UnsafeMutableRawPointer {
    let bytes = Array(text.utf8)
    let result = UnsafeMutableRawPointer.allocate(byteCount: 4 + bytes.count, alignment: 16)
    result.storeBytes(of: UInt32(bytes.count), as: UInt32.self)
    (result + 4).copyMemory(from: bytes, byteCount: bytes.count)
    return result
  }

#elseif canImport(Glibc)

  // On a host this is an empty program. It is linked nevertheless, and rounding, an instruction of WebAssembly, is a
  // function of the C library there.
  import Glibc

#endif
