package io.pointsman.review.code;

import io.pointsman.artifact.ArchiveFile;
import io.pointsman.artifact.FileKind;
import io.pointsman.artifact.ZipArchive;
import io.pointsman.page.LineDiff;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** Compares two packages file by file. What is large, or no text, is only named. */
public final class PackageComparison {
    static final int MOST_FILES = 40;
    static final int MOST_LINES = 400;
    private static final int LARGEST_FILE = 128 << 10;

    private final ZipArchive before;
    private final ZipArchive after;
    private final CodeLines code;
    private int room = MOST_LINES;

    private PackageComparison(ZipArchive before, ZipArchive after, CodeLines code) {
        this.before = before;
        this.after = after;
        this.code = code;
    }

    public static PackageDiff of(ZipArchive before, ZipArchive after, SecretWords secrets) {
        return new PackageComparison(before, after, new CodeLines(secrets)).compared();
    }

    private PackageDiff compared() {
        Map<String, ArchiveFile> old = byPath(before);
        Map<String, ArchiveFile> now = byPath(after);
        TreeSet<String> paths = new TreeSet<>(old.keySet());
        paths.addAll(now.keySet());
        List<String> changed = paths.stream()
                .filter(path -> !isSame(Optional.ofNullable(old.get(path)), Optional.ofNullable(now.get(path))))
                .toList();
        List<FileDiff> files = new ArrayList<>();
        for (String path : changed.subList(0, Math.min(MOST_FILES, changed.size()))) {
            files.add(file(path, Optional.ofNullable(old.get(path)), Optional.ofNullable(now.get(path))));
        }
        return new PackageDiff(List.copyOf(files), changed.size() - files.size(), "");
    }

    private static Map<String, ArchiveFile> byPath(ZipArchive archive) {
        Map<String, ArchiveFile> files = new TreeMap<>();
        archive.files().forEach(file -> files.put(file.path(), file));
        return files;
    }

    private static boolean isSame(Optional<ArchiveFile> one, Optional<ArchiveFile> other) {
        return one.isPresent()
                && other.isPresent()
                && one.get().crc() == other.get().crc()
                && one.get().size() == other.get().size()
                && one.get().kind() == other.get().kind();
    }

    private FileDiff file(String path, Optional<ArchiveFile> old, Optional<ArchiveFile> now) {
        String what = old.isEmpty() ? "new" : now.isEmpty() ? "gone" : "changed";
        Optional<String> secret = CodeLines.closed(path);
        if (secret.isPresent()) {
            return new FileDiff(path, what, List.of(), secret.get());
        }
        if (isLarge(old) || isLarge(now)) {
            return new FileDiff(path, what, List.of(), "larger than " + (LARGEST_FILE >> 10) + " KB");
        }
        Optional<String> left = old.map(file -> text(before, file)).orElse(Optional.of(""));
        Optional<String> right = now.map(file -> text(after, file)).orElse(Optional.of(""));
        if (left.isEmpty() || right.isEmpty()) {
            return new FileDiff(path, what, List.of(), "not text");
        }
        Optional<String> held = code.closedBy(left.get()).or(() -> code.closedBy(right.get()));
        if (held.isPresent()) {
            return new FileDiff(path, what, List.of(), held.get());
        }
        return LineDiff.takes(left.get(), right.get())
                ? lines(path, what, LineDiff.of(left.get(), right.get()))
                : new FileDiff(path, what, List.of(), "too many lines to compare");
    }

    private static boolean isLarge(Optional<ArchiveFile> file) {
        return file.filter(one -> one.size() > LARGEST_FILE).isPresent();
    }

    private static Optional<String> text(ZipArchive archive, ArchiveFile file) {
        return file.kind() == FileKind.LINK ? Optional.empty() : CodeLines.text(archive.read(file, LARGEST_FILE));
    }

    private FileDiff lines(String path, String what, List<LineDiff.Line> all) {
        List<LineDiff.Line> shown = all.stream().limit(room).map(code::shown).toList();
        room -= shown.size();
        String note = all.isEmpty()
                ? "no line: line ends or the mode changed"
                : shown.size() < all.size() ? (all.size() - shown.size()) + " lines more are not shown" : "";
        return new FileDiff(path, what, shown, note);
    }
}
