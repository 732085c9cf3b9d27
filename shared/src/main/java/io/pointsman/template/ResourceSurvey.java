package io.pointsman.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Goes through Globals, Metadata and the resources by the rules of {@link Rule}. */
final class ResourceSurvey {
    private final Globals globals;
    private final CodeReader reader;
    private final TurnReader turns;
    private final LoopValues values;
    private final FunctionSurvey functions;
    private final FoundSites sites;
    private final List<Problem> problems;
    private final List<HandlerSite> handlers = new ArrayList<>();

    ResourceSurvey(Cursor root, CodeReader reader, Follower follower, List<Spot> spots, List<Problem> problems) {
        this.globals = new Globals(root);
        this.reader = reader;
        this.turns = new TurnReader(reader);
        this.values = new LoopValues(follower);
        this.functions = new FunctionSurvey(globals, follower, problems);
        this.sites = new FoundSites(root, spots, problems);
        this.problems = problems;
    }

    void globals() {
        for (Rule rule : Rule.GLOBALS) {
            globals.of(rule.type()).ifPresent(section -> {
                SitesByTurn shared = apply(rule, section, inheriting(rule));
                functions
                        .inheriting()
                        .forEach(heir -> functions.handlers(heir, shared).forEach(handlers::add));
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
                    .map(entry ->
                            new Resource("Metadata", rule.type(), entry.place(), entry, List.of(), Optional.empty()))
                    .ifPresent(entry -> apply(rule, entry, List.of()));
        }
    }

    void all(Cursor resources) {
        new Loops(this::resource, values, problems).all(resources);
    }

    private void resource(Cursor.Named named, List<ForEachLoop> loops) {
        String type = Resource.type(named.value());
        List<Rule> rules = Rule.of(type);
        if (rules.isEmpty()) {
            return;
        }
        Optional<Resource> resource = Resource.of(named, loops).or(() -> bare(named, loops));
        if (resource.isPresent()) {
            resource(rules, resource.get());
        } else {
            rules.forEach(rule -> noProperties(rule, named));
        }
    }

    /** A function that Globals give everything. */
    private Optional<Resource> bare(Cursor.Named named, List<ForEachLoop> loops) {
        return Optional.of(Resource.bare(named, loops)).filter(functions::isComplete);
    }

    private void resource(List<Rule> rules, Resource resource) {
        functions.visit(resource);
        List<String> ids = FunctionSurvey.isFunction(resource.type()) ? List.of(resource.id()) : List.of();
        SitesByTurn own = new SitesByTurn();
        rules.stream()
                .filter(rule -> !functions.ignores(rule, resource))
                .forEach(rule -> own.add(apply(rule, resource, ids)));
        if (!ids.isEmpty()) {
            functions.handlers(resource, own).forEach(handlers::add);
        }
    }

    private void noProperties(Rule rule, Cursor.Named named) {
        if (rule.wholeWhenAbsent()) {
            problems.add(new Problem(named.at(), named.name() + " has no Properties; give it at least " + rule.path()));
        }
    }

    private SitesByTurn apply(Rule rule, Resource resource, List<String> ids) {
        if (resource.get("<<").isPresent()) {
            problems.add(new Problem(
                    resource.properties().place(),
                    resource.id() + " takes properties by a merge key (<<), which CloudFormation does not take; write"
                            + " them out"));
            return new SitesByTurn();
        }
        List<Cursor> found = resource.at(rule.path()).limit(FoundSites.MOST).toList();
        SitesByTurn sites = new SitesByTurn();
        if (found.isEmpty() && rule.wholeWhenAbsent() && functions.needsCode(resource)) {
            sites.add(absent(rule, resource, ids));
        }
        found.forEach(value -> sites.add(read(rule, resource, ids, value)));
        return sites;
    }

    private SitesByTurn read(Rule rule, Resource resource, List<String> ids, Cursor value) {
        Siting siting = new Siting(rule, resource, ids, value.place(), /* hasOther= */ false);
        return resource.loops().isEmpty() ? here(rule, resource, ids, value) : inLoop(siting, ids, value);
    }

    private SitesByTurn here(Rule rule, Resource resource, List<String> ids, Cursor value) {
        return SitesByTurn.of(once(rule, resource, ids, value).toList());
    }

    private SitesByTurn inLoop(Siting siting, List<String> ids, Cursor value) {
        Rule rule = siting.rule();
        Resource resource = siting.resource();
        return turns.read(siting, value, sites.map(rule, resource))
                .map(turned -> sites.found(siting, turned, Spot.replace(value)))
                .orElseGet(() -> here(rule, resource, ids, value));
    }

    private Stream<CodeSite> once(Rule rule, Resource resource, List<String> ids, Cursor value) {
        List<CodeReader.Part> parts = reader.read(value, rule).toList();
        boolean hasOther = parts.stream().anyMatch(part -> part.reading() instanceof Reading.Untouched);
        return parts.stream()
                .flatMap(part -> sites.found(
                        new Siting(rule, resource, ids, part.value().place(), hasOther),
                        part.reading(),
                        Spot.replace(part.value())));
    }

    private List<CodeSite> absent(Rule rule, Resource resource, List<String> ids) {
        Place place = resource.properties().place();
        Siting siting = new Siting(rule, resource, ids, place, /* hasOther= */ false);
        if (resource.get("Fn::Transform").isPresent()
                || resource.properties().mapping().isEmpty()) {
            sites.wrong(siting, "may come from elsewhere (Fn::Transform or not a mapping); write it here");
            return List.of();
        }
        Spot.Change insert = new Spot.Insert(resource.properties(), rule.path());
        return sites.found(siting, new Reading.Local(Known.Text.of(".")), insert)
                .toList();
    }

    List<Problem> unknown() {
        return functions.unknown();
    }

    List<HandlerSite> handlers() {
        return handlers;
    }

    /** The resource that nests the template of this site. */
    Optional<Resource> nesting(CodeSite site) {
        return sites.nesting(site);
    }
}
