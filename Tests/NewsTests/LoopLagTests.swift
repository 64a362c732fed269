import Dispatch
import Glibc
import News
import Testing

@Suite struct LoopLagTests {
    private actor Loop {
        private nonisolated let executor = QueueExecutor(label: "test")
        nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }
        nonisolated func takeLag() -> LoopLag { executor.takeLag() }
        nonisolated func handle(_ body: () -> Void) { executor.queue.sync { executor.handle(body) } }
        func block(_ milliseconds: UInt32) { usleep(milliseconds * 1000) }
    }

    @Test("a job that keeps the loop is told, and so is how long another waited for it")
    func held() async {
        let loop = Loop()
        await loop.block(0)
        _ = loop.takeLag()
        async let first: Void = loop.block(80)
        async let second: Void = loop.block(0)
        async let third: Void = loop.block(0)
        _ = await (first, second, third)
        let lag = loop.takeLag()
        #expect(lag.turn >= .milliseconds(80))
        // The others may have come before it.
        #expect(lag.wait < lag.turn + .seconds(5))
        #expect(loop.takeLag() == LoopLag(wait: .zero, turn: .zero))
    }

    @Test("whoever comes behind a long job has waited for it")
    func waited() async {
        let loop = Loop()
        await withTaskGroup { group in
            for _ in 0..<4 { group.addTask { await loop.block(30) } }
        }
        #expect(loop.takeLag().wait >= .milliseconds(80))
    }

    @Test("what a dispatch source does counts as a job")
    func handled() {
        let loop = Loop()
        loop.handle { usleep(30_000) }
        #expect(loop.takeLag().turn >= .milliseconds(30))
    }
}
