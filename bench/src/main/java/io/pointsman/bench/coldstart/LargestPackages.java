package io.pointsman.bench.coldstart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/** What a jar consists of: its ten largest packages, of the AWS SDK each service as one. */
final class LargestPackages {
    private static final String SERVICES = "software/amazon/awssdk/services/";

    private LargestPackages() {}

    public static void main(String[] arguments) throws IOException {
        Path path = Path.of(arguments[0]);
        Map<String, Long> sizes = new TreeMap<>();
        int entries;
        try (JarFile jar = new JarFile(path.toFile())) {
            entries = jar.size();
            jar.stream().forEach(entry -> sizes.merge(group(entry), entry.getCompressedSize(), Long::sum));
        }
        System.out.printf(
                "%s: %,d bytes in %,d entries; the largest packages, compressed%n", path, Files.size(path), entries);
        sizes.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
                .limit(10)
                .forEach(entry -> System.out.printf("  %,10d  %s%n", entry.getValue(), entry.getKey()));
    }

    private static String group(JarEntry entry) {
        String[] parts = entry.getName().split("/", -1);
        int depth = Math.min(parts.length - 1, entry.getName().startsWith(SERVICES) ? 5 : 4);
        return String.join("/", Arrays.copyOf(parts, depth));
    }
}
