package io.pointsman.lambda;

import io.pointsman.release.record.BuiltCode;
import io.pointsman.release.record.DeployedFunction;
import io.pointsman.release.record.PublishedVersion;
import io.pointsman.release.record.ReleaseIndex;
import io.pointsman.runtime.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Tells of functions that somebody changed by hand, and how to get past that. */
public final class DriftReport {
    /** A message has room for so many sets of commands. */
    private static final int SHOWN_FUNCTIONS = 3;

    /** Where a version's answer has another form than the input of UpdateFunctionConfiguration; absent values are not taken there. */
    private static final Map<String, String> QUERIES = Map.ofEntries(
            Map.entry("Environment", "Environment || `{\"Variables\":{}}`"),
            Map.entry("Layers", "Layers[].Arn || `[]`"),
            Map.entry(
                    "VpcConfig",
                    "{SubnetIds: VpcConfig.SubnetIds || `[]`, SecurityGroupIds: VpcConfig.SecurityGroupIds || `[]`}"),
            Map.entry("DeadLetterConfig", "DeadLetterConfig || `{\"TargetArn\":\"\"}`"),
            Map.entry("FileSystemConfigs", "FileSystemConfigs || `[]`"),
            Map.entry("ImageConfig", "ImageConfigResponse.ImageConfig || `{}`"),
            Map.entry("SnapStart", "{ApplyOn: SnapStart.ApplyOn}"),
            Map.entry("KMSKeyArn", "KMSKeyArn || ''"));

    private final FunctionReadings readings;
    private final ReleaseIndex index;

    public DriftReport(FunctionReadings readings, ReleaseIndex index) {
        this.readings = readings;
        this.index = index;
    }

    /**
     * @param then what to do once the functions are put back
     */
    public String of(List<FunctionDrift> drifts, String then) {
        String all = drifts.stream().limit(SHOWN_FUNCTIONS).map(this::told).collect(Collectors.joining("\n"));
        String rest = drifts.size() <= SHOWN_FUNCTIONS
                ? ""
                : "\nThe same is true of "
                        + Names.shown(drifts.stream()
                                .skip(SHOWN_FUNCTIONS)
                                .map(drift -> drift.function() + " (" + String.join(", ", drift.differences()) + ")")
                                .toList())
                        + ".";
        return all + rest + "\n" + then + "; if what is there now is meant, set OnDrift to Release for execute and"
                + " publish, once";
    }

    private String told(FunctionDrift drift) {
        Optional<BuiltCode> built =
                drift.expected().built().filter(code -> drift.differences().contains(DeployedFunction.CODE));
        if (built.isPresent()) {
            return BuiltCodeReport.of(drift, built.get());
        }
        return "function " + drift.function() + " is not what its stack made of it: "
                + String.join(", ", drift.differences()) + " differ"
                + (drift.differences().size() == 1 ? "s" : "") + ". Somebody changed it by hand, at "
                + drift.now().lastModified() + " or before. " + wayBack(drift);
    }

    private String wayBack(FunctionDrift drift) {
        Optional<String> version = index.released(drift.function())
                .map(PublishedVersion::version)
                .filter(number -> isWhatIsMissing(drift, number));
        return version.map(number -> "Put it back: " + String.join(" && ", commands(drift, number)))
                .orElse("Give it the values of the template again, for instance by a changed template and its next"
                        + " release, or by aws lambda update-function-code and update-function-configuration.");
    }

    private boolean isWhatIsMissing(FunctionDrift drift, String version) {
        List<String> missing = drift.differences();
        return readings.version(drift.function(), version)
                .map(reading -> drift.expected().differences(reading.state()))
                .filter(differences -> differences.stream().noneMatch(missing::contains))
                .isPresent();
    }

    private static List<String> commands(FunctionDrift drift, String version) {
        List<String> commands = new ArrayList<>();
        List<String> properties = new ArrayList<>(drift.differences());
        properties.remove(DeployedFunction.OTHER);
        if (properties.remove(DeployedFunction.CODE)) {
            commands.addAll(drift.now().isImage() ? image(drift.function(), version) : zip(drift.function(), version));
            commands.add("aws lambda wait function-updated-v2 --function-name " + drift.function());
        }
        if (!properties.isEmpty()) {
            commands.add(configuration(drift.function(), version, properties));
        }
        return commands;
    }

    private static List<String> zip(String function, String version) {
        return List.of(
                "curl -sfo code.zip \"$(aws lambda get-function --function-name " + function + " --qualifier " + version
                        + " --query Code.Location --output text)\"",
                "aws lambda update-function-code --function-name " + function + " --zip-file fileb://code.zip");
    }

    private static List<String> image(String function, String version) {
        return List.of("aws lambda update-function-code --function-name " + function
                + " --image-uri \"$(aws lambda get-function --function-name " + function + " --qualifier " + version
                + " --query Code.ResolvedImageUri --output text)\"");
    }

    private static String configuration(String function, String version, List<String> properties) {
        String query = properties.stream()
                .map(name -> name + ": " + QUERIES.getOrDefault(name, name))
                .collect(Collectors.joining(", ", "{", "}"));
        return "aws lambda update-function-configuration --function-name " + function + " --cli-input-json"
                + " \"$(aws lambda get-function-configuration --function-name " + function + " --qualifier " + version
                + " --query '" + query + "' --output json)\"";
    }
}
