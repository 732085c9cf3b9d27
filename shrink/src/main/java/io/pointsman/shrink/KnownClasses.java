package io.pointsman.shrink;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The classes of the jar, and those of the JDK around them, which are read when they are asked for. */
final class KnownClasses {
    private final Map<String, ScannedClass> inJar = new LinkedHashMap<>();
    private final Map<String, Optional<ScannedClass>> inJdk = new HashMap<>();
    private final Map<String, Set<ScannedClass>> lineages = new HashMap<>();

    /** @param classFiles of the jar */
    KnownClasses(Collection<byte[]> classFiles) {
        for (byte[] classFile : classFiles) {
            ScannedClass scanned = ClassScan.of(classFile);
            inJar.put(scanned.name(), scanned);
        }
    }

    Collection<ScannedClass> ofJar() {
        return inJar.values();
    }

    Optional<ScannedClass> ofJar(String name) {
        return Optional.ofNullable(inJar.get(name));
    }

    Optional<ScannedClass> find(String name) {
        ScannedClass own = inJar.get(name);
        return own != null ? Optional.of(own) : inJdk.computeIfAbsent(name, KnownClasses::ofJdk);
    }

    boolean isOfJdk(ScannedClass type) {
        return !inJar.containsKey(type.name());
    }

    private static Optional<ScannedClass> ofJdk(String name) {
        try (InputStream in = ClassLoader.getPlatformClassLoader().getResourceAsStream(name + ".class")) {
            return in == null ? Optional.empty() : Optional.of(ClassScan.outline(in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException("the JDK's " + name + " cannot be read", e);
        }
    }

    /** The class itself, its superclasses from near to far, then all interfaces; those that are not to be had are left out. */
    Set<ScannedClass> lineage(String name) {
        Set<ScannedClass> seen = lineages.get(name);
        if (seen == null) {
            seen = lookedUp(name);
            lineages.put(name, seen);
        }
        return seen;
    }

    private Set<ScannedClass> lookedUp(String name) {
        Set<ScannedClass> found = new LinkedHashSet<>();
        Optional<ScannedClass> each = find(name);
        while (each.isPresent()) {
            found.add(each.get());
            each = each.get().superName().flatMap(this::find);
        }
        Deque<ScannedClass> open = new ArrayDeque<>(found);
        while (!open.isEmpty()) {
            for (String above : open.remove().interfaces()) {
                find(above).filter(found::add).ifPresent(open::add);
            }
        }
        return found;
    }
}
