package io.pointsman.local.operator.screen;

import io.pointsman.local.operator.doctor.Checkup;
import io.pointsman.local.operator.doctor.Diagnosis;
import io.pointsman.local.operator.doctor.Health;
import java.util.Comparator;
import java.util.List;

/** What would go wrong comes first. */
public final class DoctorScreen {
    private static final int INDENT = 9;

    private DoctorScreen() {}

    public static List<String> of(Checkup checkup, Ink ink) {
        Sheet sheet = new Sheet(ink);
        sheet.line(checkup.standing().stack() + "  " + checkup.standing().region()
                + checkup.standing().account().map(account -> " " + account).orElse(""));
        checkup.found().stream()
                .sorted(Comparator.comparingInt((Diagnosis one) -> urgency(one.health())))
                .forEach(one -> onto(sheet, one));
        sheet.line(checkup.count(Health.FAIL) + " to mend, " + checkup.count(Health.UNKNOWN) + " not known, "
                + checkup.count(Health.WARN) + " to know, " + checkup.count(Health.OK) + " as they should be");
        return sheet.lines();
    }

    private static int urgency(Health health) {
        return switch (health) {
            case FAIL -> 0;
            case UNKNOWN -> 1;
            case WARN -> 2;
            case OK -> 3;
        };
    }

    private static void onto(Sheet sheet, Diagnosis one) {
        String word = one.health() == Health.OK ? "ok" : one.health().name();
        sheet.labelled(word, tone(one.health()), one.what() + ": " + one.said(), INDENT);
        one.next().ifPresent(next -> sheet.whole(" ".repeat(INDENT) + next));
    }

    private static Ink.Tone tone(Health health) {
        return switch (health) {
            case OK -> Ink.Tone.GOOD;
            case WARN -> Ink.Tone.MOVING;
            case FAIL, UNKNOWN -> Ink.Tone.BAD;
        };
    }
}
