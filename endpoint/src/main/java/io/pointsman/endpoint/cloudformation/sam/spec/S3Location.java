package io.pointsman.endpoint.cloudformation.sam.spec;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where {@code CodeUri}, {@code ContentUri} and {@code DefinitionUri} lead, in either form. */
public record S3Location(Object bucket, Object key, Optional<Object> version) {
    private static final Pattern URI =
            Pattern.compile("s3://([^/?#]+)(/[^?#]*)(?:\\?([^#]*))?(?:#.*)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern DYNAMIC =
            Pattern.compile("\\{\\{resolve:(ssm|ssm-secure|secretsmanager):[a-zA-Z0-9_.\\-/]+(:\\d+)?}}");

    public static S3Location of(Object location, String resource, String property) {
        if (location instanceof Map<?, ?> map) {
            if (Tree.trueAt(map, "Bucket").isEmpty() || Tree.trueAt(map, "Key").isEmpty()) {
                throw SamTrouble.resource(
                        resource, "'" + property + "' requires Bucket and Key properties to be specified.");
            }
            return new S3Location(
                    Tree.at(map, "Bucket").orElseThrow(), Tree.at(map, "Key").orElseThrow(), Tree.at(map, "Version"));
        }
        Matcher uri = URI.matcher(String.valueOf(location));
        if (!(location instanceof String) || !uri.matches()) {
            throw SamTrouble.resource(
                    resource,
                    "'" + property + "' is not a valid S3 Uri of the form "
                            + "'s3://bucket/key' with optional versionId query parameter.");
        }
        return new S3Location(uri.group(1), uri.group(2).replaceFirst("^/+", ""), version(uri.group(3)));
    }

    private static Optional<Object> version(String query) {
        return Optional.ofNullable(query).stream()
                .flatMap(all -> java.util.Arrays.stream(all.split("&", -1)))
                .filter(one -> one.startsWith("versionId=") && one.length() > "versionId=".length())
                .<Object>map(one -> one.substring("versionId=".length()))
                .findFirst();
    }

    /** In Lambda's words. */
    public static Map<String, Object> code(Object location, String resource, String property) {
        if (!(location instanceof Map) && !(location instanceof String)) {
            throw SamTrouble.resource(resource, "'" + property + "' must be of type dict or string.");
        }
        Matcher dynamic = DYNAMIC.matcher(String.valueOf(location));
        if (location instanceof String && dynamic.find() && dynamic.group().contains("/")) {
            throw SamTrouble.resource(
                    resource,
                    "Unsupported dynamic reference detected in '" + property
                            + "'. Please consider using alternative 'FunctionCode' object format.");
        }
        S3Location place = of(location, resource, property);
        Map<String, Object> code = new LinkedHashMap<>();
        code.put("S3Bucket", place.bucket());
        code.put("S3Key", place.key());
        place.version().ifPresent(version -> code.put("S3ObjectVersion", version));
        return code;
    }

    /** In the words of API Gateway and Step Functions. */
    public Map<String, Object> pointer() {
        Map<String, Object> pointer = Tree.of("Bucket", bucket, "Key", key);
        version.ifPresent(one -> pointer.put("Version", one));
        return pointer;
    }
}
