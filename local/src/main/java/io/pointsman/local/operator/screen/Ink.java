package io.pointsman.local.operator.screen;

import io.pointsman.local.operator.RunState;

/** Colours, where there is a terminal for them. */
public enum Ink {
    PLAIN,
    COLOURED;

    /** What a colour says. */
    enum Tone {
        GOOD("32"),
        BAD("31"),
        MOVING("33");

        private final String code;

        Tone(String code) {
            this.code = code;
        }

        static Tone of(RunState state) {
            return switch (state.exit()) {
                case WANTED -> GOOD;
                case FAILED, DENIED -> BAD;
                case NOT_FINISHED, HELD -> MOVING;
            };
        }
    }

    String tinted(String text, Tone tone) {
        return this == PLAIN ? text : "\u001b[1;" + tone.code + "m" + text + "\u001b[0m";
    }
}
