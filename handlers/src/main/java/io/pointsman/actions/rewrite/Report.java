package io.pointsman.actions.rewrite;

import io.pointsman.template.BadTemplate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Everything that the pre-flight found, the outermost template first, then in order of place. */
record Report(List<Finding> findings) {
    /** As many lines as a failed job can show. */
    private static final int MOST_LINES = 15;

    static Report of(String template, Collection<Finding> findings) {
        Comparator<Finding> outermost =
                Comparator.comparing(finding -> !finding.file().equals(template));
        return new Report(findings.stream()
                .distinct()
                .sorted(outermost.thenComparing(Comparator.naturalOrder()))
                .toList());
    }

    static Report of(String file, BadTemplate bad) {
        return new Report(bad.problems().stream()
                .map(problem -> Finding.error(file, problem))
                .toList());
    }

    /** Nothing must be written. */
    boolean stops() {
        return findings.stream().anyMatch(Finding::stops);
    }

    /** One finding a line. */
    String text() {
        return findings.stream().map(Finding::toString).collect(Collectors.joining("\n"));
    }

    /** For a failed job: what stops it first. */
    String shortened() {
        List<Finding> first = findings.stream()
                .sorted(Comparator.comparing((Finding finding) -> !finding.stops()))
                .toList();
        String lines = first.stream().limit(MOST_LINES).map(Finding::toString).collect(Collectors.joining("\n"));
        int more = first.size() - MOST_LINES;
        return "nothing was written:\n" + lines + (more > 0 ? "\nand " + more + " more" : "");
    }
}
