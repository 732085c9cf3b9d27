package io.pointsman.endpoint.open;

import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Which open questions the endpoint answers the other way. */
public final class Readings {
    private final Set<OpenQuestion> otherwise = ConcurrentHashMap.newKeySet();

    public void otherwise(Collection<OpenQuestion> questions) {
        otherwise.addAll(questions);
    }

    public boolean isOtherwise(OpenQuestion question) {
        return otherwise.contains(question);
    }
}
