package io.pointsman.actions.shift.ports;

import java.util.Collection;
import java.util.Map;

/** The alarms of CloudWatch, metric and composite, where the stack is. */
public interface Alarms {
    /** Those of these names that exist. A {@code Refusal} where nobody may look. */
    Map<String, Now> look(Collection<String> names);

    /** For people: {@code us-east-1}. */
    String region();

    /**
     * An alarm as it is now.
     *
     * @param ringing it is in ALARM: CodeDeploy would stop a deployment at once
     * @param reason for its state, in CloudWatch's words
     */
    record Now(boolean ringing, String reason) {}
}
