// Reads lines `function x [y]`, the numbers as the hexadecimal bits of doubles, and answers with the bits of the value.
// Compiled together with the sources of the functions, by accuracy.py and by the browser's test.

func number(_ bits: Substring) -> Double? { UInt64(bits, radix: 16).map { Double(bitPattern: $0) } }

while let line = readLine() {
  let words = line.split(separator: " ")
  guard let function = words.first.flatMap({ Elementary.function(named: String($0)) }), words.count > 1,
    let x = number(words[1])
  else { fatalError("unknown function or number: \(line)") }
  let y = words.count > 2 ? number(words[2]) ?? .nan : .nan
  print(String(function(x, y).bitPattern, radix: 16))
}
