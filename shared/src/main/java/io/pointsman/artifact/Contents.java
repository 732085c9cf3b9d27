package io.pointsman.artifact;

import io.pointsman.digest.Sha256;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is in a package: its files by name, each with what counts of it. The digest of a package is the SHA-256 of this list as
 * text, so that a list that was kept can be checked by the digest it is kept under.
 *
 * @param files name to kind and digest: {@code f 2c26b4...}
 */
public record Contents(SortedMap<String, String> files) {
    private static final Pattern LINE = Pattern.compile("([fxl] [0-9a-f]{64}) (.+)");
    private static final int MOST_NAMES = 3;

    public Contents {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    }

    /** One line for each file. Of a name with a line break, the break is written as \\n and a backslash twice. */
    public String text() {
        StringBuilder text = new StringBuilder(files.size() * 100);
        files.forEach((name, what) ->
                text.append(what).append(' ').append(escaped(name)).append('\n'));
        return text.toString();
    }

    private static String escaped(String name) {
        return name.replace("\\", "\\\\").replace("\n", "\\n");
    }

    /** Reads what {@link #text} wrote. */
    public static Contents parse(String text) {
        TreeMap<String, String> files = new TreeMap<>();
        text.lines().forEach(line -> {
            Matcher matcher = LINE.matcher(line);
            if (!matcher.matches()) {
                throw new BadArchive("a list of contents has the line " + line + ", which says no file");
            }
            files.put(unescaped(matcher.group(2)), matcher.group(1));
        });
        return new Contents(files);
    }

    private static String unescaped(String name) {
        return Pattern.compile("\\\\(.)")
                .matcher(name)
                .replaceAll(match -> Matcher.quoteReplacement(match.group(1).equals("n") ? "\n" : match.group(1)));
    }

    /** The canonical content digest: hex. */
    public String digest() {
        return Sha256.hex(text());
    }

    /** What is different from the contents before: {@code 3 files changed: a.py, b.py, c.py; 1 file removed: d.py}. */
    public String since(Contents before) {
        List<String> said = new ArrayList<>();
        said(
                said,
                "changed",
                files.keySet().stream()
                        .filter(name -> before.files.containsKey(name)
                                && !before.files.get(name).equals(files.get(name)))
                        .toList());
        said(said, "added", missing(files, before.files));
        said(said, "removed", missing(before.files, files));
        return said.isEmpty() ? "no file changed" : String.join("; ", said);
    }

    private static List<String> missing(Map<String, String> from, Map<String, String> in) {
        return from.keySet().stream().filter(name -> !in.containsKey(name)).toList();
    }

    private static void said(List<String> said, String what, List<String> names) {
        if (!names.isEmpty()) {
            String more = names.size() > MOST_NAMES ? " and " + (names.size() - MOST_NAMES) + " more" : "";
            String shown = String.join(", ", names.subList(0, Math.min(MOST_NAMES, names.size())));
            said.add(names.size() + (names.size() == 1 ? " file " : " files ") + what + ": " + shown + more);
        }
    }
}
