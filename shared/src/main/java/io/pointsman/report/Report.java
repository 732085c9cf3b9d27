package io.pointsman.report;

import io.pointsman.json.Json;
import io.pointsman.page.ConsoleLinks;
import io.pointsman.release.record.Attempt;
import io.pointsman.release.record.ExecutedOperation;
import io.pointsman.release.record.ReleaseRecord;
import io.pointsman.release.record.ReportContent;
import java.util.Optional;

/**
 * One attempt to shift a release, made from the release record: the versions, what happened to each function and when, and the
 * AppSpecs as they were sent.
 *
 * @param release the release record
 * @param attempt of that release
 */
public record Report(String stack, String run, ReleaseRecord release, Attempt attempt) {
    /** Where the stack is, as far as the record says it. */
    Optional<ConsoleLinks> place() {
        return release.execution()
                .map(ExecutedOperation::stackId)
                .or(release::stackId)
                .flatMap(ConsoleLinks::of);
    }

    /** {@code report.json}, for machines. */
    public String json() {
        return Json.pretty(ReportContent.of(stack, run, release, attempt));
    }

    /** {@code report.html}, for people: one page that asks the network for nothing and runs nothing. */
    public String html() {
        return new ReportPage(this).html();
    }
}
