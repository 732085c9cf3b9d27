package io.pointsman.actions.shift.ports;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What CloudWatch measures of one version behind an alias, and the alarms that Pointsman makes of it. Every method may be repeated. */
public interface VersionWatch {
    /** Makes the alarm, or brings it in line. Its state stays as it is where there is one of that name. */
    void put(VersionAlarm alarm);

    /** The alarms whose names begin so. */
    List<Made> made(String prefix);

    /** Says that an alarm is OK, until it is evaluated next. */
    void quiet(String alarm);

    /** Those that are there; others are fine. */
    void delete(Collection<String> alarms);

    /** How often each was called since a moment, as far as CloudWatch knows by now. */
    Map<Version, Long> calls(Collection<Version> versions, Instant since, Instant now);

    /**
     * An alarm that is there.
     *
     * @param configured when it was put last
     */
    record Made(String name, boolean ringing, Instant configured) {}

    /** @param function its physical name */
    record Version(String function, String alias, String number) {}
}
