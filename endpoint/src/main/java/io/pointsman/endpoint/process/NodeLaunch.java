package io.pointsman.endpoint.process;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Node.js functions run under the machine's own {@code node}, whatever version it is, with a small runtime client. */
final class NodeLaunch implements Launch {
    private static final String CLIENT = "runtime_client.mjs";

    @Override
    public List<String> command(FunctionSpec function) {
        if (!isInstalled()) {
            throw new NoRuntime("runtime " + function.runtime() + ": node is not installed on this machine");
        }
        return List.of("node", "--input-type=module", "--eval", client());
    }

    private static boolean isInstalled() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .filter(folder -> !folder.isEmpty())
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "node")));
    }

    private static String client() {
        try (InputStream in = NodeLaunch.class.getResourceAsStream(CLIENT)) {
            if (in == null) {
                throw new IllegalStateException(CLIENT + " is missing from the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Modules of layers are found by CommonJS alone, as in Lambda: Node looks for ES modules beside the importer. */
    @Override
    public Map<String, String> environment(FunctionSpec function) {
        String path = function.layers().reversed().stream()
                .map(layer -> layer.resolve("nodejs").resolve("node_modules"))
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
        return Map.of("NODE_PATH", path);
    }
}
