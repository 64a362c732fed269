import Glibc

/// libFuzzer's call for one input (llvm.org/docs/LibFuzzer.html).
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ data: UnsafePointer<UInt8>?, _ size: Int) -> Int32 {
    guard let input = FuzzInput(UnsafeBufferPointer(start: data, count: size)) else { return -1 }
    let began = processorTime()
    input.stage.run(input)
    let spent = processorTime() - began
    expect(spent < mostTime, "took \(spent) of the processor's time")
    return 0
}

/// What one input may cost.
///
/// The driver's own limit counts the time on the clock, which other programs lengthen.
private let mostTime = Duration.seconds(1)

/// The processor's time that this thread has had.
private func processorTime() -> Duration {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
}

/// libFuzzer's call to change an input.
///
/// The first byte, which chooses the stage, stays: what was found for one stage is worth nothing to another.
@_cdecl("LLVMFuzzerCustomMutator")
public func mutate(_ data: UnsafeMutablePointer<UInt8>, _ size: Int, _ capacity: Int, _ seed: UInt32) -> Int {
    let space = UnsafeMutableBufferPointer(start: data, count: capacity)
    guard capacity > FuzzInput.headerSize else { return size }
    guard size > FuzzInput.headerSize else { return Mutator.start(space, seed) }
    var mutator = Mutator(space, size: size, seed: seed)
    return mutator.run()
}

/// Begins the program, which the package manager renames from `main`: libFuzzer's loop over the calls above.
@_cdecl("fuzz_main")
public func start(_ count: Int32, _ arguments: Arguments) -> Int32 {
    var (count, arguments) = (count, arguments)
    return runDriver(&count, &arguments, testOneInput)
}

public typealias Arguments = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>

@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
    _ count: UnsafeMutablePointer<Int32>,
    _ arguments: UnsafeMutablePointer<Arguments>,
    _ test: @convention(c) (UnsafePointer<UInt8>?, Int) -> Int32
) -> Int32

/// libFuzzer's own changes, of which a mutator may make use.
@_silgen_name("LLVMFuzzerMutate")
func mutateBytes(_ data: UnsafeMutablePointer<UInt8>?, _ size: Int, _ capacity: Int) -> Int
