package io.pointsman.local.aws.cloudformation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.json.JsonObject;
import io.pointsman.local.aws.codepipeline.CodePipelineService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The templates of this repository are stacks that CloudFormation makes. */
class OwnTemplatesTest {
    private static final Path ROOT = Path.of("..");

    private final Cfn cfn = new Cfn();

    OwnTemplatesTest() {
        cfn.world.add(new CodePipelineService(cfn.world));
    }

    private void deploy(String stack, String template, String... parameters) {
        cfn.call(
                "CreateChangeSet",
                "StackName",
                stack,
                "ChangeSetName",
                "first",
                "ChangeSetType",
                "CREATE",
                "TemplateBody",
                template,
                "Capabilities",
                List.of("CAPABILITY_NAMED_IAM"),
                "Parameters",
                Cfn.parameters(parameters));
        cfn.settle();
        var changeSet = cfn.call("DescribeChangeSet", "StackName", stack, "ChangeSetName", "first");
        assertEquals("", changeSet.text("StatusReason").orElse(""));
        cfn.call("ExecuteChangeSet", "StackName", stack, "ChangeSetName", "first");
        cfn.settle();
        var made =
                cfn.call("DescribeStacks", "StackName", stack).objects("Stacks").getFirst();
        assertEquals("", firstFailure(stack));
        assertEquals("CREATE_COMPLETE", made.needText("StackStatus"));
    }

    private String firstFailure(String stack) {
        return cfn.call("DescribeStackEvents", "StackName", stack).objects("StackEvents").reversed().stream()
                .filter(event -> event.needText("ResourceStatus").endsWith("_FAILED"))
                .findFirst()
                .flatMap(event -> event.text("ResourceStatusReason"))
                .orElse("");
    }

    @Test
    void the_functions_and_the_production_pipeline_become_stacks() throws IOException {
        String functions = Files.readString(ROOT.resolve("template.yaml"))
                .replace("CodeUri: handlers/target/pointsman.jar", "CodeUri: s3://b/pointsman.jar");
        deploy("pointsman", functions);
        assertTrue(cfn.lambda.code.containsKey("pointsman-rewrite"));
        deploy("production", Files.readString(ROOT.resolve("pipelines/production.yaml")), "Pointsman", "pointsman");
        var pipeline = cfn.world
                .call("codepipeline", "GetPipeline", JsonObject.of("name", "production"))
                .objectOrEmpty("pipeline");
        assertEquals(2, pipeline.objects("stages").size());
        assertEquals(2, cfn.s3.versioned.size());
        assertEquals(1, cfn.s3.notifying.size());
    }
}
