package io.pointsman.local.aws.apigateway;

import java.util.Map;
import java.util.Optional;

/**
 * A name under which an API is called.
 *
 * @param deployment which snapshot of the routes it serves; empty where it serves nothing yet, or follows every change
 * @param followsChanges {@code AutoDeploy}
 */
record Stage(String name, Optional<String> deployment, boolean followsChanges, Map<String, String> variables) {}
