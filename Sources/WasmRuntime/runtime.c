// What else compiled Swift calls: wide multiplication, the seed of hashing, output, and the guard of the stack.
#ifdef __wasm__

#include <stddef.h>
#include <stdint.h>

typedef struct {
  uint64_t low, high;
} Wide;

// The low 128 bits of a product of two 128-bit numbers.
void __multi3(Wide *result, uint64_t aLow, uint64_t aHigh, uint64_t bLow, uint64_t bHigh) {
  uint64_t a0 = aLow & UINT32_MAX, a1 = aLow >> 32;
  uint64_t b0 = bLow & UINT32_MAX, b1 = bLow >> 32;
  uint64_t low = a0 * b0;
  uint64_t firstCross = a0 * b1;
  uint64_t secondCross = a1 * b0;
  uint64_t middle = (low >> 32) + (firstCross & UINT32_MAX) + (secondCross & UINT32_MAX);
  result->low = (low & UINT32_MAX) | middle << 32;
  result->high = a1 * b1 + (firstCross >> 32) + (secondCross >> 32) + (middle >> 32) + aLow * bHigh + aHigh * bLow;
}

// The seed of hash tables: constant, for nothing that is shown depends on their order, and a run can be repeated.
void arc4random_buf(void *buffer, size_t count) {
  for (unsigned char *byte = buffer; count--; byte++) *byte = 7;
}

// A module without a console prints nowhere.
int putchar(int character) { return character; }

uintptr_t __stack_chk_guard = 0x5ec1;
_Noreturn void __stack_chk_fail(void) { __builtin_trap(); }

#endif
