package io.pointsman.template;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** What a template holds that the rewrite is about: the places that need a location, and everything that is in the way. */
public final class Survey {
    private final Template template;
    private final PublishedFiles published;
    private final Parameters parameters;
    private final Follower follower;
    private final ResourceSurvey resources;
    private final List<Spot> spots = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    private Survey(Template template, Passed passed, PublishedFiles published) {
        this.template = template;
        this.published = published;
        Cursor root = template.root();
        this.parameters = new Parameters(root, passed);
        this.follower = new Follower(root, parameters);
        CodeReader reader = new CodeReader(parameters, follower, published);
        this.resources = new ResourceSurvey(root, reader, follower, spots, problems);
        new Includes(reader, spots, problems).find(root.node());
        problems.addAll(template.problems());
    }

    /** Of a whole template. */
    static Survey of(Template template, Passed passed, PublishedFiles published) {
        Survey survey = new Survey(template, passed, published);
        survey.whole();
        return survey.sorted();
    }

    /** Of a piece that an AWS::Include brings in: its resources may stand at its top. */
    static Survey ofPiece(Template template) {
        Survey survey = new Survey(template, Passed.nested(Map.of(), false), PublishedFiles.NONE);
        survey.resources.all(template.root().get("Resources").orElse(template.root()));
        return survey.sorted();
    }

    private void whole() {
        Cursor root = template.root();
        problems.addAll(new Sections(root).problems());
        root.get("Resources").ifPresent(resources::all);
        resources.globals();
        new ReferableProperties(root, new Globals(root), problems).find(root.node(), template.text());
        resources.metadata(root);
    }

    private Survey sorted() {
        problems.sort(Comparator.comparing(Problem::at));
        return this;
    }

    /** What was surveyed. */
    public Template template() {
        return template;
    }

    /** Where the text is edited. */
    List<Spot> spots() {
        return List.copyOf(spots);
    }

    public List<CodeSite> sites() {
        return spots.stream().flatMap(spot -> spot.wanted().sites().stream()).toList();
    }

    /** What else of the published files the template names, where no location can be put. */
    public List<NamedElsewhere> namedElsewhere() {
        return NamedElsewhere.in(template.root(), published, spots, problems);
    }

    /** The functions whose code is packaged, and what Lambda will look for in it. */
    public List<HandlerSite> handlers() {
        return List.copyOf(resources.handlers());
    }

    /** What nobody can know before it is deployed, and so is not judged here. */
    public List<Problem> unknown() {
        List<Problem> unknown = new ArrayList<>(resources.unknown());
        if (Sections.hasMacro(template.root())) {
            template.root()
                    .get("Transform")
                    .ifPresent(transform -> unknown.add(new Problem(
                            transform.place(),
                            "a macro of the account may change the template; what it makes is not judged")));
        }
        unknown.sort(Comparator.comparing(Problem::at));
        return List.copyOf(unknown);
    }

    /** In order of place. While there is one, nothing must be written. */
    public List<Problem> problems() {
        return List.copyOf(problems);
    }

    /** The parameters without a default, and where they are declared. */
    public Map<String, Place> required() {
        return parameters.required();
    }

    public boolean declares(String parameter) {
        return parameters.declares(parameter);
    }

    /** What the resource of this site gives to the parameters of the template that it nests. */
    public Passed passed(CodeSite site) {
        Optional<Cursor> given = resources.nesting(site).flatMap(resource -> resource.get("Parameters"));
        Map<String, Passed.Value> values = new TreeMap<>();
        given.stream().flatMap(Cursor::entries).forEach(named -> values.put(named.name(), passed(named.value())));
        given.stream().flatMap(list -> list.items().stream()).forEach(item -> listed(item, values));
        boolean complete = given.stream()
                .allMatch(cursor -> Intrinsic.of(cursor.node()).isEmpty()
                        && cursor.get("Fn::Transform").isEmpty());
        return Passed.nested(values, complete);
    }

    /** A stack set lists its parameters. */
    private void listed(Cursor item, Map<String, Passed.Value> values) {
        Optional<String> name = item.get("ParameterKey").flatMap(Cursor::text);
        Optional<Cursor> value = item.get("ParameterValue");
        if (name.isPresent() && value.isPresent()) {
            values.put(name.get(), passed(value.get()));
        }
    }

    private Passed.Value passed(Cursor value) {
        return Intrinsic.of(value.node())
                .filter(intrinsic -> intrinsic.is("Ref"))
                .flatMap(Intrinsic::text)
                .flatMap(parameters::open)
                .<Passed.Value>map(Passed.Value.Open::new)
                .orElseGet(() -> new Passed.Value.Is(follower.follow(value.node())));
    }

    public Rewritten rewrite(Function<CodeSite, Location> places) {
        return rewrite(places, S3Host.GLOBAL);
    }

    /**
     * The template with the locations in it. What is outside the values concerned is the same to the byte.
     *
     * @param host for the properties that take a URL
     * @throws BadTemplate where a value is shared by an alias in a way that a change would spread, or where the result would not
     *     be what was meant
     */
    public Rewritten rewrite(Function<CodeSite, Location> places, S3Host host) {
        if (!problems.isEmpty()) {
            throw new BadTemplate(problems);
        }
        return new Rewriting(template, spots, site -> places.apply(site), host).done();
    }
}
