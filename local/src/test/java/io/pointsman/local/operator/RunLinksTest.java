package io.pointsman.local.operator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pointsman.page.ConsoleLinks;
import io.pointsman.release.record.RecordedChangeSet.ReviewedChangeSet;
import io.pointsman.release.record.ReleaseRecord;
import io.pointsman.release.record.UnmovedAliases;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunLinksTest {
    private static final ConsoleLinks GOV = ConsoleLinks.of(
                    "arn:aws-us-gov:codepipeline:us-gov-west-1:123456789012:any")
            .orElseThrow();

    private static final RunStanding RUN = OperatorFacts.run(
            RunState.RELEASING,
            List.of(
                    OperatorFacts.moving("Checkout", "41", "42"),
                    OperatorFacts.moving("Cart", "17", "18"),
                    OperatorFacts.resting("Orders", "8")));

    private static final String DEPLOYMENT =
            "https://us-gov-west-1.console.amazonaws-us-gov.com/codesuite/codedeploy/deployments/d-7PQ2X4KLM"
                    + "?region=us-gov-west-1";

    @Test
    void the_change_set_comes_first_and_a_deployment_once_in_the_console_of_the_partition() {
        ReleaseRecord record = ReleaseRecord.parse("{}")
                .with(new ReviewedChangeSet(
                        "pointsman-1",
                        "arn:changeSet/pointsman-1",
                        /* changed= */ true,
                        "arn:stack/web",
                        "UPDATE",
                        "a".repeat(64),
                        "b".repeat(64),
                        1,
                        "1 change",
                        Optional.empty(),
                        Optional.empty(),
                        UnmovedAliases.NONE));

        assertEquals(
                List.of(
                        "https://us-gov-west-1.console.amazonaws-us-gov.com/cloudformation/home?region=us-gov-west-1"
                                + "#/stacks/changesets/changes?stackId=arn%3Astack%2Fweb"
                                + "&changeSetId=arn%3AchangeSet%2Fpointsman-1",
                        DEPLOYMENT),
                new RunLinks(GOV).of(record, RUN));
    }

    @Test
    void without_a_change_set_on_record_there_is_no_address_of_one() {
        assertEquals(List.of(DEPLOYMENT), new RunLinks(GOV).of(ReleaseRecord.parse("{}"), RUN));
    }
}
