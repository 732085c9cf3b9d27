package io.pointsman.template;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** What a template holds that the rewrite is about: the places that need a location, and everything that is in the way. */
public final class Survey {
    private final Template template;
    private final List<Spot> spots = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    /** @param given names of the parameters that get their values elsewhere */
    Survey(Template template, Set<String> given) {
        this.template = template;
        Cursor root = template.root();
        ResourceSurvey resources = new ResourceSurvey(root, given, spots, problems);
        resources.globals(root);
        root.get("Resources").ifPresentOrElse(resources::all, this::noResources);
        Includes.find(root.node(), problems);
        problems.sort(Comparator.comparing(Problem::at));
    }

    private void noResources() {
        problems.add(new Problem(Place.START, "there is no section Resources; this is not a CloudFormation template"));
    }

    public List<CodeSite> sites() {
        return spots.stream().map(Spot::site).toList();
    }

    /** In order of place. While there is one, nothing must be written. */
    public List<Problem> problems() {
        return List.copyOf(problems);
    }

    /**
     * The template with the locations in it. What is outside the values concerned is the same to the byte.
     *
     * @throws BadTemplate where a value is shared by an alias in a way that a change would spread, or where the result would not
     *     be what was meant
     */
    public Rewritten rewrite(Function<CodeSite, Location> places) {
        if (!problems.isEmpty()) {
            throw new BadTemplate(problems);
        }
        return new Rewriting(template, spots, places).done();
    }
}
