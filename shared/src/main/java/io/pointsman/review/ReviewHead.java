package io.pointsman.review;

import static io.pointsman.page.Markup.all;
import static io.pointsman.page.Markup.element;
import static io.pointsman.page.Markup.text;

import io.pointsman.page.ConsoleLinks;
import io.pointsman.page.Markup;
import io.pointsman.source.SourceCommit;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The top of the page: what it is about, the answer, and who wants it. */
record ReviewHead(Review review, ReviewVerdict verdict) {
    private static final int MOST_POINTS = 12;
    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    Markup markup() {
        return element(
                "header id=top",
                element("p class=over", review.head().isNew() ? "Review of a new stack" : "Review of stack"),
                element("h1", review.head().stack()),
                answer(),
                facts());
    }

    private Markup answer() {
        List<Markup> points = verdict.points().stream()
                .limit(MOST_POINTS)
                .map(point -> element(
                        point.level() == ReviewVerdict.Level.LOOK ? "li class=minor" : "li",
                        Markup.jump(point.anchor(), text(point.said()))))
                .toList();
        int more = verdict.points().size() - points.size();
        return element(
                "section class=\"answer " + verdict.word() + "\" aria-label=Answer",
                element("p class=question", "Is anything at risk?"),
                element("h2", verdict.answer()),
                points.isEmpty() ? Markup.NOTHING : element("ul", points),
                more > 0 ? element("p", "and " + more + " more, below") : Markup.NOTHING,
                review.objections().isEmpty() && review.rules() > 0
                        ? element(
                                "p class=passed",
                                "Policy: " + ReviewVerdict.counted(review.rules(), "rule") + ", none objects.")
                        : Markup.NOTHING);
    }

    private Markup facts() {
        ReviewedFrom from = review.from();
        return element(
                "dl class=facts",
                Stream.of(
                                commit(from.commit()),
                                fact("Author", from.commit().author().map(name -> text(name + committed(from)))),
                                fact("Made", from.made().map(at -> text(WHEN.format(at)))),
                                fact("Account", from.place().map(ReviewHead::place)),
                                fact("Pipeline", pipeline(from)),
                                fact("Change set", Optional.of(changeSet(from))),
                                fact(
                                        "Release",
                                        Optional.of(text(review.head().release() + ", run "
                                                + review.head().run()))))
                        .flatMap(Optional::stream)
                        .toList());
    }

    private static Optional<Markup> commit(SourceCommit commit) {
        if (commit.id().isEmpty() && commit.message().isEmpty()) {
            return fact("Commit", Optional.of(text("not known: neither artifact nor pipeline says it")));
        }
        Markup id = commit.shortId().map(Markup::text).orElse(Markup.NOTHING);
        Markup linked = commit.url()
                .map(url -> Markup.link(url, commit.id().isPresent() ? id : text("link")))
                .orElse(id);
        return fact(
                "Commit",
                Optional.of(all(
                        linked,
                        text(commit.message().map(said -> " " + said).orElse("")),
                        text(commit.branch().map(name -> " (" + name + ")").orElse("")))));
    }

    private static String committed(ReviewedFrom from) {
        return from.commit().date().map(ReviewHead::on).orElse("");
    }

    private static String on(Instant date) {
        return ", " + WHEN.format(date);
    }

    private static Markup place(ConsoleLinks links) {
        return text(links.account() + ", " + links.region());
    }

    private static Optional<Markup> pipeline(ReviewedFrom from) {
        return from.pipeline()
                .name()
                .map(name -> from.pipelineAddress()
                        .map(address -> Markup.link(address, text(name)))
                        .orElse(text(name)));
    }

    private Markup changeSet(ReviewedFrom from) {
        Markup name = text(review.head().changeSet());
        return from.changeSetAddress()
                .map(address -> Markup.link(address, name))
                .orElse(name);
    }

    private static Optional<Markup> fact(String name, Optional<Markup> value) {
        return value.map(it -> element("div", element("dt", name), element("dd", it)));
    }
}
