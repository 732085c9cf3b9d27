package io.pointsman.local.policy;

import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/** ARNs with {@code *} in them, as policies have them. */
final class Arns {
    /** In the reference's and the tables' own words. */
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{[^}]+}");

    private Arns() {}

    /** Whether everything that {@code narrow} stands for is something that {@code wide} stands for. */
    static boolean fits(String wide, String narrow) {
        String pattern = "\\Q" + wide.replace("*", "\\E.*\\Q") + "\\E";
        return Pattern.matches(pattern, narrow);
    }

    /** An ARN of the reference for a target: what is not known is {@code *}. */
    static String filled(String arn, PolicyTarget target) {
        return single(VARIABLE.matcher(arn.replace("${Partition}", target.partition())
                        .replace("${Region}", target.region())
                        .replace("${Account}", target.account()))
                .replaceAll("*"));
    }

    /** Without those for which another one stands already. */
    static List<String> fewest(Collection<String> arns) {
        return arns.stream()
                .distinct()
                .filter(arn -> arns.stream().noneMatch(other -> !other.equals(arn) && fits(other, arn)))
                .sorted()
                .toList();
    }

    /** Two stars side by side mean what one does. */
    static String single(String text) {
        return text.replaceAll("\\*{2,}", "*");
    }
}
