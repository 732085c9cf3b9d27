package io.pointsman.endpoint.codedeploy;

import io.pointsman.json.JsonObject;

/**
 * The names that CodeDeploy's requests hold: at most 100 characters, out of letters, digits and {@code . _ + = , @ -} (CodeDeploy
 * quotas). An absent or empty one has an error of its own.
 */
enum ResourceName {
    APPLICATION("applicationName", "Application name", "Application"),
    GROUP("deploymentGroupName", "Deployment Group name", "DeploymentGroup"),
    CONFIG("deploymentConfigName", "Deployment Config name", "DeploymentConfig");

    private static final int MAX_CHARS = 100;
    private static final String ALLOWED = "[A-Za-z0-9._+=,@-]+";

    private final String member;
    private final String title;
    private final String error;

    ResourceName(String member, String title, String error) {
        this.member = member;
        this.title = title;
        this.error = error;
    }

    /** The name that a request must give. */
    String in(JsonObject input) {
        return in(input, member);
    }

    /** As {@link #in(JsonObject)}, where the request calls it otherwise. */
    String in(JsonObject input, String called) {
        return checked(input.text(called)
                .filter(name -> !name.isEmpty())
                .orElseThrow(() -> Refused.as(error + "NameRequiredException", title + " is missing")));
    }

    /** The same name, if it is one. */
    String checked(String name) {
        if (name.length() > MAX_CHARS) {
            throw invalid(title + " must have at most " + MAX_CHARS + " characters, and has " + name.length());
        }
        if (!name.matches(ALLOWED)) {
            throw invalid(title + " may have letters, digits and . _ + = , @ - only: " + name);
        }
        return name;
    }

    RuntimeException invalid(String message) {
        return Refused.as("Invalid" + error + "NameException", message);
    }
}
