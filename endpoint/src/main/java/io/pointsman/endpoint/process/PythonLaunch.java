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

/** Python functions run under the machine's own {@code python3}, whatever version it is, with a small runtime client. */
final class PythonLaunch implements Launch {
    private static final String CLIENT = "runtime_client.py";

    @Override
    public List<String> command(FunctionSpec function) {
        if (!isInstalled()) {
            throw new NoRuntime("runtime " + function.runtime() + ": python3 is not installed on this machine");
        }
        return List.of("python3", "-u", "-c", client(), function.handler());
    }

    private static boolean isInstalled() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .filter(folder -> !folder.isEmpty())
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "python3")));
    }

    private static String client() {
        try (InputStream in = PythonLaunch.class.getResourceAsStream(CLIENT)) {
            if (in == null) {
                throw new IllegalStateException(CLIENT + " is missing from the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The package before the layers, as in Lambda. */
    @Override
    public Map<String, String> environment(FunctionSpec function) {
        String path = Stream.concat(
                        Stream.of(function.task()),
                        function.layers().reversed().stream().map(layer -> layer.resolve("python")))
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
        return Map.of("PYTHONPATH", path, "PYTHONDONTWRITEBYTECODE", "1");
    }
}
