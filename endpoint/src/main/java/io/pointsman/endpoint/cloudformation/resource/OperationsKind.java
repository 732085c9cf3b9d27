package io.pointsman.endpoint.cloudformation.resource;

import io.pointsman.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A type whose resources one operation makes, one changes and one removes, with the template's own words as their members.
 *
 * @param id the member of the answer that is the physical id
 * @param named the member that names the resource in later requests
 * @param camel whether the service's members begin with a small letter
 */
record OperationsKind(
        String service, String create, String update, String delete, String id, String named, boolean camel)
        implements Kind {
    /** One of API Gateway's first API: {@code Resource}, {@code Stage}. What cannot change in place has {@code update} empty. */
    static OperationsKind rest(String noun, String update, String id, String named) {
        return new OperationsKind("apigateway", "Create" + noun, update, "Delete" + noun, id, named, true);
    }

    /** One of its second. */
    static OperationsKind http(String noun, String id) {
        return new OperationsKind("apigatewayv2", "Create" + noun, "Update" + noun, "Delete" + noun, id, id, false);
    }

    @Override
    public Work create(Wish wish) {
        String made = wish.call(service, create, members(wish.properties())).needText(id);
        String attribute = named.substring(0, 1).toUpperCase(Locale.ROOT) + named.substring(1);
        return new Work.Done(new Made(made, Map.of(attribute, made), wish.properties()));
    }

    @Override
    public Work update(Wish wish, Made made) {
        if (wish.offers(service, update)) {
            wish.call(service, update, members(wish.properties()).with(named, made.physicalId()));
        }
        return new Work.Done(made.updated(wish));
    }

    @Override
    public Work delete(Wish wish, Made made) {
        JsonObject which = members(made.properties()).with(named, made.physicalId());
        Gone.unless(() -> wish.call(service, delete, which));
        return new Work.Done(made);
    }

    private JsonObject members(Map<String, Object> properties) {
        if (!camel) {
            return Members.plain(properties);
        }
        Map<String, Object> some = new LinkedHashMap<>(properties);
        List.of("Tags", "MethodSettings").forEach(some::remove); // lists here, maps there; nothing reads them
        // the type has it in the singular, the API in the plural
        Optional.ofNullable(some.remove("AccessLogSetting")).ifPresent(log -> some.put("AccessLogSettings", log));
        return Members.camel(some);
    }
}
