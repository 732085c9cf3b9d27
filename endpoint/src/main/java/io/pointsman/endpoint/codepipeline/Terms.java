package io.pointsman.endpoint.codepipeline;

import java.util.List;

/** What a kind of action asks of its declaration: the keys of its configuration, how many artifacts it takes and makes. */
record Terms(ActionType type, List<String> required, List<String> optional, Count inputs, Count outputs) {
    boolean knows(String key) {
        return required.contains(key) || optional.contains(key);
    }

    /** How many artifacts there may be. */
    record Count(int least, int most) {
        boolean allows(int count) {
            return count >= least && count <= most;
        }
    }
}
