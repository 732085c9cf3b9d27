package io.pointsman.template;

import io.pointsman.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.common.ScalarStyle;

/** Writes new values in the manner of the text around them. */
final class Typesetter {
    /** What reads as text wherever it stands, by the rules of YAML 1.1 and 1.2. */
    private static final Pattern BARE = Pattern.compile("[A-Za-z][A-Za-z0-9/_.=-]*(://[A-Za-z0-9/_.=-]+)?");

    private static final Set<String> WORDS = Set.of("true", "false", "null", "yes", "no", "on", "off", "y", "n");

    private final String text;
    private final boolean json;
    private final String newline;

    Typesetter(Template template) {
        this.text = template.text();
        this.json = template.isJson();
        this.newline = text.contains("\r\n") ? "\r\n" : "\n";
    }

    Stream<Edit> edits(Intent intent) {
        return switch (intent) {
            case Intent.Replace replace -> Stream.of(replace(replace));
            case Intent.Rename rename -> Stream.of(rename(rename));
            case Intent.Insert insert ->
                Stream.of(insert.node().entries().isEmpty() ? intoEmpty(insert) : beforeFirst(insert));
            case Intent.Remove remove -> removals(remove);
        };
    }

    /** Members that follow each other go together, with the comma after them, or the one before where nothing follows. */
    private Stream<Edit> removals(Intent.Remove remove) {
        List<Node.Entry> all = remove.node().entries();
        List<Edit> edits = new ArrayList<>();
        int first = 0;
        while (first < all.size()) {
            int next = first;
            while (next < all.size() && !remove.keeps(all.get(next))) {
                next++;
            }
            if (next > first) {
                edits.add(removal(all, first, next));
            }
            first = next + 1;
        }
        return edits.stream();
    }

    private Edit removal(List<Node.Entry> all, int first, int next) {
        if (next < all.size()) {
            return new Edit(start(all.get(first)), start(all.get(next)), "");
        }
        int from = first > 0 ? all.get(first - 1).value().span().to() : start(all.get(first));
        return new Edit(from, all.getLast().value().span().to(), "");
    }

    private int start(Node.Entry entry) {
        return entry(entry.key().span().from());
    }

    private Edit replace(Intent.Replace replace) {
        Span span = replace.node().span();
        String value = set(replace.value(), style(replace.node()));
        if (span.from() == span.to()) {
            return new Edit(span.from(), span.to(), " " + value);
        }
        // A block scalar ends after its last line break, which stays.
        int end = span.from()
                + text.substring(span.from(), span.to()).stripTrailing().length();
        return new Edit(span.from(), end, value);
    }

    /** Within the node: its tag, its quotes and whatever else it says stay. */
    private Edit rename(Intent.Rename rename) {
        Span span = rename.node().span();
        return new Edit(span.from(), span.to(), rename.in(text.substring(span.from(), span.to())));
    }

    private Edit intoEmpty(Intent.Insert insert) {
        int before = insert.node().span().to() - 1;
        ScalarStyle style = json ? ScalarStyle.DOUBLE_QUOTED : ScalarStyle.PLAIN;
        return new Edit(before, before, pairs(insert, style, ", "));
    }

    private Edit beforeFirst(Intent.Insert insert) {
        Node key = insert.node().entries().getFirst().key();
        int at = entry(key.span().from());
        int column = key.span().at().column() - (key.span().from() - at);
        String gap = insert.node().flow() ? "," + flowGap(at) : newline + " ".repeat(column - 1);
        return new Edit(at, at, pairs(insert, style(key), gap) + gap);
    }

    /** Where the entry of a key begins: a question mark may stand before the key. */
    private int entry(int key) {
        int before = key;
        while (before > 0 && text.charAt(before - 1) == ' ') {
            before--;
        }
        return before > 0 && text.charAt(before - 1) == '?' ? before - 1 : key;
    }

    /** What stands between the brace and the first key, to be repeated; a space where it is more than blank. */
    private String flowGap(int at) {
        String gap = text.substring(text.lastIndexOf('{', at - 1) + 1, at);
        return gap.isBlank() && gap.contains("\n") ? gap : " ";
    }

    private String pairs(Intent.Insert insert, ScalarStyle style, String between) {
        return insert.members().entrySet().stream()
                .map(member -> quoted(member.getKey(), style) + ": " + set(member.getValue(), style))
                .collect(Collectors.joining(between));
    }

    private ScalarStyle style(Node node) {
        if (json) {
            return ScalarStyle.DOUBLE_QUOTED;
        }
        return node instanceof Node.Scalar scalar ? scalar.style() : ScalarStyle.PLAIN;
    }

    private String set(NewValue value, ScalarStyle style) {
        return switch (value) {
            case NewValue.Text(String words) -> quoted(words, style);
            case NewValue.Quoted(String words) ->
                quoted(words, style == ScalarStyle.DOUBLE_QUOTED ? style : ScalarStyle.SINGLE_QUOTED);
            case NewValue.Members(Map<String, NewValue> members) ->
                members.entrySet().stream()
                        .map(member -> quoted(member.getKey(), style) + ": " + set(member.getValue(), style))
                        .collect(Collectors.joining(", ", "{", "}"));
            case NewValue.Either(String condition, NewValue yes, NewValue no) ->
                function(
                        "Fn::If",
                        "[" + quoted(condition, style) + ", " + set(yes, style) + ", " + set(no, style) + "]");
            case NewValue.InMap inMap -> lookup(inMap, style);
            case NewValue.None() -> function("Ref", "\"AWS::NoValue\"");
        };
    }

    private String lookup(NewValue.InMap lookup, ScalarStyle style) {
        List<String> refs = lookup.variables().stream()
                .map(variable -> function("Ref", quoted(variable, style)))
                .toList();
        String key = refs.size() == 1
                ? refs.getFirst()
                : function("Fn::Join", "[" + quoted("-", style) + ", [" + String.join(", ", refs) + "]]");
        String otherwise = lookup.always()
                ? ""
                : ", {" + quoted("DefaultValue", style) + ": " + function("Ref", "\"AWS::NoValue\"") + "}";
        return function(
                "Fn::FindInMap",
                "[" + quoted(lookup.map(), style) + ", " + key + ", " + quoted(lookup.member(), style) + otherwise
                        + "]");
    }

    private String function(String name, String argument) {
        return json ? "{\"" + name + "\": " + argument + "}" : "!" + name.replaceFirst("^Fn::", "") + " " + argument;
    }

    private static String quoted(String text, ScalarStyle style) {
        return switch (style) {
            case DOUBLE_QUOTED, JSON_SCALAR_STYLE -> Json.text(text);
            case SINGLE_QUOTED -> isPrintable(text) ? "'" + text.replace("'", "''") + "'" : Json.text(text);
            case PLAIN, LITERAL, FOLDED -> isBare(text) ? text : Json.text(text);
        };
    }

    private static boolean isBare(String text) {
        return BARE.matcher(text).matches() && !WORDS.contains(text.toLowerCase(Locale.ROOT));
    }

    private static boolean isPrintable(String text) {
        return text.chars().noneMatch(Character::isISOControl);
    }
}
