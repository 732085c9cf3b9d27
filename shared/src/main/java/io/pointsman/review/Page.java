package io.pointsman.review;

import static io.pointsman.page.Markup.all;
import static io.pointsman.page.Markup.element;
import static io.pointsman.page.Markup.text;

import io.pointsman.page.Markup;
import io.pointsman.review.Review.AliasMove;
import io.pointsman.review.Review.NewCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The review as one page of HTML: no script, nothing that a browser would fetch, and in an order that makes sense without the style,
 * too. First what can be lost, then who may do more, then what traffic does, then the rest.
 */
record Page(Review review) {
    /** Functions of one package that are told at once. */
    private static final int NAMED = 6;

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
                Markup.title(
                        "Review of " + review.head().stack() + ", " + verdict().answer()),
                new Markup("<style>\n" + style() + "</style>"));
    }

    private ReviewVerdict verdict() {
        return ReviewVerdict.of(review);
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
                element(
                        "main",
                        all(
                                new ReviewHead(review, verdict()).markup(),
                                summary(),
                                refused(),
                                group(Risk.DATA),
                                new RightsSection(review.rights()).markup(),
                                traffic(),
                                warnings(),
                                code(),
                                others(),
                                pins(),
                                end())));
    }

    private Markup summary() {
        List<Markup> parts = new ArrayList<>();
        for (Risk risk : Risk.values()) {
            int size = review.changes().of(risk).size();
            if (size > 0) {
                parts.add(element("li", Markup.jump(Anchors.group(risk), text(size + " " + risk.inSentence()))));
            }
        }
        int all = review.changes().list().size();
        return element(
                "nav aria-label=Changes",
                element("p class=summary", said(all)),
                parts.isEmpty() ? Markup.NOTHING : element("ul class=index", parts));
    }

    private String said(int all) {
        if (!review.head().changed()) {
            return "nothing to change";
        }
        return all == 0
                ? "no resource changes; outputs, tags or parameters only"
                : all == 1 ? "1 resource changes" : all + " resources change";
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

    private Markup refused() {
        return review.objections().isEmpty()
                ? Markup.NOTHING
                : element(
                        "section class=refused id=refused",
                        element("h2", "Refused"),
                        element(
                                "ul",
                                review.objections().stream()
                                        .map(one -> element("li", one.sentence()))
                                        .toList()));
    }

    private Markup traffic() {
        Map<String, List<AliasMove>> byConfig = new LinkedHashMap<>();
        review.aliases()
                .forEach(move -> byConfig.computeIfAbsent(move.how(), how -> new ArrayList<>())
                        .add(move));
        return byConfig.isEmpty()
                ? Markup.NOTHING
                : element(
                        "section id=traffic",
                        element("h2", "Traffic"),
                        all(byConfig.entrySet().stream().map(entry -> traffic(entry.getKey(), entry.getValue()))));
    }

    private static Markup traffic(String how, List<AliasMove> moves) {
        return all(
                element("p class=meaning", text("shift moves it afterwards by "), element("b", how), text(".")),
                element("ul class=plain", moves.stream().map(Page::alias).toList()));
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
                element("b", move.to()));
    }

    private Markup code() {
        Map<NewCode, List<String>> byPackage = new LinkedHashMap<>();
        review.code()
                .forEach(one -> byPackage
                        .computeIfAbsent(new NewCode("", one.place(), one.why(), one.files()), key -> new ArrayList<>())
                        .add(one.function()));
        return section(
                "Packages",
                "Which functions get new code, and why.",
                byPackage.entrySet().stream().map(entry -> newCode(entry.getValue(), entry.getKey())));
    }

    private static Markup newCode(List<String> functions, NewCode one) {
        String shared = functions.size() == 1 ? "" : " (" + functions.size() + " functions share this package)";
        return element(
                "li",
                element("b", String.join(", ", functions.subList(0, Math.min(NAMED, functions.size())))),
                text((functions.size() > NAMED ? " and " + (functions.size() - NAMED) + " more" : "") + shared + ": "
                        + one.why()),
                functions.size() > NAMED
                        ? element(
                                "details", element("summary", "which ones"), element("p", String.join(", ", functions)))
                        : Markup.NOTHING,
                one.place().isEmpty() ? Markup.NOTHING : element("p class=place", element("code", one.place())),
                one.files().map(PackageFiles::markup).orElse(Markup.NOTHING));
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

    private Markup others() {
        return all(Stream.of(Risk.values()).filter(risk -> risk != Risk.DATA).map(this::group));
    }

    private Markup group(Risk risk) {
        List<Change> those = review.changes().of(risk);
        return those.isEmpty()
                ? Markup.NOTHING
                : element(
                        "section class=" + Anchors.group(risk) + " id=" + Anchors.group(risk),
                        element("h2", text(risk.title() + " "), element("span class=count", "(" + those.size() + ")")),
                        element("p class=meaning", risk.meaning()),
                        risk == Risk.DATA ? single(risk, those) : folded(those));
    }

    private static Markup single(Risk risk, List<Change> those) {
        return all(IntStream.range(0, those.size())
                .mapToObj(at -> new Card(those.get(at)).markup("article id=" + Anchors.change(risk, at))));
    }

    private static Markup folded(List<Change> those) {
        return all(Likes.of(those).stream().flatMap(likes -> likes.areMany() ? Stream.of(many(likes)) : each(likes)));
    }

    private static Stream<Markup> each(Likes likes) {
        return likes.changes().stream().map(change -> new Card(change).markup("article"));
    }

    /** One line for all, the names below it, and each of them a step further. */
    private static Markup many(Likes likes) {
        List<Markup> names = likes.changes().stream()
                .map(change -> element("li", change.path()))
                .toList();
        return element(
                "article class=many",
                element("h3", likes.title()),
                element("details", element("summary", "which ones"), element("ul class=names", names)),
                element("details", element("summary", "each of them"), all(each(likes))));
    }

    private Markup end() {
        return element(
                "footer",
                element("h2", "Digests"),
                element(
                        "dl class=facts",
                        digest("Changes", review.head().digest()),
                        digest("Template", review.head().templateDigest()),
                        submitted()),
                element(
                        "p",
                        "The digest of the changes, given to execute as ChangeSetDigest, lets nothing else be"
                                + " executed."));
    }

    private Markup submitted() {
        String digest = review.edits().digest();
        return digest.equals(review.head().templateDigest()) ? Markup.NOTHING : digest("As submitted", digest);
    }

    private static Markup digest(String name, String value) {
        return element("div", element("dt", name), element("dd", element("code", "SHA-256 " + value)));
    }
}
