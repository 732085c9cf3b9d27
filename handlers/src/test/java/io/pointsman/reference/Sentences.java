package io.pointsman.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The sentences of a document in Markdown, in order. A row of a table is one, without the row of its headings; headings and blocks of code
 * are none. A sentence ends at {@code . ? !} before what may begin one, so none is lost: at worst two are taken for one.
 */
final class Sentences {
    private static final Pattern END = Pattern.compile("[.?!](\\*\\*|\\))?(?= +[A-Z`*\"])");
    private static final String RULE = "|---";

    private final List<String> found = new ArrayList<>();
    private final List<String> paragraph = new ArrayList<>();

    private Sentences() {}

    static List<String> of(String document) {
        Sentences sentences = new Sentences();
        List<String> lines = document.lines().map(String::strip).toList();
        boolean code = false;
        for (int i = 0; i < lines.size(); i++) {
            boolean fence = lines.get(i).startsWith("```");
            code ^= fence;
            if (fence) {
                sentences.end();
            } else if (!code) {
                sentences.read(lines.get(i), i + 1 < lines.size() ? lines.get(i + 1) : "");
            }
        }
        sentences.end();
        return sentences.found;
    }

    private void read(String line, String next) {
        if (line.isEmpty() || line.startsWith("#")) {
            end();
        } else if (line.startsWith("|")) {
            end();
            if (!line.startsWith(RULE) && !next.startsWith(RULE)) {
                found.add(line);
            }
        } else if (line.startsWith("- ")) {
            end();
            paragraph.add(line.substring(2));
        } else {
            paragraph.add(line);
        }
    }

    private void end() {
        String text = String.join(" ", paragraph);
        paragraph.clear();
        int from = 0;
        Matcher ends = END.matcher(text);
        while (ends.find()) {
            found.add(text.substring(from, ends.end()).strip());
            from = ends.end();
        }
        if (!text.substring(from).isBlank()) {
            found.add(text.substring(from).strip());
        }
    }
}
