package io.pointsman.actions.changeset;

import static io.pointsman.actions.changeset.AliasScene.sam;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A function that is named wrongly in {@code Functions} would leave the one that is meant to CloudFormation. */
final class NamesOnEndpointTest {
    private static final String OWN = "Transform: AWS::Serverless-2016-10-31\nResources:\n  F:\n"
            + "    Type: AWS::Serverless::Function\n    Properties: {Handler: app.handler, Runtime: python3.12,"
            + " Role: 'arn:aws:iam::123456789012:role/app', CodeUri: 's3://releases/one.zip'}\n";
    private static final String LOOP = "Transform: [AWS::LanguageExtensions, AWS::Serverless-2016-10-31]\n"
            + "Resources:\n  Fn::ForEach::Each:\n    - N\n    - [A, B]\n    - ${N}F:\n"
            + "        Type: AWS::Serverless::Function\n        Properties: {Handler: app.handler, Runtime: python3.12,"
            + " Role: 'arn:aws:iam::123456789012:role/app', CodeUri: 's3://releases/one.zip'}\n";

    private final AliasScene scene = new AliasScene();

    @AfterEach
    void close() {
        scene.close();
    }

    private void functions(Object value) {
        scene.given = scene.given.with("Functions", value);
    }

    @Test
    void a_slip_in_the_names_does_not_leave_the_function_that_is_meant_to_cloudformation() {
        scene.released(sam("one"));
        functions(List.of("Helo"));
        String message = scene.refused(sam("two"));

        assertTrue(message.contains("Functions names Helo, which neither the template nor the stack has"), message);
        assertTrue(message.contains("they have F"), message);
        assertEquals(0, scene.changeSets());
    }

    @Test
    void a_slip_in_the_name_of_a_function_with_an_alias_of_its_own_is_one_as_well() {
        functions(Map.of("Helo", Map.of("Alias", "prod")));

        assertTrue(scene.refused(sam("one")).contains("Functions names Helo"));
    }

    @Test
    void a_function_that_is_left_out_and_does_not_exist_is_a_slip_too() {
        functions(List.of("!Helo"));

        assertTrue(scene.refused(OWN).contains("Functions names Helo"));
    }

    @Test
    void functions_of_a_loop_are_called_by_what_they_will_be() {
        functions(List.of("!AF", "BF"));
        scene.made(LOOP);
        functions(List.of("CF"));

        assertTrue(scene.refused(LOOP).contains("they have AF, BF"));
    }

    @Test
    void what_is_in_a_nested_template_that_cannot_be_read_may_have_any_name() {
        String shop = "  Shop:\n    Type: AWS::CloudFormation::Stack\n    Properties: {TemplateURL:"
                + " 'https://s3.us-east-1.amazonaws.com/of-others/shop.template'}\n";
        functions(List.of("Shop-Cart", "Till"));
        String message = scene.refused(OWN + shop);

        assertTrue(message.contains("Functions names Till,"), message);
    }

    @Test
    void what_a_macro_makes_may_have_any_name() {
        functions(List.of("Till"));
        String message = scene.refused(OWN.replace("AWS::Serverless-2016-10-31", "[OurMacro]"));

        assertFalse(message.contains("Functions names"), message);
    }
}
