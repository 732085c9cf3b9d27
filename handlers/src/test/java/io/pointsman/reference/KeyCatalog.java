package io.pointsman.reference;

import io.pointsman.runtime.CommonKeys;
import io.pointsman.settings.Key;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The keys of every action, found as a user of the code would: in the folder of an action, or one below, is a class {@code XKeys} with
 * a list {@code ALL}. A new action is here by being there.
 */
final class KeyCatalog {
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Path ACTIONS = SOURCES.resolve("io/pointsman/actions");

    private KeyCatalog() {}

    /** Action to its own keys, in the order of the code. */
    static Map<String, List<Key<?>>> own() throws IOException {
        Map<String, List<Key<?>>> keys = new TreeMap<>();
        try (Stream<Path> folders = Files.list(ACTIONS)) {
            for (Path folder : folders.filter(Files::isDirectory).toList()) {
                keys.put(folder.getFileName().toString(), keysIn(folder));
            }
        }
        return keys;
    }

    /** Those of every action first. {@code rewrite} knows no stack, but takes the key like the others. */
    static Map<String, Key<?>> all(List<Key<?>> own) {
        Map<String, Key<?>> all = new LinkedHashMap<>();
        CommonKeys.ALL.forEach(key -> all.put(key.name(), key));
        own.forEach(key -> all.put(key.name(), key));
        return all;
    }

    /** What a function may have of its own, inside Functions of shift. */
    static List<Key<?>> ofOneFunction() {
        return all("io.pointsman.actions.shift.settings.TrafficKeys");
    }

    /** The class is called after the handler: {@code XHandler}, {@code XKeys}. */
    private static List<Key<?>> keysIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<String> handlers = files.map(path -> path.getFileName().toString())
                    .filter(name -> name.endsWith("Handler.java"))
                    .toList();
            if (handlers.size() != 1) {
                throw new AssertionError(folder + " should have one handler, and has " + handlers);
            }
            return all(classIn(folder, handlers.getFirst().replace("Handler.java", "Keys.java")));
        }
    }

    /** An action that has packages of its own keeps its keys in one of them. */
    private static String classIn(Path folder, String file) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> found = files.filter(path -> path.endsWith(file))
                    .map(SOURCES::relativize)
                    .toList();
            if (found.size() != 1) {
                throw new AssertionError(folder + " should have one " + file + ", and has " + found);
            }
            return found.getFirst().toString().replace(".java", "").replace('/', '.');
        }
    }

    /** Of a class that is nobody else's to see. */
    private static List<Key<?>> all(String className) {
        try {
            var field = Class.forName(className).getDeclaredField("ALL");
            field.setAccessible(true);
            List<?> keys = (List<?>) field.get(null);
            return keys.stream().<Key<?>>map(key -> (Key<?>) key).toList();
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(className + " has no list ALL of its keys", e);
        }
    }
}
