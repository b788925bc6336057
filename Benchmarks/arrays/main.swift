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
let workers = Workers { count, task in
  // Each thread takes what is next.
  let share = (count + threads - 1) / threads
  if threads == 1 { return (0..<count).forEach(task) }
  DispatchQueue.concurrentPerform(iterations: threads) { thread in
    for number in stride(from: thread, to: min(count, share * threads), by: threads) { task(number) }
  }
}
let calculation = Calculation(work.data(rows), limits: limits, workers: workers)

func seconds(_ body: () -> Void) -> Double {
  let start = DispatchTime.now()
  body()
  return Double(DispatchTime.now().uptimeNanoseconds - start.uptimeNanoseconds) / 1e9
}

/// Seconds of all threads together.
func processorSeconds() -> Double {
  var usage = rusage()
  getrusage(RUSAGE_SELF, &usage)
  return Double(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
    + Double(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6
}

func evaluate() {
  do {
    _ = try calculation.value(of: work.expression)
  } catch {
    print(error.message)
    exit(1)
  }
}

evaluate()
let processorStart = processorSeconds()
let times = (0..<environment.runs).map { _ in seconds(evaluate) }
let processor = (processorSeconds() - processorStart) / Double(environment.runs)
var usage = rusage()
getrusage(RUSAGE_SELF, &usage)
let list = times.map { "\($0)" }.joined(separator: ", ")
print(
  "{\"work\": \"\(work.name)\", \"rows\": \(rows), \"seconds\": [\(list)], \"processor\": \(processor), "
    + "\"data_bytes\": \(work.bytes(rows)), \"peak_bytes\": \(usage.ru_maxrss * 1024)}")
