package io.pointsman.actions.shift.alarm;

import io.pointsman.actions.shift.settings.ShiftRequest;
import io.pointsman.release.RunName;
import java.util.List;

/**
 * The names of the alarms of one stack and alias: {@code pointsman-my-app.live.Cart.errors}. Neither a stack nor an alias has a dot in its
 * name, so that no other stack's begins with the same.
 */
public record GeneratedNames(String stack, String alias) {
    private static final int LONGEST_PLACE = 140;
    private static final int LONGEST_ID = 80;

    public static GeneratedNames of(ShiftRequest request, String alias) {
        return new GeneratedNames(request.stack(), alias);
    }

    public String prefix() {
        return "pointsman-" + RunName.fitted(stack + "." + alias, LONGEST_PLACE) + ".";
    }

    String of(String logicalId, GeneratedAlarm kind) {
        return prefix() + RunName.fitted(logicalId, LONGEST_ID) + "." + kind.word();
    }

    /** All that a function may have. */
    List<String> all(String logicalId) {
        return GeneratedAlarm.ALL.stream().map(kind -> of(logicalId, kind)).toList();
    }

    public boolean isOne(String alarm) {
        return alarm.startsWith(prefix());
    }
}
