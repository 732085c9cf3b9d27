package io.pointsman.endpoint.wire;

import io.pointsman.endpoint.AwsError;
import io.pointsman.endpoint.disk.Blob;
import io.pointsman.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** S3's REST protocol: the place in path or host, members in headers and query, documents in XML. */
final class S3Dialect implements Dialect {
    @Override
    public boolean has(String operation) {
        return S3Routes.has(operation);
    }

    @Override
    public Ask read(Request request) {
        S3Place place = S3Place.of(request);
        if (FormUpload.is(request)) {
            return new Ask("PutObject", FormUpload.of(request).put(request));
        }
        if (request.method().equals("PUT") && request.has("partNumber") && !request.has("uploadId")) {
            throw new AwsError(
                    400,
                    "InvalidArgument",
                    "This operation does not accept partNumber without uploadId",
                    JsonObject.of("ArgumentName", "partNumber", "ArgumentValue", "partNumber"));
        }
        String operation = S3Routes.operation(request, place)
                .orElseThrow(() -> unknown(request.method() + " " + request.path() + " "
                        + String.join(" ", request.query().keySet())));
        JsonObject input = S3Members.of(request);
        input = place.bucket().isEmpty() ? input : input.with("Bucket", place.bucket());
        input = place.key().isEmpty() ? input : input.with("Key", place.key());
        return new Ask(operation, S3Documents.in(input, operation, request));
    }

    /** Here and not at the operation: most of the members that S3 checks are read by no operation of the endpoint. */
    @Override
    public void check(Ask ask, Request request) {
        if (!FormUpload.is(request)) {
            S3Asked.check(ask.operation(), request);
        }
    }

    @Override
    public Answer answer(Ask ask, JsonObject output, String requestId) {
        if (ask.input().has("SuccessActionStatus")) {
            return posted(ask.input(), output, requestId);
        }
        return switch (ask.operation()) {
            case "GetObject", "HeadObject" -> object(output, output.has("ContentRange") ? 206 : 200, requestId);
            case "DeleteObject", "DeleteObjectTagging", "AbortMultipartUpload", "DeleteBucket" ->
                headers(204, output, requestId);
            default -> document(ask, output, requestId);
        };
    }

    /** A browser is told what the form asks for: nothing, a document, or where to go on. */
    private static Answer posted(JsonObject input, JsonObject output, String requestId) {
        String location = "/" + input.needText("Bucket") + "/" + input.needText("Key");
        Map<String, String> headers = new LinkedHashMap<>(S3Members.headers(output));
        headers.put("Location", location);
        Optional<String> redirect = input.text("SuccessActionRedirect");
        if (redirect.isPresent()) {
            headers.put("Location", redirect.get());
            return new Answer(303, withId(headers, requestId), Blob.empty());
        }
        if (input.needText("SuccessActionStatus").equals("201")) {
            Xml xml = new Xml()
                    .open("PostResponse")
                    .leaf("Location", location)
                    .leaf("Bucket", input.needText("Bucket"))
                    .leaf("Key", input.needText("Key"))
                    .leaf("ETag", output.needText("ETag"))
                    .close("PostResponse");
            return xml(201, "application/xml", xml.toString(), headers, requestId);
        }
        int status = input.needText("SuccessActionStatus").equals("200") ? 200 : 204;
        return new Answer(status, withId(headers, requestId), Blob.empty());
    }

    private static Answer object(JsonObject output, int status, String requestId) {
        Blob body = Blob.in(output, "Body").orElseGet(Blob::empty);
        return new Answer(status, withId(S3Members.headers(output), requestId), body);
    }

    private static Answer headers(int status, JsonObject output, String requestId) {
        return new Answer(status, withId(S3Members.headers(output), requestId), new byte[0]);
    }

    private static Answer document(Ask ask, JsonObject output, String requestId) {
        Optional<String> kept = output.text("Document");
        if (kept.isPresent()) {
            String type = ask.operation().equals("GetBucketPolicy") ? "application/json" : "application/xml";
            return xml(200, type, kept.get(), Map.of(), requestId);
        }
        if (S3Xml.has(ask.operation())) {
            Map<String, String> headers = new LinkedHashMap<>(S3Members.headers(output));
            headers.keySet().removeIf(name -> name.equals("Location"));
            return xml(200, "application/xml", S3Xml.of(ask.operation(), output), headers, requestId);
        }
        int status = ask.operation().startsWith("Delete") || ask.operation().equals("PutBucketPolicy") ? 204 : 200;
        return headers(status, output, requestId);
    }

    private static Answer xml(int status, String type, String text, Map<String, String> headers, String requestId) {
        Map<String, String> all = withId(headers, requestId);
        all.put("Content-Type", type);
        return new Answer(status, all, text.getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, String> withId(Map<String, String> headers, String requestId) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put("x-amz-request-id", requestId);
        all.put("x-amz-id-2", requestId);
        return all;
    }

    @Override
    public Answer refuse(Request request, AwsError error, String requestId) {
        Map<String, String> headers = S3Members.headers(error.details());
        headers.remove("Expires"); // of an expired link it is said in the document alone
        if (request.method().equals("HEAD") || error.status() == 304) {
            return new Answer(error.status(), withId(headers, requestId), new byte[0]);
        }
        Xml xml = new Xml().open("Error").leaf("Code", error.code()).leaf("Message", error.said());
        error.details().members().forEach((name, value) -> {
            if (value != null && !name.equals("DeleteMarker")) {
                xml.leaf(name, value);
            }
        });
        xml.leaf("Resource", S3Place.of(request).resource())
                .leaf("RequestId", requestId)
                .leaf("HostId", requestId)
                .close("Error");
        return xml(error.status(), "application/xml", xml.toString(), headers, requestId);
    }

    @Override
    public AwsError unknown(String operation) {
        return new AwsError(
                501,
                "NotImplemented",
                "A header you provided implies functionality that is not implemented: " + operation.strip());
    }

    @Override
    public String invalidCode() {
        return "InvalidRequest";
    }

    @Override
    public String failedCode() {
        return "InternalError";
    }

    @Override
    public String deniedCode() {
        return "AccessDenied";
    }
}
