package io.pointsman.endpoint.s3;

import io.pointsman.endpoint.s3.lifecycle.LifecycleRule;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Removes from a bucket what has expired by now. S3 does so within days of the time at which it counts as expired; here it is gone at
 * that time, whoever looks when.
 */
final class Expiry {
    private final Bucket bucket;
    private final Instant now;

    Expiry(Bucket bucket, Instant now) {
        this.bucket = bucket;
        this.now = now;
    }

    void run() {
        if (bucket.lifecycle().isEmpty()) {
            return;
        }
        for (String key : List.copyOf(bucket.versions().keySet())) {
            expireCurrent(key);
            expireNoncurrent(key);
            expireMarker(key);
        }
        bucket.uploads().values().removeIf(this::isAbandoned);
    }

    private boolean isAbandoned(Upload upload) {
        return past(
                        bucket.lifecycle().stream().filter(rule -> rule.takes(upload.key(), 0, List.of())),
                        rule -> rule.uploadEnd(upload.started()))
                .isPresent();
    }

    /** A marker takes its place where versions are kept. */
    private void expireCurrent(String key) {
        bucket.current(key)
                .ifPresent(current -> end(key, current).ifPresent(end -> {
                    if (bucket.versioning() == Bucket.Versioning.OFF) {
                        bucket.remove(key, current.versionId());
                    } else {
                        bucket.add(key, StoredObject.deleteMarker(bucket.nextVersionId(), end));
                    }
                }));
    }

    private void expireNoncurrent(String key) {
        List<StoredObject> versions = versions(key);
        for (int at = 0; at < versions.size() - 1; at++) {
            StoredObject object = versions.get(at);
            Instant replaced = versions.get(at + 1).modified();
            long newer = versions.size() - 2L - at;
            if (past(rules(key, object), rule -> rule.noncurrentEnd(replaced, newer))
                    .isPresent()) {
                bucket.remove(key, object.versionId());
            }
        }
    }

    /** One over nothing. */
    private void expireMarker(String key) {
        List<StoredObject> versions = versions(key);
        if (versions.size() == 1
                && versions.getLast().isDeleteMarker()
                && past(
                                rules(key, versions.getLast()),
                                rule -> rule.markerEnd(versions.getLast().modified()))
                        .isPresent()) {
            bucket.remove(key, versions.getLast().versionId());
        }
    }

    private List<StoredObject> versions(String key) {
        return List.copyOf(bucket.versions().getOrDefault(key, List.of()));
    }

    private Optional<Instant> end(String key, StoredObject object) {
        return past(rules(key, object), rule -> rule.end(object.modified()));
    }

    private Stream<LifecycleRule> rules(String key, StoredObject object) {
        return bucket.lifecycle().stream()
                .filter(rule -> rule.takes(
                        key, object.body().size(), object.attributes().objects("TagSet")));
    }

    /** The earliest of the ends, when it is not still to come. */
    private Optional<Instant> past(Stream<LifecycleRule> rules, Function<LifecycleRule, Optional<Instant>> end) {
        return rules.flatMap(rule -> end.apply(rule).stream())
                .min(Comparator.naturalOrder())
                .filter(instant -> !now.isBefore(instant));
    }
}
