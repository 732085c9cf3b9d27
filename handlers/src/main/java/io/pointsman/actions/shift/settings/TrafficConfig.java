package io.pointsman.actions.shift.settings;

import io.pointsman.actions.shift.ports.Routing;
import io.pointsman.engine.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The deployment configuration that a user names.
 *
 * @param routing what the name itself says; empty for a configuration of the account that only CodeDeploy knows
 * @param own made by us when it is not there
 */
public record TrafficConfig(String name, Optional<Routing> routing, boolean own) {
    public static final String AT_ONCE = "CodeDeployDefault.LambdaAllAtOnce";

    private static final String PREDEFINED = "CodeDeployDefault.";
    private static final Pattern CANARY = Pattern.compile("Canary(\\d{1,4})Percent(\\d{1,6})Minutes?");
    private static final Pattern LINEAR = Pattern.compile("Linear(\\d{1,4})PercentEvery(\\d{1,6})Minutes?");
    private static final List<String> KNOWN = List.of(
            "LambdaAllAtOnce",
            "LambdaCanary10Percent5Minutes",
            "LambdaCanary10Percent10Minutes",
            "LambdaCanary10Percent15Minutes",
            "LambdaCanary10Percent30Minutes",
            "LambdaLinear10PercentEvery1Minute",
            "LambdaLinear10PercentEvery2Minutes",
            "LambdaLinear10PercentEvery3Minutes",
            "LambdaLinear10PercentEvery10Minutes");

    public static final TrafficConfig DEFAULT = of("CodeDeployDefault.LambdaCanary10Percent5Minutes");

    /** A {@link Refusal} when no configuration of Lambda can have that name. */
    public static TrafficConfig of(String name) {
        if (name.startsWith(PREDEFINED)) {
            return predefined(name, name.substring(PREDEFINED.length()));
        }
        Optional<Routing> routing = spelled(name);
        return new TrafficConfig(name, routing, routing.isPresent());
    }

    private static TrafficConfig predefined(String name, String word) {
        if (!KNOWN.contains(word)) {
            throw Refusal.configuration("UserParameters: DeploymentConfigName " + name
                    + " is none of CodeDeploy's configurations for Lambda: " + PREDEFINED + String.join(", ", KNOWN)
                    + "; for another pace write Canary20Percent3Minutes or Linear20PercentEvery5Minutes");
        }
        Optional<Routing> routing = spelled(word.substring("Lambda".length()));
        return new TrafficConfig(name, Optional.of(routing.orElse(new Routing.AllAtOnce())), false);
    }

    private static Optional<Routing> spelled(String name) {
        Matcher canary = CANARY.matcher(name);
        if (canary.matches()) {
            int percent = Integer.parseInt(canary.group(1));
            int minutes = Integer.parseInt(canary.group(2));
            return Optional.of(Routing.checked(name, new Routing.Canary(percent, minutes), percent, minutes));
        }
        Matcher linear = LINEAR.matcher(name);
        if (linear.matches()) {
            int percent = Integer.parseInt(linear.group(1));
            int minutes = Integer.parseInt(linear.group(2));
            return Optional.of(Routing.checked(name, new Routing.Linear(percent, minutes), percent, minutes));
        }
        return Optional.empty();
    }
}
