package io.pointsman.artifact;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Paths as an archive has them. A zip from macOS may spell 함수 decomposed where a template has it composed; and a link inside the
 * archive stands for what it leads to.
 */
final class ArchivePaths {
    private static final int MOST_LINKS = 40;
    private static final int LONGEST_TARGET = 4_096;

    private final ZipArchive archive;

    ArchivePaths(ZipArchive archive) {
        this.archive = archive;
    }

    /** The path itself where nothing else fits. */
    String spelled(String path) {
        String composed = isThere(path) ? path : sameName(path).orElse(path);
        return followed(composed).orElse(composed);
    }

    private boolean isThere(String path) {
        return archive.file(path).isPresent()
                || archive.all().anyMatch(file -> file.path().startsWith(path + "/"));
    }

    private Optional<String> sameName(String path) {
        String wanted = composed(path);
        int names = path.split("/", -1).length;
        Set<String> found = archive.all()
                .filter(file -> !isAscii(file.path()))
                .map(file -> first(file.path(), names))
                .filter(other -> composed(other).equals(wanted))
                .collect(Collectors.toSet());
        return found.size() == 1 ? Optional.of(found.iterator().next()) : Optional.empty();
    }

    private static boolean isAscii(String path) {
        return path.chars().allMatch(c -> c < 128);
    }

    private static String first(String path, int names) {
        int end = -1;
        for (int i = 0; i < names; i++) {
            end = path.indexOf('/', end + 1);
            if (end < 0) {
                return path;
            }
        }
        return path.substring(0, end);
    }

    static String composed(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    /** Where a path leads inside the archive, links on the way followed; empty where one leads out or nowhere. */
    Optional<String> followed(String path) {
        Deque<String> open = new ArrayDeque<>(List.of(path.split("/")));
        Deque<String> done = new ArrayDeque<>();
        int links = 0;
        while (!open.isEmpty()) {
            String name = open.removeFirst();
            if (name.equals("..")) {
                if (done.pollLast() == null) {
                    return Optional.empty();
                }
                continue;
            }
            if (name.isEmpty() || name.equals(".")) {
                continue;
            }
            done.addLast(name);
            Optional<String> target = archive.file(String.join("/", done))
                    .filter(file -> file.kind() == FileKind.LINK)
                    .map(this::target);
            if (target.isPresent()) {
                if (target.get().startsWith("/") || ++links > MOST_LINKS) {
                    return Optional.empty();
                }
                done.removeLast();
                List.of(target.get().split("/")).reversed().forEach(open::addFirst);
            }
        }
        String end = String.join("/", done);
        return end.isEmpty() || isThere(end) ? Optional.of(end) : Optional.empty();
    }

    String target(ArchiveFile link) {
        return new String(archive.read(link, LONGEST_TARGET), StandardCharsets.UTF_8);
    }
}
