package io.pointsman.local.demo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.cloudformation.model.StackResourceSummary;
import software.amazon.awssdk.services.lambda.model.GetAliasResponse;
import software.amazon.awssdk.services.lambda.model.InvalidRuntimeException;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

/** Where the production traffic of the application goes, read from the endpoint. */
final class Traffic {
    static final String ALIAS = "live";

    private final Aws aws;
    private final Console console;
    private final Map<String, String> told = new HashMap<>();

    Traffic(Aws aws, Console console) {
        this.aws = aws;
        this.console = console;
    }

    /** The functions of the application's stack. */
    List<String> functions() {
        return aws
                .cloudFormation()
                .listStackResourcesPaginator(request -> request.stackName(Installation.STACK))
                .stackResourceSummaries()
                .stream()
                .filter(resource -> resource.resourceType().equals("AWS::Lambda::Function"))
                .map(StackResourceSummary::physicalResourceId)
                .sorted()
                .toList();
    }

    /** Function to the version that its alias is wholly on. */
    Map<String, String> live() {
        Map<String, String> live = new TreeMap<>();
        for (String function : functions()) {
            GetAliasResponse alias =
                    alias(function).orElseThrow(() -> new DemoFailure(function + " has no alias " + ALIAS));
            DemoFailure.unless(weights(alias).isEmpty(), function + ": alias " + ALIAS + " is on two versions");
            live.put(function, alias.functionVersion());
        }
        return live;
    }

    /** {@code live of NAME is on version N, ...}. */
    static String shown(Map<String, String> live) {
        return live.entrySet().stream()
                .map(entry -> ALIAS + " of " + entry.getKey() + " is on version " + entry.getValue())
                .collect(Collectors.joining(", "));
    }

    List<String> versions(String function) {
        List<String> versions = new ArrayList<>();
        aws.lambda()
                .listVersionsByFunctionPaginator(request -> request.functionName(function))
                .versions()
                .forEach(version -> versions.add(version.version()));
        versions.remove("$LATEST");
        return versions;
    }

    /** What the function behind the alias says to an empty event, or why it cannot be asked on this machine. */
    String answer(String function) {
        try {
            InvokeResponse answer = aws.lambda()
                    .invoke(request ->
                            request.functionName(function).qualifier(ALIAS).payload(SdkBytes.fromUtf8String("{}")));
            DemoFailure.unless(
                    answer.functionError() == null,
                    function + " failed: " + answer.payload().asUtf8String());
            return answer.payload().asUtf8String();
        } catch (InvalidRuntimeException e) {
            return "nothing: " + e.awsErrorDetails().errorMessage();
        }
    }

    /** Tells the weights of each alias that are new. */
    void tellWeights(List<String> functions) {
        for (String function : functions) {
            alias(function).ifPresent(alias -> {
                String text = weighed(alias);
                if (!text.equals(told.put(function, text))) {
                    console.line("           " + function + ":" + ALIAS + "  " + text);
                }
            });
        }
    }

    private Optional<GetAliasResponse> alias(String function) {
        try {
            return Optional.of(aws.lambda()
                    .getAlias(request -> request.functionName(function).name(ALIAS)));
        } catch (ResourceNotFoundException e) {
            return Optional.empty(); // before the first release
        }
    }

    private static Map<String, Double> weights(GetAliasResponse alias) {
        return alias.routingConfig() == null ? Map.of() : alias.routingConfig().additionalVersionWeights();
    }

    private static String weighed(GetAliasResponse alias) {
        int moved = weights(alias).values().stream()
                .mapToInt(weight -> (int) Math.round(weight * 100))
                .sum();
        StringBuilder text = new StringBuilder((100 - moved) + "% version " + alias.functionVersion());
        weights(alias)
                .forEach((version, weight) -> text.append(", ")
                        .append(Math.round(weight * 100))
                        .append("% version ")
                        .append(version));
        return text.toString();
    }
}
