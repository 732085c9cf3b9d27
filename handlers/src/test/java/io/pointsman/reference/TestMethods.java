package io.pointsman.reference;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The test methods of all modules, as {@code Class.method}, by their sources: no module has the test classes of all others. */
final class TestMethods {
    private static final Pattern TEST = Pattern.compile("\\s+@(Test|ParameterizedTest)\\b.*");
    private static final Pattern SWITCHED_OFF = Pattern.compile("\\s+@Disabled\\b.*");
    private static final Pattern ALL_SWITCHED_OFF = Pattern.compile("@Disabled\\b.*");
    private static final Pattern METHOD = Pattern.compile("\\s+(public )?void (?<name>\\w+)\\(.*");

    private TestMethods() {}

    static Set<String> of(Path root, List<String> modules) throws IOException {
        Set<String> methods = new HashSet<>();
        for (String module : modules) {
            try (Stream<Path> files = Files.walk(root.resolve(module).resolve("src/test/java"))) {
                files.filter(file -> file.toString().endsWith("Test.java")).forEach(file -> methods.addAll(of(file)));
            }
        }
        return methods;
    }

    private static Set<String> of(Path file) {
        try {
            String type = file.getFileName().toString().replace(".java", "");
            return of(type, Files.readAllLines(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One that is switched off, by itself or with its class, holds nothing. */
    static Set<String> of(String type, List<String> lines) {
        if (lines.stream().anyMatch(line -> ALL_SWITCHED_OFF.matcher(line).matches())) {
            return Set.of();
        }
        Set<String> methods = new HashSet<>();
        boolean test = false;
        boolean off = false;
        for (String line : lines) {
            test |= TEST.matcher(line).matches();
            off |= SWITCHED_OFF.matcher(line).matches();
            Matcher method = METHOD.matcher(line);
            if (method.matches()) {
                if (test && !off) {
                    methods.add(type + "." + method.group("name"));
                }
                test = false;
                off = false;
            }
        }
        return methods;
    }
}
