package io.pointsman.actions.rewrite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.alias.ProductionAlias;
import io.pointsman.artifact.RangedBytes;
import io.pointsman.artifact.ReproducibleZip;
import io.pointsman.artifact.ZipArchive;
import io.pointsman.release.FunctionSelection;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What {@code rewrite} says of the alias that customers call, before anything is stored. */
final class AliasPreFlightTest {
    private static Report report(String more, ProductionAlias production) {
        String template = """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              F:
                Type: AWS::Serverless::Function
                Properties: {Handler: app.handler, Runtime: python3.13, CodeUri: ., AutoPublishAlias: live%s}
            """.formatted(more);
        Map<String, byte[]> files =
                Map.of("t.yaml", template.getBytes(StandardCharsets.UTF_8), "app.py", new byte[] {'x'});
        ZipArchive artifact = ZipArchive.open(RangedBytes.of(ReproducibleZip.of(files)));
        return new PreFlight(artifact, artifact.file("t.yaml").orElseThrow(), GivenValues.NONE, production).report();
    }

    @Test
    void a_description_without_room_for_the_pin_is_refused_where_it_stands() {
        String tooLong = ", Description: " + "x".repeat(246);

        assertTrue(report(tooLong, ProductionAlias.LIVE).stops());
        assertTrue(report(tooLong, ProductionAlias.LIVE).text().contains("t.yaml:5:"));
        assertFalse(report(", Description: " + "x".repeat(245), ProductionAlias.LIVE)
                .stops());
    }

    @Test
    void a_function_that_nobody_shifts_may_have_any_description() {
        ProductionAlias left = new ProductionAlias("live", Map.of(), new FunctionSelection(List.of(), List.of("F")));

        assertEquals("", report(", Description: " + "x".repeat(250), left).text());
    }

    @Test
    void who_names_the_version_that_stays_is_warned_and_not_stopped() {
        Report report = report("}\nOutputs: {V: {Value: !Ref F.Version}", ProductionAlias.LIVE);

        assertFalse(report.stops());
        assertTrue(report.text().contains("warning: F.Version stays the version"), report.text());
    }
}
