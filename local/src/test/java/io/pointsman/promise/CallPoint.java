package io.pointsman.promise;

import io.pointsman.endpoint.fault.When;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A moment of a release: right before or right after one of its calls.
 *
 * @param call which one of that operation, from 1
 */
public record CallPoint(String operation, int call, When when) {
    /** Before and after each of these calls, in their order. */
    public static List<CallPoint> all(List<String> calls) {
        Map<String, Integer> seen = new HashMap<>();
        List<CallPoint> points = new ArrayList<>();
        for (String operation : calls) {
            int call = seen.merge(operation, 1, Integer::sum);
            points.add(new CallPoint(operation, call, When.BEFORE_EFFECT));
            points.add(new CallPoint(operation, call, When.AFTER_EFFECT));
        }
        return points;
    }

    /** Where among these calls its call is, from 0. */
    int placeIn(List<String> calls) {
        int seen = 0;
        for (int place = 0; place < calls.size(); place++) {
            if (calls.get(place).equals(operation) && ++seen == call) {
                return place;
            }
        }
        throw new IllegalArgumentException(this + " is none of " + calls.size() + " calls");
    }

    /** Whether the function that makes these calls has only to answer its job: it writes nothing more before. */
    boolean isBeforeAnAnswer(List<String> calls) {
        int place = placeIn(calls) + (when == When.AFTER_EFFECT ? 1 : 0);
        return calls.subList(place, calls.size()).stream()
                .filter(call -> call.startsWith("codepipeline:PutJob") || call.equals("s3:PutObject"))
                .findFirst()
                .filter(call -> call.startsWith("codepipeline:PutJob"))
                .isPresent();
    }

    /** The same moment, counted from where those calls were made. */
    CallPoint after(List<String> made) {
        return new CallPoint(operation, call - Collections.frequency(made, operation), when);
    }

    @Override
    public String toString() {
        return (when == When.BEFORE_EFFECT ? "before " : "after ") + operation + " " + call;
    }
}
