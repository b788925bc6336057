// What a published page calls. A page writes a text into memory that it allocated here, calls `evaluate`, reads the
// result, and releases both.
//
// The module has no entry point: nothing at the top level of this file would run.

#if arch(wasm32)

  import LossCore

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

  /// The value of a UTF-8 text: the length of the answer in bytes, 32 bits, and the answer in UTF-8.
  @_expose(wasm, "evaluate")
  @_cdecl("evaluate")
  public func evaluate(_ pointer: UnsafeRawPointer, _ length: Int32) -> UnsafeMutableRawPointer {
    let text = String(decoding: UnsafeRawBufferPointer(start: pointer, count: Int(length)), as: UTF8.self)
    return lengthPrefixed(value(of: text))
  }

  /// The value of `function x [y]`, the numbers as the hexadecimal bits of doubles, in the same form.
  private func value(of text: String) -> String {
    let words = text.split(separator: " ").map { String($0) }
    let numbers = words.dropFirst().map { UInt64($0, radix: 16) ?? 0 }.map { Double(bitPattern: $0) }
    let value: Double
    if numbers.count == 1, let unary = UnaryFunction(rawValue: words[0]) {
      value = unary.function(numbers[0])
    } else if numbers.count == 2, let binary = BinaryFunction(rawValue: words[0]) {
      value = binary.function(numbers[0], numbers[1])
    } else {
      return "unknown function"
    }
    return String(value.bitPattern, radix: 16)
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
