package io.pointsman.actions.shift;

import io.pointsman.actions.shift.settings.ShiftRequest;
import io.pointsman.artifact.ReproducibleZip;
import io.pointsman.release.record.Attempt;
import io.pointsman.release.record.ReleaseRecord;
import io.pointsman.report.Report;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The {@code Report} artifact: {@code report.json} and {@code report.html}, of a release that failed, too. */
final class ReportArtifact {
    private ReportArtifact() {}

    /** @param record the release record */
    static byte[] of(ShiftRequest request, ReleaseRecord record, Attempt attempt) {
        Report report = new Report(request.stack(), request.run(), record, attempt);
        return ReproducibleZip.of(Map.of(
                "report.json", report.json().getBytes(StandardCharsets.UTF_8),
                "report.html", report.html().getBytes(StandardCharsets.UTF_8)));
    }
}
