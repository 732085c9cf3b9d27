package io.pointsman.alias.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.alias.DeployedStack;
import io.pointsman.alias.ProductionAlias;
import io.pointsman.json.JsonObject;
import io.pointsman.release.AliasState;
import io.pointsman.review.Change;
import io.pointsman.review.Change.Action;
import io.pointsman.review.Change.Replacement;
import io.pointsman.review.Changes;
import io.pointsman.review.Objection;
import io.pointsman.review.PropertyChange;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Each row of what a change set may say of an alias. The production alias is on version 7, the stack's version resource is 1. */
final class AliasGuardTest {
    private static final String LIVE = "arn:aws:lambda:us-east-1:123456789012:function:web-F:live";
    private static final AliasReading ON_SEVEN = new AliasReading.On(AliasState.on("7"));

    private AliasReading reading = ON_SEVEN;
    private Set<String> allowed = Set.of();
    private Set<String> nested = Set.of();
    private boolean isWhole = true;

    private AliasGuard guard() {
        AliasFacts facts = new AliasFacts(
                ProductionAlias.LIVE,
                Map.of("web-F", "F"),
                Map.of("FAliaslive", "F", "GAliaslive", "G"),
                allowed,
                nested,
                DeployedStack.NONE,
                isWhole);
        return new AliasGuard(facts, (function, alias) -> reading);
    }

    private String verdict(Change... changes) {
        List<Objection> objections = guard().objections(new Changes(List.of(changes)));
        return String.join("\n", objections.stream().map(Objection::why).toList());
    }

    private static PropertyChange property(String name, String before, String after, String cause) {
        return new PropertyChange(
                "Properties",
                name,
                "/Properties/" + name,
                "Never",
                after.contains("KNOWN_AFTER_APPLY") ? "Dynamic" : "Static",
                "DirectModification",
                cause,
                Optional.of(before).filter(text -> !text.isEmpty()),
                Optional.of(after).filter(text -> !text.isEmpty()));
    }

    private static Change change(
            String id, String type, Action action, Replacement replacement, String policy, List<PropertyChange> all) {
        return new Change(
                "",
                action,
                id,
                action == Action.ADD ? "" : id.equals("FAliaslive") ? LIVE : "web-" + id,
                type,
                replacement,
                policy,
                all.isEmpty() ? List.of("UpdatePolicy") : List.of("Properties"),
                all,
                Optional.empty(),
                Optional.empty(),
                JsonObject.empty());
    }

    private static Change with(Change change, String before, String after) {
        return new Change(
                change.within(),
                change.action(),
                change.logicalId(),
                change.physicalId(),
                change.type(),
                change.replacement(),
                change.policy(),
                change.scope(),
                change.properties(),
                Optional.of(before),
                Optional.of(after),
                change.facts());
    }

    private static Change alias(Action action, PropertyChange... all) {
        return change("FAliaslive", "AWS::Lambda::Alias", action, Replacement.NO, "", List.of(all));
    }

    private static Change function(String id, Action action) {
        return change(id, "AWS::Lambda::Function", action, Replacement.NO, "", List.of());
    }

    private static String context(String version) {
        return "{\"Properties\":{\"Name\":\"live\",\"FunctionName\":\"web-F\",\"FunctionVersion\":\"" + version
                + "\"}}";
    }

    private static Change concurrency() {
        return with(
                alias(Action.MODIFY, property("ProvisionedConcurrencyConfig", "", "{\"x\":1}", "")),
                context("1"),
                context("1"));
    }

    @Test
    void what_is_only_around_the_alias_passes() {
        assertEquals("", verdict(alias(Action.MODIFY)));
    }

    @Test
    void a_value_that_is_listed_and_stays_passes() {
        assertEquals(
                "",
                verdict(with(
                        alias(Action.MODIFY, property("FunctionVersion", "1", "1", "")), context("1"), context("1"))));
    }

    @Test
    void a_change_that_sends_the_version_that_live_is_on_passes() {
        reading = new AliasReading.On(AliasState.on("1"));

        assertEquals("", verdict(concurrency()));
    }

    @Test
    void weights_that_an_update_might_clear_do_not_pass() {
        reading =
                new AliasReading.On(new AliasState("1", Optional.of(new AliasState.Share("2", new BigDecimal("0.1")))));

        assertTrue(verdict(concurrency()).contains("from version 1 with 10% of the traffic on 2 to version 1"));
    }

    @Test
    void the_way_back_to_an_old_version_is_named_with_its_cause() {
        assertTrue(verdict(concurrency())
                .contains("would move live of F from version 7 to version 1 for all customers at once (because of"
                        + " ProvisionedConcurrencyConfig)"));
    }

    /** As with DeploymentMode REVERT_DRIFT: the value before is the actual one, the one after the template's. */
    @Test
    void drift_that_would_be_reverted_is_a_way_back_as_well() {
        Change reverted =
                with(alias(Action.MODIFY, property("FunctionVersion", "7", "1", "")), context("7"), context("1"));

        assertTrue(verdict(reverted).contains("from version 7 to version 1"));
        assertEquals("", verdict(alias(Action.SYNC_WITH_ACTUAL)));
    }

    @Test
    void a_transform_that_ignores_the_pin_is_stopped() {
        String unknown = "{{changeSet:KNOWN_AFTER_APPLY}}";
        Change moved = with(
                alias(Action.MODIFY, property("FunctionVersion", "1", unknown, "FVersionabc.Version")),
                context("1"),
                context(unknown));

        assertTrue(verdict(moved)
                .contains("to a new version at once, past gate, hooks and alarms (because of"
                        + " FunctionVersion by FVersionabc.Version)"));
    }

    @Test
    void a_replacement_even_a_possible_one_does_not_pass() {
        for (Replacement replacement : List.of(Replacement.YES, Replacement.CONDITIONAL)) {
            Change replaced = change(
                    "FAliaslive",
                    "AWS::Lambda::Alias",
                    Action.MODIFY,
                    replacement,
                    "",
                    List.of(property("FunctionName", "web-F", "web-F2", "F")));
            assertTrue(verdict(replaced).contains("live of F would be replaced (FunctionName by F)"));
        }
    }

    @Test
    void a_removal_does_not_pass_unless_the_alias_is_kept_or_its_function_goes_too() {
        Change removed = change("FAliaslive", "AWS::Lambda::Alias", Action.REMOVE, Replacement.NO, "Delete", List.of());
        Change kept = change("FAliaslive", "AWS::Lambda::Alias", Action.REMOVE, Replacement.NO, "Retain", List.of());

        assertTrue(verdict(removed).contains("live of F would be deleted"));
        assertEquals("", verdict(kept));
        assertEquals("", verdict(removed, function("F", Action.REMOVE)));
    }

    @Test
    void an_alias_does_not_go_with_a_function_that_is_kept() {
        Change removed = change("FAliaslive", "AWS::Lambda::Alias", Action.REMOVE, Replacement.NO, "Delete", List.of());
        Change kept = change("F", "AWS::Lambda::Function", Action.REMOVE, Replacement.NO, "Retain", List.of());

        assertTrue(verdict(removed, kept).contains("live of F would be deleted"));
    }

    @Test
    void an_alias_that_comes_with_its_function_passes_and_another_one_does_not() {
        Change added = change("GAliaslive", "AWS::Lambda::Alias", Action.ADD, Replacement.NO, "", List.of());

        assertEquals("", verdict(with(added, "{}", context("x")), function("G", Action.ADD)));
        assertTrue(verdict(with(added, "{}", context("x"))).contains("exists already, outside the template"));
        reading = new AliasReading.Absent();
        assertTrue(verdict(with(added, "{}", context("x"))).contains("made for a function that is in use"));
        reading = new AliasReading.Unreadable("denied");
        assertTrue(verdict(with(added, "{}", context("x"))).contains("could not be read (denied)"));
    }

    @Test
    void what_could_not_be_read_counts_as_a_no() {
        reading = new AliasReading.Unreadable("lambda:GetAlias was denied");

        assertTrue(verdict(concurrency()).contains("could not be read: lambda:GetAlias was denied"));
        assertTrue(verdict(alias(Action.DYNAMIC)).contains("cannot tell before it runs"));
    }

    @Test
    void another_alias_and_a_function_that_is_meant_pass() {
        Change dev = new Change(
                "",
                Action.REMOVE,
                "FAliasdev",
                LIVE.replace(":live", ":dev"),
                "AWS::Lambda::Alias",
                Replacement.NO,
                "Delete",
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                JsonObject.empty());
        assertEquals("", verdict(dev));
        allowed = Set.of("F");
        assertEquals("", verdict(concurrency()));
    }

    @Test
    void a_nested_stack_that_holds_aliases_has_to_be_looked_into() {
        Change stack = change("Shop", "AWS::CloudFormation::Stack", Action.MODIFY, Replacement.NO, "", List.of());
        nested = Set.of("Shop");

        assertEquals("", verdict(stack));
        isWhole = false;
        assertTrue(verdict(stack).contains("set IncludeNestedStacks to true"));
        nested = Set.of();
        assertEquals("", verdict(stack));
    }

    @Test
    void a_nested_stack_that_is_made_anew_or_may_be_does_not_pass() {
        nested = Set.of("Shop");
        for (Replacement replacement : List.of(Replacement.YES, Replacement.CONDITIONAL)) {
            assertTrue(verdict(change("Shop", "AWS::CloudFormation::Stack", Action.MODIFY, replacement, "", List.of()))
                    .contains("would be replaced: all of them would get this release's code at once"));
        }
    }

    private static Change caller(String type, String before, String after) {
        return with(
                change("Q", type, Action.MODIFY, Replacement.NO, "", List.of(property("FunctionName", "a", "b", ""))),
                before,
                after);
    }

    @Test
    void a_caller_that_would_call_the_function_itself_or_another_alias_is_named() {
        String live = "{\"Properties\":{\"FunctionName\":\"" + LIVE + "\"}}";
        for (String other : List.of(":prod", "", ":liver", ":7")) {
            String now = live.replace(":live", other);
            assertTrue(verdict(caller("AWS::Lambda::EventSourceMapping", live, now))
                    .contains("would take Q off live of F"));
        }
        assertEquals("", verdict(caller("AWS::Lambda::EventSourceMapping", live, live)));
        assertEquals("", verdict(caller("AWS::IAM::Role", live, "{}")));
        assertEquals("", verdict(caller("AWS::Events::Rule", "{\"Properties\":{}}", live)));
    }

    @Test
    void who_means_it_all_at_once_may_take_a_caller_off() {
        String live = "{\"Properties\":{\"FunctionName\":\"" + LIVE + "\"}}";
        allowed = Set.of("F");

        assertEquals("", verdict(caller("AWS::Lambda::EventSourceMapping", live, live.replace(":live", ":prod"))));
    }

    @Test
    void a_caller_by_name_or_by_qualifier_counts_as_well() {
        String named = "{\"Properties\":{\"FunctionName\":\"web-F:live\"}}";
        String url = "{\"Properties\":{\"TargetFunctionArn\":\"web-F\",\"Qualifier\":\"live\"}}";

        assertTrue(verdict(caller(
                        "AWS::Lambda::EventSourceMapping", named, "{\"Properties\":{\"FunctionName\":\"web-F\"}}"))
                .contains("off live"));
        assertTrue(verdict(caller("AWS::Lambda::Url", url, "{\"Properties\":{\"TargetFunctionArn\":\"web-F\"}}"))
                .contains("off live"));
    }

    @Test
    void only_provisioned_concurrency_of_a_function_that_does_not_change_can_be_settled() {
        AliasGuard guard = guard();

        assertEquals(
                List.of(new AliasGuard.Settlement("F", "web-F", "7", "FAliaslive")),
                guard.settlements(new Changes(List.of(concurrency()))));
        assertEquals(List.of(), guard.settlements(new Changes(List.of(concurrency(), function("F", Action.MODIFY)))));
        Change more = with(
                alias(
                        Action.MODIFY,
                        property("ProvisionedConcurrencyConfig", "", "{\"x\":1}", ""),
                        property("Description", "a", "b", "")),
                context("1"),
                context("1"));
        assertEquals(List.of(), guard.settlements(new Changes(List.of(more))));
    }

    @Test
    void what_else_stands_in_the_way_of_a_settlement() {
        AliasState shifting = new AliasState("7", Optional.of(new AliasState.Share("8", new BigDecimal("0.1"))));
        reading = new AliasReading.On(shifting);
        assertEquals(List.of(), guard().settlements(new Changes(List.of(concurrency()))));

        reading = ON_SEVEN;
        Change split = with(concurrency(), context("1"), SPLIT.replace("\"7\"", "\"1\""));
        assertEquals(List.of(), guard().settlements(new Changes(List.of(split))));
        Change replaced = change(
                "FAliaslive",
                "AWS::Lambda::Alias",
                Action.MODIFY,
                Replacement.CONDITIONAL,
                "",
                concurrency().properties());
        assertEquals(List.of(), guard().settlements(new Changes(List.of(with(replaced, context("1"), context("1"))))));
    }

    private static final String SPLIT =
            "{\"Properties\":{\"Name\":\"live\",\"FunctionVersion\":\"7\",\"RoutingConfig\":"
                    + "{\"AdditionalVersionWeights\":[{\"FunctionVersion\":\"8\",\"FunctionWeight\":0.5}]}}}";

    @Test
    void a_share_for_another_version_does_not_pass_although_the_version_stays() {
        assertTrue(verdict(with(alias(Action.MODIFY, property("RoutingConfig", "", "x", "")), context("7"), SPLIT))
                .contains("would send a share of the traffic of live of F to another version"));
    }

    /** CloudFormation gives values only where it is asked for them, and not of everything. */
    @Test
    void a_property_whose_values_are_not_told_counts_as_changed() {
        Change untold = with(alias(Action.MODIFY, property("FunctionVersion", "", "", "")), context("1"), context("1"));

        assertTrue(verdict(untold).contains("from version 7 to version 1"));
    }

    @Test
    void a_change_of_properties_that_are_not_named_counts_as_one_of_all() {
        Change unnamed = change("FAliaslive", "AWS::Lambda::Alias", Action.MODIFY, Replacement.NO, "", List.of());
        Change scoped = new Change(
                "",
                Action.MODIFY,
                "FAliaslive",
                LIVE,
                unnamed.type(),
                Replacement.NO,
                "",
                List.of("Properties"),
                List.of(),
                Optional.of(context("1")),
                Optional.of(context("1")),
                JsonObject.empty());

        assertTrue(verdict(scoped).contains("from version 7 to version 1 for all customers at once (because of its"));
    }

    @Test
    void an_alias_is_known_by_the_name_that_it_had_where_its_arn_is_not_told() {
        Change renamed = with(
                change(
                        "GAliaslive",
                        "AWS::Lambda::Alias",
                        Action.MODIFY,
                        Replacement.YES,
                        "",
                        List.of(property("Name", "live", "prod", ""))),
                context("1"),
                context("1").replace("live", "prod"));

        assertTrue(verdict(renamed).contains("live of G would be replaced (Name)"));
    }

    @Test
    void a_function_whose_alias_is_on_latest_may_change_around_its_properties_alone() {
        reading = new AliasReading.On(AliasState.on("$LATEST"));
        Change code = change(
                "F",
                "AWS::Lambda::Function",
                Action.MODIFY,
                Replacement.NO,
                "",
                List.of(property("Code", "a", "b", "")));

        assertTrue(verdict(code).contains("live of F is on $LATEST"));
        assertEquals("", verdict(function("F", Action.MODIFY)));
        reading = new AliasReading.Unreadable("denied");
        assertEquals("", verdict(code));
    }
}
