package io.pointsman.release;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * Where an alias stands.
 *
 * @param version the version it points to
 * @param second the other version that gets a share of the traffic, while it is shifted or after a shift that broke off
 */
public record AliasState(String version, Optional<Share> second) {
    /** A version and its share of the traffic, from 0.0 to 1.0. */
    public record Share(String version, BigDecimal weight) {
        /** Whole percent. */
        public int percent() {
            return weight.movePointRight(2).setScale(0, RoundingMode.HALF_UP).intValueExact();
        }
    }

    public static AliasState on(String version) {
        return new AliasState(version, Optional.empty());
    }

    /** All traffic goes to that version. */
    public boolean restsOn(String wanted) {
        return second.isEmpty() && version.equals(wanted);
    }

    /** How much of the traffic goes to that version, in whole percent. */
    public int percentOf(String wanted) {
        int away = second.map(Share::percent).orElse(0);
        if (version.equals(wanted)) {
            return 100 - away;
        }
        return second.filter(share -> share.version().equals(wanted)).isPresent() ? away : 0;
    }

    /** {@code version 1}, or {@code version 1 with 10% of the traffic on 2}. */
    public String said() {
        return "version " + version
                + second.map(share -> " with " + share.percent() + "% of the traffic on " + share.version())
                        .orElse("");
    }
}
