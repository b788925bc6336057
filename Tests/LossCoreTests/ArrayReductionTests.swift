import LossCore
import Testing

struct ArrayReductionTests {
  @Test func `the norm neither overflows nor underflows`() {
    func norm(_ numbers: [Double]) -> Double { ArrayReduction.norm.value(Lane(numbers)) }
    #expect(abs(norm([3e200, -4e200]) - 5e200) <= 2 * 5e200.ulp)
    #expect(abs(norm([3e-200, 4e-200]) - 5e-200) < 1e-214)
    #expect(norm([]) == 0)
    #expect(norm([1, -.infinity]) == .infinity)
    #expect(norm([1, .nan]).isNaN)
  }
}
