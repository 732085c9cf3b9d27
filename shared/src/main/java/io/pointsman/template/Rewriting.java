package io.pointsman.template;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** One rewrite: from spots and their locations to text. */
final class Rewriting {
    private final Splice splice;
    private final List<Spot> spots;
    private final Function<CodeSite, Location> places;
    private final S3Host host;
    private final Map<String, String> parameters = new TreeMap<>();
    private final Template template;
    /** For what differs from turn to turn of a loop. */
    private final Map<String, NewValue> mappings = new LinkedHashMap<>();

    Rewriting(Template template, List<Spot> spots, Function<CodeSite, Location> places, S3Host host) {
        this.template = template;
        this.splice = new Splice(template);
        this.spots = spots;
        this.places = places;
        this.host = host;
    }

    Rewritten done() {
        spots.forEach(this::intend);
        intendMappings();
        return new Rewritten(splice.text(), parameters);
    }

    private void intend(Spot spot) {
        switch (spot.change()) {
            case Spot.None() -> spot.wanted().sites().forEach(this::byParameters);
            case Spot.Replace(Cursor value, Spot.Reach reach) ->
                intend(spot, new Intent.Replace(value.node(), value.followed(), value(spot), reach));
            case Spot.ReplaceMembers(Cursor mapping) -> members(spot, mapping);
            case Spot.Insert(Cursor mapping, String property) -> intend(spot, insert(mapping, property, value(spot)));
        }
    }

    /** Each of the mapping's members that say where it lies. */
    private void members(Spot spot, Cursor mapping) {
        Form form = spot.form();
        spot.wanted().locations(places).stream()
                .map(form::members)
                .flatMap(members -> members.entrySet().stream())
                .forEach(member -> member(spot, mapping, member.getKey(), member.getValue()));
    }

    private void member(Spot spot, Cursor mapping, String name, NewValue value) {
        Optional<Cursor> old = mapping.get(name);
        if (old.isPresent()) {
            Cursor there = old.get();
            intend(spot, new Intent.Replace(there.node(), there.followed(), value, new Spot.Reach.Meant()));
        } else if (!(value instanceof NewValue.None)) {
            intend(spot, insert(mapping, name, value));
        }
    }

    private void intendMappings() {
        if (mappings.isEmpty()) {
            return;
        }
        Optional<Cursor> section = template.root().get("Mappings");
        Intent intent;
        if (section.isEmpty()) {
            intent = insert(template.root(), "Mappings", new NewValue.Members(mappings));
        } else if (section.get().mapping().isPresent()) {
            Node.Mapping into = section.get().mapping().get();
            intent = new Intent.Insert(into, section.get().inside(into).followed(), mappings);
        } else {
            Cursor value = section.get();
            intent = new Intent.Replace(
                    value.node(), value.followed(), new NewValue.Members(mappings), new Spot.Reach.Meant());
        }
        if (!splice.intend(intent)) {
            splice.shared(template.root().place(), "Mappings");
        }
    }

    private NewValue value(Spot spot) {
        if (spot.wanted() instanceof Wanted.Turns turns) {
            mappings.put(turns.map(), spot.form().map(turns, places, host));
        }
        return spot.form().of(spot.wanted(), places, host);
    }

    private static Intent insert(Cursor mapping, String property, NewValue value) {
        Node.Mapping into = mapping.mapping().orElseThrow();
        return new Intent.Insert(into, mapping.inside(into).followed(), property, value);
    }

    private void intend(Spot spot, Intent intent) {
        if (!splice.intend(intent)) {
            CodeSite site = spot.wanted().sites().getFirst();
            splice.shared(site.at(), site.name());
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
            splice.problem(new Problem(
                    site.at(),
                    site.name() + ": parameter " + parameter + " would need two values; use two parameters"));
        }
    }
}
