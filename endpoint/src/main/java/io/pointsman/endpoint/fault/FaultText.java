package io.pointsman.endpoint.fault;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A fault as somebody writes it: which operation ({@code codedeploy:CreateDeployment}, or {@code *}), what happens, and to which calls of it:
 * a number from 1, {@code always}, or a share such as {@code 5%}, with {@code /SEED} where it is to hit the same calls again.
 */
public final class FaultText {
    /** What an operation is called. */
    private static final Pattern OPERATION = Pattern.compile("\\*|[a-z][a-z0-9-]*:[A-Z][A-Za-z0-9]*");

    private static final Pattern CALL = Pattern.compile("[1-9]\\d{0,5}");
    private static final Pattern SHARE = Pattern.compile("(?<share>\\d{1,3}(\\.\\d+)?)%(/(?<seed>\\d{1,18}))?");
    private static final Pattern LONGER = Pattern.compile("(?<kind>slow|stale)=(?<seconds>[1-9]\\d{0,4})s");
    private static final double HUNDRED = 100;
    private static final Map<String, Moment> KINDS = kinds();

    private final String operation;
    private final Moment moment;
    private final String which;

    private record Moment(When when, Fault fault) {}

    private FaultText(String operation, Moment moment, String which) {
        this.operation = operation;
        this.moment = moment;
        this.which = which;
    }

    private static Map<String, Moment> kinds() {
        Map<String, Moment> kinds = new LinkedHashMap<>();
        kinds.put("before-effect", new Moment(When.BEFORE_EFFECT, new Fault.Dropped()));
        kinds.put("after-effect", new Moment(When.AFTER_EFFECT, new Fault.Dropped()));
        kinds.put("throttled", new Moment(When.BEFORE_EFFECT, new Fault.Throttled()));
        kinds.put("failed", new Moment(When.BEFORE_EFFECT, new Fault.Failed()));
        kinds.put("failed-after-effect", new Moment(When.AFTER_EFFECT, new Fault.Failed()));
        kinds.put("denied", new Moment(When.BEFORE_EFFECT, new Fault.Denied()));
        kinds.put("expired", new Moment(When.BEFORE_EFFECT, new Fault.Expired()));
        kinds.put("killed-before-effect", new Moment(When.BEFORE_EFFECT, new Fault.Killed()));
        kinds.put("killed-after-effect", new Moment(When.AFTER_EFFECT, new Fault.Killed()));
        return kinds;
    }

    /** Throws {@link IllegalArgumentException}, which says what is wrong with it and what there is. */
    public static FaultText of(String text) {
        String[] parts = text.strip().split("\\s+", -1);
        if (parts.length != 3) {
            throw wrong(
                    text,
                    "is no fault: an operation, what happens, and to which call of it, such as"
                            + " codedeploy:CreateDeployment after-effect 1");
        }
        if (!OPERATION.matcher(parts[0]).matches()) {
            throw wrong(parts[0], "is no operation: give one such as codedeploy:CreateDeployment, or *");
        }
        Moment moment = moment(parts[1])
                .orElseThrow(() -> wrong(
                        parts[1],
                        "is nothing that happens to a call; there are " + String.join(", ", KINDS.keySet())
                                + ", slow=31s and stale=60s"));
        if (!isCalls(parts[2])) {
            throw wrong(
                    parts[2],
                    "does not say which calls: give a number from 1, always, or a share such as 5% or" + " 5%/SEED");
        }
        return new FaultText(parts[0], moment, parts[2]);
    }

    private static IllegalArgumentException wrong(String part, String what) {
        return new IllegalArgumentException("'" + part + "' " + what);
    }

    private static Optional<Moment> moment(String text) {
        Matcher longer = LONGER.matcher(text);
        if (!longer.matches()) {
            return Optional.ofNullable(KINDS.get(text));
        }
        Duration by = Duration.ofSeconds(Long.parseLong(longer.group("seconds")));
        boolean slow = longer.group("kind").equals("slow");
        return Optional.of(new Moment(When.AFTER_EFFECT, slow ? new Fault.Slow(by) : new Fault.Stale(by)));
    }

    private static boolean isCalls(String text) {
        Matcher share = SHARE.matcher(text);
        return text.equals("always")
                || CALL.matcher(text).matches()
                || (share.matches() && Double.parseDouble(share.group("share")) <= HUNDRED);
    }

    /** {@code service:Operation}; empty: all of them. */
    public Optional<String> operation() {
        return operation.equals("*") ? Optional.empty() : Optional.of(operation);
    }

    void plan(Faults faults) {
        Matcher share = SHARE.matcher(which);
        if (share.matches()) {
            long seed = Optional.ofNullable(share.group("seed"))
                    .map(Long::parseLong)
                    .orElse(1L);
            faults.atRate(
                    this::isMeant,
                    Double.parseDouble(share.group("share")) / HUNDRED,
                    seed,
                    moment.when(),
                    moment.fault());
            return;
        }
        int call = which.equals("always") ? 0 : Integer.parseInt(which);
        faults.plan(this::isMeant, place -> call == 0 || place == call, moment.when(), moment.fault());
    }

    private boolean isMeant(String name) {
        return operation().map(name::equals).orElse(true);
    }
}
