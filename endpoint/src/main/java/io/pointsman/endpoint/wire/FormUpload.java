package io.pointsman.endpoint.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.pointsman.endpoint.AwsError;
import io.pointsman.endpoint.disk.Blob;
import io.pointsman.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A browser's upload to S3: a form of {@code multipart/form-data} with the fields of the object, a policy, and one file at its end.
 *
 * @param fields by lower-case name
 */
record FormUpload(Map<String, String> fields, String fileName, Blob file) {
    private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)\"?");
    private static final Pattern NAME = Pattern.compile("[; ]name=\"([^\"]*)\"");
    private static final Pattern FILE_NAME = Pattern.compile("filename=\"([^\"]*)\"");
    private static final String END_OF_HEAD = "\r\n\r\n";

    /** Whether a request is one. */
    static boolean is(Request request) {
        return request.method().equals("POST")
                && S3Place.of(request).key().isEmpty()
                && request.header("content-type").orElse("").startsWith("multipart/form-data");
    }

    static FormUpload of(Request request) {
        Matcher boundary = BOUNDARY.matcher(request.header("content-type").orElse(""));
        if (!boundary.find()) {
            throw malformed();
        }
        // Latin-1 has a character for each byte, so that places in the text are places in the body.
        String text = "\r\n" + new String(request.bytes(), ISO_8859_1);
        String between = "\r\n--" + boundary.group(1);
        Map<String, String> fields = new LinkedHashMap<>();
        int at = text.indexOf(between);
        while (at >= 0 && !text.startsWith("--", at + between.length())) {
            int head = at + between.length();
            int body = text.indexOf(END_OF_HEAD, head);
            int end = text.indexOf(between, Math.max(body, head));
            if (body < 0 || end < 0) {
                throw malformed();
            }
            String names = text.substring(head, body);
            String content = text.substring(body + END_OF_HEAD.length(), end);
            String name = group(NAME, names).orElseThrow(FormUpload::malformed).toLowerCase(Locale.ROOT);
            if (name.equals("file")) {
                return new FormUpload(
                        fields, utf8(group(FILE_NAME, names).orElse("")), Blob.of(content.getBytes(ISO_8859_1)));
            }
            fields.put(name, utf8(content));
            at = end;
        }
        throw new AwsError(400, "InvalidArgument", "POST requires exactly one file upload per request.");
    }

    private static Optional<String> group(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static String utf8(String latin) {
        return new String(latin.getBytes(ISO_8859_1), UTF_8);
    }

    private static AwsError malformed() {
        return new AwsError(
                400, "MalformedPOSTRequest", "The body of your POST request is not well-formed multipart/form-data.");
    }

    Optional<String> field(String name) {
        return Optional.ofNullable(fields.get(name));
    }

    /** The key with the name of the file in it, where it asks for that. */
    String key() {
        return field("key")
                .filter(key -> !key.isEmpty())
                .map(key -> key.replace("${filename}", fileName.substring(fileName.lastIndexOf('/') + 1)))
                .orElseThrow(() -> new AwsError(
                        400,
                        "InvalidArgument",
                        "Bucket POST must contain a field named 'key'.  If it is specified, please"
                                + " check the order of the fields."));
    }

    /** As the input of PutObject: the fields are called as its headers are. */
    JsonObject put(Request request) {
        Request put = new Request("PUT", request.path(), Map.of(), Map.copyOf(fields), file);
        return S3Members.of(put)
                .with("Bucket", S3Place.of(request).bucket())
                .with("Key", key())
                .with("Body", (Object) file)
                .with("SuccessActionStatus", field("success_action_status").orElse("204"))
                .with("SuccessActionRedirect", field("success_action_redirect").or(() -> field("redirect")));
    }
}
