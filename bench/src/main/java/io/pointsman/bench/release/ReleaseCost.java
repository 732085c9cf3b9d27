package io.pointsman.bench.release;

import java.time.Duration;
import java.util.Locale;
import java.util.stream.Stream;

/** What a release costs, in dollars: beside it, what the same release costs by AWS's own actions, at least. */
record ReleaseCost(double lambda, double s3, double codePipeline) {
    private static final double GB = 1.0;
    private static final int THOUSAND = 1_000;
    private static final int MILLION = 1_000_000;

    static ReleaseCost of(PlayedRelease played) {
        double seconds = played.billed().toMillis() / 1_000.0;
        double invoked = played.invocations().size() * Price.of("lambda request, a million") / MILLION;
        long writes = played.calls().stream()
                .filter(call -> call.operation().matches("s3:(Put|Copy|List|Create|Complete|UploadPart).*"))
                .count();
        long reads = played.calls("s3") - writes;
        return new ReleaseCost(
                seconds * GB * Price.of("lambda GB-second") + invoked,
                writes * Price.of("s3 PUT, COPY, POST, LIST, a thousand") / THOUSAND
                        + reads * Price.of("s3 GET, a thousand") / THOUSAND,
                actions(played.time().values().stream()));
    }

    /** Two actions of CloudFormation's; CodeDeploy works inside the stack update. What packages the artifact comes on top. */
    static double ofNativeActions(AwsItself aws) {
        return actions(Stream.of(aws.changeSet(), aws.stack().plus(aws.deployment())));
    }

    /** {@code sam deploy} in a build that waits for all of it, without what it takes to start and to package. */
    static double ofBuildWithSam(AwsItself aws) {
        return minutes(aws.whole()) * Price.of("codebuild general1.small minute") + actions(Stream.of(aws.whole()));
    }

    double whole() {
        return lambda + s3 + codePipeline;
    }

    private static double actions(Stream<Duration> times) {
        return times.mapToLong(ReleaseCost::minutes).sum() * Price.of("codepipeline V2 action minute");
    }

    private static long minutes(Duration time) {
        return (time.toMillis() + 59_999) / 60_000;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "$%.4f (Lambda %.4f, S3 %.4f, CodePipeline %.4f)", whole(), lambda, s3, codePipeline);
    }
}
