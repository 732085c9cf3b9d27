package io.pointsman.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Goes through Globals, Metadata and the resources by the rules of {@link Rule}. */
final class ResourceSurvey {
    private final Globals globals;
    private final CodeReader reader;
    private final FunctionSurvey functions;
    private final FoundSites sites;
    private final List<Problem> problems;
    private final List<HandlerSite> handlers = new ArrayList<>();

    ResourceSurvey(Cursor root, CodeReader reader, Follower follower, List<Spot> spots, List<Problem> problems) {
        this.globals = new Globals(root);
        this.reader = reader;
        this.functions = new FunctionSurvey(globals, follower, problems);
        this.sites = new FoundSites(spots, problems);
        this.problems = problems;
    }

    void globals() {
        globals.get("DeploymentPreference").ifPresent(value -> functions.preference("Globals.Function", value));
        for (Rule rule : Rule.GLOBALS) {
            globals.of(rule.type()).ifPresent(section -> {
                List<CodeSite> shared = apply(rule, section, inheriting(rule));
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
        List<CodeSite> own = rules.stream()
                .flatMap(rule -> apply(rule, resource, ids).stream())
                .toList();
        if (!ids.isEmpty()) {
            functions.handlers(resource, own).forEach(handlers::add);
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
        List<Cursor> values = resource.at(rule.path()).limit(FoundSites.MOST).toList();
        if (values.isEmpty()) {
            return rule.wholeWhenAbsent() && functions.needsCode(resource) ? absent(rule, resource, ids) : List.of();
        }
        return values.stream()
                .flatMap(value -> read(rule, resource, ids, value))
                .toList();
    }

    private Stream<CodeSite> read(Rule rule, Resource resource, List<String> ids, Cursor value) {
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

    List<HandlerSite> handlers() {
        return handlers;
    }

    /** The resource that nests the template of this site. */
    Optional<Resource> nesting(CodeSite site) {
        return sites.nesting(site);
    }
}
