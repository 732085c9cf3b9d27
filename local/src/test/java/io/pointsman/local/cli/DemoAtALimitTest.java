package io.pointsman.local.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** {@code demo --app} with what AWS takes and the endpoint has not: an exit code of its own, and no word against the application. */
@Tag("long")
@ResourceLock(Resources.SYSTEM_OUT)
class DemoAtALimitTest {
    private static final String CUSTOM_RESOURCE = """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Hello:
            Type: AWS::Serverless::Function
            Properties: {CodeUri: ., Handler: app.handler, Runtime: python3.12, AutoPublishAlias: live}
          Made:
            Type: Custom::Made
            Properties: {ServiceToken: !GetAtt Hello.Arn}
        """;

    @Test
    void an_application_with_a_custom_resource_ends_with_4_and_the_way_on(@TempDir Path folder) throws IOException {
        Path app = Files.createDirectory(folder.resolve("app"));
        Files.writeString(app.resolve("template.yaml"), CUSTOM_RESOURCE);
        Files.writeString(app.resolve("app.py"), "def handler(event, context):\n  return 1\n");
        DemoRun run = DemoRun.of(
                "--app", app.toString(), "--pages", folder.resolve("pages").toString());

        String said = run.said();
        assertEquals(4, run.code(), said);
        assertTrue(
                said.contains(
                        "The demo came to a limit of the embedded endpoint, and the application may well be right"),
                said);
        assertTrue(said.contains("Custom::Made") && said.contains("AWS takes this"), said);
    }
}
