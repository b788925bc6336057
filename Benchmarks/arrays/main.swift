// Times one piece of work on large arrays, in the language of notebooks:
//
//   ArrayBenchmarks WORK [ROWS]      a line of JSON: the seconds of each run, and the most memory held
//   ArrayBenchmarks                  the names of the works, and what they compute
//
// The data are in memory before the clock runs. THREADS says how many threads there are (all processors by default),
// RUNS how often the work is done (7, after one to warm up).

import Dispatch
import Glibc
import LossCore
import LossLanguage

let environment = (
  threads: getenv("THREADS").flatMap { Int(String(cString: $0)) } ?? sysconf(Int32(_SC_NPROCESSORS_ONLN)),
  runs: getenv("RUNS").flatMap { Int(String(cString: $0)) } ?? 7
)

let arguments = CommandLine.arguments.dropFirst()
guard let name = arguments.first else {
  for work in Work.all { print("\(work.name): \(work.expression)") }
  exit(0)
}
guard let work = Work.all.first(where: { $0.name == name }) else {
  print("there is no work \(name)")
  exit(2)
}

let rows = arguments.dropFirst().first.flatMap { Int($0) } ?? work.rows
var limits = Limits()
limits.elements = .max
limits.steps = .max
let threads = environment.threads
let workers = Workers(prepare: { $0.askForLargePages() }) { count, task in
  // Each thread takes every so manyth.
  DispatchQueue.concurrentPerform(iterations: threads) { thread in
    for number in stride(from: thread, to: count, by: threads) { task(number) }
  }
}
let calculation = Calculation(work.data(rows, workers), limits: limits, workers: workers)

/// The processor time of all threads of the process together, in seconds.
func processorTime() -> Double {
  var usage = rusage()
  getrusage(Int32(RUSAGE_SELF.rawValue), &usage)
  let seconds = usage.ru_utime.tv_sec + usage.ru_stime.tv_sec
  let microseconds = usage.ru_utime.tv_usec + usage.ru_stime.tv_usec
  return Double(seconds) + Double(microseconds) / 1e6
}

/// The most bytes that the program has held. `getrusage` would count those of the program that started this one.
func peakBytes() -> Int {
  guard let file = fopen("/proc/self/status", "r") else { return 0 }
  defer { fclose(file) }
  var line = [CChar](repeating: 0, count: 256)
  while fgets(&line, Int32(line.count), file) != nil {
    let words = String(decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self).split {
      $0.isWhitespace
    }
    if words.first == "VmHWM:", words.count > 1 { return (Int(words[1]) ?? 0) * 1024 }
  }
  return 0
}

var times: [Double] = []
do throws(Diagnostic) {
  _ = try calculation.value(of: work.expression)
  let earlier = processorTime()
  for _ in 0..<environment.runs {
    let start = DispatchTime.now().uptimeNanoseconds
    _ = try calculation.value(of: work.expression)
    times.append(Double(DispatchTime.now().uptimeNanoseconds - start) / 1e9)
  }
  let processor = (processorTime() - earlier) / Double(environment.runs)
  let list = times.map { "\($0)" }.joined(separator: ", ")
  print(
    "{\"work\": \"\(work.name)\", \"rows\": \(rows), \"seconds\": [\(list)], \"processor\": \(processor), "
      + "\"data_bytes\": \(work.bytes(rows)), \"peak_bytes\": \(peakBytes())}")
} catch {
  print(error.message)
  exit(1)
}
