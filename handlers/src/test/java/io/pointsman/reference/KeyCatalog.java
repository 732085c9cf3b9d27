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
 * The keys of every action, found as a user of the code would: the folder of an action has a class {@code XKeys} with a list
 * {@code ALL}. A new action is here by being there.
 */
final class KeyCatalog {
    private static final Path ACTIONS = Path.of("src/main/java/io/pointsman/actions");

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
            String keys = handlers.getFirst().replace("Handler.java", "Keys");
            return all("io.pointsman.actions." + folder.getFileName() + "." + keys);
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
