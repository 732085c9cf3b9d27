package io.pointsman.local.acceptance.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.local.acceptance.AccountOnEndpoint;
import io.pointsman.local.acceptance.ground.AcceptanceName;
import io.pointsman.local.acceptance.ground.Interruption;
import io.pointsman.local.acceptance.ground.OtherAccount;
import io.pointsman.local.play.Stacks;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetType;
import software.amazon.awssdk.services.codedeploy.model.ComputePlatform;

class LedgerTest {
    private static final String KEPT = """
        Resources:
          Kept:
            Type: AWS::S3::Bucket
            DeletionPolicy: Retain
            Properties:
              VersioningConfiguration: {Status: Enabled}
        Outputs:
          Kept: {Value: !Ref Kept}
        """;

    private final AccountOnEndpoint account = new AccountOnEndpoint();
    private final AcceptanceName name = AcceptanceName.drawn();
    private final Interruption interruption = new Interruption();
    private final Map<String, String> before = account.inventory();
    private final List<String> gone = new ArrayList<>();

    @AfterEach
    void close() {
        account.close();
    }

    private Ledger begun() {
        return Ledger.begin(account.aws, AccountOnEndpoint.REGION, name, interruption);
    }

    private List<String> takeAway() {
        return new TakingAway(account.aws, Optional.empty(), name, AccountOnEndpoint.watch(), gone::add).all();
    }

    private String stackWithABucketThatStays(Ledger ledger) {
        ledger.stack(name.base());
        return new Stacks(account.aws.cloudFormation(), AccountOnEndpoint.watch())
                .create(name.base(), KEPT, Map.of())
                .getOrDefault("Kept", "");
    }

    @Test
    void what_was_made_is_taken_away_the_last_thing_first_and_the_bucket_of_the_run_at_the_end() {
        Ledger ledger = begun();
        String bucket = stackWithABucketThatStays(ledger);
        account.aws.s3().putObject(put -> put.bucket(bucket).key("a"), RequestBody.fromString("one"));
        account.aws.s3().putObject(put -> put.bucket(bucket).key("a"), RequestBody.fromString("another"));
        account.aws.s3().deleteObject(delete -> delete.bucket(bucket).key("a"));
        ledger.application("pointsman-" + name);
        account.aws
                .codeDeploy()
                .createApplication(
                        app -> app.applicationName("pointsman-" + name).computePlatform(ComputePlatform.LAMBDA));

        assertEquals(List.of(), takeAway());

        assertEquals(before, account.inventory());
        assertEquals(List.of("application pointsman-" + name, "stack " + name.base(), "bucket " + name.bucket()), gone);
    }

    @Test
    void a_second_time_finds_nothing_and_says_nothing() {
        stackWithABucketThatStays(begun());
        takeAway();
        gone.clear();

        assertEquals(List.of(), takeAway());
        assertEquals(List.of(), gone);
    }

    /** As where the run was killed between the two calls. */
    @Test
    void what_was_written_down_and_never_made_is_no_hindrance() {
        Ledger ledger = begun();
        ledger.logGroups("/aws/lambda/" + name);
        ledger.stack(name.base());
        ledger.pipeline(name.pipeline());
        ledger.releases(name.pipeline());
        ledger.application("pointsman-" + name);

        assertEquals(List.of(), takeAway());
        assertEquals(before, account.inventory());
    }

    /** A bucket of that name may be anybody's who has guessed it. */
    @ParameterizedTest
    @EnumSource(LedgerEntry.Kind.class)
    void what_does_not_bear_the_name_of_the_run_is_taken_away_because_the_list_says_so(LedgerEntry.Kind kind) {
        Ledger ledger = begun();
        new Stacks(account.aws.cloudFormation(), AccountOnEndpoint.watch()).create("production", KEPT, Map.of());
        ledger.note(kind, "production");

        List<String> left = takeAway();

        assertEquals(1, left.size(), left::toString);
        assertTrue(left.getFirst().startsWith(kind.word() + " production: it does not bear the name of this run"));
        assertEquals(List.of(), gone);
    }

    /** The stack is gone then, and names its buckets no longer. */
    @Test
    void a_bucket_that_outlives_its_stack_is_found_where_the_taking_away_itself_was_killed() {
        Ledger ledger = begun();
        String bucket = stackWithABucketThatStays(ledger);
        ledger.note(LedgerEntry.Kind.BUCKET, bucket);
        account.aws.cloudFormation().deleteStack(delete -> delete.stackName(name.base()));
        AccountOnEndpoint.watch()
                .await(
                        "the end of the stack",
                        java.time.Duration.ofSeconds(20),
                        () -> Optional.of(true)
                                .filter(any -> account.inventory()
                                        .getOrDefault("stacks", "")
                                        .equals("[]")));

        assertEquals(List.of(), takeAway());
        assertEquals(before, account.inventory());
    }

    private List<String> takeAwayInBoth(OtherAccount other) {
        return new TakingAway(account.aws, Optional.of(other), name, AccountOnEndpoint.watch(), gone::add).all();
    }

    private void stackInTheOtherAccount(Ledger ledger) {
        ledger.in(account.other.id()).stack(name.base());
        new Stacks(account.other.aws().cloudFormation(), AccountOnEndpoint.watch()).create(name.base(), KEPT, Map.of());
    }

    @Test
    void what_was_made_in_another_account_is_taken_away_there() {
        Ledger ledger = begun();
        stackWithABucketThatStays(ledger);
        stackInTheOtherAccount(ledger);

        assertEquals(List.of(), takeAwayInBoth(account.other));

        assertEquals(before, account.inventory());
        assertEquals(
                List.of(
                        "stack " + name.base() + " in account 111122223333",
                        "stack " + name.base(),
                        "bucket " + name.bucket()),
                gone);
    }

    /** As where that was killed in the middle: then the stack no longer names its bucket. */
    @Test
    void a_bucket_that_a_stack_of_another_account_leaves_is_written_down_as_one_of_that_account() {
        Ledger ledger = begun();
        stackInTheOtherAccount(ledger);
        account.other
                .aws()
                .cloudFormation()
                .updateTerminationProtection(
                        protect -> protect.stackName(name.base()).enableTerminationProtection(true));

        assertEquals(1, takeAwayInBoth(account.other).size());

        LedgerEntry bucket = ledger.lastFirst().getFirst();
        assertEquals(LedgerEntry.Kind.BUCKET, bucket.kind());
        assertEquals(Optional.of("111122223333"), bucket.account());
        account.other
                .aws()
                .cloudFormation()
                .updateTerminationProtection(
                        protect -> protect.stackName(name.base()).enableTerminationProtection(false));
        assertEquals(List.of(), takeAwayInBoth(account.other));
        assertEquals(before, account.inventory());
    }

    @Test
    void what_lies_in_an_account_that_is_not_named_stays_and_is_told_with_the_way_to_it() {
        Ledger ledger = begun();
        stackInTheOtherAccount(ledger);
        List<String> told = List.of("stack " + name.base()
                + " in account 111122223333: give --other-profile with a profile of that account");

        assertEquals(told, takeAway());
        try (OtherAccount third = OtherAccount.of(account.reach, account.reach.in("444455556666"))) {
            assertEquals(told, takeAwayInBoth(third));
        }

        assertEquals(List.of(), gone);
        assertEquals(List.of(), takeAwayInBoth(account.other));
    }

    @Test
    void a_stack_that_only_a_change_set_has_made_goes_too() {
        Ledger ledger = begun();
        ledger.stack(name.base());
        account.aws
                .cloudFormation()
                .createChangeSet(create -> create.stackName(name.base())
                        .changeSetName("first")
                        .changeSetType(ChangeSetType.CREATE)
                        .templateBody(KEPT));

        assertEquals(List.of(), takeAway());
        assertEquals(before, account.inventory());
    }

    @Test
    void nothing_is_made_once_somebody_wants_the_end() {
        Ledger ledger = begun();
        interruption.want();

        assertThrows(Interruption.Interrupted.class, () -> ledger.stack(name.base()));
        assertEquals(List.of(), ledger.lastFirst());
        assertThrows(
                Interruption.Interrupted.class,
                () -> Ledger.begin(account.aws, AccountOnEndpoint.REGION, AcceptanceName.drawn(), interruption));
        takeAway();
        assertEquals(before, account.inventory());
    }

    /** Else nobody would find it any more. */
    @Test
    void where_something_cannot_be_taken_away_the_ledger_stays_and_the_rest_goes() {
        Ledger ledger = begun();
        stackWithABucketThatStays(ledger);
        account.aws
                .cloudFormation()
                .updateTerminationProtection(
                        protect -> protect.stackName(name.base()).enableTerminationProtection(true));
        ledger.logGroups("/aws/lambda/" + name);
        account.aws.logs().createLogGroup(create -> create.logGroupName("/aws/lambda/" + name + "-late"));

        List<String> left = takeAway();

        assertEquals(1, left.size());
        assertTrue(left.getFirst().startsWith("stack " + name.base() + ": "), left.getFirst());
        assertEquals(List.of("log-groups /aws/lambda/" + name), gone);
        account.aws
                .cloudFormation()
                .updateTerminationProtection(
                        protect -> protect.stackName(name.base()).enableTerminationProtection(false));
        assertEquals(List.of(), takeAway());
        assertEquals(before, account.inventory());
    }

    @Test
    void a_line_of_a_later_version_is_named_and_not_passed_over() {
        begun();
        account.aws
                .s3()
                .putObject(
                        put -> put.bucket(name.bucket()).key("ledger/00001"), RequestBody.fromString("moon the moon"));

        IllegalStateException refused = assertThrows(IllegalStateException.class, this::takeAway);
        assertTrue(String.valueOf(refused.getMessage()).contains("moon the moon"), refused.getMessage());
    }
}
