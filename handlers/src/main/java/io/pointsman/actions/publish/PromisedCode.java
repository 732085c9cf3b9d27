package io.pointsman.actions.publish;

import io.pointsman.release.CodePlace;
import io.pointsman.release.ReleaseManifest;
import io.pointsman.release.record.BuiltCode;
import java.util.List;
import java.util.Optional;

/**
 * Which package the manifest promises to each function. A function that may get its code from elsewhere, or whose template is brought in by
 * AWS::Include, is promised none.
 */
final class PromisedCode {
    private final ReleaseManifest manifest;

    PromisedCode(ReleaseManifest manifest) {
        this.manifest = manifest;
    }

    /**
     * The package that a function is promised and has not.
     *
     * @param id of the function in its stack: {@code Cart}, in a nested stack {@code Shop-Cart}
     */
    Optional<CodePlace> unkept(String id, String codeSha256) {
        List<CodePlace> promised = of(id);
        boolean isPromise = promised.stream()
                .noneMatch(place -> place.hasOther() || place.codeSha256().isEmpty());
        boolean isKept = promised.stream().anyMatch(place -> place.codeSha256().equals(Optional.of(codeSha256)));
        return isPromise && !isKept ? promised.stream().findFirst() : Optional.empty();
    }

    /** Both, where a condition chooses between two. */
    private List<CodePlace> of(String id) {
        List<String> path = List.of(id.split("-", -1));
        Optional<String> template = Optional.of(manifest.templatePath());
        for (String stack : path.subList(0, path.size() - 1)) {
            template = template.flatMap(outer -> places(outer, stack).stream().findFirst())
                    .map(CodePlace::source);
        }
        return template.map(inner -> places(inner, path.getLast())).orElse(List.of());
    }

    private List<CodePlace> places(String template, String logicalId) {
        return manifest.code().stream()
                .filter(place ->
                        place.template().equals(template) && place.logicalId().equals(logicalId))
                .toList();
    }

    static BuiltCode built(CodePlace place) {
        return new BuiltCode(
                place.bucket(), place.key(), place.version(), place.codeSha256().orElseThrow());
    }
}
