package io.pointsman.local.operator.doctor;

import io.pointsman.alias.ProductionAlias;
import io.pointsman.callers.CallerCheck;
import io.pointsman.callers.CallerScan;
import io.pointsman.local.operator.DeployedTemplate;
import io.pointsman.release.FunctionSelection;
import io.pointsman.template.BadTemplate;
import io.pointsman.template.Template;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Whether who calls the functions calls the alias that is shifted, by the template that is deployed: as {@code changeset} would judge it.
 *
 * @param functions ids of those that are released
 */
record CallerChecks(HealthReading reading, String alias, Collection<String> functions) {
    private static final String CALLERS = "callers";

    List<Diagnosis> all(String stack) {
        return Diagnosis.of(
                CALLERS,
                reading.deployed(stack),
                deployed -> deployed.map(this::of).orElse(List.of()));
    }

    private List<Diagnosis> of(DeployedTemplate deployed) {
        try {
            CallerCheck.Findings found = new CallerCheck(production())
                    .of(CallerScan.deployed(Template.parse(deployed.text()), deployed.parameters(), ""));
            List<Diagnosis> past = Stream.concat(found.past().stream(), found.leftOut().stream())
                    .map(problem -> Diagnosis.warn(
                            CALLERS,
                            "line " + problem.at().line() + " of the deployed template: " + problem.message(),
                            "the next release refuses it, unless Callers is Warn"))
                    .toList();
            return past.isEmpty()
                    ? List.of(Diagnosis.ok(CALLERS, "none in the deployed template goes past " + alias))
                    : past;
        } catch (BadTemplate e) {
            return List.of(Diagnosis.unknown(CALLERS, "the deployed template cannot be read: " + e.getMessage()));
        }
    }

    /** What a release leaves out it does not shift, and who calls that is nobody's matter. */
    private ProductionAlias production() {
        return new ProductionAlias(
                alias,
                Map.of(),
                functions.isEmpty() ? FunctionSelection.ALL : new FunctionSelection(List.copyOf(functions), List.of()));
    }
}
