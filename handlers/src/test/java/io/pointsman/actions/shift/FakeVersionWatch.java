package io.pointsman.actions.shift;

import io.pointsman.actions.shift.ports.VersionAlarm;
import io.pointsman.actions.shift.ports.VersionWatch;
import io.pointsman.engine.Refusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** CloudWatch in memory: alarms that were put, and as many calls of a version as a test says. */
final class FakeVersionWatch implements VersionWatch {
    /** By name: when it was put. */
    final Map<String, Instant> alarms = new TreeMap<>();

    final List<VersionAlarm> put = new ArrayList<>();
    final List<String> ringing = new ArrayList<>();
    final List<String> calls = new ArrayList<>();

    /** By function and version: {@code web-Cart:2}. */
    final Map<String, Long> counted = new HashMap<>();

    Optional<Refusal> putRefused = Optional.empty();
    Optional<Refusal> deleteRefused = Optional.empty();
    Optional<Refusal> callsRefused = Optional.empty();
    Instant now = Instant.parse("2026-01-01T00:00:00Z");

    private static void refuse(Optional<Refusal> why) {
        why.ifPresent(refusal -> {
            throw refusal;
        });
    }

    @Override
    public void put(VersionAlarm alarm) {
        refuse(putRefused);
        put.add(alarm);
        alarms.put(alarm.name(), now);
        calls.add("put " + alarm.name());
    }

    @Override
    public List<Made> made(String prefix) {
        return alarms.entrySet().stream()
                .filter(one -> one.getKey().startsWith(prefix))
                .map(one -> new Made(one.getKey(), ringing.contains(one.getKey()), one.getValue()))
                .toList();
    }

    @Override
    public void quiet(String alarm) {
        ringing.remove(alarm);
        calls.add("quiet " + alarm);
    }

    @Override
    public void delete(Collection<String> names) {
        refuse(deleteRefused);
        alarms.keySet().removeAll(names);
        names.forEach(name -> calls.add("delete " + name));
    }

    @Override
    public Map<Version, Long> calls(Collection<Version> versions, Instant since, Instant until) {
        refuse(callsRefused);
        calls.add("count");
        Map<Version, Long> all = new HashMap<>();
        versions.forEach(version -> Optional.ofNullable(counted.get(version.function() + ":" + version.number()))
                .ifPresent(count -> all.put(version, count)));
        return all;
    }
}
