package io.pointsman.review;

import static io.pointsman.page.Markup.all;
import static io.pointsman.page.Markup.element;
import static io.pointsman.page.Markup.text;

import io.pointsman.page.Markup;
import io.pointsman.page.ReadableValue;
import java.util.ArrayList;
import java.util.List;

/** The rights that grow: what is allowed now, and what would be allowed beyond that. */
record RightsSection(List<RightsGrowth> rights) {
    private static final int SHOWN = 12;

    Markup markup() {
        if (rights.isEmpty()) {
            return Markup.NOTHING;
        }
        List<Markup> cards = new ArrayList<>();
        for (int at = 0; at < rights.size(); at++) {
            cards.add(card(rights.get(at), at));
        }
        return element(
                "section class=rights id=rights",
                element("h2", text("Rights that grow "), element("span class=count", "(" + rights.size() + ")")),
                element(
                        "p class=meaning",
                        "Who may do more afterwards than before, whether or not a policy is about it."),
                all(cards.stream()));
    }

    private static Markup card(RightsGrowth growth, int number) {
        return element(
                (growth.isKnown() && !growth.isAlarming() ? "article class=usual id=" : "article id=")
                        + Anchors.rights(number),
                element("h3", text(growth.resource() + " "), element("span class=type", growth.type())),
                growth.isKnown() ? more(growth) : element("p class=unknown", "Not known: " + growth.unknown()));
    }

    private static Markup more(RightsGrowth growth) {
        return element(
                "dl class=grants",
                growth.isNew()
                        ? Markup.NOTHING
                        : element("div class=before", element("dt", "Now"), lines(growth.before(), "del", "nothing")),
                element(
                        "div class=after",
                        element("dt", growth.isNew() ? "New: may" : "And then also"),
                        lines(growth.more(), "ins", "nothing")));
    }

    private static Markup lines(List<String> lines, String tag, String none) {
        List<Markup> shown =
                lines.stream().limit(SHOWN).map(line -> line(line, tag)).toList();
        List<Markup> rest =
                lines.stream().skip(SHOWN).map(line -> line(line, tag)).toList();
        return element(
                "dd",
                lines.isEmpty() ? text(none) : element("ul class=lines", shown),
                rest.isEmpty()
                        ? Markup.NOTHING
                        : element(
                                "details", element("summary", rest.size() + " more"), element("ul class=lines", rest)));
    }

    private static Markup line(String line, String tag) {
        return element("li", element("code", element(tag, ReadableValue.words(line))));
    }
}
