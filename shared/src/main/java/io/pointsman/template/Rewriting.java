package io.pointsman.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** One rewrite: from spots and their locations to text. */
final class Rewriting {
    private final Template template;
    private final List<Spot> spots;
    private final Function<CodeSite, Location> places;
    private final S3Host host;
    private final Map<String, String> parameters = new TreeMap<>();
    private final List<Problem> problems = new ArrayList<>();
    /** By the place of the node: two functions may share one node through an alias. */
    private final Map<Integer, Intent> intents = new LinkedHashMap<>();

    Rewriting(Template template, List<Spot> spots, Function<CodeSite, Location> places, S3Host host) {
        this.template = template;
        this.spots = spots;
        this.places = places;
        this.host = host;
    }

    Rewritten done() {
        spots.forEach(this::intend);
        List<Intent> wanted = List.copyOf(intents.values());
        problems.addAll(new Sharing(template.root().node(), wanted).problems());
        if (!problems.isEmpty()) {
            throw new BadTemplate(problems);
        }
        Typesetter typesetter = new Typesetter(template);
        String text =
                Edit.all(template.text(), wanted.stream().map(typesetter::edit).toList());
        Guard.check(template, text, wanted);
        return new Rewritten(template.marked(text), parameters);
    }

    private void intend(Spot spot) {
        switch (spot.change()) {
            case Spot.None() -> spot.wanted().sites().forEach(this::byParameters);
            case Spot.Replace(Cursor value, Spot.Reach reach) ->
                intend(spot, new Intent.Replace(value.node(), value.followed(), value(spot), reach));
            case Spot.Insert(Cursor mapping, String property) -> intend(spot, insert(mapping, property, value(spot)));
        }
    }

    private NewValue value(Spot spot) {
        return spot.form().of(spot.wanted(), places, host);
    }

    private static Intent insert(Cursor mapping, String property, NewValue value) {
        Node.Mapping into = mapping.mapping().orElseThrow();
        return new Intent.Insert(into, mapping.inside(into).followed(), property, value);
    }

    private void intend(Spot spot, Intent intent) {
        Intent other = intents.get(intent.node().span().from());
        if (other == null) {
            intents.put(intent.node().span().from(), intent);
        } else if (other.asks(intent)) {
            intents.put(intent.node().span().from(), other.alsoBy(intent.followed()));
        } else {
            CodeSite site = spot.wanted().sites().getFirst();
            problems.add(new Problem(
                    site.at(), site.name() + " shares its text with another property through an alias; write it out"));
        }
    }

    private void byParameters(CodeSite site) {
        Location location = places.apply(site);
        if (site.need() instanceof CodeSite.ByParameters(String bucket, String key)) {
            value(site, bucket, location.bucket());
            value(site, key, location.key());
        }
    }

    private void value(CodeSite site, String parameter, String value) {
        String other = parameters.put(parameter, value);
        if (other != null && !other.equals(value)) {
            problems.add(new Problem(
                    site.at(),
                    site.name() + ": parameter " + parameter + " would need two values; use two parameters"));
        }
    }
}
