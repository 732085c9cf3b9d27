package io.pointsman.actions.shift.settings;

import io.pointsman.alias.ProductionAlias;
import io.pointsman.runtime.AliasKeys;
import io.pointsman.settings.Key;
import io.pointsman.settings.Kind;
import io.pointsman.settings.RoleArn;
import io.pointsman.verification.Check;
import java.util.List;
import java.util.Optional;

/** The keys of {@code shift}. */
public final class ShiftKeys {
    static final String DEFAULT_ALIAS = ProductionAlias.USUAL;

    public static final Key<String> ALIAS = AliasKeys.ALIAS;

    static final Key<TrafficConfig> CONFIG = Key.of(
                    "DeploymentConfigName",
                    ShiftKinds.CONFIG,
                    "how the traffic moves; Canary20Percent3Minutes and Linear20PercentEvery5Minutes make their own")
            .map(TrafficConfig::of, Optional.of(TrafficConfig.DEFAULT));

    public static final Key<Optional<String>> APPLICATION = Key.matching(
                    "Application",
                    "[A-Za-z0-9+=,.@_-]{1,100}",
                    "a name of at most 100 letters, digits and +=,.@_-",
                    "the CodeDeploy application; pointsman-<StackName> by default, created if absent")
            .optional();

    static final Key<Optional<String>> SERVICE_ROLE = RoleArn.key(
                    "ServiceRoleArn",
                    "the role that CodeDeploy works with; by default the one that was deployed with Pointsman")
            .optional();

    static final Key<Optional<String>> BEFORE = Key.text(
                    "BeforeAllowTraffic", "hook: a function by name, ARN or logical id of the stack")
            .optional();

    static final Key<Optional<String>> AFTER = Key.text(
                    "AfterAllowTraffic", "hook: a function by name, ARN or logical id of the stack")
            .optional();

    static final Key<AlarmSelection> ALARMS = Key.of(
                    "Alarms",
                    AlarmSelection.KIND,
                    "names of CloudWatch alarms that stop the shift, none by default; the word generated, alone or"
                            + " among them: Pointsman makes alarms on the new version for as long as the shift takes")
            .or(AlarmSelection.NONE);

    static final Key<Optional<Integer>> MINIMUM_TRAFFIC = Key.of(
                    "MinimumTraffic",
                    ShiftKinds.CALLS,
                    "how many calls have to reach a new version while its traffic moves; fewer fail the shift")
            .optional();

    static final Key<Boolean> AUTO_ROLLBACK = Key.flag(
            "AutoRollback",
            true,
            "CodeDeploy brings the alias back on failure, alarm and stop; false needs OnFailure KeepSucceeded");

    static final Key<ShiftFunctions> FUNCTIONS = new Key<>(
                    "Functions",
                    ShiftFunctions.SCHEMA,
                    "a list of logical ids, where !Name leaves one out, or an object: logical id and its own Alias,"
                            + " DeploymentConfigName, BeforeAllowTraffic, AfterAllowTraffic, Alarms, MinimumTraffic,"
                            + " Wave",
                    "the functions to shift; by default all that were published, without the hooks of this shift",
                    Optional.of(ShiftFunctions.ALL),
                    ShiftFunctions::read)
            .laidOver(ShiftFunctions::over);

    static final Key<Integer> MAX_CONCURRENT = Key.of(
                    "MaxConcurrent", Kind.number(1, 1_000), "deployments under way at once")
            .or(10);

    static final Key<OnFailure> ON_FAILURE = Key.of(
                    "OnFailure", Kind.oneOf(OnFailure.class), "what becomes of the other functions when one fails")
            .or(OnFailure.ROLL_BACK_ALL);

    static final Key<OnIncompatible> ON_INCOMPATIBLE = Key.of(
                    "OnIncompatible",
                    Kind.oneOf(OnIncompatible.class),
                    "what becomes of a function whose versions have another role or dead-letter queue, so that they"
                            + " cannot share traffic")
            .or(OnIncompatible.REFUSE);

    static final Key<Boolean> REPAIR_ALIAS = Key.flag(
            "RepairAlias",
            false,
            "an alias that a stopped deployment left half shifted first gets all its traffic back on its own version");

    static final Key<Optional<String>> TO = Key.matching(
                    "To",
                    "previous|release-[0-9a-f]{20}",
                    "previous, or the id of a release",
                    "bring the versions of an earlier release back; by default the versions just published")
            .optional();

    static final Key<List<Check>> VERIFY = new Key<>(
                    "Verify",
                    Check.SCHEMA,
                    "a list of requests: Name, Payload, and Status or Values (JSON path: value); perhaps Function,"
                            + " MaxSeconds",
                    "what the hook PointsmanVerify asks of a new version before traffic gets there",
                    Optional.of(List.of()),
                    Check::read)
            .ofArtifact();

    public static final List<Key<?>> ALL = List.of(
            ALIAS,
            CONFIG,
            APPLICATION,
            SERVICE_ROLE,
            BEFORE,
            AFTER,
            ALARMS,
            AUTO_ROLLBACK,
            FUNCTIONS,
            MAX_CONCURRENT,
            MINIMUM_TRAFFIC,
            ON_FAILURE,
            ON_INCOMPATIBLE,
            REPAIR_ALIAS,
            TO,
            VERIFY);

    private ShiftKeys() {}
}
