package io.pointsman.review;

import io.pointsman.json.JsonObject;
import io.pointsman.release.ReleasedBytes;
import io.pointsman.review.Change.Action;
import io.pointsman.review.Change.Replacement;
import io.pointsman.review.Review.AliasMove;
import io.pointsman.review.Review.Head;
import io.pointsman.review.Review.NewCode;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Reviews that tests look at. */
final class Samples {
    static final String LONG_KEY = "web-pipeline/SourceArti/" + "k".repeat(180);

    private Samples() {}

    /** One change of each group, and a policy that objects. */
    static Review whole() {
        Changes changes = new Changes(List.of(
                Draft.of(Action.ADD, "Queue", "AWS::SQS::Queue")
                        .after(JsonObject.of("QueueName", "orders", "VisibilityTimeout", 30))
                        .change(),
                Draft.of(Action.MODIFY, "Checkout", "AWS::Lambda::Function")
                        .changing("Code", "Code/S3Key", "Never", "web-pipeline/SourceArti/a1b2c3d", LONG_KEY)
                        .changing("MemorySize", "MemorySize", "Never", "512", "1024")
                        .change(),
                Draft.of(Action.MODIFY, "CheckoutRole", "AWS::IAM::Role")
                        .changing(
                                "Policies",
                                "Policies/0/PolicyDocument",
                                "Never",
                                document("s3:GetObject"),
                                document("s3:*"))
                        .change(),
                Draft.of(Action.REMOVE, "Legacy", "AWS::Lambda::Function")
                        .policy("Delete")
                        .before(JsonObject.of("FunctionName", "legacy"))
                        .change(),
                Draft.of(Action.MODIFY, "Orders", "AWS::DynamoDB::Table")
                        .within("Data")
                        .replacement(Replacement.YES)
                        .policy("ReplaceAndDelete")
                        .changing("KeySchema", "KeySchema/0/AttributeName", "Always", "id", "orderId")
                        .change()));
        List<Objection> objections =
                new Policy(List.of(new Policy.Rule.NoReplacement(Policy.Types.ALL))).objections(changes, true);
        return new Review(
                head(true, changes),
                Review.Edits.none("ab"),
                changes,
                List.of(new NewCode(
                        "Checkout", "s3://artifacts/" + LONG_KEY, "its code differs from the last release")),
                List.of(new AliasMove(
                        "Checkout", "live", "version 41", "the version that publish makes", "Canary10Percent5Minutes")),
                1,
                objections);
    }

    private static String document(String action) {
        return "{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"" + action + "\",\"Resource\":\"*\"}]}";
    }

    private static Head head(boolean changed, Changes changes) {
        return new Head(
                "web-production",
                "release-5f3c",
                "8c1f9f54-7d3e-4d7c-9a51-1f2d3c4b5a69",
                "pointsman-0123456789abcdef0123",
                false,
                changed,
                changes.digest(ReleasedBytes.NONE),
                "a".repeat(64));
    }

    /** Nothing to change. */
    static Review empty() {
        return new Review(
                head(false, Changes.NONE), Review.Edits.none("ab"), Changes.NONE, List.of(), List.of(), 0, List.of());
    }

    /** Every text that a template can put in is an attack. */
    static Review hostile(String attack) {
        Changes changes = new Changes(List.of(
                Draft.of(Action.MODIFY, attack, attack)
                        .within(attack)
                        .policy(attack)
                        .changing(attack, attack, "Always", attack, attack)
                        .change(),
                Draft.of(Action.ADD, attack, attack)
                        .after(JsonObject.of(Map.of(attack, attack)))
                        .change()));
        Head head = new Head(attack, attack, attack, attack, true, true, attack, attack);
        return new Review(
                head,
                new Review.Edits(attack, List.of(attack), List.of(attack)),
                changes,
                List.of(new NewCode(attack, attack, attack)),
                List.of(new AliasMove(attack, attack, attack, attack, attack)),
                1,
                List.of(new Objection(attack, attack, attack, attack)));
    }

    /** As large as a stack can be. */
    static Review large() {
        Changes changes = new Changes(IntStream.range(0, 500)
                .mapToObj(i -> Draft.of(Action.MODIFY, "Function" + i, "AWS::Lambda::Function")
                        .changing("Code", "Code/S3Key", "Never", "old", "new")
                        .change())
                .toList());
        return new Review(head(true, changes), Review.Edits.none("ab"), changes, List.of(), List.of(), 0, List.of());
    }
}
