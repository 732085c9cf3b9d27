package io.pointsman.template;

import java.util.List;

/** A text that is no template, or one that cannot be rewritten. Says everything that is wrong, in order of place. */
public final class BadTemplate extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<Problem> problems;

    public BadTemplate(List<Problem> problems) {
        super(String.join("; ", problems.stream().map(p -> p.in("template")).toList()));
        this.problems = List.copyOf(problems);
    }

    BadTemplate(Place at, String message) {
        this(List.of(new Problem(at, message)));
    }

    public List<Problem> problems() {
        return problems;
    }
}
