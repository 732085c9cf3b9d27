package io.pointsman.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What cannot be packaged, and what would collide with the shift, is named before anything is written. */
class RefusedTest {
    @Test
    void a_deployment_preference_is_a_conflict_unless_it_is_off() {
        String text = """
            Globals:
              Function:
                DeploymentPreference: {Type: AllAtOnce}
            Resources:
              F:
                Type: AWS::Serverless::Function
                Properties:
                  CodeUri: s3://b/k
                  DeploymentPreference:
                    Type: Linear10PercentEvery1Minute
            """;
        assertEquals(
                List.of("t:10:9"),
                Rewrites.problems(text).stream()
                        .map(problem -> problem.replaceFirst(": Depl.*", ""))
                        .toList());
        assertEquals(List.of(), Rewrites.problems(text.replace("Type: Linear10PercentEvery1Minute", "Enabled: false")));
        String shared = text.substring(0, text.indexOf("      DeploymentPreference:\n        Type: Linear"));
        assertEquals(1, Rewrites.problems(shared).size());
        assertTrue(Rewrites.problems(shared)
                .getFirst()
                .startsWith("t:3:27: DeploymentPreference of Globals.Function would let"));
    }

    @Test
    void a_function_without_properties_is_refused() {
        assertEquals(
                List.of("t:1:13: F has no Properties; give it at least CodeUri"),
                Rewrites.problems("Resources: {F: {Type: AWS::Serverless::Function}}"));
    }

    @Test
    void properties_that_an_include_may_bring_are_not_guessed() {
        assertEquals(1, Rewrites.problems("""
            Resources:
              F:
                Type: AWS::Serverless::Function
                Properties:
                  Fn::Transform: {Name: AWS::Include, Parameters: {Location: s3://b/k}}
            """).size());
    }

    @Test
    void everything_is_reported_together_in_order_of_place() {
        List<String> problems = Rewrites.problems("""
            Resources:
              A: {Type: AWS::Serverless::Function, Properties: {CodeUri: file:///a}}
              F: {Type: AWS::Serverless::Function}
              F: {Type: AWS::Serverless::Function, Properties: {CodeUri: !GetAtt A.B}}
              G: {}
            Resource: {}
            """);
        assertEquals(
                List.of("t:2:62", "t:4:62", "t:5:3", "t:6:1"),
                problems.stream()
                        .map(problem -> problem.substring(0, problem.indexOf(": ")))
                        .toList());
    }
}
