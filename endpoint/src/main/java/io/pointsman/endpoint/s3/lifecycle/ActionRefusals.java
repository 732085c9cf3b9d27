package io.pointsman.endpoint.s3.lifecycle;

import static io.pointsman.endpoint.s3.lifecycle.LifecycleRefusals.argument;
import static io.pointsman.endpoint.s3.lifecycle.LifecycleRefusals.request;
import static io.pointsman.endpoint.s3.lifecycle.LifecycleRefusals.wellFormed;

import io.pointsman.json.JsonObject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Which actions of a lifecycle rule S3 refuses, and in which words. */
final class ActionRefusals {
    private static final String EXPIRATION = "Expiration";
    private static final String NONCURRENT = "NoncurrentVersionExpiration";
    private static final String UPLOADS = "AbortIncompleteMultipartUpload";
    private static final String MARKER = "ExpiredObjectDeleteMarker";
    private static final List<String> TRANSITIONS = List.of("Transitions", "NoncurrentVersionTransitions");

    /** The classes that are cheaper to keep and dearer to leave. */
    private static final Set<String> INFREQUENT = Set.of("STANDARD_IA", "ONEZONE_IA");

    private static final int INFREQUENT_DAYS = 30;

    private ActionRefusals() {}

    static void check(JsonObject rule, LifecycleFilter filter) {
        if (Stream.of(EXPIRATION, NONCURRENT, UPLOADS).noneMatch(rule::has)
                && TRANSITIONS.stream().allMatch(name -> rule.objects(name).isEmpty())) {
            throw request("At least one action needs to be specified in a rule");
        }
        rule.object(EXPIRATION).ifPresent(expiration -> expiration(expiration, filter));
        rule.object(NONCURRENT).ifPresent(noncurrent -> noncurrent(noncurrent, rule));
        rule.object(UPLOADS).ifPresent(uploads -> {
            days(uploads, "DaysAfterInitiation", UPLOADS);
            narrow(UPLOADS, filter);
        });
        transitions(rule.objects("Transitions"), "Days");
        transitions(rule.objects("NoncurrentVersionTransitions"), "NoncurrentDays");
    }

    private static void expiration(JsonObject expiration, LifecycleFilter filter) {
        wellFormed(Stream.of("Days", "Date", MARKER).filter(expiration::has).count() == 1);
        if (expiration.has("Days")) {
            days(expiration, "Days", EXPIRATION);
        }
        date(expiration);
        if (expiration.has(MARKER)) {
            narrow(MARKER, filter);
        }
    }

    private static void noncurrent(JsonObject noncurrent, JsonObject rule) {
        days(noncurrent, "NoncurrentDays", NONCURRENT);
        if (noncurrent.has("NewerNoncurrentVersions") && !rule.has("Filter")) {
            throw request("NewerNoncurrentVersions element can only be used in Lifecycle V2.");
        }
    }

    private static void days(JsonObject action, String member, String name) {
        Optional<Long> days = action.number(member);
        wellFormed(days.isPresent());
        if (days.filter(count -> count < 1).isPresent()) {
            throw argument("'" + member + "' for " + name + " action must be a positive integer");
        }
    }

    private static void date(JsonObject action) {
        Optional<Instant> date = action.text("Date").map(Instant::parse);
        if (date.filter(instant -> !instant.equals(instant.truncatedTo(ChronoUnit.DAYS)))
                .isPresent()) {
            throw argument("'Date' must be at midnight GMT");
        }
    }

    /** What has no objects of its own, or none with tags and sizes. */
    private static void narrow(String action, LifecycleFilter filter) {
        if (!filter.tags().isEmpty()) {
            throw request(action + " cannot be specified with Tags.");
        }
        if (filter.above().isPresent() || filter.below().isPresent()) {
            throw request(action + " cannot be specified with Object Size.");
        }
    }

    private static void transitions(List<JsonObject> transitions, String days) {
        Set<String> classes = new HashSet<>();
        for (JsonObject transition : transitions) {
            String to = transition.text("StorageClass").orElse("");
            wellFormed(!to.isEmpty() && transition.has(days) != transition.has("Date"));
            date(transition);
            if (INFREQUENT.contains(to)
                    && transition
                            .number(days)
                            .filter(count -> count < INFREQUENT_DAYS)
                            .isPresent()) {
                throw argument("'" + days
                        + "' in Transition action must be greater than or equal to 30 for storageClass '" + to + "'");
            }
            if (!classes.add(to)) {
                throw argument("'StorageClass' must be different for 'Transition' actions in same 'Rule'");
            }
        }
    }
}
