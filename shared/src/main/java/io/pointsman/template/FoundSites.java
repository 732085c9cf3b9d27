package io.pointsman.template;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
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

    FoundSites(List<Spot> spots, List<Problem> problems) {
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
            case Reading.ByParameters parameters -> spot(new Spot.None(), siting, siting.byParameters(parameters));
        };
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
