package io.pointsman.template;

import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the values of code properties turn out to be: a place in the text to be changed, a problem, or nothing. */
final class FoundSites {
    /** More than any template of 1 MB can hold without aliases to aliases. */
    static final int MOST = 20_000;

    private static final String TURNS =
            " (what differs from turn to turn of Fn::ForEach has no one place; write the resources out)";

    private final List<Spot> spots;
    private final List<Problem> problems;

    /** By the site of a nested template: its resource. */
    private final IdentityHashMap<CodeSite, Resource> nesting = new IdentityHashMap<>();

    /** The names of mappings that are taken. */
    private final Set<String> maps;

    FoundSites(Cursor root, List<Spot> spots, List<Problem> problems) {
        this.maps = root.get("Mappings").stream()
                .flatMap(Cursor::entries)
                .map(Cursor.Named::name)
                .collect(Collectors.toCollection(HashSet::new));
        this.spots = spots;
        this.problems = problems;
    }

    Stream<CodeSite> found(Siting siting, Reading reading, Spot.Change change) {
        Resource resource = siting.resource();
        return switch (reading) {
            case Reading.Untouched() -> Stream.empty();
            case Reading.Wrong(String matter) -> wrong(siting, matter + (resource.turns(matter) ? TURNS : ""));
            case Reading.Local(Known.Text(String text, var ignored))
            when resource.turns(text) -> wrong(siting, "is " + text + TURNS);
            case Reading.Local(Known known) -> spot(change, siting, siting.of(known));
            case Reading.KnownFile(PublishedFile file) -> spot(members(change), siting, siting.published(file));
            case Reading.ByParameters parameters -> spot(new Spot.None(), siting, siting.byParameters(parameters));
        };
    }

    /** What a mapping says beside bucket and key stays. */
    private static Spot.Change members(Spot.Change change) {
        return change instanceof Spot.Replace(Cursor value, var ignored)
                        && value.mapping().isPresent()
                        && Intrinsic.of(value.node()).isEmpty()
                ? new Spot.ReplaceMembers(value)
                : change;
    }

    /** Of a value that differs from turn to turn of a loop. */
    SitesByTurn found(Siting siting, TurnReader.Turned turned, Spot.Change change) {
        switch (turned) {
            case TurnReader.Turned.Untouched() -> {}
            case TurnReader.Turned.Wrong(String matter) -> wrong(siting, matter);
            case TurnReader.Turned.Rows(Wanted.Turns wanted, SitesByTurn sites) -> {
                maps.add(wanted.map());
                spot(change, siting, wanted);
                return sites;
            }
        }
        return new SitesByTurn();
    }

    /** The beginning of a name for a mapping of this property, such that none is there twice. */
    String map(Rule rule, Resource resource) {
        String member = rule.path().substring(rule.path().lastIndexOf('.') + 1);
        String loops = resource.loops().stream().map(ForEachLoop::name).reduce("", String::concat);
        String name = "SAM" + member;
        for (int number = 2; maps.stream().anyMatch((name + loops)::startsWith); number++) {
            name = "SAM" + member + number;
        }
        return name;
    }

    private Stream<CodeSite> spot(Spot.Change change, Siting siting, Wanted wanted) {
        Resource resource = siting.resource();
        if (spots.size() >= MOST) {
            if (spots.size() == MOST) {
                problems.add(new Problem(
                        resource.at(), "aliases repeat the code more than " + MOST + " times; write it out"));
            }
            return Stream.empty();
        }
        spots.add(new Spot(change, siting.rule().form(), wanted));
        if (siting.rule().kind() == CodeKind.TEMPLATE) {
            wanted.sites().forEach(site -> nesting.put(site, resource));
        }
        return wanted.sites().stream();
    }

    Stream<CodeSite> wrong(Siting siting, String matter) {
        String name = siting.rule().path() + " of " + siting.resource().id();
        problems.add(new Problem(siting.at(), name + " " + matter));
        return Stream.empty();
    }

    /** The resource that nests the template of this site. */
    Optional<Resource> nesting(CodeSite site) {
        return Optional.ofNullable(nesting.get(site));
    }
}
