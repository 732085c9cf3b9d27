package io.pointsman.local.operator;

import java.util.Map;

/**
 * The template of a stack as it was handed over, with its comments and lines, and with what Pointsman wrote into it.
 *
 * @param parameters their values; a secret is {@code ****}
 */
public record DeployedTemplate(String text, Map<String, String> parameters) {}
