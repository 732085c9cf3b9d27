package io.pointsman.actions.rewrite;

import io.pointsman.template.Place;
import io.pointsman.template.Problem;
import java.util.Comparator;

/**
 * What the pre-flight found, and where.
 *
 * @param file path of the template
 * @param stops nothing must be written while it is there; otherwise it is for people to judge
 */
record Finding(String file, Problem problem, boolean stops) implements Comparable<Finding> {
    private static final Comparator<Finding> ORDER = Comparator.comparing(Finding::file)
            .thenComparing(finding -> finding.problem().at());

    static Finding error(String file, Problem problem) {
        return new Finding(file, problem, true);
    }

    static Finding error(String file, Place at, String message) {
        return error(file, new Problem(at, message));
    }

    static Finding warning(String file, Place at, String message) {
        return new Finding(file, new Problem(at, message), false);
    }

    @Override
    public int compareTo(Finding other) {
        return ORDER.compare(this, other);
    }

    /** As a compiler says it: {@code template.yaml:12:7: error: ...}. */
    @Override
    public String toString() {
        return file + ":" + problem.at() + ": " + (stops ? "error: " : "warning: ") + problem.message();
    }
}
