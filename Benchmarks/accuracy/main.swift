// Reads lines `function x [y]`, the numbers as the hexadecimal bits of doubles, and answers with the bits of the value.
// Compiled together with the sources of LossCore, by accuracy.py and by the browser's test.

while let line = readLine() {
  let words = line.split(separator: " ").map { String($0) }
  let numbers = words.dropFirst().map { UInt64($0, radix: 16) ?? 0 }.map { Double(bitPattern: $0) }
  let value: Double
  if numbers.count == 1, let unary = UnaryFunction(rawValue: words[0]) {
    value = unary.function(numbers[0])
  } else if numbers.count == 2, let binary = BinaryFunction(rawValue: words[0]) {
    value = binary.function(numbers[0], numbers[1])
  } else if numbers.count == 2, words[0] == "log" {
    value = Elementary.log(numbers[0], base: numbers[1])
  } else {
    fatalError("unknown function: \(line)")
  }
  print(String(value.bitPattern, radix: 16))
}
