package io.pointsman.review;

import static io.pointsman.review.Markup.all;
import static io.pointsman.review.Markup.element;
import static io.pointsman.review.Markup.text;

import io.pointsman.review.Review.AliasMove;
import io.pointsman.review.Review.Head;
import io.pointsman.review.Review.NewCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The review as one page of HTML: no script, no address, and in an order that makes sense without the style, too. */
record Page(Review review) {
    private static final String POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

    String html() {
        return "<!doctype html>\n<html lang=\"en\">\n" + header().html() + "\n" + body().html() + "\n</html>\n";
    }

    private Markup header() {
        return element(
                "head",
                new Markup("<meta charset=\"utf-8\">"),
                new Markup("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"),
                new Markup("<meta http-equiv=\"Content-Security-Policy\" content=\"" + POLICY + "\">"),
                Markup.title("Review of " + review.head().stack() + ", " + summary()),
                new Markup("<style>\n" + style() + "</style>"));
    }

    private static String style() {
        try (InputStream in = Page.class.getResourceAsStream("review.css")) {
            if (in == null) {
                throw new IllegalStateException("review.css is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Markup body() {
        return element(
                "body",
                element("main", all(top(), verdict(), warnings(), traffic(), pins(), code(), changes(), end())));
    }

    private Markup top() {
        Head head = review.head();
        return element(
                "header",
                element("p class=over", head.isNew() ? "New stack" : "Stack"),
                element("h1", head.stack()),
                element("p class=summary", summary()),
                element(
                        "dl class=facts",
                        all(
                                fact("Release", head.release()),
                                fact("Run", head.run()),
                                fact("Change set", head.changeSet()),
                                fact("Changes", "SHA-256 " + head.digest()),
                                fact("Template", "SHA-256 " + head.templateDigest()),
                                submitted())));
    }

    private Markup submitted() {
        String digest = review.edits().digest();
        return digest.equals(review.head().templateDigest())
                ? Markup.NOTHING
                : fact("As submitted", "SHA-256 " + digest);
    }

    private Markup warnings() {
        return section(
                "Mind",
                "Not in the way of this release.",
                review.edits().warnings().stream().map(one -> element("li", one)));
    }

    private Markup pins() {
        return section(
                "Aliases in the template",
                "What was written into the template, so that CloudFormation leaves the aliases that customers call to"
                        + " shift.",
                review.edits().made().stream().map(one -> element("li", one)));
    }

    private static Markup fact(String name, String value) {
        return element("div", element("dt", name), element("dd", value));
    }

    private String summary() {
        List<Change> all = review.changes().list();
        if (!review.head().changed()) {
            return "nothing to change";
        }
        if (all.isEmpty()) {
            return "no resource changes; outputs, tags or parameters only";
        }
        List<String> parts = new ArrayList<>();
        for (Risk risk : Risk.values()) {
            int size = review.changes().of(risk).size();
            if (size > 0) {
                parts.add(size + " " + risk.title().toLowerCase(Locale.ROOT));
            }
        }
        return all.size() + (all.size() == 1 ? " change: " : " changes: ") + String.join(", ", parts);
    }

    private Markup verdict() {
        if (review.objections().isEmpty()) {
            return review.rules() == 0
                    ? Markup.NOTHING
                    : element("p class=passed", "Policy: " + count(review.rules(), "rule") + ", none objects.");
        }
        return element(
                "section class=refused",
                element("h2", "Refused"),
                element(
                        "ul",
                        review.objections().stream()
                                .map(one -> element("li", one.sentence()))
                                .toList()));
    }

    private static String count(int size, String what) {
        return size + " " + what + (size == 1 ? "" : "s");
    }

    private Markup traffic() {
        return section(
                "Traffic",
                "What shift does afterwards.",
                review.aliases().stream().map(Page::alias));
    }

    private static Markup alias(AliasMove move) {
        return element(
                "li",
                element("b", move.function()),
                text(", alias "),
                element("code", move.alias()),
                text(": from "),
                element("b", move.from()),
                text(" to "),
                element("b", move.to()),
                text(", " + move.how()));
    }

    private Markup code() {
        return section(
                "Functions",
                "Which get new code, and why.",
                review.code().stream().map(Page::newCode));
    }

    private static Markup newCode(NewCode one) {
        return element(
                "li",
                element("b", one.function()),
                text(": " + one.why()),
                one.place().isEmpty() ? Markup.NOTHING : element("p class=place", element("code", one.place())));
    }

    private static Markup section(String title, String meaning, Stream<Markup> items) {
        List<Markup> all = items.toList();
        return all.isEmpty()
                ? Markup.NOTHING
                : element(
                        "section",
                        element("h2", title),
                        element("p class=meaning", meaning),
                        element("ul class=plain", all));
    }

    private Markup changes() {
        return all(Stream.of(Risk.values()).map(this::group));
    }

    private Markup group(Risk risk) {
        List<Change> those = review.changes().of(risk);
        return those.isEmpty()
                ? Markup.NOTHING
                : element(
                        "section class=" + risk.name().toLowerCase(Locale.ROOT),
                        element("h2", text(risk.title() + " "), element("span class=count", "(" + those.size() + ")")),
                        element("p class=meaning", risk.meaning()),
                        all(those.stream().map(change -> new Card(change).markup())));
    }

    private Markup end() {
        return element(
                "footer",
                element("p", "Digest of these changes:"),
                element("p", element("code", review.head().digest())),
                element("p", "Given to execute as ChangeSetDigest, it lets nothing else be executed."));
    }
}
