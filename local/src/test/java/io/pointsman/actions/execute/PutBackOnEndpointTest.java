package io.pointsman.actions.execute;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.actions.changeset.ChangeSetRun;
import io.pointsman.engine.Outcome;
import io.pointsman.json.JsonObject;
import io.pointsman.local.endpoint.StackPlace;
import io.pointsman.release.record.TemplateAliases;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Aliases that the template owns, with the real SDK against the embedded endpoint. */
final class PutBackOnEndpointTest {
    private static final JsonObject WEB = JsonObject.of("StackName", "web");

    private final StackPlace place = new StackPlace();

    @AfterEach
    void close() {
        place.close();
    }

    /**
     * @param alias further properties of the alias
     * @param topic what the endpoint does to a topic that comes after it
     */
    private static String template(String code, String alias, String topic) {
        return """
            Resources:
              Role:
                Type: AWS::IAM::Role
                Properties: {AssumeRolePolicyDocument: {Version: '2012-10-17', Statement: []}}
              Cart:
                Type: AWS::Lambda::Function
                Properties:
                  FunctionName: web-cart
                  Code: {ZipFile: '%s'}
                  Handler: index.h
                  Runtime: python3.12
                  Role: !GetAtt Role.Arn
              Pinned:
                Type: AWS::Lambda::Version
                DeletionPolicy: Retain
                Properties: {FunctionName: !Ref Cart}
              CartAliaslive:
                Type: AWS::Lambda::Alias
                Properties: {Name: live, FunctionName: !Ref Cart, FunctionVersion: !GetAtt Pinned.Version%s}
              Topic:
                Type: AWS::SNS::Topic
                DependsOn: CartAliaslive
                Properties: {DisplayName: '%s'}
                Metadata: {PointsmanLocal: {%s}}
            """.formatted(code, alias, code, topic);
    }

    private Outcome release(String run, String template) {
        return release(run, template, WEB);
    }

    private Outcome release(String run, String template, JsonObject changeSet) {
        place.run = run;
        place.template = template;
        Outcome made = ChangeSetRun.of(place, changeSet);
        assertInstanceOf(Outcome.Succeeded.class, made, made::toString);
        return ExecuteRun.of(place, WEB);
    }

    /** As publish and CodeDeploy do: version 2 from what is deployed, and all traffic on it. */
    private void shiftToANewVersion() {
        String version = place.lambda
                .publishVersion(publish -> publish.functionName("web-cart"))
                .version();
        assertEquals("2", version);
        place.lambda.updateAlias(
                update -> update.functionName("web-cart").name("live").functionVersion(version));
    }

    private String live() {
        return place.lambda
                .getAlias(get -> get.functionName("web-cart").name("live"))
                .functionVersion();
    }

    private TemplateAliases noted() {
        return place.read("web", place.run).aliases();
    }

    @Test
    void an_alias_made_by_the_stack_is_known_to_the_release_that_made_it() {
        assertInstanceOf(Outcome.Succeeded.class, release("run-1", template("one", "", "")));
        assertTrue(noted().hasCreated("web-cart", "live"));

        assertInstanceOf(Outcome.Succeeded.class, release("run-2", template("two", "", "")));
        assertEquals(TemplateAliases.NONE, noted());
    }

    @Test
    void an_update_that_touches_the_alias_and_is_rolled_back_leaves_customers_where_they_were() {
        release("run-1", template("one", "", ""));
        release("run-2", template("two", "", ""));
        shiftToANewVersion();

        JsonObject meant = WEB.with("AllAtOnce", List.of("Cart"));
        Outcome outcome = release("run-3", template("three", ", Description: touched", "Fails: UPDATE"), meant);

        String message = assertInstanceOf(Outcome.Failed.class, outcome).message();
        assertEquals("UPDATE_ROLLBACK_COMPLETE", place.status("web"), message);
        assertEquals("2", live(), message);
        assertTrue(
                message.contains("CloudFormation had moved alias live of web-cart to version 1; it is back on version"
                        + " 2, where it was before the update"),
                message);
    }

    @Test
    void a_rolled_back_update_that_touches_no_alias_moves_none_and_says_nothing_of_it() {
        release("run-1", template("one", "", ""));
        release("run-2", template("two", "", ""));
        shiftToANewVersion();

        String message = assertInstanceOf(
                        Outcome.Failed.class, release("run-3", template("three", "", "Fails: UPDATE")))
                .message();

        assertEquals("2", live());
        assertTrue(!message.contains("alias live"), message);
    }
}
