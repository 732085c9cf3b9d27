package io.pointsman.endpoint.codedeploy;

import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;

/** Ids of deployments and of calls of hooks: random as AWS's, unless the next ones were said before. */
final class Identifiers {
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    private static final String DEPLOYMENT = "d-[A-Z0-9]{9}";

    private final SecureRandom random = new SecureRandom();
    private final Queue<String> deployments = new ArrayDeque<>();
    private final Map<String, String> hookCalls = new HashMap<>();

    /** The next deployment that somebody asks for has this id, and its hooks are called with that one. */
    void expect(String deployment, String hookExecution) {
        deployments.add(deployment);
        hookCalls.put(deployment, hookExecution);
    }

    /** The same id, if a deployment could have it. */
    static String checked(String deployment) {
        if (!deployment.matches(DEPLOYMENT)) {
            throw Refused.as(
                    "InvalidDeploymentIdException", "Specified DeploymentId is not in the valid format: " + deployment);
        }
        return deployment;
    }

    /** Of a deployment that somebody asks for. */
    String asked() {
        String expected = deployments.poll();
        return expected == null ? deployment() : expected;
    }

    /** As AWS's: {@code d-} and nine letters and digits. */
    String deployment() {
        StringBuilder id = new StringBuilder("d-");
        for (int i = 0; i < 9; i++) {
            id.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return id.toString();
    }

    String hookExecution(String deployment) {
        return hookCalls.getOrDefault(deployment, UUID.randomUUID().toString());
    }
}
