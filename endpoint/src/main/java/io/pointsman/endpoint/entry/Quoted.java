package io.pointsman.endpoint.entry;

/** Text of a stranger's that is shown in one line: no character of it moves a cursor or ends the line, and it has an end. */
final class Quoted {
    private static final int LONGEST = 200;
    private static final int FIRST_PRINTABLE = 0x20;
    private static final int LAST_PRINTABLE = 0x7e;

    private Quoted() {}

    static String in(String text) {
        StringBuilder shown = new StringBuilder();
        text.chars().limit(LONGEST).forEach(character -> add(shown, (char) character));
        return text.length() <= LONGEST ? shown.toString() : shown + "... (" + text.length() + " characters)";
    }

    private static void add(StringBuilder shown, char character) {
        if (character < FIRST_PRINTABLE || character > LAST_PRINTABLE) {
            shown.append(String.format("\\u%04x", (int) character));
        } else {
            shown.append(character);
        }
    }
}
