package io.pointsman.template;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Goes through Globals, Metadata and the resources by the rules of {@link Rule}. */
final class ResourceSurvey {
    /** More than any template of 1 MB can hold without aliases to aliases. */
    private static final int MOST_SITES = 20_000;

    private static final String TURNS =
            " (what differs from turn to turn of Fn::ForEach has no one place; write the resources out)";

    private final Globals globals;
    private final CodeReader reader;
    private final FunctionSurvey functions;
    private final List<Spot> spots;
    private final List<Problem> problems;
    private final List<HandlerSite> handlers = new ArrayList<>();
    /** By the site of a nested template: its resource. */
    private final IdentityHashMap<CodeSite, Resource> nesting = new IdentityHashMap<>();

    ResourceSurvey(Cursor root, CodeReader reader, Follower follower, List<Spot> spots, List<Problem> problems) {
        this.globals = new Globals(root);
        this.reader = reader;
        this.functions = new FunctionSurvey(globals, follower, problems);
        this.spots = spots;
        this.problems = problems;
    }

    void globals() {
        globals.get("DeploymentPreference").ifPresent(value -> functions.preference("Globals.Function", value));
        for (Rule rule : Rule.GLOBALS) {
            globals.of(rule.type()).ifPresent(section -> {
                List<CodeSite> sites = apply(rule, section, inheriting(rule));
                functions
                        .inheriting()
                        .forEach(heir -> functions.handlers(heir, sites).forEach(handlers::add));
            });
        }
    }

    private List<String> inheriting(Rule rule) {
        return rule.kind() == CodeKind.FUNCTION
                ? functions.inheriting().stream().map(Resource::id).toList()
                : List.of();
    }

    void metadata(Cursor root) {
        for (Rule rule : Rule.METADATA) {
            root.get("Metadata")
                    .flatMap(metadata -> metadata.get(rule.type()))
                    .map(entry -> new Resource("Metadata", rule.type(), entry.place(), entry, List.of()))
                    .ifPresent(entry -> apply(rule, entry, List.of()));
        }
    }

    void all(Cursor resources) {
        new Loops(this::resource, problems).all(resources);
    }

    private void resource(Cursor.Named named, List<String> loops) {
        String type = Resource.type(named.value());
        List<Rule> rules = Rule.of(type);
        if (rules.isEmpty()) {
            return;
        }
        Resource.of(named, loops)
                .ifPresentOrElse(
                        resource -> resource(rules, resource), () -> rules.forEach(rule -> noProperties(rule, named)));
    }

    private void resource(List<Rule> rules, Resource resource) {
        functions.visit(resource);
        List<String> ids = FunctionSurvey.isFunction(resource.type()) ? List.of(resource.id()) : List.of();
        List<CodeSite> sites = rules.stream()
                .flatMap(rule -> apply(rule, resource, ids).stream())
                .toList();
        if (!ids.isEmpty()) {
            functions.handlers(resource, sites).forEach(handlers::add);
        }
    }

    private void noProperties(Rule rule, Cursor.Named named) {
        if (rule.wholeWhenAbsent()) {
            problems.add(new Problem(named.at(), named.name() + " has no Properties; give it at least " + rule.path()));
        }
    }

    private List<CodeSite> apply(Rule rule, Resource resource, List<String> ids) {
        if (resource.get("<<").isPresent()) {
            problems.add(new Problem(
                    resource.properties().place(),
                    resource.id() + " takes properties by a merge key (<<), which CloudFormation does not take; write"
                            + " them out"));
            return List.of();
        }
        List<Cursor> values = resource.at(rule.path()).limit(MOST_SITES).toList();
        if (values.isEmpty()) {
            return rule.wholeWhenAbsent() && functions.needsCode(resource) ? absent(rule, resource, ids) : List.of();
        }
        return values.stream()
                .flatMap(value -> reader.read(value, rule))
                .flatMap(part ->
                        found(rule, resource, ids, part.value().place(), part.reading(), Spot.replace(part.value())))
                .toList();
    }

    private List<CodeSite> absent(Rule rule, Resource resource, List<String> ids) {
        Place place = resource.properties().place();
        if (resource.get("Fn::Transform").isPresent()
                || resource.properties().mapping().isEmpty()) {
            wrong(rule, resource, place, "may come from elsewhere (Fn::Transform or not a mapping); write it here");
            return List.of();
        }
        Spot.Change insert = new Spot.Insert(resource.properties(), rule.path());
        return found(rule, resource, ids, place, new Reading.Local(Known.Text.of(".")), insert)
                .toList();
    }

    private Stream<CodeSite> found(
            Rule rule, Resource resource, List<String> ids, Place at, Reading reading, Spot.Change change) {
        return switch (reading) {
            case Reading.Untouched() -> Stream.empty();
            case Reading.Wrong(String matter) -> {
                wrong(rule, resource, at, matter + (resource.turns(matter) ? TURNS : ""));
                yield Stream.empty();
            }
            case Reading.Local(Known.Text(String text, var ignored))
            when resource.turns(text) -> {
                wrong(rule, resource, at, "is " + text + TURNS);
                yield Stream.empty();
            }
            case Reading.Local(Known known) -> spot(change, rule, wanted(known, rule, resource, ids, at), resource);
            case Reading.ByParameters(String bucket, String key) ->
                spot(
                        new Spot.None(),
                        rule,
                        new Wanted.One(new CodeSite(
                                resource.id(),
                                rule.path(),
                                at,
                                rule.kind(),
                                new CodeSite.ByParameters(bucket, key),
                                ids)),
                        resource);
        };
    }

    private Stream<CodeSite> spot(Spot.Change change, Rule rule, Wanted wanted, Resource resource) {
        if (spots.size() >= MOST_SITES) {
            if (spots.size() == MOST_SITES) {
                problems.add(new Problem(
                        resource.at(), "aliases repeat the code more than " + MOST_SITES + " times; write it out"));
            }
            return Stream.empty();
        }
        spots.add(new Spot(change, rule.form(), wanted));
        if (rule.kind() == CodeKind.TEMPLATE) {
            wanted.sites().forEach(site -> nesting.put(site, resource));
        }
        return wanted.sites().stream();
    }

    private static Wanted wanted(Known known, Rule rule, Resource resource, List<String> ids, Place at) {
        return switch (known) {
            case Known.Text(String text, var ignored)
            when CodeReader.isRemote(text) ->
                new Wanted.Fixed(Location.parse(text).orElseThrow());
            case Known.Text(String text, var assumed) ->
                new Wanted.One(new CodeSite(
                        resource.id(), rule.path(), at, rule.kind(), new CodeSite.Local(text, assumed), ids));
            case Known.Choice(String condition, Known yes, Known no) ->
                new Wanted.Choice(condition, wanted(yes, rule, resource, ids, at), wanted(no, rule, resource, ids, at));
            case Known.Nothing ignored -> throw new IllegalStateException("nothing is no location");
            case Known.Unknown ignored -> throw new IllegalStateException("what is unknown is no location");
        };
    }

    private void wrong(Rule rule, Resource resource, Place at, String matter) {
        problems.add(new Problem(at, rule.path() + " of " + resource.id() + " " + matter));
    }

    List<HandlerSite> handlers() {
        return handlers;
    }

    /** The resource that nests the template of this site. */
    Optional<Resource> nesting(CodeSite site) {
        return Optional.ofNullable(nesting.get(site));
    }
}
