package io.pointsman.alias;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.release.FunctionSelection;
import io.pointsman.template.BadTemplate;
import io.pointsman.template.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pin as text: what is written, and that nothing else is. */
final class PinningTest {
    private static final String F = """
        Resources:
          F:
            Type: AWS::Serverless::Function
            Properties:
              AutoPublishAlias: live
              CodeUri: s3://b/k
        """;
    private static final DeployedStack ON_OLD =
            Deployed.stack().function("F", "live", "FVersion1998c4be9f").made();

    static List<PinForm> forms() {
        return PinForm.all();
    }

    private static String refused(String template, DeployedStack stack) {
        return refused(() -> Pins.of(template, stack));
    }

    private static String refused(Executable pinning) {
        return String.valueOf(assertThrows(BadTemplate.class, pinning).getMessage());
    }

    /** For the comparison with SAM's own transform: each form twice, as two releases have it. */
    @ParameterizedTest
    @MethodSource("forms")
    void each_form_is_written_for_the_comparison_with_sam(PinForm form) throws IOException {
        String folder = System.getProperty("pin.forms", "target/pin-forms");
        for (int release = 1; release <= 2; release++) {
            Path file = Path.of(folder, form.name().replace(' ', '-'), "release-" + release + ".template");
            Files.createDirectories(file.getParent());
            Files.writeString(
                    file,
                    Pins.of(form.release(release), form.parameters(), form.stack())
                            .template()
                            .source());
        }
        for (String id : form.functions()) {
            assertEquals(10, PinForm.pin(id).length());
        }
    }

    @ParameterizedTest
    @MethodSource("forms")
    void each_function_gets_the_pin_of_its_deployed_version_in_quotes(PinForm form) {
        Pinned pinned = Pins.of(form.release(2), form.parameters(), form.stack());

        String text = pinned.template().source();
        for (String id : form.functions()) {
            assertTrue(text.matches("(?s).*\"?AutoPublishCodeSha256\"?: ['\"]" + PinForm.pin(id) + "['\"].*"), text);
        }
        assertEquals(form.functions(), pinned.pins().stream().map(Pin::function).toList());
        assertFalse(text.contains("build2\n") || text.contains("!Ref Build"), text);
    }

    @ParameterizedTest
    @MethodSource("forms")
    void a_second_pass_changes_nothing(PinForm form) {
        String once = Pins.of(form.release(2), form.parameters(), form.stack())
                .template()
                .source();

        assertEquals(
                once, Pins.of(once, form.parameters(), form.stack()).template().source());
    }

    /** Every line that is not about the two properties is there, byte for byte and in order. */
    @ParameterizedTest
    @MethodSource("forms")
    void nothing_but_the_pin_and_the_held_description_changes(PinForm form) {
        String before = form.release(2);
        String after =
                Pins.of(before, form.parameters(), form.stack()).template().source();

        assertEquals(without(before), without(after));
    }

    private static String without(String text) {
        return text.replaceAll("\"?AutoPublishCodeSha256\"?: ('[^']*'|\"[^\"]*\"|!Sub '[^']*'|\\w+),?\\s*", "")
                .replaceAll(
                        "VersionDescription: (\\|\\n *build\\n *build2|build build2|!Ref [^\\n,}]*|'[^']*'),?\\s*", "");
    }

    @Test
    void a_pin_of_digits_alone_is_text_and_no_number() {
        DeployedStack digits =
                Deployed.stack().function("F", "live", "FVersion0123456789").made();

        assertTrue(Pins.text(F, digits).contains("AutoPublishCodeSha256: '0123456789'"));
    }

    @Test
    void the_users_own_pin_is_replaced_and_that_is_said() {
        Pin pin = Pins.of(F + "      AutoPublishCodeSha256: abcdef0123\n", ON_OLD)
                .pins()
                .getFirst();

        assertEquals("1998c4be9f", pin.value());
        assertTrue(pin.sentence().contains("the template's own AutoPublishCodeSha256 is replaced"), pin.sentence());
    }

    @Test
    void a_version_description_that_changes_with_each_build_does_not_move_the_alias() {
        String template =
                F + "      VersionDescription: !Ref Build\nParameters: {Build: {Type: String, Default: '2'}}\n";
        DeployedStack stack = Deployed.stack()
                .function("F", "live", "FVersion1998c4be9f", "Description: {Ref: Build}")
                .with(Map.of("Build", "1"))
                .made();

        assertTrue(Pins.text(template, stack).contains("VersionDescription: '1'\n"));
        assertTrue(Pins.text(template, ON_OLD).contains("VersionDescription: !Ref \"AWS::NoValue\"\n"));
    }

    @Test
    void a_version_description_that_the_template_gives_up_stays_on_the_version() {
        DeployedStack stack = Deployed.stack()
                .function("F", "live", "FVersion1998c4be9f", "Description: 'it''s 5: one'")
                .made();

        assertTrue(Pins.text(F, stack).contains("VersionDescription: 'it''s 5: one'\n"));
    }

    @Test
    void a_secret_in_the_deployed_description_is_not_guessed() {
        DeployedStack stack = new DeployedStack(
                ON_OLD.resources(),
                ON_OLD.template()
                        .map(text -> "Parameters: {Build: {Type: String, NoEcho: true}}\n"
                                + text.replace(
                                        "{FunctionName: {Ref: F}}",
                                        "{FunctionName: {Ref: F}, Description: {Ref: Build}}")),
                Map.of("Build", "****"),
                Map.of());

        assertTrue(refused(F, stack).contains("cannot be told"));
    }

    @Test
    void a_function_without_a_version_gets_a_pin_that_a_repetition_gets_again_and_another_attempt_does_not() {
        String once = Pins.text(F, DeployedStack.NONE);
        PinOrder next = Pins.order(F, Map.of(), DeployedStack.NONE);
        FreshPin second = new FreshPin("change-set-2", Set.of(), Set.of());
        PinOrder other = new PinOrder(
                next.template(), Map.of(), ProductionAlias.LIVE, DeployedStack.NONE, second, Set.of(), Set.of(), "");

        assertEquals(once, Pins.text(F, DeployedStack.NONE));
        assertNotEquals(once, Pinning.of(other).template().source());
        assertEquals(Pin.Kind.FRESH, Pinning.of(other).pins().getFirst().kind());
    }

    @Test
    void a_fresh_pin_is_none_that_the_stack_or_an_earlier_attempt_has() {
        String first = Pins.FRESH.of("F");
        String second = new FreshPin("change-set-1", Set.of("FVersion" + first), Set.of()).of("F");

        assertNotEquals(first, second);
        String third = new FreshPin("change-set-1", Set.of("FVersion" + first), Set.of(second)).of("F");
        assertFalse(Set.of(first, second).contains(third));
    }

    @Test
    void a_stack_that_makes_another_alias_lends_no_old_version_to_the_new_one() {
        DeployedStack dev =
                Deployed.stack().function("F", "dev", "FVersion1998c4be9f").made();

        Pin pin = Pins.of(F, dev).pins().getFirst();
        assertEquals(Pin.Kind.FRESH, pin.kind());
        assertNotEquals("1998c4be9f", pin.value());
    }

    @Test
    void an_orphaned_version_is_not_taken_for_the_one_that_the_alias_is_on() {
        DeployedStack stack = Deployed.stack()
                .version("F", "FVersionaaaaaaaaaa")
                .function("F", "live", "FVersion1998c4be9f")
                .version("F", "FVersionbbbbbbbbbb")
                .made();

        assertTrue(Pins.text(F, stack).contains("'1998c4be9f'"));
    }

    @Test
    void the_version_of_a_function_whose_name_begins_alike_is_not_taken() {
        DeployedStack stack = Deployed.stack()
                .function("F", "live", "FVersionBcd")
                .function("FVersionB", "live", "FVersionBVersioncd")
                .made();
        DeployedStack mixed = new DeployedStack(
                stack.resources().stream()
                        .map(one -> one.id().equals("FVersionBcd")
                                ? new DeployedStack.Resource(
                                        one.id(), one.type(), one.physicalId().replace("web-F:", "web-G:"))
                                : one)
                        .toList(),
                stack.template(),
                Map.of(),
                Map.of());

        assertEquals("Bcd", Pins.of(F, stack).pins().getFirst().value());
        assertEquals(Pin.Kind.FRESH, Pins.of(F, mixed).pins().getFirst().kind());
    }

    @Test
    void an_alias_with_hyphen_and_underscore_is_found_under_sams_id() {
        ProductionAlias production = new ProductionAlias("my-live_x", Map.of(), FunctionSelection.ALL);
        DeployedStack stack = Deployed.stack()
                .function("F", "my-live_x", "FVersion1998c4be9f")
                .made();
        Pinned pinned = Pinning.of(new PinOrder(
                Template.parse(F.replace(": live", ": my-live_x")),
                Map.of(),
                production,
                stack,
                Pins.FRESH,
                Set.of(),
                Set.of(),
                ""));

        assertEquals("1998c4be9f", pinned.pins().getFirst().value());
        assertEquals(Map.of("FAliasmyDliveUx", "F"), pinned.aliases());
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "Live", "'1'"})
    void a_function_with_another_alias_is_cloudformations_business(String alias) {
        String template = F.replace(": live", ": " + alias);

        assertEquals(template, Pins.text(template, ON_OLD));
    }

    @Test
    void a_function_that_nobody_shifts_is_left_alone_and_one_with_an_alias_of_its_own_is_not() {
        ProductionAlias left = new ProductionAlias("live", Map.of(), new FunctionSelection(List.of(), List.of("F")));
        ProductionAlias own = new ProductionAlias("prod", Map.of("F", "live"), FunctionSelection.ALL);

        assertEquals(List.of(), pins(left));
        assertEquals(1, pins(own).size());
    }

    private static List<Pin> pins(ProductionAlias production) {
        return Pinning.of(new PinOrder(
                        Template.parse(F), Map.of(), production, ON_OLD, Pins.FRESH, Set.of(), Set.of(), ""))
                .pins();
    }

    @Test
    void a_function_that_ignores_globals_does_not_get_their_alias() {
        String template =
                F.replace("      AutoPublishAlias: live\n", "") + "Globals: {Function: {AutoPublishAlias: live}}\n";

        assertTrue(Pins.text(template, ON_OLD).contains("'1998c4be9f'"));
        for (String ignored : List.of("'*'", "[AutoPublishAlias]")) {
            String other = template.replace("    Properties:", "    IgnoreGlobals: " + ignored + "\n    Properties:");
            assertEquals(other, Pins.text(other, ON_OLD));
        }
    }

    @Test
    void all_at_once_takes_a_fresh_pin_and_lets_the_description_be() {
        PinOrder plain = Pins.order(F + "      VersionDescription: new\n", Map.of(), ON_OLD);
        Pinned pinned = Pinning.of(new PinOrder(
                plain.template(), Map.of(), plain.production(), ON_OLD, plain.fresh(), Set.of("F"), Set.of(), ""));

        assertEquals(Pin.Kind.ALL_AT_ONCE, pinned.pins().getFirst().kind());
        assertNotEquals("1998c4be9f", pinned.pins().getFirst().value());
        assertTrue(pinned.template().source().contains("VersionDescription: new\n"));
    }

    @Test
    void the_longest_description_that_leaves_room_for_the_pin_passes_and_one_more_does_not() {
        assertEquals(
                1,
                Pins.of(F + "      Description: " + "x".repeat(245) + "\n", ON_OLD)
                        .pins()
                        .size());
        String message = refused(F + "      Description: " + "x".repeat(246) + "\n", ON_OLD);
        assertTrue(message.contains("Description of F has 246 characters") && message.contains("245"), message);
    }

    @Test
    void who_names_the_version_that_stays_is_warned() {
        String outputs = "Outputs:\n  V: {Value: !Ref F.Version}\n  W: {Value: !Sub '${F.Version}'}\n";

        assertEquals(2, Pins.of(F + outputs, ON_OLD).warnings().size());
        assertTrue(Pins.of(F + outputs, ON_OLD).warnings().getFirst().startsWith("line 8: F.Version stays"));
        assertEquals(
                List.of(),
                Pins.of(F + "Outputs: {V: {Value: !Ref F.Alias}}\n", ON_OLD).warnings());
    }

    private static String loop(String collection) {
        return """
            Transform: [AWS::LanguageExtensions, AWS::Serverless-2016-10-31]
            Parameters: {Names: {Type: CommaDelimitedList, Default: 'A,B'}, Alias: {Type: String}}
            Resources:
              Fn::ForEach::Each:
                - N
                - %s
                - ${N}F:
                    Type: AWS::Serverless::Function
                    Properties: {AutoPublishAlias: live, CodeUri: s3://b/k}
            """.formatted(collection);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[A, B]", "!Ref Names"})
    void functions_of_a_loop_that_have_one_version_name_get_one_pin(String collection) {
        DeployedStack equal = Deployed.stack()
                .function("AF", "live", "AFVersion1998c4be9f")
                .function("BF", "live", "BFVersion1998c4be9f")
                .made();
        Pinned pinned = Pins.of(loop(collection), equal);

        assertEquals(
                List.of("AF", "BF"), pinned.pins().stream().map(Pin::function).toList());
        assertTrue(pinned.template().source().contains("{AutoPublishCodeSha256: '1998c4be9f', AutoPublishAlias"));
    }

    @Test
    void functions_of_a_loop_that_differ_are_refused_by_name_with_the_way_out() {
        DeployedStack different = Deployed.stack()
                .function("AF", "live", "AFVersion1998c4be9f")
                .function("BF", "live", "BFVersion0123456789")
                .made();
        String message = refused(loop("[A, B]"), different);

        assertTrue(message.contains("AF, BF") && message.contains("set AllAtOnce to [\"AF\", \"BF\"] once"), message);
        assertTrue(refused(loop("!GetAtt X.Names"), different).contains("not known here"));
    }

    private static PinOrder loop(Set<String> atOnce, Set<String> settled) {
        DeployedStack equal = Deployed.stack()
                .function("AF", "live", "AFVersion1998c4be9f")
                .function("BF", "live", "BFVersion1998c4be9f")
                .made();
        return new PinOrder(
                Template.parse(loop("[A, B]")), Map.of(), ProductionAlias.LIVE, equal, Pins.FRESH, atOnce, settled, "");
    }

    /** Both have the one pin that stands in the loop. */
    @Test
    void one_function_of_a_loop_does_not_go_at_once_because_another_one_is_meant_to() {
        PinOrder one = loop(Set.of("AF"), Set.of());
        String message = refused(() -> Pinning.of(one));

        assertTrue(message.contains("would move BF as well; set it to [\"AF\", \"BF\"]"), message);
        assertEquals(
                List.of(Pin.Kind.ALL_AT_ONCE, Pin.Kind.ALL_AT_ONCE),
                Pinning.of(loop(Set.of("AF", "BF"), Set.of())).pins().stream()
                        .map(Pin::kind)
                        .toList());
    }

    @Test
    void a_function_of_a_loop_gets_no_new_version_because_another_one_is_to_have_one_of_equal_content() {
        Pinned one = Pinning.of(loop(Set.of(), Set.of("AF")));
        assertEquals(
                List.of(Pin.Kind.DEPLOYED, Pin.Kind.DEPLOYED),
                one.pins().stream().map(Pin::kind).toList());

        Pinned both = Pinning.of(loop(Set.of(), Set.of("AF", "BF")));
        assertEquals(
                List.of(Pin.Kind.SETTLED, Pin.Kind.SETTLED),
                both.pins().stream().map(Pin::kind).toList());
    }

    @Test
    void an_alias_by_a_parameter_without_a_value_is_refused_and_not_taken_for_another() {
        String template = F.replace(": live", ": !Ref Alias") + "Parameters: {Alias: {Type: String}}\n";

        assertTrue(refused(template, ON_OLD).contains("!Ref Alias, whose value is not known here"));
    }

    @Test
    void properties_that_two_functions_share_by_an_alias_get_no_pin_that_fits_only_one() {
        String template = """
            Resources:
              F: {Type: AWS::Serverless::Function, Properties: &p {AutoPublishAlias: live, CodeUri: s3://b/k}}
              G: {Type: AWS::Serverless::Function, Properties: *p}
            """;
        DeployedStack two = Deployed.stack()
                .function("F", "live", "FVersion1998c4be9f")
                .function("G", "live", "GVersion0123456789")
                .made();

        assertTrue(refused(template, two).contains("shares its text"));
    }

    @Test
    void the_way_out_of_a_nested_stack_names_the_function_as_the_key_takes_it() {
        DeployedStack own = Deployed.stack().function("F", "live", "MyVersion").made();
        PinOrder nested = new PinOrder(
                Template.parse(F), Map.of(), ProductionAlias.LIVE, own, Pins.FRESH, Set.of(), Set.of(), "Shop-");
        String message = refused(() -> Pinning.of(nested));

        assertTrue(message.contains("set AllAtOnce to [\"Shop-F\"]"), message);
    }

    @Test
    void a_version_that_sam_did_not_make_is_refused_with_the_way_out() {
        DeployedStack own = Deployed.stack().function("F", "live", "MyVersion").made();

        assertTrue(refused(F, own).contains("set AllAtOnce to [\"F\"]"));
    }
}
