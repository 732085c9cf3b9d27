package io.pointsman.causes;

/** A failure as CodePipeline shows it: 5,000 characters at most (docs/aws-facts.md), of which the end is never the part that is lost. */
public final class JobMessage {
    public static final int LONGEST = 5_000;

    private JobMessage() {}

    /** The text, cut so that the end has room. */
    public static String of(String text, String end) {
        return cut(text, LONGEST - end.length()) + cut(end, LONGEST);
    }

    /** What to do about a reason, as the end of a message; empty for one that is not known. */
    public static String hint(String reason) {
        return KnownReason.of(reason).map(KnownReason::hint).orElse("");
    }

    /** The text within so many characters, with a sign that there was more. */
    public static String cut(String text, int room) {
        if (text.length() <= room) {
            return text;
        }
        return room < 3 ? "" : text.substring(0, room - 3) + "...";
    }
}
