package io.pointsman.actions.shift;

import io.pointsman.actions.shift.ports.Alarms;
import io.pointsman.engine.Refusal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Alarms in memory: each exists and is quiet, unless it is said to be missing or to ring. */
final class FakeAlarms implements Alarms {
    final List<String> missing = new ArrayList<>();

    /** Alarm to reason. */
    final Map<String, String> ringing = new HashMap<>();

    final List<String> asked = new ArrayList<>();
    Optional<Refusal> refused = Optional.empty();

    @Override
    public Map<String, Now> look(Collection<String> names) {
        refused.ifPresent(why -> {
            throw why;
        });
        asked.addAll(names);
        Map<String, Now> found = new HashMap<>();
        names.stream()
                .filter(name -> !missing.contains(name))
                .forEach(name ->
                        found.put(name, new Now(ringing.containsKey(name), ringing.getOrDefault(name, "all is well"))));
        return found;
    }

    @Override
    public String region() {
        return "us-east-1";
    }
}
