package io.pointsman.actions.rewrite;

import io.pointsman.template.BadTemplate;
import io.pointsman.template.CodeSite;
import io.pointsman.template.Problem;
import io.pointsman.template.Survey;
import io.pointsman.template.Template;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The template and the packages that it means, after all that can be checked without AWS has been checked. */
record PreFlight(Survey survey, Map<CodeSite, CodePackage> packages) {
    /** As many lines as a failed job can show. */
    private static final int MOST_LINES = 15;

    /** @throws BadTemplate with everything that is wrong */
    static PreFlight of(RewriteRequest request) {
        Survey survey = Template.parse(request.template().text()).survey();
        CodePackages packages =
                new CodePackages(request.source().zip(), request.template().folder(), survey.sites());
        List<Problem> problems = Stream.of(survey.problems(), packages.problems())
                .flatMap(List::stream)
                .sorted(Comparator.comparing(Problem::at))
                .toList();
        if (!problems.isEmpty()) {
            throw new BadTemplate(problems);
        }
        return new PreFlight(survey, packages.packages());
    }

    /** The package of a site. */
    CodePackage of(CodeSite site) {
        CodePackage code = packages.get(site);
        if (code == null) {
            throw new IllegalStateException(site.name() + " has no package");
        }
        return code;
    }

    static String report(String file, List<Problem> problems) {
        String lines = problems.stream()
                .limit(MOST_LINES)
                .map(problem -> problem.in(file))
                .collect(Collectors.joining("\n"));
        int more = problems.size() - MOST_LINES;
        return "nothing was written:\n" + lines + (more > 0 ? "\nand " + more + " more" : "");
    }
}
