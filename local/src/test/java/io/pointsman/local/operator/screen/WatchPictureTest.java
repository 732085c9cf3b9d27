package io.pointsman.local.operator.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pointsman.local.operator.OperatorFacts;
import io.pointsman.local.operator.RunState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The picture of {@code watch} in the documentation is what {@code watch} shows; {@code -Dpictures.mode=write} writes it anew. */
final class WatchPictureTest {
    private static final Path FILE =
            Path.of(System.getProperty("pointsman.home", ".."), "docs", "pictures", "watch.svg");
    private static final int LINE = 22;

    /** Several of them stay several. */
    private static final char NO_BREAK = '\u00A0';

    @Test
    void the_picture_in_docs_is_what_watch_shows() throws IOException {
        List<String> lines = new ArrayList<>(List.of("$ pointsman watch my-app"));
        lines.addAll(StatusScreen.of(
                OperatorFacts.stack(OperatorFacts.run(
                        RunState.RELEASING,
                        List.of(
                                OperatorFacts.moving("Checkout", "41", "42"),
                                OperatorFacts.moving("Cart", "17", "18"),
                                OperatorFacts.resting("Orders", "8")))),
                Ink.PLAIN));
        String svg = svg(lines);
        if ("write".equals(System.getProperty("pictures.mode"))) {
            Files.writeString(FILE, svg);
        }
        assertEquals(svg, Files.readString(FILE), "write it anew: -Dpictures.mode=write");
    }

    private static String svg(List<String> lines) {
        int height = LINE * lines.size() + 30;
        String text = IntStream.range(0, lines.size())
                .mapToObj(at -> "<text x=\"16\" y=\"" + (30 + at * LINE) + "\">" + escaped(lines.get(at)) + "</text>")
                .collect(Collectors.joining("\n"));
        return """
            <svg xmlns="http://www.w3.org/2000/svg" width="760" height="%1$d" viewBox="0 0 760 %1$d" role="img">
            <title>pointsman watch: two functions on a canary of ten percent, with what comes next and when</title>
            <rect width="760" height="%1$d" rx="8" fill="#14171c"/>
            <g font-family="ui-monospace, Menlo, Consolas, monospace" font-size="15" fill="#e9edf2">
            %2$s
            </g>
            </svg>
            """.formatted(height, text);
    }

    private static String escaped(String line) {
        return line.replace("&", "&amp;").replace("<", "&lt;").replace(' ', NO_BREAK);
    }
}
