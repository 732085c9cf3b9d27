package io.pointsman.bench.release;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Prints what releases take, ask and cost: {@code [FUNCTIONS...]}, by default 1, 12 and 200. */
final class ReleaseBench {
    private static final String CANARY = "CodeDeployDefault.LambdaCanary10Percent5Minutes";
    private static final String AT_ONCE = "CodeDeployDefault.LambdaAllAtOnce";

    private ReleaseBench() {}

    public static void main(String[] arguments) throws Exception {
        List<Integer> sizes = arguments.length == 0
                ? List.of(1, 12, 200)
                : Stream.of(arguments).map(Integer::valueOf).toList();
        for (int functions : sizes) {
            releases(functions);
        }
    }

    private static void releases(int functions) throws Exception {
        ReleasedShop shop = ReleasedShop.of(functions);
        try (BenchAccount account = BenchAccount.onPaper(CANARY)) {
            tell(functions + " functions, first release", account.release(shop));
            tell(functions + " functions, all changed, canary of 5 minutes", account.release(shop.withCode("two")));
            tell(functions + " functions, none changed", account.release(shop.withCode("two")));
            tell(
                    functions + " functions, one changed, canary of 5 minutes",
                    account.release(shop.withCode("two").withFirst("three")));
        }
        try (BenchAccount account = BenchAccount.onPaper(AT_ONCE)) {
            account.release(shop);
            tell(functions + " functions, all changed, all at once", account.release(shop.withCode("two")));
        }
    }

    private static void tell(String name, PlayedRelease played) {
        say("== %s", name);
        AwsItself aws = played.aws();
        say(
                "   %.1f s; AWS itself %.1f s (change set %.1f, stack %.1f, deployment %.1f), dictated by Lambda's"
                        + " quota %.1f s",
                seconds(played.whole()),
                seconds(aws.whole()),
                seconds(aws.changeSet()),
                seconds(aws.stack()),
                seconds(aws.deployment()),
                seconds(played.dictated()));
        double over = seconds(played.added().minus(played.dictated()));
        say("   added: %.1f s, %.1f %%", over, 100 * over / seconds(aws.whole().plus(played.dictated())));
        say("   invocations %s", played.invocationsByAction());
        say("   time by action %s", played.time());
        say(
                "   calls: CloudFormation, Lambda and CodeDeploy %d, S3 %d; %s",
                played.calls("cloudformation") + played.calls("lambda") + played.calls("codedeploy"),
                played.calls("s3"),
                played.callsByOperation());
        Map<String, Integer> again = played.readAgain();
        say(
                "   records read again within one invocation: %d, by %d reads more than needed",
                again.size(),
                again.values().stream().mapToInt(times -> times - 1).sum());
        say(
                "   cost: %s; native actions at least $%.4f, CodeBuild with SAM CLI at least $%.4f",
                ReleaseCost.of(played), ReleaseCost.ofNativeActions(aws), ReleaseCost.ofBuildWithSam(aws));
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1_000.0;
    }

    private static void say(String form, Object... values) {
        System.out.println(String.format(Locale.ROOT, form, values));
    }
}
