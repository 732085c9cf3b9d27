package io.pointsman.shrink;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Makes a jar of what is reached in another one: {@code WHOLE SHRUNK}. */
public final class ShrunkJar {
    private static final String CLASS = ".class";
    private static final String SERVICES = "META-INF/services/";

    /** The same in every build, and in every time zone: a zip has no zone. */
    private static final LocalDateTime TIME = LocalDateTime.of(2026, 1, 1, 0, 0);

    /** Whoever implements one of these is started by Lambda. */
    private static final List<String> HANDLERS = List.of(
            "com/amazonaws/services/lambda/runtime/RequestStreamHandler",
            "com/amazonaws/services/lambda/runtime/RequestHandler");

    private static final String OWN = "io/pointsman/";

    /** Lambda's own interfaces, by which the runtime and the handlers know each other: the runtime may be given these. */
    private static final String OF_LAMBDA = "com/amazonaws/services/lambda/runtime/";

    /** The models that the SDK's clients were made from, and a text of an older archive: no code reads them. */
    private static final Pattern UNREAD = Pattern.compile(
            "META-INF/(versions|native-image)/.*|META-INF/maven/.*/pom\\.xml|.*\\.vm"
                + "|VersionInfo\\.java|mime\\.types|.*/endpoints\\.json|.*/sdk-default-configuration\\.json|.*TestCases\\.json");

    private final Map<String, byte[]> entries;
    private final KnownClasses known;

    private ShrunkJar(Map<String, byte[]> entries) {
        this.entries = entries;
        this.known = classes(entries);
    }

    private static KnownClasses classes(Map<String, byte[]> entries) {
        return new KnownClasses(entries.entrySet().stream()
                .filter(entry -> isClass(entry.getKey()))
                .map(Map.Entry::getValue)
                .toList());
    }

    public static void main(String[] arguments) throws IOException {
        Path whole = Path.of(arguments[0]);
        Path shrunk = Path.of(arguments[1]);
        Map<String, byte[]> entries = read(whole);
        ServiceTable.shorten(entries);
        write(new ShrunkJar(entries).checked(), shrunk);
        System.out.printf("%s: %,d bytes, of %,d%n", shrunk.getFileName(), Files.size(shrunk), Files.size(whole));
    }

    private Map<String, byte[]> checked() {
        Map<String, byte[]> kept = kept();
        Set<String> missing = new Links(known, classes(kept)).missing();
        if (!missing.isEmpty()) {
            throw new IllegalStateException("left out although it is asked for: " + String.join("\n", missing));
        }
        return kept;
    }

    private Map<String, byte[]> kept() {
        Reachable reachable = reachable();
        Map<String, byte[]> kept = new TreeMap<>();
        entries.forEach((name, bytes) -> {
            if (!isClass(name)) {
                if (!UNREAD.matcher(name).matches()) {
                    kept.put(name, bytes);
                }
            } else if (reachable.types().contains(className(name))) {
                kept.put(name, KeptMembers.of(bytes, reachable, name.startsWith(OWN)));
            }
        });
        return kept;
    }

    private Reachable reachable() {
        Reachable reachable = new Reachable(known);
        known.ofJar().stream()
                .map(ScannedClass::name)
                .filter(name -> name.startsWith(OF_LAMBDA))
                .forEach(reachable::whole);
        known.ofJar().stream().filter(this::isStarted).map(ScannedClass::name).forEach(reachable::root);
        entries.forEach((name, bytes) -> {
            if (name.startsWith(SERVICES)) {
                providers(bytes).forEach(reachable::root);
            }
        });
        return reachable;
    }

    private boolean isStarted(ScannedClass type) {
        return type.name().startsWith(OWN)
                && !type.isAbstract()
                && known.lineage(type.name()).stream().anyMatch(above -> HANDLERS.contains(above.name()));
    }

    private List<String> providers(byte[] service) {
        return new String(service, StandardCharsets.UTF_8)
                .lines()
                .map(line -> line.replaceFirst("#.*", "").strip().replace('.', '/'))
                .filter(line -> !line.isEmpty())
                .filter(line -> known.ofJar(line).isPresent())
                .toList();
    }

    private static boolean isClass(String name) {
        return name.endsWith(CLASS) && !name.startsWith("META-INF/");
    }

    private static String className(String entry) {
        return entry.substring(0, entry.length() - CLASS.length());
    }

    private static Map<String, byte[]> read(Path jar) throws IOException {
        Map<String, byte[]> entries = new TreeMap<>();
        try (InputStream in = Files.newInputStream(jar);
                ZipInputStream zip = new ZipInputStream(in)) {
            for (Optional<ZipEntry> entry = next(zip); entry.isPresent(); entry = next(zip)) {
                if (!entry.get().isDirectory()) {
                    entries.put(entry.get().getName(), zip.readAllBytes());
                }
            }
        }
        return entries;
    }

    private static Optional<ZipEntry> next(ZipInputStream zip) throws IOException {
        return Optional.ofNullable(zip.getNextEntry());
    }

    private static void write(Map<String, byte[]> entries, Path jar) throws IOException {
        try (OutputStream out = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.setLevel(Deflater.BEST_COMPRESSION);
            for (Map.Entry<String, byte[]> each : entries.entrySet()) {
                ZipEntry entry = new ZipEntry(each.getKey());
                entry.setTimeLocal(TIME);
                zip.putNextEntry(entry);
                zip.write(each.getValue());
                zip.closeEntry();
            }
        }
    }
}
