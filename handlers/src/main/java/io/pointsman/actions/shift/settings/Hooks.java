package io.pointsman.actions.shift.settings;

import io.pointsman.appspec.AppSpec;
import io.pointsman.release.record.PublishedVersions;

/** The hooks of a shift, by the names that CodeDeploy can call. */
public final class Hooks {
    private final PublishedVersions published;

    public Hooks(PublishedVersions published) {
        this.published = published;
    }

    /** A logical id of the stack becomes the function's own name; anything else is a name or an ARN already. */
    public AppSpec.Hooks of(TrafficSettings traffic) {
        return new AppSpec.Hooks(
                traffic.before().map(this::physical), traffic.after().map(this::physical));
    }

    private String physical(String name) {
        return published.stackFunctions().getOrDefault(name, name);
    }

    /** Whether a function is a hook of this track. */
    public boolean isHook(TrafficSettings traffic, String function) {
        return traffic.hooks().map(this::physical).anyMatch(hook -> hook.equals(function) || isArnOf(hook, function));
    }

    /** {@code arn:aws:lambda:REGION:ACCOUNT:function:NAME}, with or without a qualifier. */
    private static boolean isArnOf(String hook, String function) {
        String[] parts = hook.split(":", -1);
        return parts.length > 6 && parts[6].equals(function);
    }
}
