package io.pointsman.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.common.ScalarStyle;

/**
 * What the parser here takes by YAML 1.2 and CloudFormation's refuses by YAML 1.1: tabs between values, and three characters that end
 * a line there. Between quotes both are text to both, and so is a tab in a block or a comment.
 */
final class Yaml11Text {
    /** What follows on the first character of a run is judged as it is. */
    private static final Pattern SUSPECT = Pattern.compile("\t[ \t]*|[\u0085\u2028\u2029][\u0085\u2028\u2029 \t]*");

    /** Of one kind of fault, the first few show what is meant. */
    private static final int MOST = 10;

    private final String text;
    private final NavigableMap<Integer, Node.Scalar> scalars = new TreeMap<>();
    private final List<Problem> problems = new ArrayList<>();
    private int line = 1;
    private int lineStart;
    private int lineEnd;
    private int comment;

    private Yaml11Text(String text, Node root) {
        this.text = text;
        collect(root);
        begin(0);
    }

    private void collect(Node node) {
        if (node instanceof Node.Scalar scalar
                && scalar.span().to() > scalar.span().from()) {
            scalars.put(scalar.span().from(), scalar);
        }
        node.children().forEach(this::collect);
    }

    static List<Problem> problems(String text, Node root) {
        // JSON has its own rules.
        if (!isSuspect(text) || text.stripLeading().startsWith("{")) {
            return List.of();
        }
        Yaml11Text found = new Yaml11Text(text, root);
        Matcher matcher = SUSPECT.matcher(text);
        while (found.problems.size() < MOST && matcher.find()) {
            found.judge(matcher.start());
        }
        return List.copyOf(found.problems);
    }

    private static boolean isSuspect(String text) {
        return text.indexOf('\t') >= 0
                || text.indexOf('\u0085') >= 0
                || text.indexOf('\u2028') >= 0
                || text.indexOf('\u2029') >= 0;
    }

    private void judge(int at) {
        while (lineEnd < at) {
            begin(lineEnd + 1);
            line++;
        }
        Optional<Node.Scalar> inside =
                last(at).filter(scalar -> at < scalar.span().to());
        boolean isTab = text.charAt(at) == '\t';
        boolean refused =
                inside.map(scalar -> refused(scalar, at, isTab)).orElseGet(() -> isTab ? isTab(at) : ends(at));
        if (refused) {
            problems.add(new Problem(
                    new Place(line, 1 + text.codePointCount(lineStart, at)),
                    isTab
                            ? "here is a tab, which CloudFormation does not take between values or before them; write"
                                    + " spaces"
                            : "here is the character " + String.format("U+%04X", (int) text.charAt(at))
                                    + ", which ends the line in YAML 1.1, as CloudFormation reads it; take it out, or"
                                    + " put the text between double quotes"));
        }
    }

    private void begin(int start) {
        int end = text.indexOf('\n', start);
        lineStart = start;
        lineEnd = end < 0 ? text.length() : end;
        comment = -1;
    }

    /** The value that begins here or was the last one to begin before. */
    private Optional<Node.Scalar> last(int at) {
        return Optional.ofNullable(scalars.floorEntry(at)).map(Map.Entry::getValue);
    }

    private boolean refused(Node.Scalar scalar, int at, boolean isTab) {
        return switch (scalar.style()) {
            case DOUBLE_QUOTED, SINGLE_QUOTED, JSON_SCALAR_STYLE -> isTab && isInTag(scalar, at);
            case PLAIN, LITERAL, FOLDED -> isTab ? isInTag(scalar, at) : ends(at);
        };
    }

    /** Between a tag or an anchor and the value. */
    private boolean isInTag(Node.Scalar scalar, int at) {
        if (scalar.tag().isEmpty() && scalar.anchor().isEmpty()) {
            return false;
        }
        int end = scalar.span().from();
        while (end < at && !Character.isWhitespace(text.charAt(end))) {
            end++;
        }
        return "!&".indexOf(text.charAt(scalar.span().from())) >= 0 && blankTo(end) >= at;
    }

    /** Outside of all values: in a comment it is text, and behind a bare value it is taken for a space. */
    private boolean isTab(int at) {
        return !isInComment(at)
                && last(at).filter(before -> isBehind(before, at)).isEmpty();
    }

    private boolean isBehind(Node.Scalar before, int at) {
        return before.isPlain() && blankTo(before.span().to()) >= at;
    }

    private boolean isInComment(int at) {
        if (comment < 0) {
            comment = comment();
        }
        return comment < at;
    }

    /** Where the comment of this line begins; its end, where there is none. */
    private int comment() {
        for (int i = text.indexOf('#', lineStart); i >= 0 && i < lineEnd; i = text.indexOf('#', i + 1)) {
            boolean opens = i == lineStart || text.charAt(i - 1) == ' ' || text.charAt(i - 1) == '\t';
            if (opens && isOutside(i)) {
                return i;
            }
        }
        return lineEnd;
    }

    private boolean isOutside(int at) {
        return last(at).filter(scalar -> at < scalar.span().to() && scalar.style() != ScalarStyle.LITERAL)
                .isEmpty();
    }

    /** Whether something follows on what YAML 1.1 takes for a line of its own. */
    private boolean ends(int at) {
        int next = blankTo(at + 1);
        return next < text.length() && text.charAt(next) != '\n' && text.charAt(next) != '#';
    }

    /** The first place from there on that is not blank, or ends the line. */
    private int blankTo(int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) != '\n' && isBlank(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || c == '\u0085';
    }
}
