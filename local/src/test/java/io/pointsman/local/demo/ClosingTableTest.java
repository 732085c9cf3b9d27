package io.pointsman.local.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ClosingTableTest {
    private static final String FAILED = "d-JUJ7KPIYU  2 -> 3  Failed (rollback)";

    @Test
    void a_name_that_cloudformation_made_stands_in_full_below_the_logical_id_and_the_columns_hold() {
        List<String> lines = ClosingTable.lines(List.of(
                row("Hello", "my-app-Hello-1A2B3C4D5E6F"),
                row("NightlyReconciliationJob", "demo-app-NightlyReconciliationJob-DI67VQ8NXEV9")));

        assertEquals("""
            function                       alias        versions       deployments
            Hello                          live -> 2    1, 2           d-IU60ADZ89  1 -> 2  Succeeded
              my-app-Hello-1A2B3C4D5E6F
            NightlyReconciliationJob       live -> 2    1, 2           d-IU60ADZ89  1 -> 2  Succeeded
              demo-app-NightlyReconciliationJob-DI67VQ8NXEV9
            """, String.join("\n", lines) + "\n");
    }

    private static ClosingTable.Row row(String id, String name) {
        return new ClosingTable.Row(id, name, "2", List.of("1", "2"), List.of("d-IU60ADZ89  1 -> 2  Succeeded"));
    }

    @Test
    void further_deployments_go_beside_a_short_name_and_below_a_long_one() {
        List<String> deployments = List.of("d-VEG38DIMH  1 -> 2  Succeeded", FAILED, FAILED);

        List<String> beside = ClosingTable.lines(
                List.of(new ClosingTable.Row("PipelineTest", "pipeline-test", "4", List.of("1"), deployments)));
        assertEquals(4, beside.size());
        assertTrue(beside.get(2).startsWith("  pipeline-test "), beside.get(2));
        assertTrue(beside.get(2).endsWith(FAILED), beside.get(2));

        List<String> below = ClosingTable.lines(
                List.of(new ClosingTable.Row("Long", "n".repeat(64), "4", List.of("1"), deployments)));
        assertEquals(List.of("  " + "n".repeat(64)), below.subList(2, 3));
        assertEquals(5, below.size());
    }

    @Test
    void nothing_is_wider_than_a_hundred_columns() {
        List<String> versions =
                IntStream.rangeClosed(1, 40).mapToObj(String::valueOf).toList();
        List<String> lines = ClosingTable.lines(List.of(
                new ClosingTable.Row("L".repeat(255), "n".repeat(64), "12345", versions, List.of(FAILED, FAILED)),
                new ClosingTable.Row("Short", "Short", "1", List.of("1"), List.of())));

        lines.forEach(line -> assertTrue(line.length() <= 100, line));
        int column = lines.getFirst().indexOf("deployments");
        lines.stream()
                .filter(line -> line.contains("d-JUJ7KPIYU"))
                .forEach(line -> assertEquals(column, line.indexOf("d-JUJ7KPIYU"), line));
        assertTrue(lines.getLast().endsWith("none"), lines.getLast());
    }
}
