package io.pointsman.actions.shift;

import io.pointsman.appspec.AppSpec;
import io.pointsman.release.PublishedVersions;
import java.util.Optional;
import java.util.stream.Stream;

/** The hooks of a shift, by the names that CodeDeploy can call. */
record Hooks(Optional<String> before, Optional<String> after) {
    /** A logical id of the stack becomes the function's own name; anything else is a name or an ARN already. */
    static Hooks of(ShiftRequest request, PublishedVersions published) {
        return new Hooks(
                request.before().map(name -> physical(published, name)),
                request.after().map(name -> physical(published, name)));
    }

    private static String physical(PublishedVersions published, String name) {
        return published.stackFunctions().getOrDefault(name, name);
    }

    AppSpec.Hooks spec() {
        return new AppSpec.Hooks(before, after);
    }

    boolean isHook(String function) {
        return Stream.concat(before.stream(), after.stream())
                .anyMatch(hook -> hook.equals(function) || isArnOf(hook, function));
    }

    /** {@code arn:aws:lambda:REGION:ACCOUNT:function:NAME}, with or without a qualifier. */
    private static boolean isArnOf(String hook, String function) {
        String[] parts = hook.split(":", -1);
        return parts.length > 6 && parts[6].equals(function);
    }
}
