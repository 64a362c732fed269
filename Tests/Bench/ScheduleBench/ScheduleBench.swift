import Foundation
import Rhythm

/// Measures how soon articles are found, and for how many requests: the learned schedule beside three others.
///
///     ScheduleBench [--sources N] [--weeks N] [--seed N] [--suite cyclic|mixed|both] [--trace FILE] [--check] [--kinds]
///         [--known]
///
/// Virtual weeks over generated sources, or those of a file. Everything counts from the first visits on, learning
/// included; at these, feeds show what they published before. `--check` fails when a bar is missed, `--kinds` tells the
/// kinds of sources apart, and `--known` adds what could be had if all rates were known.
@main
struct ScheduleBench {
    static func main() {
        let options = Options(CommandLine.arguments)
        var passes = true
        do {
            for suite in options.suites {
                let simulation = try suite.simulation(options)
                passes = Comparison(simulation, options).run(suite.title) && passes
            }
        } catch {
            let text = (error as? TraceFile.Fault)?.text ?? "\(error)"
            FileHandle.standardError.write(Data((text + "\n").utf8))
            exit(65)
        }
        if options.checks, !passes { exit(1) }
    }
}

enum Suite {
    case cyclic, mixed
    case file(String)

    var title: String {
        switch self {
        case .cyclic: "log-normal rates, daily and weekly cycles"
        case .mixed: "newsrooms, agencies, blogs, bulletins, digests, bursts, dead sources; feeds as they are"
        case .file(let path): path
        }
    }

    func simulation(_ options: Options) throws -> Simulation {
        if case .file(let path) = self {
            let file = try TraceFile(path, seed: options.seed)
            return Simulation(calendar: file.calendar, traces: file.traces)
        }
        let before = 10 * Calendar.week
        let calendar = Calendar(start: before, end: before + options.weeks * Calendar.week)
        let traces = (0..<options.sources).map { number in
            var maker = TraceMaker(calendar, seed: options.seed, number: number)
            if case .cyclic = self { return maker.cyclic() }
            return maker.mixed()
        }
        return Simulation(calendar: calendar, traces: traces)
    }
}

struct Options {
    var sources = 10_000
    var weeks = 2
    var seed: UInt64 = 1
    var suites: [Suite] = [.cyclic, .mixed]
    var checks = false
    var showsKinds = false
    var showsKnown = false

    init(_ arguments: [String]) {
        var rest = arguments.dropFirst()
        while let name = rest.popFirst() {
            func number() -> Int {
                guard let text = rest.popFirst(), let value = Int(text), value > 0 else { Self.fail(name) }
                return value
            }
            switch name {
            case "--sources": sources = number()
            case "--weeks": weeks = number()
            case "--seed": seed = UInt64(number())
            case "--suite":
                switch rest.popFirst() {
                case "cyclic": suites = [.cyclic]
                case "mixed": suites = [.mixed]
                case "both": suites = [.cyclic, .mixed]
                default: Self.fail(name)
                }
            case "--trace":
                guard let path = rest.popFirst() else { Self.fail(name) }
                suites = [.file(path)]
            case "--check": checks = true
            case "--kinds": showsKinds = true
            case "--known": showsKnown = true
            default: Self.fail(name)
            }
        }
    }

    private static func fail(_ name: String) -> Never {
        FileHandle.standardError.write(Data("ScheduleBench: cannot make sense of \(name)\n".utf8))
        exit(64)
    }
}
