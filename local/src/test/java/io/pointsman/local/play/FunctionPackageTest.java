package io.pointsman.local.play;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pointsman as it is installed from a clone, and from the archive of a release. */
class FunctionPackageTest {
    @TempDir
    Path home = Path.of(".");

    @Test
    void of_an_archive_code_and_template_are_taken_as_they_are() throws Exception {
        String template =
                "Resources: {F: {Type: 'AWS::Serverless::Function', Properties: {CodeUri: {Bucket: !Ref CodeBucket}}}}";
        Files.writeString(home.resolve("template.yaml"), template);
        Files.write(home.resolve("functions-12ab.zip"), new byte[] {1, 2, 3});
        FunctionPackage archived = new FunctionPackage(home);

        assertArrayEquals(new byte[] {1, 2, 3}, archived.zip());
        assertEquals("functions-12ab.zip", archived.key());
        assertEquals(template, archived.template("a-bucket"));
        assertEquals(Map.of("CodeBucket", "a-bucket"), archived.parameters("a-bucket"));
    }

    @Test
    void of_a_clone_the_template_gets_the_place_and_asks_for_nothing() throws Exception {
        Files.writeString(
                home.resolve("template.yaml"),
                "Resources: {F: {Type: 'AWS::Serverless::Function', Properties: {CodeUri: handlers/target/lambda}}}");
        FunctionPackage built = new FunctionPackage(home);

        assertEquals("pointsman.zip", built.key());
        assertEquals(
                "Resources: {F: {Type: 'AWS::Serverless::Function', Properties: {CodeUri:"
                        + " s3://a-bucket/pointsman.zip}}}",
                built.template("a-bucket"));
        assertEquals(Map.of(), built.parameters("a-bucket"));
    }
}
