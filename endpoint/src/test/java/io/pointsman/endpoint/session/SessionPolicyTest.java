package io.pointsman.endpoint.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.json.Json;
import org.junit.jupiter.api.Test;

class SessionPolicyTest {
    private static final String GROUP = "arn:aws:codedeploy:eu-central-1:123456789012:deploymentgroup:app/group";

    private static SessionPolicy allowing(String action, String resource) {
        return SessionPolicy.of(Json.object("{\"Statement\": [{\"Effect\": \"Allow\", \"Action\": [\"" + action
                + "\"], \"Resource\": [\"" + resource + "\"]}]}"));
    }

    @Test
    void what_has_no_resource_is_allowed_on_a_star_alone() {
        assertTrue(allowing("codedeploy:StopDeployment", "*").allows("codedeploy:StopDeployment", "*"));
        assertFalse(allowing("codedeploy:StopDeployment", GROUP).allows("codedeploy:StopDeployment", "*"));
    }

    @Test
    void a_pattern_allows_what_it_covers_and_nothing_else() {
        SessionPolicy policy = allowing("CodeDeploy:Stop*", GROUP.replace("app/group", "app/*"));
        assertTrue(policy.allows("codedeploy:StopDeployment", GROUP));
        assertFalse(policy.allows("codedeploy:GetDeploymentTarget", GROUP));
        assertFalse(policy.allows("codedeploy:StopDeployment", GROUP.replace("app", "other")));
    }

    @Test
    void what_is_not_judged_here_is_no_policy_that_allows_everything() {
        assertThrows(
                IllegalArgumentException.class,
                () -> SessionPolicy.of(Json.object(
                        "{\"Statement\": [{\"Effect\": \"Deny\", \"Action\": [\"*\"], \"Resource\": [\"*\"]}]}")));
        assertThrows(
                IllegalArgumentException.class,
                () -> SessionPolicy.of(Json.object(
                        "{\"Statement\": [{\"Effect\": \"Allow\", \"Action\": [\"*\"], \"NotResource\": [\"*\"]}]}")));
        assertEquals(
                0,
                SessionPolicy.of(Json.object("{\"Statement\": []}"))
                        .statements()
                        .size());
    }
}
