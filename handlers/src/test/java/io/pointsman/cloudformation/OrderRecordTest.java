package io.pointsman.cloudformation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.pointsman.cloudformation.ChangeSetOrder.Kind;
import io.pointsman.cloudformation.ChangeSetOrder.Options;
import io.pointsman.cloudformation.ChangeSetOrder.Template;
import io.pointsman.json.JsonTrouble;
import io.pointsman.release.record.ChangeSetInputs;
import io.pointsman.release.record.MemoryRecords;
import io.pointsman.release.record.RecordedChangeSet.ReviewedChangeSet;
import io.pointsman.release.record.UnmovedAliases;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class OrderRecordTest {
    private static final ChangeSetOrder ORDER = new ChangeSetOrder(
            "web",
            "pointsman-1",
            Kind.UPDATE,
            "token-1",
            "Pointsman release-1, inputs abc",
            new Template.Inline("Resources: {}"),
            Map.of("Size", Optional.of(""), "Kept", Optional.empty()),
            new Options(
                    List.of("CAPABILITY_IAM"),
                    Optional.of("arn:aws:iam::000000000000:role/cfn"),
                    Map.of("team", "a"),
                    List.of("arn:aws:sns:us-east-1:000000000000:t"),
                    Optional.of("ROLLBACK"),
                    true,
                    true,
                    Optional.of("REVERT_DRIFT")));

    /** As it comes back from the release bucket. */
    private static ChangeSetInputs stored(ChangeSetOrder order) {
        ReviewedChangeSet reviewed = new ReviewedChangeSet(
                "n",
                "arn",
                true,
                "stack",
                "UPDATE",
                "0d1",
                "0a",
                1,
                "one",
                Optional.empty(),
                OrderRecord.of(order, "0d1", Set.of()),
                UnmovedAliases.NONE);
        MemoryRecords records = new MemoryRecords();
        return records.change("web", "run-1", record -> record.with(reviewed)).changeSet().stream()
                .flatMap(found -> ((ReviewedChangeSet) found).order().stream())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void an_order_comes_back_as_it_was_under_a_new_token() {
        assertEquals(ORDER.under("token-2"), OrderRecord.read(stored(ORDER), "Resources: {}", "0d1", "token-2"));
    }

    @Test
    void a_template_that_went_through_the_bucket_is_found_there_again() {
        ChangeSetOrder large = new ChangeSetOrder(
                "web", "n", Kind.CREATE, "t", "m", new Template.At("https://s3/x"), Map.of(), ORDER.options());

        assertEquals(
                new Template.At("https://s3/x"),
                OrderRecord.read(stored(large), "text", "0d1", "t").template());
    }

    @Test
    void a_secret_value_is_written_nowhere() {
        assertEquals(Optional.empty(), OrderRecord.of(ORDER, "0d1", Set.of("Size")));
        assertFalse(OrderRecord.of(ORDER, "0d1", Set.of("Kept")).isEmpty());
    }

    @Test
    void another_template_is_not_taken_for_the_one_that_was_reviewed() {
        assertThrows(JsonTrouble.class, () -> OrderRecord.read(stored(ORDER), "other", "0d2", "t"));
    }
}
