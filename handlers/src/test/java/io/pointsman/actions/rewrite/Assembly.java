package io.pointsman.actions.rewrite;

import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.pointsman.artifact.ReproducibleZip;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A cloud assembly as aws-cdk-lib 2.276 wrote it, without its reports; and what it would be if it were another one. */
record Assembly(Map<String, byte[]> files) {
    /** @param name a folder of the test resources */
    static Assembly of(String name) {
        try {
            Path folder = Path.of(Objects.requireNonNull(Assembly.class.getResource("/assemblies/" + name), name)
                    .toURI());
            Map<String, byte[]> files = new TreeMap<>();
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path file : all.filter(Files::isRegularFile).toList()) {
                    files.put(folder.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
                }
            }
            return new Assembly(files);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    String text(String path) {
        return new String(Objects.requireNonNull(files.get(path), path), StandardCharsets.UTF_8);
    }

    Assembly with(String path, String text) {
        Map<String, byte[]> more = new TreeMap<>(files);
        more.put(path, text.getBytes(StandardCharsets.UTF_8));
        return new Assembly(more);
    }

    Assembly edited(String path, UnaryOperator<String> change) {
        assertNotEquals(text(path), change.apply(text(path)), "the change changes nothing");
        return with(path, change.apply(text(path)));
    }

    Assembly without(String prefix) {
        Map<String, byte[]> fewer = new TreeMap<>(files);
        fewer.keySet().removeIf(path -> path.startsWith(prefix));
        assertNotEquals(files.size(), fewer.size(), "there is no " + prefix);
        return new Assembly(fewer);
    }

    Assembly in(String folder) {
        Map<String, byte[]> moved = new TreeMap<>();
        files.forEach((path, bytes) -> moved.put(folder + "/" + path, bytes));
        return new Assembly(moved);
    }

    byte[] zip() {
        return ReproducibleZip.of(files);
    }
}
