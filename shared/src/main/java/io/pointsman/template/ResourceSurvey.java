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
        return values.stream().flatMap(value -> read(rule, resource, ids, value)).toList();
    }

    private Stream<CodeSite> read(Rule rule, Resource resource, List<String> ids, Cursor value) {
        List<CodeReader.Part> parts = reader.read(value, rule).toList();
        boolean hasOther = parts.stream().anyMatch(part -> part.reading() instanceof Reading.Untouched);
        return parts.stream()
                .flatMap(part -> found(
                        new Siting(rule, resource, ids, part.value().place(), hasOther),
                        part.reading(),
                        Spot.replace(part.value())));
    }

    private List<CodeSite> absent(Rule rule, Resource resource, List<String> ids) {
        Place place = resource.properties().place();
        Siting siting = new Siting(rule, resource, ids, place, /* hasOther= */ false);
        if (resource.get("Fn::Transform").isPresent()
                || resource.properties().mapping().isEmpty()) {
            wrong(siting, "may come from elsewhere (Fn::Transform or not a mapping); write it here");
            return List.of();
        }
        Spot.Change insert = new Spot.Insert(resource.properties(), rule.path());
        return found(siting, new Reading.Local(Known.Text.of(".")), insert).toList();
    }

    private Stream<CodeSite> found(Siting siting, Reading reading, Spot.Change change) {
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
        if (spots.size() >= MOST_SITES) {
            if (spots.size() == MOST_SITES) {
                problems.add(new Problem(
                        resource.at(), "aliases repeat the code more than " + MOST_SITES + " times; write it out"));
            }
            return Stream.empty();
        }
        spots.add(new Spot(change, siting.rule().form(), wanted));
        if (siting.rule().kind() == CodeKind.TEMPLATE) {
            wanted.sites().forEach(site -> nesting.put(site, resource));
        }
        return wanted.sites().stream();
    }

    private Stream<CodeSite> wrong(Siting siting, String matter) {
        String name = siting.rule().path() + " of " + siting.resource().id();
        problems.add(new Problem(siting.at(), name + " " + matter));
        return Stream.empty();
    }

    List<HandlerSite> handlers() {
        return handlers;
    }

    /** The resource that nests the template of this site. */
    Optional<Resource> nesting(CodeSite site) {
        return Optional.ofNullable(nesting.get(site));
    }
}
