package io.pointsman.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.artifact.ReproducibleZip;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;

/**
 * Any content of any object that an action reads: release records, the index, the list of jobs, artifacts with their manifests, templates and
 * other files. Which objects those are is seen by letting the action read.
 */
final class DocumentInputsTest {
    private static final PendingJobs JOBS = new PendingJobs();

    @AfterContainer
    static void close() {
        JOBS.close();
    }

    @Provide
    Arbitrary<String> actions() {
        return Arbitraries.of(PendingJobs.ACTIONS);
    }

    @Provide
    Arbitrary<String> values() {
        return Arbitraries.of(OddValues.ALL);
    }

    enum ObjectEdit {
        INSTEAD,
        WITHOUT,
        TWICE,
        OTHER_BYTE,
        CUT
    }

    @Property(seed = OneAnswer.SEED, shrinking = ShrinkingMode.OFF)
    void an_object_with_another_content(
            @ForAll("actions") String action,
            @ForAll int object,
            @ForAll int file,
            @ForAll int place,
            @ForAll ObjectEdit change,
            @ForAll("values") String value)
            throws IOException {
        PendingJob job = JOBS.of(action);
        List<String> objects = job.objects();
        String name = objects.get(Math.floorMod(object, objects.size()));
        byte[] content = job.bytes(name);
        List<String> names = new ArrayList<>(List.of(name, "change set ", "function ", "stack "));
        byte[] other = isZip(content)
                ? inZip(content, file, place, change, value, names)
                : changed(name, content, place, change, value);
        PendingJob.HeardAnswer heard = JOBS.heard(action, it -> it.deliverWith(name, other));
        assertEquals("", OneAnswer.fault(heard, names), name);
    }

    private static boolean isZip(byte[] content) {
        return content.length > 1 && content[0] == 'P' && content[1] == 'K';
    }

    private static byte[] inZip(byte[] zip, int file, int place, ObjectEdit change, String value, List<String> names)
            throws IOException {
        Map<String, byte[]> files = files(zip);
        List<String> paths = new ArrayList<>(files.keySet());
        int number = Math.floorMod(file, paths.size() + 1);
        if (number == paths.size()) {
            names.add("artifact");
            return otherBytes(zip, place, change);
        }
        String path = paths.get(number);
        names.add(path);
        byte[] content = Objects.requireNonNull(files.get(path));
        files.put(path, changed(path, content, place, change, value));
        return ReproducibleZip.of(files);
    }

    private static Map<String, byte[]> files(byte[] zip) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream entries = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                files.put(entry.getName(), entries.readAllBytes());
            }
        }
        return files;
    }

    private static byte[] changed(String name, byte[] content, int place, ObjectEdit change, String value) {
        if (change == ObjectEdit.OTHER_BYTE || change == ObjectEdit.CUT) {
            return otherBytes(content, place, change);
        }
        String text = new String(content, StandardCharsets.UTF_8);
        return (name.endsWith(".json") ? inJson(text, place, change, value) : inText(text, place, change, value))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String inJson(String text, int number, ObjectEdit change, String value) {
        JsonPlaces places = JsonPlaces.in(text);
        List<Object> place = places.place(number);
        return switch (change) {
            case WITHOUT -> places.without(place);
            case TWICE -> places.twice(place, value);
            case INSTEAD, OTHER_BYTE, CUT -> places.with(place, value);
        };
    }

    /** A line of it is another one. */
    private static String inText(String text, int number, ObjectEdit change, String value) {
        List<String> lines = new ArrayList<>(text.lines().toList());
        int at = Math.floorMod(number, lines.size());
        String line = lines.get(at);
        switch (change) {
            case WITHOUT -> lines.remove(at);
            case TWICE -> lines.add(at, line);
            case INSTEAD, OTHER_BYTE, CUT -> lines.set(at, line.replaceFirst(": .*", ": ") + value);
        }
        return String.join("\n", lines);
    }

    private static byte[] otherBytes(byte[] content, int place, ObjectEdit change) {
        byte[] other = content.clone();
        int at = Math.floorMod(place, content.length);
        if (change == ObjectEdit.CUT) {
            return Arrays.copyOf(other, at);
        }
        other[at] ^= (byte) (1 + Math.floorMod(place, 255));
        return other;
    }

    @Example
    void what_is_changed_is_what_is_read() {
        List<String> objects = JOBS.of("execute").objects();

        assertTrue(objects.stream().anyMatch(object -> object.endsWith("/index.json")), objects::toString);
        assertTrue(objects.stream().anyMatch(object -> object.endsWith("/jobs.json")), objects::toString);
        assertTrue(objects.stream().anyMatch(object -> object.contains("/shop/Release/")), objects::toString);
        assertTrue(objects.size() >= 4, objects::toString);
        assertTrue(JOBS.of("rewrite").objects().stream().anyMatch(object -> object.contains("/Source/")));
    }
}
