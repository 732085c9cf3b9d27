package io.pointsman.bench.release;

import io.pointsman.bench.release.Panel.Point;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;

/**
 * What a release of new code for every function takes and asks, against how large it is: prints the figures and writes
 * {@code growth-*.svg} into a folder. {@code FOLDER [functions] [template] [artifact]}
 */
final class GrowthBench {
    private static final String AT_ONCE = "CodeDeployDefault.LambdaAllAtOnce";
    private static final int FUNCTIONS = 10;
    private static final int KB = 1_000;
    private static final int MB = 1_000_000;
    private static final List<Integer> COUNTS = List.of(1, 10, 50, 100);
    private static final List<Integer> TEMPLATES = List.of(10 * KB, 100 * KB, 1_000 * KB);
    private static final List<Integer> ARTIFACTS = List.of(MB, 10 * MB, 100 * MB);

    private GrowthBench() {}

    private record Grown(double size, PlayedRelease played) {
        double time() {
            return played.whole().toMillis() / 1_000.0;
        }

        /** What AWS takes, and what Lambda's quota dictates. */
        double idealTime() {
            Duration ideal = played.aws().whole().plus(played.dictated());
            return ideal.toMillis() / 1_000.0;
        }

        double calls() {
            return played.calls().size();
        }

        double published() {
            return played.callsByOperation().getOrDefault("lambda:PublishVersion", 0);
        }
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        List<String> wanted = arguments.length == 1
                ? List.of("functions", "template", "artifact")
                : List.of(arguments).subList(1, arguments.length);
        if (wanted.contains("functions")) {
            List<Grown> grown = new ArrayList<>();
            for (int count : COUNTS) {
                grown.add(grown(count, ReleasedShop.of(count)));
            }
            write(folder, "functions", grown, size -> "%.0f".formatted(size));
        }
        if (wanted.contains("template")) {
            List<Grown> grown = new ArrayList<>();
            for (int bytes : TEMPLATES) {
                grown.add(grown(bytes, ReleasedShop.of(FUNCTIONS).withTemplate(bytes)));
            }
            write(folder, "template", grown, size -> "%.0f KB".formatted(size / KB));
        }
        if (wanted.contains("artifact")) {
            List<Grown> grown = new ArrayList<>();
            for (int bytes : ARTIFACTS) {
                grown.add(grown(bytes, ReleasedShop.of(FUNCTIONS).withArtifact(bytes)));
            }
            write(folder, "artifact", grown, size -> "%.0f MB".formatted(size / MB));
        }
    }

    private static Grown grown(double size, ReleasedShop shop) throws Exception {
        try (BenchAccount account = BenchAccount.onPaper(AT_ONCE)) {
            account.release(shop);
            Grown grown = new Grown(size, account.release(shop.withCode("two")));
            System.out.println(String.format(
                    Locale.ROOT,
                    "%,.0f: %.1f s (ideal %.1f), %.0f calls, time by action %s",
                    size,
                    grown.time(),
                    grown.idealTime(),
                    grown.calls(),
                    grown.played().time()));
            return grown;
        }
    }

    /** The ideal: AWS's own time; four calls more for each function that is published. */
    private static void write(Path folder, String of, List<Grown> grown, DoubleFunction<String> size) throws Exception {
        Grown first = grown.getFirst();
        List<Panel> panels = List.of(
                new Panel("time", "seconds", points(grown, Grown::time), points(grown, Grown::idealTime)),
                new Panel(
                        "calls",
                        "to AWS",
                        points(grown, Grown::calls),
                        points(grown, one -> first.calls() + 4 * (one.published() - first.published()))));
        Picture picture = new Picture("A release of new code for every function, against its " + of, panels, size);
        Files.writeString(folder.resolve("growth-" + of + ".svg"), picture.svg());
    }

    private static List<Point> points(List<Grown> grown, ToDoubleFunction<Grown> figure) {
        return grown.stream()
                .map(one -> new Point(one.size(), figure.applyAsDouble(one)))
                .toList();
    }
}
