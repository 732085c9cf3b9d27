package io.pointsman.endpoint.s3.lifecycle;

import io.pointsman.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One rule of a bucket's lifecycle configuration, as far as it removes something. Transitions to other storage classes change no answer.
 *
 * @param days after which an object expires, from the time when it was written
 * @param date from which on all objects expire, one that is written later at the next midnight
 * @param markers whether a delete marker over nothing goes
 * @param noncurrentDays after which a version expires, from the time when another took its place
 * @param newestKept how many noncurrent versions stay, however old they are
 * @param uploadDays after which a multipart upload that nobody finished is aborted
 */
public record LifecycleRule(
        LifecycleFilter filter,
        Optional<Long> days,
        Optional<Instant> date,
        boolean markers,
        Optional<Long> noncurrentDays,
        long newestKept,
        Optional<Long> uploadDays) {

    /** The enabled ones of {@code LifecycleConfiguration} of S3's API. */
    public static List<LifecycleRule> of(JsonObject configuration) {
        return configuration.objects("Rules").stream()
                .filter(rule -> rule.text("Status").filter("Enabled"::equals).isPresent())
                .map(LifecycleRule::read)
                .toList();
    }

    private static LifecycleRule read(JsonObject rule) {
        JsonObject expiration = rule.objectOrEmpty("Expiration");
        JsonObject noncurrent = rule.objectOrEmpty("NoncurrentVersionExpiration");
        return new LifecycleRule(
                LifecycleFilter.of(rule),
                expiration.number("Days"),
                expiration.text("Date").map(Instant::parse),
                expiration.flag("ExpiredObjectDeleteMarker").orElse(false),
                noncurrent.number("NoncurrentDays"),
                noncurrent.number("NewerNoncurrentVersions").orElse(0L),
                rule.objectOrEmpty("AbortIncompleteMultipartUpload").number("DaysAfterInitiation"));
    }

    public boolean takes(String key, long size, List<JsonObject> tags) {
        return filter.takes(key, size, tags);
    }

    /** When an object expires that was written then. */
    public Optional<Instant> end(Instant written) {
        Optional<Instant> fromDate = date.map(day -> day.isBefore(written) ? nextMidnight(written) : day);
        return Stream.concat(after(written, days).stream(), fromDate.stream()).min(Comparator.naturalOrder());
    }

    /** When a delete marker goes that is over nothing and was made then. */
    public Optional<Instant> markerEnd(Instant made) {
        return markers ? Optional.of(nextMidnight(made)) : end(made);
    }

    /**
     * When a version expires whose place was taken then.
     *
     * @param newer how many other versions that are not current are newer
     */
    public Optional<Instant> noncurrentEnd(Instant replaced, long newer) {
        return newer < newestKept ? Optional.empty() : after(replaced, noncurrentDays);
    }

    public Optional<Instant> uploadEnd(Instant started) {
        return after(started, uploadDays);
    }

    /** S3 rounds up to the next midnight of UTC. */
    private static Optional<Instant> after(Instant since, Optional<Long> days) {
        return days.map(count -> nextMidnight(since.plus(Duration.ofDays(count))));
    }

    private static Instant nextMidnight(Instant instant) {
        Instant midnight = instant.truncatedTo(ChronoUnit.DAYS);
        return midnight.equals(instant) ? midnight : midnight.plus(Duration.ofDays(1));
    }
}
