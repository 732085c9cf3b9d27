package io.pointsman.alias.guard;

import io.pointsman.template.ReferenceText;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Whether a value that goes and one that comes are the same, or may be: what cannot be told counts. */
final class SameSource {
    /** CloudFormation's word for a value that it does not show. */
    static final String UNKNOWN = "{{changeSet:KNOWN_AFTER_APPLY}}";

    private static final Pattern OPEN =
            Pattern.compile(ReferenceText.OPEN + "([^" + ReferenceText.CLOSE + "]*)" + ReferenceText.CLOSE);
    private static final Pattern PARTS = Pattern.compile("[:/]");

    private SameSource() {}

    /**
     * @param gone with references open as {@link io.pointsman.alias.DeployedStack#properties} leaves them
     * @param come as CloudFormation shows it
     */
    static boolean mayBe(@Nullable Object gone, @Nullable Object come) {
        if (gone instanceof Map<?, ?> was && come instanceof Map<?, ?> is) {
            return was.keySet().equals(is.keySet())
                    && was.entrySet().stream().allMatch(one -> mayBe(one.getValue(), is.get(one.getKey())));
        }
        if (gone instanceof List<?> was && come instanceof List<?> is) {
            return was.size() == is.size()
                    && IntStream.range(0, was.size()).allMatch(at -> mayBe(was.get(at), is.get(at)));
        }
        return textMayBe(String.valueOf(gone), String.valueOf(come));
    }

    private static boolean textMayBe(String gone, String come) {
        boolean isOpen = OPEN.matcher(gone).find();
        return gone.contains(UNKNOWN) || (isOpen ? come.contains(UNKNOWN) || fits(gone, come) : gone.equals(come));
    }

    /** The ARN of a queue ends with its name, that of a stream of a table has it in the middle: each attribute names its resource. */
    private static boolean fits(String gone, String come) {
        Matcher open = OPEN.matcher(gone);
        StringBuilder form = new StringBuilder();
        List<String> parts = List.of(PARTS.split(come, -1));
        boolean named = true;
        int from = 0;
        while (open.find()) {
            form.append(Pattern.quote(gone.substring(from, open.start()))).append(".*");
            named = named && isNamed(open.group(1), parts);
            from = open.end();
        }
        form.append(Pattern.quote(gone.substring(from)));
        return named && come.matches(form.toString());
    }

    private static boolean isNamed(String reference, List<String> parts) {
        int dot = reference.lastIndexOf('.');
        boolean isPseudoOrFunction = dot < 0;
        return isPseudoOrFunction || parts.contains(lastPart(reference.substring(0, dot)));
    }

    private static String lastPart(String physicalId) {
        return physicalId.substring(Math.max(physicalId.lastIndexOf('/'), physicalId.lastIndexOf(':')) + 1);
    }
}
