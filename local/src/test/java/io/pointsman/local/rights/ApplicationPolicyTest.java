package io.pointsman.local.rights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.actions.changeset.ChangeSetRun;
import io.pointsman.actions.execute.ExecuteRun;
import io.pointsman.endpoint.AwsError;
import io.pointsman.endpoint.iam.IamRequest;
import io.pointsman.endpoint.iam.PolicyDocuments;
import io.pointsman.engine.Outcome;
import io.pointsman.json.JsonObject;
import io.pointsman.local.endpoint.StackPlace;
import io.pointsman.local.templates.OwnTemplatesTest;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What CloudFormation may do for a template is what {@code ApplicationPolicyArn} says: on the endpoint, with the role of CloudFormation that
 * the pipeline's template makes.
 */
class ApplicationPolicyTest {
    private static final JsonObject MY_APP = JsonObject.of("StackName", "my-app");
    private static final String POLICY = "arn:aws:iam::000000000000:policy/applications";

    private final OwnTemplatesTest account = new OwnTemplatesTest();
    private final StackPlace place = new StackPlace();

    @BeforeEach
    void pointsman() throws IOException {
        account.deploy("pointsman", OwnTemplatesTest.functions());
        place.template = "Resources: {Loot: {Type: 'AWS::S3::Bucket'}}\n";
    }

    @AfterEach
    void close() {
        place.close();
    }

    private PolicyDocuments role(String template, String... actions) throws IOException {
        account.deploy(
                template,
                OwnTemplatesTest.pipeline(template),
                template.equals("production") ? new String[0] : new String[] {"Repository", "team/app"});
        JsonObject statement = JsonObject.of("Effect", "Allow", "Action", List.of(actions), "Resource", "*");
        return account.policies(template)
                .with(POLICY, JsonObject.of("Statement", List.of(statement)))
                .of(account.physical(template, "CloudFormationRole"));
    }

    /** CloudFormation makes the bucket with the rights of that role. */
    private Outcome deployed(PolicyDocuments role) {
        place.alter("s3", "CreateBucket", real -> (input, caller) -> {
            String bucket = "arn:aws:s3:::" + input.needText("Bucket");
            if (!role.allow(IamRequest.of("any", "s3:CreateBucket", bucket))) {
                throw new AwsError(403, "AccessDenied", "not authorized to perform: s3:CreateBucket on " + bucket);
            }
            return real.answer(input, caller);
        });
        assertInstanceOf(Outcome.Succeeded.class, ChangeSetRun.of(place, MY_APP));
        return ExecuteRun.of(place, MY_APP);
    }

    @ParameterizedTest
    @ValueSource(strings = {"production", "connection", "cdk"})
    void a_template_makes_what_the_policy_does_not_have(String template) throws IOException {
        Outcome denied = deployed(role(template, "lambda:*", "iam:*", "s3:GetObject"));

        String message = assertInstanceOf(Outcome.Failed.class, denied).message();
        assertTrue(message.contains("not authorized to perform: s3:CreateBucket"), message);
        assertEquals("ROLLBACK_COMPLETE", place.status("my-app"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"production", "connection", "cdk"})
    void what_the_policy_has_is_made(String template) throws IOException {
        assertInstanceOf(Outcome.Succeeded.class, deployed(role(template, "s3:CreateBucket")));
        assertEquals("CREATE_COMPLETE", place.status("my-app"));
    }
}
