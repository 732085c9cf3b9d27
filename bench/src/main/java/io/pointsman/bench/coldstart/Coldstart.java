package io.pointsman.bench.coldstart;

import io.pointsman.endpoint.Endpoint;
import io.pointsman.endpoint.Recorder;
import io.pointsman.endpoint.clock.EndpointClock;
import io.pointsman.endpoint.wire.EndpointServer;
import io.pointsman.local.demo.Seed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Cold starts of an action's function beside the same calls by boto3: {@code ACTION RUNS FOLDER [JVM_OPTION...]}, in the project's folder.
 * Where Python or boto3 is missing the function runs alone.
 */
final class Coldstart {
    private static final String REGION = "us-east-1";
    private static final double SPEED = 20;
    private static final Map<String, String> HANDLERS = Map.of(
            "rewrite", "RewriteHandler",
            "changeset", "ChangeSetHandler",
            "execute", "ExecuteHandler",
            "publish", "PublishHandler",
            "shift", "ShiftHandler");

    private Coldstart() {}

    public static void main(String[] arguments) throws Exception {
        String action = arguments[0];
        int runs = Integer.parseInt(arguments[1]);
        Path folder = Path.of(arguments[2]);
        List<String> options = List.of(arguments).subList(3, arguments.length);
        String handler = "io.pointsman.actions." + action + "."
                + Optional.ofNullable(HANDLERS.get(action)).orElseThrow();
        byte[] event = Files.readAllBytes(Path.of("events", action + ".manual.json"));
        Path record = folder.resolve("record.jsonl");
        TlsKeys keys = TlsKeys.in(folder);
        try (EndpointClock clock = EndpointClock.running(SPEED);
                Endpoint endpoint = Endpoint.of("000000000000", REGION, clock);
                EndpointServer server = EndpointServer.start(endpoint.world(), 0, Recorder.to(record))) {
            new Seed(Path.of("").toAbsolutePath(), server.uri(), REGION, System.err)
                    .before(action, endpoint.codeDeploy()::expect);
            long seeded = lines(record);
            try (Tape tape = Tape.before(server.uri(), keys)) {
                List<ColdFunction> functions = tasks().map(
                                task -> new ColdFunction(task, handler, event, folder, tape, keys, options))
                        .toList();
                functions.getFirst().run();
                List<String> calls =
                        Files.readAllLines(record).stream().skip(seeded).toList();
                Files.write(folder.resolve("calls.jsonl"), calls);
                compare(action, runs, functions, new ColdPeer(folder, tape, keys), calls.size());
            }
        }
    }

    private static long lines(Path record) throws IOException {
        try (Stream<String> lines = Files.lines(record)) {
            return lines.count();
        }
    }

    /** More than one, separated by commas, run in turn. */
    private static Stream<Path> tasks() {
        return Stream.of(System.getProperty("tasks", "handlers/target/lambda").split(",", -1))
                .map(Path::of);
    }

    private static void compare(String action, int runs, List<ColdFunction> functions, ColdPeer peer, int calls)
            throws Exception {
        Map<String, List<ColdRun>> ours = new LinkedHashMap<>();
        List<ColdRun> theirs = new ArrayList<>();
        for (int i = 0; i < runs; i++) {
            for (ColdFunction function : functions) {
                ours.computeIfAbsent(function.name(), name -> new ArrayList<>()).add(function.run());
            }
            peer.run().ifPresent(theirs::add);
        }
        say("%s: %d calls, %d cold starts each, medians", action, calls, runs);
        say(
                theirs.isEmpty()
                        ? "  no python3 with boto3 on this machine: the function runs alone"
                        : "  boto3: wall %,.0f ms, CPU %,.0f ms, memory %,.0f MB",
                figures(theirs));
        for (ColdFunction function : functions) {
            List<ColdRun> runsOfIt = ours.getOrDefault(function.name(), List.of());
            say("  %s (%d classes)", function.name(), function.classes());
            say("    wall %,.0f ms, CPU %,.0f ms, memory %,.0f MB", figures(runsOfIt));
            say(
                    "    until it asks for the event %,.0f ms, until the first call %,.0f ms, its calls %,.0f ms, the"
                            + " rest %,.0f ms",
                    median(runsOfIt, "ready"),
                    median(runsOfIt, "calling"),
                    median(runsOfIt, "calls"),
                    median(runsOfIt, "rest"));
            if (!theirs.isEmpty()) {
                say("    ratio: wall %.2f, CPU %.2f, memory %.2f", ratios(runsOfIt, theirs));
            }
        }
    }

    private static Object[] figures(List<ColdRun> runs) {
        return runs.isEmpty()
                ? new Object[0]
                : new Object[] {median(runs, "wall"), median(runs, "cpu"), median(runs, "memory")};
    }

    private static Object[] ratios(List<ColdRun> ours, List<ColdRun> theirs) {
        return Stream.of("wall", "cpu", "memory")
                .map(figure -> (Object) (median(ours, figure) / median(theirs, figure)))
                .toArray();
    }

    private static double median(List<ColdRun> runs, String figure) {
        return ColdRun.median(runs, run -> switch (figure) {
            case "wall" -> run.wall();
            case "cpu" -> run.cpu();
            case "memory" -> run.memory();
            case "ready" -> run.ready();
            case "calling" -> run.calling();
            case "calls" -> run.calls();
            default -> run.wall() - run.ready() - run.calling() - run.calls();
        });
    }

    private static void say(String form, Object... values) {
        System.out.println(String.format(Locale.ROOT, form, values));
    }
}
