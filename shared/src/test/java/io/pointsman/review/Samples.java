package io.pointsman.review;

import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import io.pointsman.page.LineDiff;
import io.pointsman.release.ReleasedBytes;
import io.pointsman.review.Change.Action;
import io.pointsman.review.Change.Replacement;
import io.pointsman.review.Review.AliasMove;
import io.pointsman.review.Review.Head;
import io.pointsman.review.Review.NewCode;
import io.pointsman.review.code.FileDiff;
import io.pointsman.review.code.PackageDiff;
import io.pointsman.source.PipelineRun;
import io.pointsman.source.SourceCommit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
                ReviewedFrom.UNKNOWN,
                Review.Edits.none("ab"),
                changes,
                RightsGrowth.of(changes, true),
                List.of(new NewCode(
                        "Checkout", "s3://artifacts/" + LONG_KEY, "its code differs from the last release")),
                List.of(new AliasMove(
                        "Checkout", "live", "version 41", "the version that publish makes", "Canary10Percent5Minutes")),
                1,
                objections);
    }

    private static PackageDiff compared() {
        String before =
                "import tax\n\n\ndef total(cart):\n    lines = [line.price for line in cart]\n    return sum(lines)\n";
        String after = before.replace(
                        "sum(lines)", "sum(lines) + tax.of(lines, rounding=decimal.ROUND_HALF_UP, places=2)")
                .replace("import tax", "import decimal\n\nimport tax");
        return new PackageDiff(
                List.of(
                        new FileDiff(
                                "app/.env",
                                "changed",
                                List.of(),
                                "a file of this name may hold secrets: its lines are not shown"),
                        new FileDiff(
                                "app/cart.py",
                                "new",
                                LineDiff.of("", "RATE = 19\nAPI_KEY = [changed: a name like a secret's]"),
                                ""),
                        new FileDiff("app/lib/native.so", "changed", List.of(), "not text"),
                        new FileDiff("app/total.py", "changed", LineDiff.of(before, after), "")),
                12,
                "");
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
                true,
                changes.digest(ReleasedBytes.NONE),
                "a".repeat(64));
    }

    /** Nothing to change. */
    static Review empty() {
        return new Review(
                head(false, Changes.NONE),
                ReviewedFrom.UNKNOWN,
                Review.Edits.none("ab"),
                Changes.NONE,
                List.of(),
                List.of(),
                List.of(),
                0,
                List.of());
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
        Head head = new Head(attack, attack, attack, attack, true, true, true, attack, attack);
        return new Review(
                head,
                from(SourceCommit.of(JsonObject.of("commit", attack, "author", attack, "message", attack)
                        .with("branch", attack)
                        .with("url", attack))),
                new Review.Edits(attack, List.of(attack), List.of(attack)),
                changes,
                List.of(
                        new RightsGrowth(attack, attack, false, List.of(attack), List.of(attack), true, ""),
                        new RightsGrowth(attack, attack, false, List.of(), List.of(), false, attack)),
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
        return of(changes, List.of(), List.of());
    }

    /** What somebody has to decide at night: a large application of the CDK, and a little of everything that can go wrong. */
    static Review night() {
        List<Change> all = new ArrayList<>();
        for (int i = 1; i <= 48; i++) {
            all.add(Draft.of(Action.MODIFY, "Handler" + i + "F0A1B2C3", "AWS::Lambda::Function")
                    .called("shop-production-Handler" + i)
                    .changing(
                            "Code",
                            "Code/S3Key",
                            "Never",
                            "cdk/" + "a".repeat(64) + ".zip",
                            "cdk/" + "b".repeat(64) + ".zip")
                    .change());
            all.add(Draft.of(Action.ADD, "Handler" + i + "LogGroup", "AWS::Logs::LogGroup")
                    .after(JsonObject.of("RetentionInDays", 90))
                    .change());
            all.add(Draft.of(Action.MODIFY, "Handler" + i + "Tags", "AWS::ApiGateway::Method")
                    .changing("Integration", "Integration/TimeoutInMillis", "Never", "29000", "10000")
                    .change());
        }
        all.add(Draft.of(Action.MODIFY, "OrdersTable1A2B3C4D", "AWS::DynamoDB::Table")
                .called("shop-production-OrdersTable1A2B3C4D-1K2L3M4N5O6P")
                .replacement(Replacement.YES)
                .policy("ReplaceAndDelete")
                .changing("KeySchema", "KeySchema/0/AttributeName", "Always", "id", "orderId")
                .change());
        all.add(Draft.of(Action.REMOVE, "UploadsBucket5E6F7A8B", "AWS::S3::Bucket")
                .called("shop-production-uploads")
                .policy("Retain")
                .before(JsonObject.of("BucketName", "shop-production-uploads"))
                .change());
        all.add(Draft.of(Action.REMOVE, "SessionsTable9C0D1E2F", "AWS::DynamoDB::Table")
                .called("shop-production-sessions")
                .policy("Delete")
                .before(JsonObject.of("TableName", "shop-production-sessions"))
                .change());
        all.add(policy(
                "CheckoutServiceRoleDefaultPolicy33D4E5F6",
                statement("dynamodb:GetItem", "arn:aws:dynamodb:eu-central-1:123456789012:table/orders"),
                statement("dynamodb:*", "*")));
        all.add(Draft.of(Action.ADD, "ReportsRole7A8B9C0D", "AWS::IAM::Role")
                .after(JsonObject.of(
                        "Policies",
                        List.of(JsonObject.of(
                                "PolicyDocument",
                                Json.object(statement("s3:GetObject", "{{changeSet:KNOWN_AFTER_APPLY}}"))))))
                .change());
        all.add(Draft.of(Action.MODIFY, "ShopApi", "AWS::ApiGateway::Deployment")
                .replacement(Replacement.YES)
                .policy("ReplaceAndDelete")
                .changing("Description", "Description", "Always", "deployment one", "{{changeSet:KNOWN_AFTER_APPLY}}")
                .change());
        all.add(Draft.of(Action.REMOVE, "LegacyWebhook", "AWS::Lambda::Function")
                .policy("Delete")
                .before(JsonObject.of("FunctionName", "legacy-webhook", "Handler", "app.handler"))
                .change());
        Changes changes = new Changes(all);
        List<NewCode> code = IntStream.rangeClosed(1, 48)
                .mapToObj(i -> new NewCode(
                        "Handler" + i + "F0A1B2C3",
                        "s3://pointsman-releasebucket/code/" + (i % 2 == 0 ? "b" : "c").repeat(64) + ".zip",
                        "3 files changed: app/total.py, app/tax.py, app/cart.py",
                        Optional.of(i % 2 == 0 ? compared() : PackageDiff.unread("one of them is larger than 8 MB"))))
                .toList();
        List<AliasMove> aliases = IntStream.rangeClosed(1, 6)
                .mapToObj(i -> new AliasMove(
                        "Handler" + i + "F0A1B2C3",
                        "live",
                        "version " + (40 + i),
                        "the version that publish makes",
                        "CodeDeployDefault.LambdaCanary10Percent5Minutes"))
                .toList();
        return of(changes, code, aliases);
    }

    /** Nothing that could go wrong. */
    static Review calm() {
        Changes changes = new Changes(List.of(Draft.of(Action.MODIFY, "Cart", "AWS::Lambda::Function")
                .changing("Code", "Code/S3Key", "Never", "code/one.zip", "code/two.zip")
                .change()));
        return of(
                changes,
                List.of(new NewCode("Cart", "s3://releases/code/two.zip", "1 file changed: cart.py")),
                List.of(new AliasMove(
                        "Cart",
                        "live",
                        "version 17",
                        "the version that publish makes",
                        "CodeDeployDefault.LambdaAllAtOnce")));
    }

    private static Change policy(String id, String before, String after) {
        return Draft.of(Action.MODIFY, id, "AWS::IAM::Policy")
                .before(JsonObject.of("PolicyDocument", Json.object(before), "Roles", List.of("CheckoutServiceRole")))
                .after(JsonObject.of("PolicyDocument", Json.object(after), "Roles", List.of("CheckoutServiceRole")))
                .changing("PolicyDocument", "PolicyDocument", "Never", before, after)
                .change();
    }

    private static String statement(String action, String resource) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"" + action
                + "\",\"Resource\":\"" + resource + "\"}]}";
    }

    static Review of(Changes changes, List<NewCode> code, List<AliasMove> aliases) {
        SourceCommit commit = SourceCommit.of(JsonObject.of("commit", "9c41e77" + "0".repeat(33), "author", "K. Lee")
                .with("branch", "main")
                .with("date", "2026-11-29T23:41:00+09:00")
                .with("message", "Total includes tax, and the tables are renamed")
                .with("url", "https://github.com/shop/web/commit/9c41e77" + "0".repeat(33)));
        return new Review(
                head(true, changes),
                from(commit),
                Review.Edits.none("a".repeat(64)),
                changes,
                RightsGrowth.of(changes, true),
                code,
                aliases,
                0,
                List.of());
    }

    private static ReviewedFrom from(SourceCommit commit) {
        String arn = "arn:aws:cloudformation:eu-central-1:123456789012:";
        return new ReviewedFrom(
                commit,
                PipelineRun.of(Optional.of("web-production"), "8c1f9f54-7d3e-4d7c-9a51-1f2d3c4b5a69"),
                arn + "changeSet/pointsman-0123456789abcdef0123/1",
                arn + "stack/web-production/2",
                Optional.of(Instant.parse("2026-11-30T02:04:00Z")),
                Optional.of("eu-central-1"));
    }
}
