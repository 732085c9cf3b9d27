package io.pointsman.endpoint.wire;

import io.pointsman.endpoint.AwsError;
import io.pointsman.endpoint.EndpointLimit;
import io.pointsman.endpoint.encoding.Percent;
import io.pointsman.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The query protocol: a form in, XML out. Every value of the input is text, since a form has no other kind. */
final class QueryDialect implements Dialect {
    private static final Map<String, String> NAMESPACES = Map.of(
            "cloudformation", "http://cloudformation.amazonaws.com/doc/2010-05-15/",
            "sts", "https://sts.amazonaws.com/doc/2011-06-15/",
            "monitoring", "http://monitoring.amazonaws.com/doc/2010-08-01/",
            "sns", "http://sns.amazonaws.com/doc/2010-03-31/",
            "iam", "https://iam.amazonaws.com/doc/2010-05-08/");

    private final String service;

    QueryDialect(String service) {
        this.service = service;
    }

    @Override
    public boolean has(String operation) {
        return true;
    }

    @Override
    public Ask read(Request request) {
        Map<String, String> form = new LinkedHashMap<>();
        request.query().forEach((name, values) -> form.put(name, values.getFirst()));
        Percent.pairs(request.text()).forEach((name, values) -> form.put(name, values.getFirst()));
        String action = form.getOrDefault("Action", "");
        form.keySet().removeIf(name -> name.equals("Action") || name.equals("Version") || name.startsWith("X-Amz-"));
        return new Ask(action, QueryForm.read(form));
    }

    @Override
    public Answer answer(Ask ask, JsonObject output, String requestId) {
        Xml xml = new Xml().open(ask.operation() + "Response", namespace());
        element(xml, ask.operation() + "Result", output);
        xml.open("ResponseMetadata").leaf("RequestId", requestId).close("ResponseMetadata");
        return body(200, xml.close(ask.operation() + "Response"), requestId);
    }

    private static void element(Xml xml, String name, @Nullable Object value) {
        switch (value) {
            case null -> {}
            case JsonObject object -> members(xml, name, object.members());
            case Map<?, ?> map -> members(xml, name, map);
            case List<?> list -> items(xml, name, list);
            default -> xml.leaf(name, value);
        }
    }

    private static void members(Xml xml, String name, Map<?, ?> members) {
        xml.open(name);
        members.forEach((member, value) -> element(xml, String.valueOf(member), value));
        xml.close(name);
    }

    private static void items(Xml xml, String name, List<?> items) {
        xml.open(name);
        items.forEach(item -> element(xml, "member", item));
        xml.close(name);
    }

    @Override
    public Answer refuse(Request request, AwsError error, String requestId) {
        Xml xml = new Xml()
                .open("ErrorResponse", namespace())
                .open("Error")
                .leaf("Type", error.status() < 500 ? "Sender" : "Receiver")
                .leaf("Code", error.code())
                .leaf("Message", error.said())
                .close("Error")
                .leaf("RequestId", requestId)
                .close("ErrorResponse");
        return body(error.status(), xml, requestId);
    }

    @Override
    public AwsError unknown(String operation) {
        return EndpointLimit.operation(service, operation);
    }

    @Override
    public String invalidCode() {
        return "ValidationError";
    }

    @Override
    public String failedCode() {
        return "InternalFailure";
    }

    @Override
    public String deniedCode() {
        return "AccessDenied";
    }

    private String namespace() {
        return NAMESPACES.getOrDefault(service, "http://" + service + ".amazonaws.com/");
    }

    private static Answer body(int status, Xml xml, String requestId) {
        return Answer.of(status, "text/xml", xml.toString()).with("x-amzn-RequestId", requestId);
    }
}
