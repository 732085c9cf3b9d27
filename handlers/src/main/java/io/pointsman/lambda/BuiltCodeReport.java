package io.pointsman.lambda;

import io.pointsman.release.record.BuiltCode;
import io.pointsman.release.record.DeployedFunction;
import io.pointsman.runtime.ShellWord;
import java.util.ArrayList;
import java.util.List;

/** Tells of a function that did not get the package that was built, and how to give it that. */
final class BuiltCodeReport {
    private BuiltCodeReport() {}

    static String of(FunctionDrift drift, BuiltCode built) {
        return "function " + drift.function() + " has other code than what was built: its template points at "
                + place(built)
                + ", which had the SHA-256 " + built.codeSha256()
                + " when it was packaged, and the CodeSha256 that Lambda has is "
                + drift.now().state().codeSha256()
                + ". The object was exchanged before the function got it, or somebody changed"
                + " the function by hand, at " + drift.now().lastModified() + " or before. " + others(drift)
                + "Put the package that was built back there (aws s3api list-object-versions --bucket " + built.bucket()
                + " --prefix " + ShellWord.of(built.key())
                + " shows what was there, where the bucket keeps versions), then: aws lambda"
                + " update-function-code --function-name " + drift.function() + " --s3-bucket " + built.bucket()
                + " --s3-key "
                + ShellWord.of(built.key())
                + built.version()
                        .map(version -> " --s3-object-version " + ShellWord.of(version))
                        .orElse("");
    }

    private static String place(BuiltCode built) {
        return "s3://" + built.bucket() + "/" + built.key()
                + built.version().map(version -> "?versionId=" + version).orElse("");
    }

    private static String others(FunctionDrift drift) {
        List<String> others = new ArrayList<>(drift.differences());
        others.remove(DeployedFunction.CODE);
        return others.isEmpty()
                ? ""
                : String.join(", ", others) + " differ" + (others.size() == 1 ? "s" : "")
                        + ", too: give the function the values of the template again by aws lambda"
                        + " update-function-configuration. ";
    }
}
