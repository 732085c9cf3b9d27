package io.pointsman.actions.changeset;

import io.pointsman.release.CodePlace;
import io.pointsman.release.ReleasedBytes;
import io.pointsman.review.Change;
import io.pointsman.review.Review.NewCode;
import java.util.List;
import java.util.Optional;

/**
 * Why functions get other code, as the release manifest says it.
 *
 * @param template path of the release's own template; places of other templates belong to nested stacks
 */
record CodeReasons(String template, List<CodePlace> places) {
    private static final String SHARED = "Globals";

    /** All that the release brings in. */
    ReleasedBytes bytes() {
        return ReleasedBytes.of(places);
    }

    NewCode of(Change change) {
        return place(change)
                .map(one -> new NewCode(change.path(), said(one), one.why()))
                .orElseGet(() -> new NewCode(
                        change.path(),
                        "",
                        "the template says so; the release manifest knows no place of this function"));
    }

    private static String said(CodePlace place) {
        return "s3://" + place.bucket() + "/" + place.key()
                + place.version().map(version -> "?versionId=" + version).orElse("")
                + place.codeSha256().map(sha256 -> ", SHA-256 " + sha256).orElse("");
    }

    private Optional<CodePlace> place(Change change) {
        return change.within().isEmpty()
                ? own(change.logicalId()).or(() -> own(SHARED))
                : only(places.stream()
                        .filter(one -> !isOwn(one) && one.logicalId().equals(change.logicalId()))
                        .toList());
    }

    private Optional<CodePlace> own(String logicalId) {
        return places.stream()
                .filter(one -> isOwn(one) && one.logicalId().equals(logicalId))
                .findFirst();
    }

    private boolean isOwn(CodePlace place) {
        return place.template().isEmpty() || place.template().equals(template);
    }

    /** The manifest does not say which nested stack a template is for: of two that fit neither is taken. */
    private static Optional<CodePlace> only(List<CodePlace> those) {
        return those.size() == 1 ? Optional.of(those.getFirst()) : Optional.empty();
    }
}
