import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.JavaFormatterOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The formatter check of the build: {@code check SRC} fails on a file that is not formatted, {@code apply SRC} formats it.
 *
 * <p>A program of its own, because the formatter must run on the JDK that the toolchain found and Maven itself may run on an
 * older one.
 */
final class Format {
    public static void main(String[] args) throws Exception {
        boolean apply = args[0].equals("apply");
        Formatter formatter = Formatter.createFormatter(JavaFormatterOptions.builder()
                .style(JavaFormatterOptions.Style.PALANTIR)
                .build());
        List<Path> wrong = javaFiles(Path.of(args[1])).parallelStream()
                .filter(file -> !isFormatted(formatter, file, apply))
                .toList();
        wrong.forEach(file -> System.out.println((apply ? "formatted " : "not formatted: ") + file));
        if (!apply && !wrong.isEmpty()) {
            System.out.println("run: mvn verify -DskipTests -Dformat.mode=apply");
            System.exit(1);
        }
    }

    private static boolean isFormatted(Formatter formatter, Path file, boolean apply) {
        try {
            String text = Files.readString(file);
            String formatted = settled(formatter, text);
            if (apply && !text.equals(formatted)) {
                Files.writeString(file, formatted);
            }
            return text.equals(formatted);
        } catch (IOException | FormatterException e) {
            throw new IllegalStateException(file + " cannot be formatted: " + e.getMessage(), e);
        }
    }

    /** A long line may need a second pass: what one pass makes is not always what the next one leaves alone. */
    private static String settled(Formatter formatter, String text) throws FormatterException {
        String before = text;
        for (int pass = 0; pass < 5; pass++) {
            String after = formatter.formatSourceAndFixImports(before);
            if (after.equals(before)) {
                return after;
            }
            before = after;
        }
        throw new IllegalStateException("the formatter finds no end");
    }

    private static List<Path> javaFiles(Path source) throws IOException {
        if (!Files.isDirectory(source)) {
            return List.of(); // the parent project has no sources
        }
        try (var files = Files.walk(source)) {
            return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
        }
    }
}
