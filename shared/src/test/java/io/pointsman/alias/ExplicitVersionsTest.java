package io.pointsman.alias;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.template.BadTemplate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Aliases that the template declares itself, as the CDK and the Serverless Framework do. */
final class ExplicitVersionsTest {
    private static final DeployedStack STACK = Deployed.stack()
            .function("F", "live", "FVersionOld", "CodeSha256: 'old='")
            .made();

    private static String yaml(String version, String more) {
        return """
            Resources:
              F: {Type: AWS::Lambda::Function, Properties: {Code: {S3Bucket: b, S3Key: k}}}
              %1$s: # made by currentVersion
                Type: AWS::Lambda::Version
                Properties: {FunctionName: !Ref F%2$s}
              Live:
                Type: AWS::Lambda::Alias
                DependsOn: [%1$s]
                Properties:
                  Name: live
                  FunctionName: !GetAtt F.Arn
                  FunctionVersion: !GetAtt %1$s.Version
            Outputs:
              One: {Value: !Ref %1$s}
              Two: {Value: !Sub 'x ${%1$s.Version} of %1$s'}
            """.formatted(version, more);
    }

    private static String refused(String template, DeployedStack stack) {
        return String.valueOf(
                assertThrows(BadTemplate.class, () -> Pins.of(template, stack)).getMessage());
    }

    @Test
    void a_version_with_a_constant_id_is_its_own_pin() {
        String template = yaml("FVersionOld", ", CodeSha256: 'old='");
        Pinned pinned = Pins.of(template, STACK);

        assertEquals(template, pinned.template().source());
        assertEquals(List.of(), pinned.pins());
        assertEquals(Map.of("Live", "F"), pinned.aliases());
    }

    @Test
    void a_version_whose_id_changes_with_the_code_gets_the_deployed_id_and_body_back_wherever_it_is_named() {
        String expected = yaml("FVersionOld", ", CodeSha256: 'old='").replace("of FVersionOld'", "of FVersionNew'");

        assertEquals(expected, Pins.text(yaml("FVersionNew", ", CodeSha256: 'new='"), STACK));
    }

    @Test
    void in_json_too() {
        String json = """
            {"Resources": {
              "F": {"Type": "AWS::Lambda::Function", "Properties": {"Code": {"S3Bucket": "b", "S3Key": "k"}}},
              "FNew12": {"Type": "AWS::Lambda::Version", "Properties": {"FunctionName": {"Ref": "F"}, "CodeSha256": "new="},
                "DeletionPolicy": "Delete", "Metadata": {"aws:cdk:path": "S/F/CurrentVersion/Resource"}},
              "Live": {"Type": "AWS::Lambda::Alias", "Properties": {"Name": "live", "FunctionName": {"Fn::GetAtt": ["FNew12", "FunctionName"]},
                "FunctionVersion": {"Fn::GetAtt": ["FNew12", "Version"]}}}}}
            """.replace("{\"Fn::GetAtt\": [\"FNew12\", \"FunctionName\"]}", "{\"Ref\": \"F\"}");

        Pinned pinned = Pins.of(json, STACK);
        assertEquals(
                json.replace("FNew12", "FVersionOld").replace("new=", "old="),
                pinned.template().source());
        assertEquals(Pin.Kind.BY_ID, pinned.pins().getFirst().kind());
    }

    @Test
    void a_description_that_is_new_on_the_version_is_left_out_again() {
        String text = Pins.text(yaml("FVersionNew", ", CodeSha256: 'new=', Description: two"), STACK);

        assertTrue(text.contains("CodeSha256: 'old=', Description: !Ref \"AWS::NoValue\""), text);
        String gone = Pins.text(yaml("FVersionNew", ""), STACK);
        assertTrue(gone.contains("{CodeSha256: 'old=', FunctionName: !Ref F}"), gone);
    }

    @Test
    void what_a_parameter_says_of_the_version_is_held_by_its_deployed_value() {
        DeployedStack stack = Deployed.stack()
                .function("F", "live", "FVersionOld", "Description: {Ref: Build}")
                .with(Map.of("Build", "1"))
                .made();
        String template = yaml("FVersionNew", ", Description: !Ref Build") + "Parameters: {Build: {Type: String}}\n";

        assertTrue(Pins.of(template, Map.of("Build", "2"), stack)
                .template()
                .source()
                .contains("Description: '1'"));
    }

    @Test
    void where_the_body_cannot_be_put_back_the_function_is_named_with_the_way_out() {
        DeployedStack stack = Deployed.stack()
                .function(
                        "F",
                        "live",
                        "FVersionOld",
                        "ProvisionedConcurrencyConfig: {ProvisionedConcurrentExecutions: 5}")
                .made();

        String message = refused(yaml("FVersionNew", ""), stack);
        assertTrue(message.contains("live of F would go to a new version at once"), message);
        assertTrue(message.contains("ProvisionedConcurrencyConfig of FVersionOld"), message);
        assertTrue(message.contains("set AllAtOnce to [\"F\"]"), message);
    }

    @Test
    void a_template_that_keeps_the_old_version_beside_the_new_one_is_refused() {
        String both = yaml("FVersionNew", "")
                .replace(
                        "Outputs:",
                        "  FVersionOld: {Type: AWS::Lambda::Version, Properties: {FunctionName: !Ref F}}\nOutputs:");

        assertTrue(refused(both, STACK).contains("declares both FVersionNew and FVersionOld"));
    }

    @Test
    void who_wants_it_all_at_once_keeps_the_new_version() {
        String template = yaml("FVersionNew", "");
        PinOrder order = Pins.order(template, Map.of(), STACK);
        Pinned pinned = Pinning.of(new PinOrder(
                order.template(), Map.of(), order.production(), STACK, order.fresh(), Set.of("F"), Set.of(), ""));

        assertEquals(template, pinned.template().source());
    }

    @Test
    void an_alias_of_another_name_and_a_first_release_are_left_alone() {
        String template = yaml("FVersionNew", "");

        assertEquals(template, Pins.text(template, DeployedStack.NONE));
        String dev = template.replace("Name: live", "Name: dev");
        assertEquals(dev, Pins.text(dev, STACK));
    }
}
