package io.pointsman.alias;

import io.pointsman.template.Passed;
import io.pointsman.template.Problem;
import io.pointsman.template.Template;
import io.pointsman.template.TemplateValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a pin does beside its work, said before it does it.
 *
 * @param problems in the way of a release
 * @param warnings for people to judge
 */
public record PinChecks(List<Problem> problems, List<Problem> warnings) {
    /** Lambda takes 256 characters, and SAM appends a space and the pin. */
    static final int LONGEST_DESCRIPTION = 256 - 1 - FreshPin.LENGTH;

    /**
     * As far as it can be told before the stack is known.
     *
     * @param parameters values that the template will be deployed with; not all need be known yet
     */
    public static PinChecks early(Template template, Map<String, String> parameters, ProductionAlias production) {
        List<Problem> notYetKnown = new ArrayList<>();
        List<AliasedFunction> functions =
                AliasedFunction.all(template.declarations(Passed.of(parameters)), "", production, notYetKnown);
        PinChecks checks = of(template, functions);
        checks.problems.addAll(OwnShift.problems(template.declarations(Passed.of(parameters)), "", production));
        return checks;
    }

    static PinChecks of(Template template, List<AliasedFunction> functions) {
        PinChecks checks = new PinChecks(new ArrayList<>(), new ArrayList<>());
        functions.forEach(function -> {
            checks.description(function);
            checks.version(template, function);
        });
        return checks;
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

    private void version(Template template, AliasedFunction function) {
        for (String id : function.ids()) {
            template.references(id + ".Version")
                    .forEach(at -> warnings.add(new Problem(
                            at,
                            id + ".Version stays the version that alias " + function.alias() + " was made on; for the"
                                    + " version that customers get, name " + id + ".Alias")));
        }
    }
}
