package io.pointsman.local.operator.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.s3.model.ExpirationStatus;
import software.amazon.awssdk.services.s3.model.LifecycleRule;
import software.amazon.awssdk.services.s3.model.LifecycleRuleFilter;

/** What the lifecycle rules of a release bucket take away. What {@code template.yaml} lets expire is needed by nothing. */
final class BucketLosses {
    private static final String REVIEWS = "reviews/";
    private static final String RECORDS = "releases/";

    private BucketLosses() {}

    static List<String> of(List<LifecycleRule> rules) {
        return rules.stream()
                .filter(rule -> rule.status() == ExpirationStatus.ENABLED)
                .filter(rule -> !prefix(rule).startsWith(REVIEWS))
                .flatMap(rule -> of(rule).stream())
                .toList();
    }

    private static List<String> of(LifecycleRule rule) {
        List<String> losses = new ArrayList<>();
        boolean expires = rule.expiration() != null
                && (rule.expiration().days() != null || rule.expiration().date() != null);
        if (expires) {
            losses.add(named(rule) + " deletes objects");
        }
        if (rule.noncurrentVersionExpiration() != null && !prefix(rule).startsWith(RECORDS)) {
            losses.add(named(rule) + " deletes earlier versions of objects");
        }
        if (!rule.transitions().isEmpty()) {
            losses.add(named(rule) + " moves objects to another storage class");
        }
        return losses;
    }

    private static String named(LifecycleRule rule) {
        String prefix = prefix(rule);
        return "lifecycle rule " + Optional.ofNullable(rule.id()).orElse("without id")
                + (prefix.isEmpty() ? "" : " (" + prefix + ")");
    }

    @SuppressWarnings("deprecation") // rules of old have it there, and S3 gives it back as it was put
    private static String prefix(LifecycleRule rule) {
        Optional<LifecycleRuleFilter> filter = Optional.ofNullable(rule.filter());
        return Optional.ofNullable(rule.prefix())
                .or(() -> filter.map(LifecycleRuleFilter::prefix))
                .or(() -> filter.map(LifecycleRuleFilter::and).map(and -> and.prefix()))
                .orElse("");
    }
}
