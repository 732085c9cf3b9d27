package io.pointsman.local.operator.output;

import io.pointsman.json.JsonObject;
import io.pointsman.local.operator.doctor.Checkup;
import io.pointsman.local.operator.doctor.Diagnosis;

/** What was found out about a stack. */
public final class DoctorJson {
    private static final String SCHEMA = "pointsman.doctor.1";

    private DoctorJson() {}

    public static JsonObject of(Checkup checkup) {
        return JsonObject.of(
                        "schema",
                        SCHEMA,
                        "stack",
                        checkup.standing().stack(),
                        "region",
                        checkup.standing().region())
                .with("account", checkup.standing().account())
                .with("alias", checkup.standing().alias())
                .with("at", checkup.standing().now().toString())
                .with("exitCode", checkup.exit().number())
                .with("checks", checkup.found().stream().map(DoctorJson::one).toList());
    }

    private static JsonObject one(Diagnosis one) {
        return JsonObject.of("health", one.health().word(), "what", one.what(), "said", one.said())
                .with("next", one.next());
    }
}
