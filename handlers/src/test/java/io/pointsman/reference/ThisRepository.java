package io.pointsman.reference;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** What lies beside the tests of this module: documents, and the tests of all modules, which documents name. */
final class ThisRepository {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final List<String> MODULES = List.of("shared", "endpoint", "handlers", "local");

    private ThisRepository() {}

    /** @param path from the top of the repository */
    static String text(String path) throws IOException {
        return Files.readString(ROOT.resolve(path));
    }

    /** Those of the tests that no module has, or that are switched off: they hold nothing. */
    static List<String> withoutTest(List<String> tests) throws IOException {
        Set<String> there = TestMethods.of(ROOT, MODULES);
        return tests.stream().filter(test -> !there.contains(test)).toList();
    }
}
