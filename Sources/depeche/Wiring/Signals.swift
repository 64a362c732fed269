import Dispatch
import Foundation

/// Turns signals into calls on a queue of their own.
final class Signals {
    private let sources: [any DispatchSourceSignal]

    init(_ handlers: [CInt: @Sendable () -> Void]) {
        let queue = DispatchQueue(label: "depeche.signals", qos: .default)
        sources = handlers.map { number, handler in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
            source.setEventHandler { @Sendable in handler() }
            source.resume()
            return source
        }
    }
}
