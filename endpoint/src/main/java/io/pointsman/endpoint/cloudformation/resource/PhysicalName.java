package io.pointsman.endpoint.cloudformation.resource;

import java.security.SecureRandom;
import java.util.stream.Collectors;

/** Names as CloudFormation makes them: the stack, the logical id, twelve random characters. */
final class PhysicalName {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    private static final int RANDOM = 12;
    private static final SecureRandom RANDOMNESS = new SecureRandom();

    private PhysicalName() {}

    static String of(String stack, String logicalId, int most) {
        String head = stack + "-" + logicalId;
        int room = most - RANDOM - 1;
        return (head.length() > room ? head.substring(0, room) : head) + "-" + random(ALPHABET, RANDOM);
    }

    static String random(String alphabet, int length) {
        return RANDOMNESS
                .ints(length, 0, alphabet.length())
                .mapToObj(at -> alphabet.substring(at, at + 1))
                .collect(Collectors.joining());
    }
}
