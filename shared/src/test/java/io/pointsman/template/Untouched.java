package io.pointsman.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Holds a rewrite to its word without the code that makes it: every byte outside the values concerned is there, in order; a
 * second pass changes nothing; another parser sees a difference at the code locations and nowhere else.
 */
final class Untouched {
    private static final String NEW = "(?s)[^\n]*(store|S3Bucket|Bucket)[^\n]*(\r?\n *)*";

    private Untouched() {}

    /** @return how many locations were written */
    static int check(String name, String text) {
        Template template = Template.parse(text);
        Survey survey = template.survey();
        String rewritten = survey.rewrite(Rewrites::place).text();
        List<Span> spans = spans(survey);
        outside(name, text.replaceFirst("^\uFEFF", ""), rewritten.replaceFirst("^\uFEFF", ""), spans);
        assertEquals(text.startsWith("\uFEFF"), rewritten.startsWith("\uFEFF"), name);
        assertEquals(rewritten, Rewrites.of(rewritten), name + ", a second time");
        meaning(name, text, rewritten, survey);
        return spans.size();
    }

    /** The stretches of the old text that may change, by the nodes of the sites. */
    private static List<Span> spans(Survey survey) {
        return survey.spots().stream()
                .flatMap(spot -> span(spot.change()))
                .distinct()
                .sorted(Comparator.comparingInt(Span::from))
                .toList();
    }

    private static Stream<Span> span(Spot.Change change) {
        return switch (change) {
            case Spot.Replace(Cursor value, var ignored) ->
                Stream.of(value.node().span());
            case Spot.Insert(Cursor mapping, var ignored) ->
                Stream.of(gap(mapping.mapping().orElseThrow()));
            case Spot.ReplaceMembers(Cursor mapping) -> Stream.of(mapping.node().span());
            case Spot.None() -> Stream.empty();
        };
    }

    private static Span gap(Node.Mapping mapping) {
        int at = mapping.entries().isEmpty()
                ? mapping.span().to() - 1
                : mapping.entries().getFirst().key().span().from();
        return new Span(at, at, mapping.span().at());
    }

    private static void outside(String name, String before, String after, List<Span> spans) {
        int old = 0;
        int now = 0;
        List<String> written = new ArrayList<>();
        for (Span span : spans) {
            String kept = before.substring(old, span.from());
            assertTrue(after.startsWith(kept, now), name + ": the text before " + span.at() + " changed");
            now += kept.length();
            int next = spans.indexOf(span) + 1;
            String then = before.substring(
                    span.to(), next < spans.size() ? spans.get(next).from() : before.length());
            int end = then.isEmpty() ? after.length() : after.indexOf(then, now);
            assertTrue(end >= now, name + ": the text behind " + span.at() + " changed");
            written.add(after.substring(now, end));
            now = end;
            old = span.to();
        }
        assertEquals(before.substring(old), after.substring(now), name + ": the end");
        written.forEach(text -> assertTrue(text.isBlank() || text.matches(NEW), name + ": wrote " + text));
    }

    private static void meaning(String name, String text, String rewritten, Survey survey) {
        List<String> allowed = survey.sites().stream().map(Untouched::path).toList();
        Meaning.of(text)
                .differences(Meaning.of(rewritten))
                .forEach(path -> assertTrue(
                        allowed.stream().anyMatch(one -> path.matches(one)),
                        name + " means something else at " + path));
    }

    private static String path(CodeSite site) {
        String property = site.property().replace("*", "[^/]+").replace(".", "/");
        return site.kind() == CodeKind.INCLUDE
                ? ".*/Parameters/Location"
                : ".*/" + java.util.regex.Pattern.quote(site.logicalId()) + "(/Properties|/[A-Za-z:]+)/" + property
                        + "(/.*)?";
    }
}
