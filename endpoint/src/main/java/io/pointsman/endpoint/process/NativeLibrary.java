package io.pointsman.endpoint.process;

import io.pointsman.endpoint.disk.TemporaryFolder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Optional;

/**
 * The native half of AWS's runtime client, unpacked once for all processes. Left to itself each process unpacks it to one and the
 * same place in {@code /tmp}, and one that finds it half written dies.
 */
final class NativeLibrary {
    /** Where the client looks for a library that is unpacked already. */
    static final String PROPERTY = "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI";

    private NativeLibrary() {}

    private static final class Once {
        static final Optional<Path> PATH = unpack();
    }

    /** Empty where the client brings none for this machine. */
    static Optional<Path> path() {
        return Once.PATH;
    }

    private static Optional<Path> unpack() {
        String resource = "jni/libaws-lambda-jni." + platform() + ".so";
        try (InputStream in = NativeLibrary.class.getClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
                return Optional.empty();
            }
            TemporaryFolder folder = new TemporaryFolder();
            Runtime.getRuntime().addShutdownHook(new Thread(folder::close));
            Path file = folder.newFile("runtime-client-");
            Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
            return Optional.of(file);
        } catch (IOException e) {
            throw new UncheckedIOException("the runtime client's library cannot be unpacked: " + e.getMessage(), e);
        }
    }

    /** As the client names its libraries: {@code linux-x86_64}, {@code linux_musl-aarch_64}, ... */
    private static String platform() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        boolean arm = System.getProperty("os.arch").equals("aarch64");
        boolean musl = Files.exists(Path.of("/lib/ld-musl-" + (arm ? "aarch64" : "x86_64") + ".so.1"));
        return system + (musl ? "_musl" : "") + "-" + (arm ? "aarch_64" : "x86_64");
    }
}
