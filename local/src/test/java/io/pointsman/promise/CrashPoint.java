package io.pointsman.promise;

import io.pointsman.endpoint.fault.Fault;
import io.pointsman.endpoint.fault.Faults;
import io.pointsman.endpoint.fault.When;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where a process ends.
 *
 * @param call which one of that operation, from 1
 */
record CrashPoint(String operation, int call, When when) {
    /** Before and after each of these calls, in their order. */
    static List<CrashPoint> all(List<String> calls) {
        Map<String, Integer> seen = new HashMap<>();
        List<CrashPoint> points = new ArrayList<>();
        for (String operation : calls) {
            int call = seen.merge(operation, 1, Integer::sum);
            points.add(new CrashPoint(operation, call, When.BEFORE_EFFECT));
            points.add(new CrashPoint(operation, call, When.AFTER_EFFECT));
        }
        return points;
    }

    void plan(Faults faults) {
        faults.at(operation, call, when, new Fault.Killed());
    }
}
