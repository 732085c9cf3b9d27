package io.pointsman.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * Addresses in AWS's console. They say the Region and not the account, which the console takes from whoever is signed in: a page that
 * links says the account beside it.
 *
 * @param host of the console in the partition
 */
public record ConsoleLinks(String host, String region, String account) {
    private static final Map<String, String> HOSTS = Map.of(
            "aws", "console.aws.amazon.com",
            "aws-us-gov", "console.amazonaws-us-gov.com",
            "aws-cn", "console.amazonaws.cn");

    /** By the ARN of something there; empty where it is none, or the partition's console is not known. */
    public static Optional<ConsoleLinks> of(String arn) {
        String[] parts = arn.split(":", 6);
        return parts.length == 6 && parts[3].matches("[a-z0-9-]+") && parts[4].matches("[0-9]{12}")
                ? Optional.ofNullable(HOSTS.get(parts[1])).map(host -> new ConsoleLinks(host, parts[3], parts[4]))
                : Optional.empty();
    }

    public String changeSet(String stackArn, String changeSetArn) {
        return home("cloudformation") + "#/stacks/changesets/changes?stackId=" + encoded(stackArn) + "&changeSetId="
                + encoded(changeSetArn);
    }

    public String stackEvents(String stackArn) {
        return home("cloudformation") + "#/stacks/events?stackId=" + encoded(stackArn);
    }

    public String deployment(String id) {
        return suite("codedeploy/deployments/" + encoded(id));
    }

    public String pipeline(String name) {
        return suite("codepipeline/pipelines/" + encoded(name) + "/view");
    }

    public String execution(String pipeline, String execution) {
        return suite("codepipeline/pipelines/" + encoded(pipeline) + "/executions/" + encoded(execution) + "/timeline");
    }

    public String function(String name) {
        return home("lambda") + "#/functions/" + encoded(name);
    }

    /** The log of a function that logs where Lambda logs by itself. */
    public String log(String function) {
        return home("cloudwatch") + "#logsV2:log-groups/log-group/"
                + encoded("/aws/lambda/" + function).replace("%", "$25");
    }

    public String object(String bucket, String key) {
        return "https://" + region + "." + host + "/s3/object/" + encoded(bucket) + "?region=" + region + "&prefix="
                + encoded(key);
    }

    private String home(String service) {
        return "https://" + region + "." + host + "/" + service + "/home?region=" + region;
    }

    private String suite(String path) {
        return "https://" + region + "." + host + "/codesuite/" + path + "?region=" + region;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
