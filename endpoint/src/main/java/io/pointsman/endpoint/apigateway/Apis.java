package io.pointsman.endpoint.apigateway;

import io.pointsman.endpoint.AwsError;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** All APIs of the account, of both kinds, by their ids. */
final class Apis {
    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789";
    private static final int ID_CHARS = 10;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Map<String, Api> byId = new TreeMap<>();

    Api add(Api.Protocol protocol) {
        Api api = new Api(newId(), protocol);
        byId.put(api.id(), api);
        return api;
    }

    Optional<Api> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** Of this kind. */
    Api need(String id, boolean rest) {
        return find(id).filter(api -> (api.protocol() == Api.Protocol.REST) == rest)
                .orElseThrow(() -> new AwsError(
                        404,
                        "NotFoundException",
                        rest ? "Invalid API identifier specified" : "Invalid API identifier specified " + id));
    }

    void remove(Api api) {
        byId.remove(api.id());
    }

    static String newId() {
        return RANDOM.ints(ID_CHARS, 0, ALPHABET.length())
                .mapToObj(at -> ALPHABET.substring(at, at + 1))
                .collect(Collectors.joining());
    }

    static AwsError missing(String what) {
        return new AwsError(404, "NotFoundException", "Invalid " + what + " identifier specified");
    }
}
