package io.pointsman.endpoint.cloudformation;

import io.pointsman.endpoint.AwsError;
import io.pointsman.endpoint.Caller;
import io.pointsman.endpoint.World;
import io.pointsman.endpoint.cloudformation.stack.Blueprint;
import io.pointsman.endpoint.cloudformation.stack.Stack;
import io.pointsman.endpoint.cloudformation.template.Invalid;
import io.pointsman.endpoint.cloudformation.template.Limits;
import io.pointsman.endpoint.disk.Blob;
import io.pointsman.endpoint.encoding.Percent;
import io.pointsman.json.JsonObject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of the template that an operation names: in the call, in S3, or the stack's own. */
record TemplateSource(World world) {
    /** {@code bucket.s3.region.amazonaws.com}. */
    private static final Pattern VIRTUAL_HOST = Pattern.compile("(.+)\\.s3([.-].*)?\\.amazonaws\\.com(\\..*)?");

    private record Place(String bucket, String key, Optional<String> version) {}

    String text(Asked asked, Optional<Stack> stack, Caller caller) {
        long given =
                Arrays.asList(asked.has("TemplateBody"), asked.has("TemplateURL"), asked.flag("UsePreviousTemplate"))
                        .stream()
                        .filter(one -> one)
                        .count();
        if (given != 1) {
            throw Invalid.because("Either Template URL or Template Body must be specified.");
        }
        Optional<String> body = asked.text("TemplateBody");
        body.ifPresent(Limits::checkBody);
        return body.or(() -> asked.text("TemplateURL").map(url -> stored(url, caller)))
                .or(() -> stack.flatMap(Stack::blueprint).map(Blueprint::text))
                .orElseThrow(() -> Invalid.because("No previous template exists for this stack"));
    }

    /** What lies in S3 under a URL. */
    String stored(String url, Caller caller) {
        Place place = place(url);
        JsonObject input =
                JsonObject.of("Bucket", place.bucket(), "Key", place.key()).with("VersionId", place.version());
        try {
            Blob body = Blob.in(world.call("s3", "GetObject", input, caller), "Body")
                    .orElseGet(Blob::empty);
            Limits.checkStored(body.size());
            return new String(body.bytes(), StandardCharsets.UTF_8);
        } catch (AwsError e) {
            if (e.code().equals("ValidationError")) {
                throw e;
            }
            throw Invalid.because("S3 error: " + e.said()
                    + "\n"
                    + "For more information check"
                    + " http://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html");
        }
    }

    private static Place place(String url) {
        URI uri = uri(url);
        String host = uri.getHost();
        String path = uri.getPath();
        if (host == null || path == null || path.length() < 2) {
            throw Invalid.because("TemplateURL must be a supported URL.");
        }
        Matcher virtual = VIRTUAL_HOST.matcher(host);
        if (virtual.matches()) {
            return new Place(virtual.group(1), path.substring(1), version(uri));
        }
        int slash = path.indexOf('/', 1);
        if (slash < 0 || slash == path.length() - 1) {
            throw Invalid.because("TemplateURL must reference a valid S3 object to which you have access.");
        }
        return new Place(path.substring(1, slash), path.substring(slash + 1), version(uri));
    }

    private static URI uri(String url) {
        try {
            return URI.create(url);
        } catch (IllegalArgumentException e) {
            throw Invalid.because("TemplateURL must be a supported URL.");
        }
    }

    private static Optional<String> version(URI uri) {
        return Optional.ofNullable(uri.getRawQuery()).stream()
                .flatMap(query -> Arrays.stream(query.split("&", -1)))
                .filter(part -> part.startsWith("versionId="))
                .map(part -> Percent.form(part.substring("versionId=".length())))
                .findFirst();
    }
}
