package io.pointsman.actions.shift.attempt;

import io.pointsman.actions.shift.ports.Deployment;
import io.pointsman.actions.shift.ports.DeploymentError;
import io.pointsman.actions.shift.ports.DeploymentState;
import io.pointsman.actions.shift.ports.Deployments;
import io.pointsman.json.Json;
import io.pointsman.release.record.FunctionDeployment;
import io.pointsman.release.record.Shifting;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Says in a sentence why a deployment failed: function, hook, its last words, CodeDeploy's code and text, what the code means, alarms. */
public final class FailureText {
    private static final int LONGEST = 1_000;
    private static final Pattern PLATFORM = Pattern.compile("(START|END|REPORT) RequestId: |INIT_START |INIT_REPORT ");

    private FailureText() {}

    /** {@code Cart (web-cart)}. */
    public static String subject(FunctionDeployment function) {
        return function.id() + " (" + function.function() + ")";
    }

    public static String of(Shifting function, Deployment deployment, Optional<Deployments.Lifecycle> hook) {
        return notShifted(function)
                + hook.map(fault -> hook(function, fault)).orElse("")
                + "CodeDeploy deployment " + deployment.id()
                + (deployment.status() == DeploymentState.STOPPED ? " was stopped" : " failed")
                + deployment.error().map(error -> ": " + error.sentence()).orElse("")
                + (deployment.error().filter(DeploymentError::isAlarm).isPresent()
                        ? " (alarms of this shift: " + String.join(", ", function.heededAlarms()) + ")"
                        : "")
                + deployment.error().map(DeploymentError::hint).orElse("");
    }

    public static String notShifted(Shifting function) {
        return subject(function) + " was not shifted from version " + function.current() + " to " + function.target()
                + ": ";
    }

    private static String hook(Shifting function, Deployments.Lifecycle fault) {
        String named = hookFunction(function, fault.event().name())
                .map(name -> "hook " + fault.event().name() + " " + name)
                .orElse("lifecycle event " + fault.event().name());
        return named + " failed" + (fault.words().isBlank() ? ". " : ", its last words: " + last(fault.words()) + "\n");
    }

    /** Who was called, as the AppSpec says it. */
    private static Optional<String> hookFunction(Shifting function, String event) {
        return Json.object(function.appSpec()).objects("Hooks").stream()
                .flatMap(hook -> hook.text(event).stream())
                .findFirst();
    }

    /** The hook's own lines, without those that Lambda writes around them. */
    public static String last(String words) {
        String text = words.lines()
                .filter(line -> !PLATFORM.matcher(line).lookingAt())
                .collect(Collectors.joining("\n"))
                .strip();
        return text.length() <= LONGEST ? text : "..." + text.substring(text.length() - LONGEST);
    }
}
