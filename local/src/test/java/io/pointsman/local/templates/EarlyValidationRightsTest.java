package io.pointsman.local.templates;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.actions.changeset.ChangeSetRun;
import io.pointsman.endpoint.AwsError;
import io.pointsman.endpoint.Operation;
import io.pointsman.endpoint.iam.IamRequest;
import io.pointsman.endpoint.iam.PolicyDocuments;
import io.pointsman.endpoint.iam.ServiceAuthorization;
import io.pointsman.engine.Outcome;
import io.pointsman.json.JsonObject;
import io.pointsman.local.endpoint.StackPlace;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@code changeset} says of a change set that validation has refused, where IAM judges the call by the real templates. */
class EarlyValidationRightsTest {
    private static final String REFUSED =
            "Resources: {Topic: {Type: 'AWS::SNS::Topic', Metadata: {PointsmanLocal: {Invalid: 'extraneous key [Nmae]"
                    + " is not permitted'}}}}\n";
    private static final String CALL = "cloudformation:DescribeEvents";

    private final OwnTemplatesTest account = new OwnTemplatesTest();

    private String said(PolicyDocuments role) {
        try (StackPlace place = new StackPlace()) {
            place.alter("cloudformation", "DescribeEvents", real -> judged(real, role));
            place.template = REFUSED;
            return assertInstanceOf(Outcome.Failed.class, ChangeSetRun.of(place, JsonObject.of("StackName", "my-app")))
                    .message();
        }
    }

    private static Operation judged(Operation real, PolicyDocuments role) {
        return (input, caller) -> {
            String about = input.needText("ChangeSetName").replace("123456789012", "000000000000");
            String resource = ServiceAuthorization.resource(CALL, about);
            if (!role.allow(IamRequest.of("any", CALL, resource))) {
                throw new AwsError(403, "AccessDenied", "not authorized to perform: " + CALL + " on " + resource);
            }
            return real.answer(input, caller);
        };
    }

    @Test
    void the_reason_is_in_the_message_in_both_accounts() throws IOException {
        account.deploy("pointsman", OwnTemplatesTest.functions(), "AllowedStacks", "my-app");
        account.deployThere();

        for (PolicyDocuments role : List.of(
                account.policies("pointsman").of(account.physical("pointsman", "ChangeSetRole")),
                account.policies("there").of("there-deployment"))) {
            String message = said(role);
            assertTrue(message.contains("extraneous key [Nmae] is not permitted"), message);
        }
    }

    @Test
    void a_role_that_may_not_read_it_is_told_which_call_to_allow() {
        String message = said(new PolicyDocuments(List.of()));

        assertFalse(message.contains("extraneous key"), message);
        assertTrue(message.contains(CALL), message);
    }
}
