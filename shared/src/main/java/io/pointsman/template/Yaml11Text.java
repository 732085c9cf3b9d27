package io.pointsman.template;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the parser here takes by YAML 1.2 and CloudFormation's refuses by YAML 1.1: tabs between values, and three characters that end
 * a line there. Between quotes both are text to both, and so is a tab in a block or a comment.
 */
final class Yaml11Text {
    private static final Pattern SUSPECT = Pattern.compile("[\t\u0085\u2028\u2029]");

    private final String text;
    private final List<Node.Scalar> scalars = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private int next;

    private Yaml11Text(String text, Node root) {
        this.text = text;
        collect(root);
        scalars.sort(Comparator.comparingInt(scalar -> scalar.span().from()));
    }

    private void collect(Node node) {
        if (node instanceof Node.Scalar scalar
                && scalar.span().to() > scalar.span().from()) {
            scalars.add(scalar);
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
        while (matcher.find()) {
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
        while (next < scalars.size() && scalars.get(next).span().to() <= at) {
            next++;
        }
        boolean inside = next < scalars.size() && scalars.get(next).span().from() <= at;
        boolean isTab = text.charAt(at) == '\t';
        boolean refused = inside ? refused(scalars.get(next), at, isTab) : isTab ? isTab(at) : ends(at);
        if (refused) {
            problems.add(new Problem(
                    place(at),
                    isTab
                            ? "here is a tab, which CloudFormation does not take between values or before them; write"
                                    + " spaces"
                            : "here is the character " + String.format("U+%04X", (int) text.charAt(at))
                                    + ", which ends the line in YAML 1.1, as CloudFormation reads it; take it out, or"
                                    + " put the text between double quotes"));
        }
    }

    private boolean refused(Node.Scalar scalar, int at, boolean isTab) {
        return switch (scalar.style()) {
            case DOUBLE_QUOTED, SINGLE_QUOTED, JSON_SCALAR_STYLE -> isTab && isInTag(scalar, at);
            case PLAIN, LITERAL, FOLDED -> isTab ? isInTag(scalar, at) : ends(at);
        };
    }

    /** Between a tag or an anchor and the value. */
    private boolean isInTag(Node.Scalar scalar, int at) {
        boolean marked = scalar.tag().isPresent() || scalar.anchor().isPresent();
        return marked && text.substring(scalar.span().from(), at).matches("[!&]\\S*\\s*");
    }

    /** Outside of all values: in a comment it is text, and behind a bare value it is taken for a space. */
    private boolean isTab(int at) {
        String line = text.substring(text.lastIndexOf('\n', at) + 1, at);
        if (isComment(line, at)) {
            return false;
        }
        Node.Scalar before = next == 0 ? null : scalars.get(next - 1);
        boolean behindBare = before != null
                && before.isPlain()
                && text.substring(before.span().to(), at).isBlank()
                && text.substring(before.span().to(), at).indexOf('\n') < 0;
        return !behindBare;
    }

    private boolean isComment(String line, int at) {
        int start = at - line.length();
        int comment = -1;
        for (int i = line.indexOf('#'); i >= 0 && comment < 0; i = line.indexOf('#', i + 1)) {
            boolean opens = i == 0 || line.charAt(i - 1) == ' ' || line.charAt(i - 1) == '\t';
            comment = opens && isOutside(start + i) ? i : -1;
        }
        return comment >= 0;
    }

    private boolean isOutside(int at) {
        return scalars.stream()
                .filter(scalar -> !scalar.style().equals(org.snakeyaml.engine.v2.common.ScalarStyle.LITERAL))
                .noneMatch(scalar ->
                        scalar.span().from() <= at && at < scalar.span().to());
    }

    /** Whether something follows on what YAML 1.1 takes for a line of its own. */
    private boolean ends(int at) {
        int end = text.indexOf('\n', at);
        String rest = text.substring(at + 1, end < 0 ? text.length() : end);
        return !rest.isBlank() && !rest.stripLeading().startsWith("#");
    }

    private Place place(int at) {
        int begin = text.lastIndexOf('\n', at) + 1;
        int line = 1
                + (int) text.substring(0, begin).chars().filter(c -> c == '\n').count();
        return new Place(line, 1 + text.codePointCount(begin, at));
    }
}
