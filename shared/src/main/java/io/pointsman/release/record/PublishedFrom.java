package io.pointsman.release.record;

import java.util.Optional;

/**
 * What Lambda said of {@code $LATEST} when a version was found to be the function as it stands: whether anything changed since can
 * be told by it, properties that nobody here knows included.
 *
 * @param configSha256 of {@code $LATEST}, not of the version, whose description is its own; empty where Lambda has none
 * @param lastModified of {@code $LATEST}, in Lambda's words
 */
public record PublishedFrom(Optional<String> configSha256, Optional<String> lastModified) {
    /** Nothing is known, and nothing is proven by it. */
    public static final PublishedFrom UNKNOWN = new PublishedFrom(Optional.empty(), Optional.empty());

    /** Empty texts are absent. */
    public static PublishedFrom of(String configSha256, String lastModified) {
        return new PublishedFrom(present(configSha256), present(lastModified));
    }

    private static Optional<String> present(String text) {
        return Optional.of(text).filter(one -> !one.isEmpty());
    }

    /**
     * Nothing of the configuration has changed between the two. Where Lambda has no ConfigSha256, only a function that was not
     * touched at all is proven to be the same.
     */
    public boolean isUnchangedIn(PublishedFrom later) {
        if (configSha256.isPresent() || later.configSha256.isPresent()) {
            return configSha256.equals(later.configSha256);
        }
        return lastModified.isPresent() && lastModified.equals(later.lastModified);
    }
}
