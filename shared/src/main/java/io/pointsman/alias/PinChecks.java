package io.pointsman.alias;

import io.pointsman.template.Problem;
import io.pointsman.template.TemplateValue;
import java.util.List;

/** What a pin does beside its work, said before it does it. */
final class PinChecks {
    /** Lambda takes 256 characters, and SAM appends a space and the pin. */
    static final int LONGEST_DESCRIPTION = 256 - 1 - FreshPin.LENGTH;

    private final PinOrder order;
    private final List<Problem> problems;
    private final List<String> warnings;

    PinChecks(PinOrder order, List<Problem> problems, List<String> warnings) {
        this.order = order;
        this.problems = problems;
        this.warnings = warnings;
    }

    void check(List<AliasedFunction> functions) {
        functions.forEach(this::description);
        functions.forEach(this::version);
    }

    private void description(AliasedFunction function) {
        function.resource()
                .effective("Description")
                .filter(value -> value.known()
                        .filter(text -> text.length() > LONGEST_DESCRIPTION)
                        .isPresent())
                .ifPresent(value -> problems.add(new Problem(value.at(), tooLong(function, value))));
    }

    private static String tooLong(AliasedFunction function, TemplateValue value) {
        return "Description of " + function.resource().id() + " has "
                + value.known().orElse("").length() + " characters. SAM appends the pin of alias " + function.alias()
                + " to it (" + (FreshPin.LENGTH + 1) + " characters), and Lambda takes 256: shorten it to "
                + LONGEST_DESCRIPTION;
    }

    private void version(AliasedFunction function) {
        for (String id : function.ids()) {
            order.template()
                    .references(id + ".Version")
                    .forEach(at -> warnings.add("line " + at.line() + " names " + id
                            + ".Version, which stays the version that " + function.alias() + " of " + order.before()
                            + id + " was made on; for the version that customers get, name " + id + ".Alias"));
        }
    }
}
