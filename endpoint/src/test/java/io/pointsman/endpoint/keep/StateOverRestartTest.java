package io.pointsman.endpoint.keep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("long")
class StateOverRestartTest {
    /** What is made by chance, and the places in lists that are sorted by it. */
    private static final Pattern CHANCE = Pattern.compile(
            "(?<=:secret:)[A-Za-z0-9-]+|(?<=ConfigSha256 = ).*|(?<=/)\\d+(?=[/ ])|(?<=line/Source/)[A-Za-z0-9]{7}"
                + "|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
                + "|\\bd-[A-Z0-9]{9}\\b|(?<=-)[A-Za-z0-9]{12}\\b|[0-9a-f]{32}|(?<![A-Za-z0-9])[a-z0-9]{10}(?![A-Za-z0-9])");

    @Test
    void whatCanBeSeenIsThereAfterARestartAtEachStepAndAllGoesOnAsWithout(@TempDir Path folder) {
        List<Story.Step> story = Story.steps();
        KeptPlace uninterrupted = KeptPlace.of(folder.resolve("uninterrupted"));
        KeptPlace place = KeptPlace.of(folder.resolve("0"));
        int restarts = 0;
        for (Story.Step step : story) {
            step.does().accept(uninterrupted);
            step.does().accept(place);
            List<String> before = Visible.in(place.world());
            restarts++;
            place = place.killedAndServedAgain(folder.resolve(String.valueOf(restarts)));
            assertSame(before, Visible.in(place.world()), "after " + step.name());
        }
        assertSame(
                constant(Visible.in(uninterrupted.world())),
                constant(Visible.in(place.world())),
                "at the end, beside one that was not interrupted");
        assertTrue(restarts > 100, restarts + " restarts");
        place.close();
        uninterrupted.close();
    }

    private static void assertSame(List<String> expected, List<String> seen, String when) {
        int same = 0;
        while (same < Math.min(expected.size(), seen.size())
                && expected.get(same).equals(seen.get(same))) {
            same++;
        }
        assertEquals(from(expected, same), from(seen, same), when);
    }

    /** The first few from there on. */
    private static String from(List<String> lines, int place) {
        return String.join("\n", lines.subList(place, Math.min(lines.size(), place + 5)));
    }

    /** In an order that chance has no part in. */
    private static List<String> constant(List<String> lines) {
        return lines.stream()
                .map(line -> CHANCE.matcher(line).replaceAll("#"))
                .sorted()
                .toList();
    }
}
