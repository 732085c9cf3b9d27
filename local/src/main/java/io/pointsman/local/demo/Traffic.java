package io.pointsman.local.demo;

import io.pointsman.local.play.Console;
import io.pointsman.local.play.PlayFailure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.GetAliasResponse;
import software.amazon.awssdk.services.lambda.model.InvalidRuntimeException;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

/** Where the production traffic of the application goes, read from the endpoint. */
final class Traffic {
    static final String ALIAS = "live";

    private final Aws aws;
    private final Console console;
    private final String stack;
    private final Map<String, String> told = new HashMap<>();
    private final Map<String, List<String>> seen = new HashMap<>();
    private final Set<String> ran = new HashSet<>();
    private final Map<String, String> unable = new HashMap<>();

    Traffic(Aws aws, Console console) {
        this(aws, console, Installation.STACK);
    }

    Traffic(Aws aws, Console console, String stack) {
        this.aws = aws;
        this.console = console;
        this.stack = stack;
    }

    /** The name of the application's stack. */
    String stack() {
        return stack;
    }

    /** The functions of the application's stack. */
    List<String> functions() {
        return List.copyOf(ids().keySet());
    }

    /** Names of the functions, sorted, and the logical ids that the template has for them. */
    Map<String, String> ids() {
        Map<String, String> ids = new TreeMap<>();
        aws
                .cloudFormation()
                .listStackResourcesPaginator(request -> request.stackName(stack))
                .stackResourceSummaries()
                .stream()
                .filter(resource -> resource.resourceType().equals("AWS::Lambda::Function"))
                .forEach(resource -> ids.put(resource.physicalResourceId(), resource.logicalResourceId()));
        return ids;
    }

    List<NotRun.Candidate> candidates() {
        List<NotRun.Candidate> candidates = new ArrayList<>();
        ids().forEach((name, id) -> {
            String runtime = aws.lambda()
                    .getFunctionConfiguration(ask -> ask.functionName(name))
                    .runtimeAsString();
            candidates.add(new NotRun.Candidate(id, name, runtime == null ? "" : runtime));
        });
        return candidates;
    }

    /** Function to the version that its alias is wholly on. */
    Map<String, String> live() {
        Map<String, String> live = new TreeMap<>();
        for (String function : functions()) {
            GetAliasResponse alias =
                    alias(function).orElseThrow(() -> new PlayFailure(function + " has no alias " + ALIAS));
            PlayFailure.unless(weights(alias).isEmpty(), function + ": alias " + ALIAS + " is on two versions");
            live.put(function, alias.functionVersion());
        }
        return live;
    }

    /** {@code live of NAME is on version N, ...}, functions that are on the same version together. */
    String shown(Map<String, String> live) {
        return Together.by(live, ids()).entrySet().stream()
                .map(entry -> ALIAS + " of " + entry.getValue() + " is on version " + entry.getKey())
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

    /** What the function behind the alias says to an empty event; empty where this machine cannot run it, which is kept. */
    Optional<String> answer(String function) {
        try {
            InvokeResponse answer = aws.lambda()
                    .invoke(request ->
                            request.functionName(function).qualifier(ALIAS).payload(SdkBytes.fromUtf8String("{}")));
            PlayFailure.unless(
                    answer.functionError() == null,
                    function + " failed: " + answer.payload().asUtf8String());
            ran.add(function);
            return Optional.of(answer.payload().asUtf8String());
        } catch (InvalidRuntimeException e) {
            unable.put(function, e.awsErrorDetails().errorMessage());
            return Optional.empty();
        }
    }

    /** Hooks have been called by CodeDeploy. */
    void hooksRan(Set<String> names) {
        ran.addAll(names);
    }

    List<String> notRun() {
        return NotRun.lines(candidates(), ran, unable);
    }

    /** Tells the weights of each alias that are new, those that are the same in one line. */
    void tellWeights(List<String> functions) {
        Map<String, String> fresh = new TreeMap<>();
        for (String function : functions) {
            alias(function).map(Traffic::weighed).ifPresent(text -> {
                if (!text.equals(told.put(function, text))) {
                    seen.computeIfAbsent(function, name -> new ArrayList<>()).add(text);
                    fresh.put(function, text);
                }
            });
        }
        if (!fresh.isEmpty()) {
            Together.by(fresh, ids())
                    .forEach((text, names) -> console.line("           " + ALIAS + " of " + names + ": " + text, 13));
        }
    }

    /** Fails when the alias was seen with any other version between the two, or went back, since this was asked last. */
    void onlyBetween(String function, String before, String after) {
        List<String> states = seen.getOrDefault(function, List.of());
        String both = "\\d+% version " + before + ", \\d+% version " + after;
        int reached = 0;
        for (String state : states) {
            int now = state.equals("100% version " + before) ? 0 : state.matches(both) ? 1 : 2;
            PlayFailure.unless(
                    now >= reached && (now < 2 || state.equals("100% version " + after)),
                    ALIAS + " of " + function + " was to go from version " + before + " to " + after
                            + ", and it was seen so: " + String.join("; ", states));
            reached = now;
        }
        seen.remove(function);
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
