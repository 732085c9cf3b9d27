package io.pointsman.actions.rewrite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.alias.ProductionAlias;
import io.pointsman.artifact.ArchiveFile;
import io.pointsman.artifact.RangedBytes;
import io.pointsman.artifact.ReproducibleZip;
import io.pointsman.artifact.ZipArchive;
import io.pointsman.callers.CallerPolicy;
import io.pointsman.release.FunctionSelection;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
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

    private static final String EVENT = ", Events: {Nightly: {Type: Schedule, Properties: {Schedule: rate(1 day)}}}";

    private static Report callers(
            String template, GivenValues values, ProductionAlias production, CallerPolicy policy) {
        Map<String, byte[]> files =
                Map.of("t.yaml", template.getBytes(StandardCharsets.UTF_8), "app.py", new byte[] {'x'});
        ZipArchive artifact = ZipArchive.open(RangedBytes.of(ReproducibleZip.of(files)));
        return new PreFlight(artifact, artifact.file("t.yaml").orElseThrow(), values, production)
                .callers(policy)
                .report();
    }

    private static Report callers(String template, ProductionAlias production) {
        return callers(template, GivenValues.NONE, production, CallerPolicy.REFUSE);
    }

    private static String calling(String alias) {
        return """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              F:
                Type: AWS::Serverless::Function
                Properties: {Handler: app.handler, Runtime: python3.13, CodeUri: .%s%s}
            """.formatted(alias, EVENT);
    }

    @Test
    void a_caller_past_the_alias_is_refused_where_it_stands_before_anything_is_stored() {
        Report report = callers(calling(""), ProductionAlias.LIVE);

        assertTrue(report.stops());
        assertTrue(report.text().startsWith("t.yaml:5:"), report.text());
        assertTrue(report.text().contains("event Nightly (Schedule) calls $LATEST of F"), report.text());
        assertEquals(
                "",
                callers(calling(", AutoPublishAlias: live"), ProductionAlias.LIVE)
                        .text());
    }

    @Test
    void a_caller_of_a_function_on_managed_instances_is_a_warning_as_shift_leaves_it_out() {
        Report report = callers(calling(", CapacityProviderConfig: {Arn: !GetAtt Pool.Arn}"), ProductionAlias.LIVE);

        assertFalse(report.stops());
        assertTrue(report.text().contains("warning: F runs on Lambda Managed Instances"), report.text());
        assertTrue(report.text().contains("new code reaches event Nightly (Schedule)"), report.text());
    }

    @Test
    void a_caller_past_the_alias_that_is_meant_is_a_warning() {
        Report report = callers(calling(""), GivenValues.NONE, ProductionAlias.LIVE, CallerPolicy.WARN);

        assertFalse(report.stops());
        assertTrue(report.text().contains("warning: event Nightly (Schedule) calls $LATEST of F"), report.text());
    }

    @Test
    void an_alias_by_a_parameter_is_judged_early_only_where_its_value_is_given() {
        String template =
                "Parameters: {Name: {Type: String, Default: dev}}\n" + calling(", AutoPublishAlias: !Ref Name");
        GivenValues dev = new GivenValues(Map.of("Name", "dev"), "settings file", false);
        GivenValues live = new GivenValues(Map.of("Name", "live"), "settings file", false);

        assertTrue(callers(template, dev, ProductionAlias.LIVE, CallerPolicy.REFUSE)
                .stops());
        assertEquals(
                "",
                callers(template, live, ProductionAlias.LIVE, CallerPolicy.REFUSE)
                        .text());
        assertEquals("", callers(template, ProductionAlias.LIVE).text());
    }

    @Test
    void a_function_that_is_left_out_is_not_asked_who_calls_it() {
        ProductionAlias left = new ProductionAlias("live", Map.of(), new FunctionSelection(List.of(), List.of("F")));

        assertEquals("", callers(calling(""), left).text());
    }

    @Test
    void a_function_with_an_alias_of_its_own_is_held_to_that_early() {
        ProductionAlias own = new ProductionAlias("live", Map.of("F", "dev"), FunctionSelection.ALL);

        assertEquals("", callers(calling(", AutoPublishAlias: dev"), own).text());
        assertTrue(callers(calling(", AutoPublishAlias: live"), own).stops());
    }

    @Test
    void no_example_has_a_caller_past_the_alias() throws IOException {
        int examples = 0;
        try (Stream<Path> folders = Files.list(Path.of("../examples"))) {
            for (Path folder :
                    folders.filter(AliasPreFlightTest::hasTemplate).sorted().toList()) {
                Report report = ofExample(folder);
                assertFalse(report.stops(), folder + ": " + report.text());
                examples++;
            }
        }
        assertTrue(examples >= 5, examples + " examples");
    }

    /** Not the application of the CDK, whose template is synthesized. */
    private static boolean hasTemplate(Path folder) {
        return TemplateFile.USUAL.stream().anyMatch(name -> Files.isRegularFile(folder.resolve(name)));
    }

    private static Report ofExample(Path folder) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(folder.relativize(file).toString(), Files.readAllBytes(file));
            }
        }
        ZipArchive artifact = ZipArchive.open(RangedBytes.of(ReproducibleZip.of(files)));
        ArchiveFile template = TemplateFile.USUAL.stream()
                .flatMap(name -> artifact.file(name).stream())
                .findFirst()
                .orElseThrow();
        return new PreFlight(artifact, template, GivenValues.NONE, ProductionAlias.LIVE)
                .callers(CallerPolicy.REFUSE)
                .report();
    }
}
