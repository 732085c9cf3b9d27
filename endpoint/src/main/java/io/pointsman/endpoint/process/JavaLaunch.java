package io.pointsman.endpoint.process;

import java.io.File;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Java functions run under AWS's own runtime interface client, as in Lambda: the client alone is on the class path, and loads
 * the package from the task folder.
 */
final class JavaLaunch implements Launch {
    private static final String MAIN = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";

    /** One class of each jar that the client consists of. */
    private static final List<String> CLIENT = List.of(
            MAIN,
            "com.amazonaws.services.lambda.runtime.Context",
            "com.amazonaws.services.lambda.runtime.serialization.PojoSerializer",
            "software.amazon.awssdk.utilslite.SdkInternalThreadLocal");

    /** What of the function's memory is left to the heap, as the managed runtime divides it, roughly. */
    private static final double HEAP = 0.85;

    @Override
    public List<String> command(FunctionSpec function) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx" + (long) (function.memory() * HEAP) + "m");
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto"));
        command.add("--enable-native-access=ALL-UNNAMED");
        NativeLibrary.path().ifPresent(path -> command.add("-D" + NativeLibrary.PROPERTY + "=" + path));
        command.addAll(List.of("-cp", classPath(function), MAIN, function.handler()));
        return command;
    }

    @Override
    public Map<String, String> environment(FunctionSpec function) {
        return Map.of();
    }

    private static String classPath(FunctionSpec function) {
        List<String> path = new ArrayList<>();
        CLIENT.stream().map(JavaLaunch::jarOf).distinct().forEach(path::add);
        function.layers().stream()
                .map(layer -> layer.resolve("java/lib"))
                .filter(Files::isDirectory)
                .forEach(lib -> path.add(lib + File.separator + "*"));
        return path.stream().collect(Collectors.joining(File.pathSeparator));
    }

    /** Where a class of the client was loaded from. */
    private static String jarOf(String className) {
        String resource = className.replace('.', '/') + ".class";
        URL url = JavaLaunch.class.getClassLoader().getResource(resource);
        if (url == null || !url.getProtocol().equals("jar")) {
            throw new NoRuntime("runtime interface client for Java on its class path (" + className + ")");
        }
        String file = url.getPath().substring(0, url.getPath().indexOf("!/"));
        try {
            return Path.of(new URI(file)).toString();
        } catch (URISyntaxException e) {
            throw new NoRuntime("way to read the jar " + file);
        }
    }
}
